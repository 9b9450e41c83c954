import type { TaxStatus } from '@markthalle/domain/tax';
import { Injectable } from '@nestjs/common';
import type { Statements } from '../../platform/db/db.ts';
import type { LineSnapshot, Localised, SellerSnapshot } from '../orders/order-draft.ts';

/** An order as its papers need it: everything as frozen at sale. */
export interface OrderFacts {
  readonly orderId: string;
  readonly number: string;
  readonly language: 'de' | 'en';
  readonly placedAt: Date;
  readonly buyerName: string;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly deliveryVatRateBps: number;
  readonly parts: readonly PartFacts[];
}

export interface PartFacts {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly number: string;
  readonly seller: SellerSnapshot;
  readonly taxStatus: TaxStatus;
  readonly deliveryBy: 'producer' | 'cooperative';
  readonly wayLabel: Localised;
  readonly deliveryCents: number;
  /** ISO instant; null while the part is not handed over. */
  readonly handedOverAt: string | null;
  readonly lines: readonly {
    readonly orderLineId: string;
    readonly quantity: number;
    readonly unitPriceCents: number;
    readonly containerDepositCents: number;
    readonly discountCents: number;
    readonly goodsCents: number;
    readonly depositCents: number;
    readonly vatRateBps: number;
    readonly snapshot: LineSnapshot;
  }[];
}

@Injectable()
export class OrderFactsQueries {
  async orderOfPart(db: Statements, producerOrderId: string): Promise<string | null> {
    const row = await db.row<{ orderId: string }>(
      'select order_id as "orderId" from orders.producer_order where id = $1',
      [producerOrderId],
    );
    return row?.orderId ?? null;
  }

  read(db: Statements, orderId: string): Promise<OrderFacts | null> {
    return db.row<OrderFacts>(ORDER, [orderId]);
  }

  /** What the producer's tax office calls them today, where the sale did not know it. */
  async taxIdsToday(db: Statements, producerId: string, on: string) {
    return db.row<{ vatId: string | null; taxNumber: string | null }>(
      `select vat_id as "vatId", tax_number as "taxNumber" from producers.tax_status
        where producer_id = $1 and valid_from <= $2 order by valid_from desc limit 1`,
      [producerId, on],
    );
  }

  /** Parts that were handed over before an instant and have no invoice (lost jobs, missing facts). */
  async partsWithoutInvoice(db: Statements, before: Date, limit: number): Promise<string[]> {
    const rows = await db.rows<{ id: string }>(
      `select p.id from orders.producer_order p
        where p.handed_over_at < $1
          and p.goods_cents + p.deposit_cents
              + case p.delivery_by when 'producer' then p.delivery_cents else 0 end
            > p.reduced_goods_cents + p.reduced_deposit_cents + p.reduced_delivery_cents
          and not exists (select from documents.document d
                           where d.producer_order_id = p.id and d.kind = 'invoice')
        order by p.handed_over_at limit $2`,
      [before, limit],
    );
    return rows.map((row) => row.id);
  }
}

const ORDER = `
  select o.id as "orderId", o.number, o.language, o.placed_at as "placedAt",
         o.buyer_name as "buyerName", o.street, o.postcode, o.town,
         o.delivery_vat_rate_bps as "deliveryVatRateBps",
         (select jsonb_agg(jsonb_build_object(
            'producerOrderId', p.id, 'producerId', p.producer_id, 'number', p.number,
            'seller', p.seller, 'taxStatus', p.tax_status, 'deliveryBy', p.delivery_by,
            'wayLabel', p.way_label, 'deliveryCents', p.delivery_cents,
            'handedOverAt', p.handed_over_at,
            'lines', (select jsonb_agg(jsonb_build_object(
               'orderLineId', l.id, 'quantity', l.quantity,
               'unitPriceCents', l.unit_price_cents,
               'containerDepositCents', l.container_deposit_cents,
               'discountCents', l.discount_cents,
               'goodsCents', l.goods_cents, 'depositCents', l.deposit_cents,
               'vatRateBps', l.vat_rate_bps, 'snapshot', l.snapshot) order by l.position)
               from orders.order_line l where l.producer_order_id = p.id)) order by p.position)
            from orders.producer_order p where p.order_id = o.id) as parts
    from orders."order" o where o.id = $1`;
