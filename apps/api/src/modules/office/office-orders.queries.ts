import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOfficeOrder } from '@markthalle/contracts/office-orders';
import type { OrderPaymentState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

type OrderPage = OutputOf<typeof readOfficeOrder>;

export interface OfficeOrderRow {
  readonly orderId: string;
  readonly number: string;
  readonly placedAt: Date;
  readonly buyerName: string;
  readonly paymentState: OrderPaymentState;
  readonly totalCents: number;
  readonly producerNames: string[];
}

export interface OrderPosition {
  readonly placedAt: string;
  readonly orderId: string;
}

const LIST = `
select o.id as "orderId", o.number, o.placed_at as "placedAt", o.buyer_name as "buyerName",
  o.payment_state as "paymentState", o.total_cents as "totalCents",
  (select array_agg(p.seller ->> 'producerName' order by p.position)
     from orders.producer_order p where p.order_id = o.id) as "producerNames"
from orders."order" o
where ($1::text is null or o.number = $1 or o.email = $1 or o.buyer_name ilike '%' || $2 || '%')
  and ($3::timestamptz is null or (o.placed_at, o.id) < ($3, $4::uuid))
order by o.placed_at desc, o.id desc limit $5`;

const INSTANT = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const MONEY = `
select
  (select coalesce(jsonb_agg(jsonb_build_object('producerOrderId', p.id,
     'producerName', p.seller ->> 'producerName',
     'grossCents', p.goods_cents + p.deposit_cents +
       case p.delivery_by when 'producer' then p.delivery_cents else 0 end,
     'commissionNetCents', p.commission_net_cents, 'commissionVatCents', p.commission_vat_cents,
     'payoutCents', p.payout_cents,
     'reducedCents', p.reduced_goods_cents + p.reduced_deposit_cents + p.reduced_delivery_cents,
     'holdUntil', ${INSTANT('p.hold_until')},
     'dueState', coalesce(i.state, case when p.handed_over_at is null then 'unearned' else 'due'
       end),
     'transferId', i.transfer_id) order by p.position), '[]')
     from orders.producer_order p
     left join settlement.run_item i on i.producer_order_id = p.id and i.kind = 'share'
                                    and i.state not in ('skipped', 'rejected')
    where p.order_id = $1) as split,
  (select jsonb_build_object('chargeId', c.charge_id, 'amountCents', c.amount_cents,
     'feeCents', c.fee_cents, 'method', c.method)
     from payments.charge c where c.order_id = $1 and c.purpose = 'order') as charge,
  (select coalesce(jsonb_agg(jsonb_build_object('refundId', r.id, 'cause', r.cause,
     'bearer', r.bearer, 'state', r.state, 'amountCents', r.amount_cents,
     'requestedAt', ${INSTANT('r.requested_at')}) order by r.requested_at, r.id), '[]')
     from refunds.refund r where r.order_id = $1) as refunds,
  (select coalesce(jsonb_agg(jsonb_build_object('operationId', x.id, 'kind', x.kind,
     'state', x.state, 'attempt', x.attempt, 'stripeId', x.stripe_id,
     'createdAt', ${INSTANT('x.created_at')}, 'error',
     nullif(concat_ws(' ', x.error ->> 'status', coalesce(x.error ->> 'code', x.error ->> 'type')),
       ''))
     order by x.created_at), '[]')
     from payments.operation x where x.order_id = $1) as operations,
  (select coalesce(jsonb_agg(jsonb_build_object('entryId', e.id, 'step', e.step, 'memo', e.memo,
     'bookedAt', ${INSTANT('e.booked_at')}, 'postings',
     (select jsonb_agg(jsonb_build_object('accountCode', l.account_code, 'side', l.side,
        'amountCents', l.amount_cents) order by l.line)
        from ledger.posting l where l.entry_id = e.id)) order by e.booked_at, e.id), '[]')
     from ledger.journal_entry e where e.order_id = $1) as entries`;

/** Orders as the office sees them, over all schemas; read only. */
@Injectable()
export class OfficeOrdersQueries {
  constructor(private readonly db: Db) {}

  list(
    q: string | undefined,
    after: OrderPosition | null,
    limit: number,
  ): Promise<OfficeOrderRow[]> {
    const pattern = (q ?? '').replace(/[\\%_]/g, '\\$&');
    return this.db.rows<OfficeOrderRow>(LIST, [
      q ?? null,
      pattern,
      after?.placedAt ?? null,
      after?.orderId ?? null,
      limit,
    ]);
  }

  async money(orderId: string): Promise<Omit<OrderPage, 'order'>> {
    const row = await this.db.row<Omit<OrderPage, 'order'>>(MONEY, [orderId]);
    if (row === null) throw new Error('The money of an order is always one row');
    return row;
  }
}
