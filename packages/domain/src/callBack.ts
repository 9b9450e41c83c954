/** The parts of a working day for which a call may be wished; all within the hours of the office. */
export const CALL_BACK_SPANS = ['morning', 'noon', 'afternoon'] as const;
export type CallBackSpan = (typeof CALL_BACK_SPANS)[number];
