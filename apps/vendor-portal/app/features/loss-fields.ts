/** Names of the fields in which a producer takes off a loss in value, one for each line. */
export const LOSS_PREFIX = 'loss-';
export const lossField = (lineId: string): string => `${LOSS_PREFIX}${lineId}`;

/** Names of the fields in which a producer says how much of a service was done, in percent. */
export const WORK_PREFIX = 'work-';
export const workField = (lineId: string): string => `${WORK_PREFIX}${lineId}`;

/** Shorter is no reason; the market refuses it. */
export const LOSS_REASON_MIN_CHARS = 3;
