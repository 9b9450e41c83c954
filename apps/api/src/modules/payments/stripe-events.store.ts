import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';

export type EventEndpoint = 'platform' | 'connect' | 'core' | 'replay';

/** A webhook as it came. */
export interface StoredEvent {
  readonly endpoint: EventEndpoint;
  readonly eventId: string;
  /** The connected account it happened on; empty for the platform. */
  readonly account: string;
  readonly type: string;
  readonly apiVersion: string | null;
  readonly objectId: string;
  readonly raw: string;
}

export interface OpenEvent {
  readonly eventId: string;
  readonly type: string;
  readonly raw: string;
  readonly attempts: number;
}

/** An object that stays unknown for so many tries is a matter for a person. */
export const MAX_EVENT_TRIES = 5;

@Injectable()
export class StripeEventsStore {
  constructor(private readonly db: Db) {}

  /** False when it was received before. */
  async insert(tx: Tx, event: StoredEvent, receivedAt: Date): Promise<boolean> {
    const written = await tx.execute(
      `insert into payments.stripe_event
         (endpoint, event_id, account, type, api_version, object_id, raw, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (event_id, account) do nothing`,
      [
        event.endpoint,
        event.eventId,
        event.account,
        event.type,
        event.apiVersion,
        event.objectId,
        event.raw,
        receivedAt,
      ],
    );
    return written === 1;
  }

  /** What is known about one object and not yet worked on. */
  openOf(objectId: string, account: string): Promise<OpenEvent[]> {
    return this.db.rows<OpenEvent>(
      `select event_id as "eventId", type, attempts, raw from payments.stripe_event
        where object_id = $1 and account = $2 and processed_at is null order by event_id`,
      [objectId, account],
    );
  }

  async markProcessed(tx: Tx, eventIds: readonly string[], account: string, at: Date) {
    await tx.execute(
      `update payments.stripe_event set processed_at = $3, error = null
        where event_id = any ($1::text[]) and account = $2 and processed_at is null`,
      [eventIds, account, at],
    );
  }

  async noteFailure(tx: Tx, eventIds: readonly string[], account: string, error: string) {
    await tx.execute(
      `update payments.stripe_event set attempts = attempts + 1, error = $3
        where event_id = any ($1::text[]) and account = $2 and processed_at is null`,
      [eventIds, account, error],
    );
  }

  /** Objects with events that lie about, oldest first; those that wait for a person are left out. */
  openObjects(before: Date, limit: number): Promise<{ objectId: string; account: string }[]> {
    return this.db.rows(
      `select object_id as "objectId", account from payments.stripe_event
        where processed_at is null and received_at <= $1 and attempts < $2
        group by object_id, account order by min(received_at) limit $3`,
      [before, MAX_EVENT_TRIES, limit],
    );
  }

  /** Which of these are stored. */
  async known(eventIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.rows<{ id: string }>(
      `select distinct event_id as id from payments.stripe_event where event_id = any ($1::text[])`,
      [eventIds],
    );
    return new Set(rows.map((row) => row.id));
  }

  async cursor(scope: string): Promise<Date | null> {
    const row = await this.db.row<{ readUntil: Date }>(
      `select read_until as "readUntil" from payments.event_cursor where scope = $1`,
      [scope],
    );
    return row?.readUntil ?? null;
  }

  async moveCursor(tx: Tx, scope: string, readUntil: Date): Promise<void> {
    await tx.execute(
      `insert into payments.event_cursor (scope, read_until) values ($1, $2)
       on conflict (scope) do update set read_until = excluded.read_until`,
      [scope, readUntil],
    );
  }
}
