import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Clock, later } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import {
  ATTEMPT_WINDOW_MS,
  type AttemptLimit,
  type AttemptState,
  countAttempt,
} from './attempt-limit.ts';

/**
 * Whose attempts are counted; hashed with the link secret, because addresses alone could be guessed
 * back.
 */
export type AttemptSubject =
  `${'login' | 'login-client' | 'mail' | 'mail-client' | 'form'}:${string}`;

const MAX_FORGOTTEN_AT_ONCE = 100;

@Injectable()
export class AttemptsStore {
  private readonly secret: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    this.secret = `attempts:${config.linkSecret}`;
  }

  /**
   * Counts one attempt. Answers null, or how many seconds the subject has to wait (then nothing is
   * counted).
   */
  async count(tx: Tx, subject: AttemptSubject, limit: AttemptLimit): Promise<number | null> {
    const hash = this.hash(subject);
    const now = this.clock.now();
    await tx.execute(
      `insert into identity.login_throttle (subject_hash, failures, window_started_at)
       values ($1, 0, $2) on conflict do nothing`,
      [hash, now],
    );
    const before = await tx.row<AttemptState>(
      `select failures as attempts, window_started_at as "windowStartedAt",
              blocked_until as "blockedUntil"
         from identity.login_throttle where subject_hash = $1 for update`,
      [hash],
    );
    const decision = countAttempt(before, now, limit);
    if (!decision.allowed) return decision.retryAfterSeconds;
    const { attempts, windowStartedAt, blockedUntil } = decision.state;
    await tx.execute(
      `update identity.login_throttle
          set failures = $2, window_started_at = $3, blocked_until = $4 where subject_hash = $1`,
      [hash, attempts, windowStartedAt, blockedUntil],
    );
    return null;
  }

  /** The attempt was right: it and all before it are forgotten. */
  async forget(tx: Tx, subject: AttemptSubject): Promise<void> {
    await tx.execute('delete from identity.login_throttle where subject_hash = $1', [
      this.hash(subject),
    ]);
  }

  /** The attempt was right: it alone is taken back, so that one's own success hides no guessing. */
  async takeBack(tx: Tx, subject: AttemptSubject): Promise<void> {
    await tx.execute(
      `update identity.login_throttle set failures = greatest(0, failures - 1), blocked_until = null
        where subject_hash = $1`,
      [this.hash(subject)],
    );
  }

  /** Removes windows that are over, a few at a time. */
  async sweep(tx: Tx): Promise<void> {
    await tx.execute(
      `delete from identity.login_throttle where subject_hash in (
         select subject_hash from identity.login_throttle
          where window_started_at < $1 and (blocked_until is null or blocked_until < $2)
          limit $3 for update skip locked)`,
      [later(this.clock.now(), -ATTEMPT_WINDOW_MS), this.clock.now(), MAX_FORGOTTEN_AT_ONCE],
    );
  }

  private hash(subject: AttemptSubject): Buffer {
    return createHmac('sha256', this.secret).update(subject.toLowerCase()).digest();
  }
}
