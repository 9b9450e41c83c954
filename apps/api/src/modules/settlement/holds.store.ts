import type { HoldReason } from '@markthalle/domain/shareDecision';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

export interface HoldDraft {
  readonly producerId: string;
  /** Null: everything of the producer. */
  readonly producerOrderId: string | null;
  readonly reason: HoldReason;
  readonly until: Date;
  readonly note: string | null;
  /** The person; null for a part of the system. */
  readonly by: string | null;
}

@Injectable()
export class HoldsStore {
  constructor(private readonly clock: Clock) {}

  /** Sets a hold, or gives the open one of the same reason a new end; answers its id. */
  async set(tx: Tx, draft: HoldDraft): Promise<string> {
    const row = await tx.row<{ id: string }>(
      `insert into settlement.hold (id, producer_id, producer_order_id, reason, until, note, set_by,
         set_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (producer_id, coalesce(producer_order_id, producer_id), reason)
         where released_at is null
       do update set until = excluded.until, note = coalesce(excluded.note, hold.note)
       returning id`,
      [
        newId(),
        draft.producerId,
        draft.producerOrderId,
        draft.reason,
        draft.until,
        draft.note,
        draft.by,
        this.clock.now(),
      ],
    );
    return row?.id ?? '';
  }

  /** Answers whether there was something to lift. */
  async releaseOfShare(
    tx: Tx,
    producerOrderId: string,
    reason: HoldReason,
    by: string | null,
  ): Promise<boolean> {
    const lifted = await tx.execute(
      `update settlement.hold set released_at = $3, released_by = $4
        where producer_order_id = $1 and reason = $2 and released_at is null`,
      [producerOrderId, reason, this.clock.now(), by],
    );
    return lifted > 0;
  }

  async release(tx: Tx, holdId: string, by: string, note: string): Promise<boolean> {
    const lifted = await tx.execute(
      `update settlement.hold set released_at = $2, released_by = $3, release_note = $4
        where id = $1 and released_at is null`,
      [holdId, this.clock.now(), by, note],
    );
    return lifted === 1;
  }

  /** A paid producer order by its number, or a producer by slug, as people type them. */
  async subjectOf(
    tx: Tx,
    typed: string,
  ): Promise<{ producerId: string; producerOrderId: string | null; heldFrom: Date | null } | null> {
    return tx.row(
      `select p.producer_id as "producerId", p.id as "producerOrderId",
              p.handed_over_at as "heldFrom"
         from orders.producer_order p join orders."order" o on o.id = p.order_id
        where p.number = $1 and o.payment_state in ('paid', 'partially_refunded', 'refunded')
       union all
       select m.id, null, null from producers.producer m where m.slug = lower($1)
       limit 1`,
      [typed],
    );
  }

  async producerOfShare(tx: Tx, producerOrderId: string): Promise<string | null> {
    const row = await tx.row<{ producerId: string }>(
      'select producer_id as "producerId" from orders.producer_order where id = $1',
      [producerOrderId],
    );
    return row?.producerId ?? null;
  }
}
