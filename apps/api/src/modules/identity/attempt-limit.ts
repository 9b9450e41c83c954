import { later, MINUTE_MS, SECOND_MS } from '../../platform/clock/clock.ts';

/** How many attempts are free before each further one waits, longer each time. */
export interface AttemptLimit {
  readonly freeAttempts: number;
}

/** Wrong passwords for one e-mail address, known or not. */
export const LOGIN_PER_ADDRESS: AttemptLimit = { freeAttempts: 5 };
/** From one client address; a household or a school shares one, so it is wider. */
export const LOGIN_PER_CLIENT: AttemptLimit = { freeAttempts: 20 };
/** Wrong codes from one client address; each code has few tries of its own besides. */
export const CODE_TRIES_PER_CLIENT: AttemptLimit = { freeAttempts: 20 };
/** Registrations and password resets asked for from one client address. */
export const MAILS_PER_CLIENT: AttemptLimit = { freeAttempts: 20 };
/** Public forms sent from one client address, each kind of form for itself. */
export const FORMS_PER_CLIENT: AttemptLimit = { freeAttempts: 20 };
/** Mails with links that strangers can cause at one e-mail address. */
export const MAILS_PER_ADDRESS: AttemptLimit = { freeAttempts: 5 };

export interface AttemptState {
  readonly attempts: number;
  readonly windowStartedAt: Date;
  readonly blockedUntil: Date | null;
}

export type AttemptDecision =
  | { readonly allowed: true; readonly state: AttemptState }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

/** Attempts of an earlier window are forgotten. */
export const ATTEMPT_WINDOW_MS = 60 * MINUTE_MS;
const FIRST_BLOCK_MS = 30 * SECOND_MS;
const LONGEST_BLOCK_MS = 15 * MINUTE_MS;
const MAX_DOUBLINGS = 10;

/**
 * Counts an attempt before it is made, so that many at once count as many; a success takes it back.
 */
export function countAttempt(
  before: AttemptState | null,
  now: Date,
  { freeAttempts }: AttemptLimit,
): AttemptDecision {
  if (before?.blockedUntil && before.blockedUntil > now) {
    const waitMs = before.blockedUntil.getTime() - now.getTime();
    return { allowed: false, retryAfterSeconds: Math.ceil(waitMs / SECOND_MS) };
  }
  const isSameWindow = before !== null && before.windowStartedAt > later(now, -ATTEMPT_WINDOW_MS);
  const attempts = isSameWindow ? before.attempts + 1 : 1;
  return {
    allowed: true,
    state: {
      attempts,
      windowStartedAt: isSameWindow ? before.windowStartedAt : now,
      blockedUntil: attempts < freeAttempts ? null : later(now, blockMs(attempts - freeAttempts)),
    },
  };
}

const blockMs = (attemptsOver: number): number =>
  Math.min(LONGEST_BLOCK_MS, FIRST_BLOCK_MS * 2 ** Math.min(attemptsOver, MAX_DOUBLINGS));
