import type { OrderPaymentState, ProducerOrderState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import { hashToken } from '../../platform/db/new-id.ts';
import type { LineSnapshot, Localised, SellerSnapshot } from './order-draft.ts';
import type { StoredPromise } from './stored-promise.ts';

/** An order with its parts as stored; one row, one statement. */
export interface StoredOrder {
  readonly id: string;
  readonly number: string;
  readonly sealed_token: string;
  readonly account_id: string | null;
  readonly language: 'de' | 'en';
  readonly email: string;
  readonly buyer_name: string;
  readonly phone: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly min_age: number | null;
  readonly legal_document_ids: readonly string[];
  readonly payment_state: OrderPaymentState;
  readonly attempt: number;
  readonly reserved_until: Date;
  readonly goods_cents: number;
  readonly deposit_cents: number;
  readonly delivery_cents: number;
  readonly total_cents: number;
  readonly delivery_vat_rate_bps: number;
  readonly placed_at: Date;
  readonly paid_at: Date | null;
  readonly ship_early_at: Date | null;
  readonly parts: readonly StoredPart[];
  readonly steps: readonly StoredStep[];
}

export interface StoredPart {
  readonly id: string;
  readonly producer_id: string;
  readonly position: number;
  readonly number: string;
  readonly state: ProducerOrderState;
  readonly seller: SellerSnapshot;
  readonly tax_status: 'standard' | 'small_business' | 'flat_rate_farmer' | 'exempt_other';
  readonly commission_rule_id: string;
  readonly commission_rate_bps: number;
  readonly commission_vat_rate_bps: number;
  readonly commission_net_cents: number;
  readonly commission_vat_cents: number;
  readonly way: string;
  readonly way_label: Localised;
  readonly delivery_by: 'producer' | 'cooperative';
  readonly promised_earliest_on: string;
  readonly promised_latest_on: string;
  readonly promise: StoredPromise | null;
  readonly goods_cents: number;
  readonly deposit_cents: number;
  readonly delivery_cents: number;
  readonly fee_share_cents: number;
  readonly payout_cents: number;
  readonly reduced_goods_cents: number;
  readonly reduced_deposit_cents: number;
  readonly reduced_delivery_cents: number;
  /** ISO instants: they come out of a JSON document. */
  readonly handed_over_at: string | null;
  readonly pickup_code: string | null;
  readonly hold_until: string | null;
  readonly lines: readonly StoredLine[];
}

export interface StoredLine {
  readonly id: string;
  readonly variant_id: string;
  readonly quantity: number;
  readonly unit_price_cents: number;
  readonly container_deposit_cents: number;
  readonly discount_cents: number;
  readonly goods_cents: number;
  readonly deposit_cents: number;
  readonly vat_rate_bps: number;
  readonly snapshot: LineSnapshot;
  readonly refunded_quantity: number;
  readonly refunded_deposit_quantity: number;
  readonly weighed_pieces: number | null;
  readonly weighed_goods_cents: number | null;
  readonly weighed_grams: number | null;
  readonly service_started_at: string | null;
  readonly service_completed_at: string | null;
}

export interface StoredStep {
  readonly producer_order_id: string | null;
  readonly kind: string;
  readonly at: string;
}

const WHOLE_ORDER = `
  select o.*,
    (select coalesce(jsonb_agg(to_jsonb(p) || jsonb_build_object('lines',
        (select jsonb_agg(to_jsonb(l) order by l.position) from orders.order_line l
          where l.producer_order_id = p.id)) order by p.position), '[]')
       from orders.producer_order p where p.order_id = o.id) as parts,
    (select coalesce(jsonb_agg(to_jsonb(s) order by s.at, s.id), '[]')
       from orders.order_step s where s.order_id = o.id) as steps
  from orders."order" o`;

@Injectable()
export class OrdersQueries {
  constructor(private readonly db: Db) {}

  async byToken(token: string): Promise<StoredOrder | null> {
    const [order] = await this.db.prepared<StoredOrder>(
      'order-by-token',
      `${WHOLE_ORDER} where o.token_hash = $1`,
      [hashToken(token)],
    );
    return order ?? null;
  }

  byId(orderId: string, from: Statements = this.db): Promise<StoredOrder | null> {
    return from.row<StoredOrder>(`${WHOLE_ORDER} where o.id = $1`, [orderId]);
  }

  byRequestKey(requestKey: string, from: Statements): Promise<StoredOrder | null> {
    return from.row<StoredOrder>(`${WHOLE_ORDER} where o.request_key = $1`, [requestKey]);
  }

  newestOfAccount(accountId: string, limit: number): Promise<StoredOrder[]> {
    return this.db.rows<StoredOrder>(
      `${WHOLE_ORDER} where o.account_id = $1 order by o.placed_at desc, o.id desc limit $2`,
      [accountId, limit],
    );
  }

  /** Unpaid orders whose stock is no longer kept for them, oldest first. */
  async idsPastReservation(now: Date, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select id from orders."order"
        where payment_state in ('reserved', 'awaiting_payment') and reserved_until <= $1
        order by reserved_until limit $2`,
      [now, limit],
    );
    return rows.map((row) => row.id);
  }
}
