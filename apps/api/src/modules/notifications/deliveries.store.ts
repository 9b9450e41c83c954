import { Injectable } from '@nestjs/common';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';

/**
 * `mine`: send now. `sent`: nothing to do. `running`: another job is at it. `unknown`: a person
 * must look.
 */
export type Claim = 'mine' | 'sent' | 'running' | 'unknown';

/** Sending gives up long before this; a claim that is older belongs to a process that died. */
const ABANDONED_AFTER_MS = 5 * MINUTE_MS;

/** The book of mails: who was sent what. */
@Injectable()
export class DeliveriesStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly incidents: Incidents,
  ) {}

  /**
   * Takes the right to send one mail; only one taker gets it, and again only after a sure failure.
   */
  async claim(key: string, kind: string): Promise<Claim> {
    const now = this.clock.now();
    const mine = await this.db.execute(
      `insert into notifications.delivery as d (key, kind, state, attempts, claimed_at)
       values ($1, $2, 'sending', 1, $3)
       on conflict (key) do update
         set state = 'sending', attempts = d.attempts + 1, claimed_at = excluded.claimed_at
         where d.state = 'not_sent'`,
      [key, kind, now],
    );
    if (mine === 1) return 'mine';
    const row = await this.db.row<{ state: string; claimedAt: Date }>(
      'select state, claimed_at as "claimedAt" from notifications.delivery where key = $1',
      [key],
    );
    if (row?.state !== 'sending') return row?.state === 'sent' ? 'sent' : 'running';
    return row.claimedAt > later(now, -ABANDONED_AFTER_MS) ? 'running' : 'unknown';
  }

  async markSent(key: string): Promise<void> {
    await this.db.execute(
      `update notifications.delivery set state = 'sent', sent_at = $2 where key = $1`,
      [key, this.clock.now()],
    );
  }

  async isSent(key: string): Promise<boolean> {
    const row = await this.db.row<{ state: string }>(
      'select state from notifications.delivery where key = $1',
      [key],
    );
    return row?.state === 'sent';
  }

  /** The server surely did not take it: the next try may send. */
  async markNotSent(key: string): Promise<void> {
    await this.db.execute(
      `update notifications.delivery set state = 'not_sent' where key = $1 and state = 'sending'`,
      [key],
    );
  }

  /** Nobody knows whether it went out: a person decides, nothing is sent twice by itself. */
  async reportUnknown(key: string, kind: string): Promise<void> {
    await this.db.transaction((tx) =>
      this.incidents.open(tx, {
        kind: 'mail-outcome-unknown',
        subject: key,
        title: `Ob die E-Mail „${kind}“ ankam, ist nicht bekannt. Bitte prüfen und bei Bedarf neu senden.`,
      }),
    );
  }
}
