import type { Deduction } from '@markthalle/documents/invoice-content';
import type { RateWeight } from '@markthalle/domain/bundle';
import { Injectable } from '@nestjs/common';
import type { Statements } from '../../platform/db/db.ts';

/** An approved refund of one part, as far as papers care. */
export interface RefundedPart {
  readonly refundId: string;
  readonly producerOrderId: string;
  /** What reduces the seller's price; a goodwill payment of somebody else does not. */
  readonly producerDeduction: ProducerDeduction | null;
  /** Delivery of the cooperative that goes back, whoever is at fault. */
  readonly cooperativeDeliveryCents: number;
  readonly approvedOn: string;
}

type DeductedLine = Deduction['lines'][number] & {
  /** Set for a bundle of goods of two rates. */
  readonly vatWeights: readonly RateWeight[] | null;
  /** What earlier refunds took off the same line. */
  readonly beforeCents: number;
};

export type ProducerDeduction = Omit<Deduction, 'refundId' | 'on' | 'lines'> & {
  readonly lines: readonly DeductedLine[];
};

/** Whose paper a refunded share belongs on. */
export type CoveredIssuer = 'producer' | 'cooperative';

@Injectable()
export class RefundFactsQueries {
  async orderOf(db: Statements, refundId: string): Promise<string | null> {
    const row = await db.row<{ orderId: string }>(
      'select order_id as "orderId" from refunds.refund where id = $1',
      [refundId],
    );
    return row?.orderId ?? null;
  }

  /** Approved refunds of an order that no paper of this issuer speaks of yet, oldest first. */
  uncovered(db: Statements, orderId: string, issuer: CoveredIssuer): Promise<RefundedPart[]> {
    return db.rows<RefundedPart>(
      `select r.id as "refundId", part.producer_order_id as "producerOrderId",
              part.cooperative_delivery_cents as "cooperativeDeliveryCents",
              (r.approved_at at time zone 'Europe/Berlin')::date as "approvedOn",
              case when part.bearer = 'producer' then jsonb_build_object(
                'goodsCents', part.goods_cents, 'depositCents', part.deposit_cents,
                'deliveryCents', part.delivery_cents,
                'lines', (select coalesce(jsonb_agg(jsonb_build_object(
                   'orderLineId', sold.id, 'name', sold.snapshot -> 'name' ->> o.language,
                   'quantity', line.quantity, 'goodsCents', line.goods_cents,
                   'depositCents', line.deposit_cents, 'vatRateBps', sold.vat_rate_bps,
                   'vatWeights', sold.snapshot -> 'vatWeights',
                   'beforeCents', (select coalesce(sum(earlier.goods_cents), 0)
                      from refunds.refund_line earlier
                      join refunds.refund_part before on before.id = earlier.part_id
                      join refunds.refund er on er.id = before.refund_id
                     where earlier.line_id = line.line_id and before.bearer = 'producer'
                       and er.approved_at is not null and er.state <> 'discarded'
                       and (er.approved_at, er.id) < (r.approved_at, r.id)))
                   order by sold.position), '[]')
                   from refunds.refund_line line join orders.order_line sold on sold.id = line.line_id
                  where line.part_id = part.id)) end as "producerDeduction"
         from refunds.refund r
         join refunds.refund_part part on part.refund_id = r.id
         join orders."order" o on o.id = r.order_id
        where r.order_id = $1 and r.approved_at is not null and r.state <> 'discarded'
          and case $2 when 'producer'
                then part.bearer = 'producer'
                     and part.goods_cents + part.deposit_cents + part.delivery_cents > 0
                else part.cooperative_delivery_cents > 0 end
          and not exists (select from documents.refund_cover c
                           where c.refund_id = r.id and c.issuer = $2
                             and c.producer_order_id = part.producer_order_id)
        order by r.approved_at, r.id, part.producer_order_id`,
      [orderId, issuer],
    );
  }

  /** Orders with an invoice and an approved refund that no paper speaks of (lost jobs). */
  async ordersToCorrect(db: Statements, before: Date, limit: number): Promise<string[]> {
    const rows = await db.rows<{ refundId: string }>(
      `select distinct on (r.order_id) r.id as "refundId"
         from refunds.refund r join refunds.refund_part part on part.refund_id = r.id
        where r.approved_at < $1 and r.state <> 'discarded'
          and ((part.bearer = 'producer'
                and part.goods_cents + part.deposit_cents + part.delivery_cents > 0
                and exists (select from documents.document d where d.kind = 'invoice'
                             and d.producer_order_id = part.producer_order_id)
                and not exists (select from documents.refund_cover c where c.refund_id = r.id
                                 and c.producer_order_id = part.producer_order_id
                                 and c.issuer = 'producer'))
            or (part.cooperative_delivery_cents > 0
                and exists (select from documents.document d where d.kind = 'delivery_invoice'
                             and d.order_id = r.order_id)
                and not exists (select from documents.refund_cover c where c.refund_id = r.id
                                 and c.producer_order_id = part.producer_order_id
                                 and c.issuer = 'cooperative')))
        order by r.order_id limit $2`,
      [before, limit],
    );
    return rows.map((row) => row.refundId);
  }
}
