import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

export interface NewEvent {
  readonly eventId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly occurredAt: Date;
}

export interface OpenDelivery extends NewEvent {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly producerId: string;
  readonly url: string;
  readonly attempts: number;
  readonly isDisabled: boolean;
}

/** A log, not an archive: what was delivered is of no use after some weeks. */
const KEPT = '30 days';
const MAX_FORGOTTEN_AT_ONCE = 200;

/** What own systems were told, and how it went. */
@Injectable()
export class DeliveriesStore {
  constructor(private readonly db: Db) {}

  /** One delivery for each webhook that wants to know; none again for an event that is there already. */
  async plan(tx: Tx, producerId: string, event: NewEvent): Promise<string[]> {
    const webhooks = await tx.rows<{ webhookId: string }>(
      `select id as "webhookId" from integrations.webhook
        where producer_id = $1 and disabled_at is null and $2 = any (kinds) order by id`,
      [producerId, event.kind],
    );
    const planned: string[] = [];
    for (const { webhookId } of webhooks) {
      const deliveryId = await this.insert(tx, webhookId, event);
      if (deliveryId !== null) planned.push(deliveryId);
    }
    return planned;
  }

  /** Answers the new id, or null where this webhook is told of the event already. */
  async insert(tx: Tx, webhookId: string, event: NewEvent): Promise<string | null> {
    await tx.execute(
      `delete from integrations.delivery where id in (
         select id from integrations.delivery
          where webhook_id = $1 and occurred_at < $2::timestamptz - interval '${KEPT}'
            and state <> 'waiting' limit $3)`,
      [webhookId, event.occurredAt, MAX_FORGOTTEN_AT_ONCE],
    );
    const row = await tx.row<{ id: string }>(
      `insert into integrations.delivery
         (id, webhook_id, event_id, kind, subject_id, occurred_at, next_attempt_at)
       values ($1, $2, $3, $4, $5, $6, $6) on conflict (webhook_id, event_id) do nothing
       returning id`,
      [newId(), webhookId, event.eventId, event.kind, event.subjectId, event.occurredAt],
    );
    return row?.id ?? null;
  }

  open(deliveryId: string): Promise<OpenDelivery | null> {
    return this.db.row<OpenDelivery>(
      `select d.id as "deliveryId", d.webhook_id as "webhookId", w.producer_id as "producerId",
              w.url, d.event_id as "eventId", d.kind, d.subject_id as "subjectId",
              d.occurred_at as "occurredAt", d.attempts, w.disabled_at is not null as "isDisabled"
         from integrations.delivery d join integrations.webhook w on w.id = d.webhook_id
        where d.id = $1 and d.state = 'waiting'`,
      [deliveryId],
    );
  }

  async note(
    tx: Tx,
    deliveryId: string,
    result: {
      readonly state: 'waiting' | 'delivered' | 'given_up';
      readonly attempts: number;
      readonly words: string;
      readonly nextAttemptAt: Date | null;
    },
  ): Promise<void> {
    await tx.execute(
      `update integrations.delivery
          set state = $2, attempts = $3, last_answer = $4, next_attempt_at = $5 where id = $1`,
      [deliveryId, result.state, result.attempts, result.words, result.nextAttemptAt],
    );
  }

  /** Switches a webhook off; false where it is off already. */
  async disable(tx: Tx, webhookId: string, now: Date): Promise<boolean> {
    const disabled = await tx.execute(
      'update integrations.webhook set disabled_at = $2 where id = $1 and disabled_at is null',
      [webhookId, now],
    );
    return disabled === 1;
  }

  async enable(tx: Tx, webhookId: string): Promise<void> {
    await tx.execute('update integrations.webhook set disabled_at = null where id = $1', [
      webhookId,
    ]);
  }
}
