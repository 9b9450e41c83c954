import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { VISIBLE_TO_PRODUCER } from '../fulfilment/fulfilment.facade.ts';

export interface Tick {
  readonly subjectId: string;
  readonly ticked: boolean;
}

export interface LineBatch {
  readonly lineId: string;
  readonly batchNo: string | null;
  readonly goodUntilOn: string | null;
}

/** What was noted while packing. Every write names its producer, so that nobody reaches others' lines. */
@Injectable()
export class PackingStore {
  /**
   * Ticks of one day's list; older acts change nothing. Answers how many of them are on this list.
   */
  async tick(
    tx: Tx,
    list: { readonly producerId: string; readonly on: string },
    ticks: readonly Tick[],
    at: Date,
  ): Promise<number> {
    return tx.execute(
      `insert into packing.tick as t (producer_id, hand_over_on, subject_id, ticked, acted_at)
       select $1, $2, n.id, n.ticked, $5
         from unnest($3::uuid[], $4::boolean[]) as n (id, ticked)
        where exists (select from orders.producer_order p
                       join orders."order" o on o.id = p.order_id
                       join orders.order_line l on l.producer_order_id = p.id
                      where p.producer_id = $1 and p.hand_over_on = $2 and ${VISIBLE_TO_PRODUCER}
                        and n.id in (l.id, l.variant_id))
        order by n.id
       on conflict (producer_id, hand_over_on, subject_id) do update
         set ticked = case when t.acted_at <= excluded.acted_at then excluded.ticked
                           else t.ticked end,
             acted_at = greatest(t.acted_at, excluded.acted_at)`,
      [
        list.producerId,
        list.on,
        ticks.map((one) => one.subjectId),
        ticks.map((one) => one.ticked),
        at,
      ],
    );
  }

  /** Batches and dates per line; older acts change nothing. Answers how many lines are this producer's. */
  async noteBatches(
    tx: Tx,
    producerId: string,
    batches: readonly LineBatch[],
    at: Date,
  ): Promise<number> {
    const own = await tx.rows<{ lineId: string; variantId: string }>(
      `select l.id as "lineId", l.variant_id as "variantId"
         from orders.order_line l
         join orders.producer_order p on p.id = l.producer_order_id
         join orders."order" o on o.id = p.order_id
        where l.id = any ($1) and p.producer_id = $2 and ${VISIBLE_TO_PRODUCER}
        order by l.id for share of p`,
      [batches.map((one) => one.lineId), producerId],
    );
    const variants = new Map(own.map(({ lineId, variantId }) => [lineId, variantId]));
    const rows = batches.flatMap((one) => {
      const variantId = variants.get(one.lineId);
      return variantId === undefined ? [] : [{ ...one, variantId }];
    });
    const isEmpty = (one: LineBatch) => one.batchNo === null && one.goodUntilOn === null;
    await this.forgetBatches(tx, rows.filter(isEmpty), at);
    const said = rows.filter((one) => !isEmpty(one));
    await tx.execute(
      `insert into packing.line_batch as b
         (line_id, producer_id, variant_id, batch_no, good_until_on, acted_at)
       select n.line_id, $1, n.variant_id, n.batch_no, n.good_until_on, $6
         from unnest($2::uuid[], $3::uuid[], $4::text[], $5::date[])
              as n (line_id, variant_id, batch_no, good_until_on)
       on conflict (line_id) do update
         set batch_no = excluded.batch_no, good_until_on = excluded.good_until_on,
             acted_at = excluded.acted_at
       where b.acted_at <= excluded.acted_at`,
      [
        producerId,
        said.map((one) => one.lineId),
        said.map((one) => one.variantId),
        said.map((one) => one.batchNo),
        said.map((one) => one.goodUntilOn),
        at,
      ],
    );
    return rows.length;
  }

  private async forgetBatches(tx: Tx, lines: readonly LineBatch[], at: Date): Promise<void> {
    if (lines.length === 0) return;
    await tx.execute('delete from packing.line_batch where line_id = any ($1) and acted_at <= $2', [
      lines.map((one) => one.lineId),
      at,
    ]);
  }

  async insertShortage(
    tx: Tx,
    shortage: {
      readonly id: string;
      readonly lineId: string;
      readonly producerOrderId: string;
      readonly producerId: string;
      readonly quantity: number;
      readonly refundId: string;
      readonly refundCents: number;
      readonly by: string | null;
      readonly actedAt: Date;
      readonly recordedAt: Date;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into packing.shortage (id, line_id, producer_order_id, producer_id, quantity,
         refund_id, refund_cents, reported_by, acted_at, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        shortage.id,
        shortage.lineId,
        shortage.producerOrderId,
        shortage.producerId,
        shortage.quantity,
        shortage.refundId,
        shortage.refundCents,
        shortage.by,
        shortage.actedAt,
        shortage.recordedAt,
      ],
    );
  }

  /** What an act gave back, if it was recorded before (the same act again changes nothing). */
  async recordedRefund(
    tx: Tx,
    table: 'shortage' | 'weighing',
    id: string,
    producerId: string,
  ): Promise<number | null> {
    const row = await tx.row<{ cents: number }>(
      `select refund_cents as cents from packing.${table} where id = $1 and producer_id = $2`,
      [id, producerId],
    );
    return row?.cents ?? null;
  }

  async insertWeighing(
    tx: Tx,
    weighing: {
      readonly id: string;
      readonly lineId: string;
      readonly producerId: string;
      readonly grams: number;
      readonly refundId: string | null;
      readonly refundCents: number;
      readonly by: string | null;
      readonly actedAt: Date;
      readonly recordedAt: Date;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into packing.weighing
         (id, line_id, producer_id, grams, refund_id, refund_cents, weighed_by, acted_at, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        weighing.id,
        weighing.lineId,
        weighing.producerId,
        weighing.grams,
        weighing.refundId,
        weighing.refundCents,
        weighing.by,
        weighing.actedAt,
        weighing.recordedAt,
      ],
    );
  }

  async noteCrates(
    tx: Tx,
    trip: { readonly producerId: string; readonly on: string; readonly trip: string },
    crates: number,
    at: Date,
  ): Promise<void> {
    await tx.execute(
      `insert into packing.crates as c (producer_id, hand_over_on, trip, crates, acted_at)
       values ($1, $2, $3, $4, $5)
       on conflict (producer_id, hand_over_on, trip) do update
         set crates = excluded.crates, acted_at = excluded.acted_at
       where c.acted_at <= excluded.acted_at`,
      [trip.producerId, trip.on, trip.trip, crates, at],
    );
  }
}
