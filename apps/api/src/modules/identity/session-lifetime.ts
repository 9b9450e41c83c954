import { DAY_MS } from '../../platform/clock/clock.ts';

/** Buyers and staff: a session ends 30 days after it was last used. */
const SESSION_MS = 30 * DAY_MS;
/**
 * People who work for a producer look in from barn and market stall; a lost phone's session is
 * closed by a reset.
 */
const PRODUCER_SESSION_MS = 90 * DAY_MS;

/** How long a session lives after each use, in milliseconds. */
export const sessionLifetimeMs = (worksForProducer: boolean): number =>
  worksForProducer ? PRODUCER_SESSION_MS : SESSION_MS;
