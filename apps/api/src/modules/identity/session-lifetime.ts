import { DAY_MS, HOUR_MS } from '../../platform/clock/clock.ts';

/** Buyers and staff: a session ends 30 days after it was last used. */
const SESSION_MS = 30 * DAY_MS;
/** People who work for a producer look in from barn and market stall; a lost phone is signed out by its owner. */
const PRODUCER_SESSION_MS = 90 * DAY_MS;
/** On a borrowed device it ends by itself, however much it is used. */
const BORROWED_SESSION_MS = 12 * HOUR_MS;

/** How long a session lives after each use, in milliseconds. */
export const sessionLifetimeMs = (worksForProducer: boolean, trusted: boolean): number => {
  if (!trusted) return BORROWED_SESSION_MS;
  return worksForProducer ? PRODUCER_SESSION_MS : SESSION_MS;
};
