import { berlinDateOf } from '@markthalle/domain/dates';
import type { Carrier, DeliveryWayKey } from '@markthalle/domain/delivery';
import type { WeighedPieces } from '@markthalle/domain/linePrice';
import type { OrderPaymentState, ProducerOrderState } from '@markthalle/domain/states';
import { isRightGone, leavesWorkToPay, servicePeriod } from '@markthalle/domain/undatedService';
import { classAsShown, type WithdrawalClass } from '@markthalle/domain/withdrawalClass';
import {
  type Receipt,
  USUAL_TRANSIT_DAYS,
  type WithdrawalPeriod,
  withdrawalPeriod,
} from '@markthalle/domain/withdrawalPeriod';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import { hashToken } from '../../platform/db/new-id.ts';
import type { LineSnapshot, SellerSnapshot } from '../orders/order-draft.ts';

export interface CaseLine {
  readonly lineId: string;
  readonly quantity: number;
  readonly goodsCents: number;
  readonly containerDepositCents: number;
  /** Set where the pieces were sold by weight: what the scale made of them. */
  readonly weighed: WeighedPieces | null;
  readonly refundedQuantity: number;
  /** Pieces of withdrawals whose money has not gone yet. */
  readonly withdrawnQuantity: number;
  readonly snapshot: LineSnapshot;
  /** Of an undated service; ISO instants out of a JSON document. */
  readonly startedAt: string | null;
  readonly completedAt: string | null;
}

export interface CasePart {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly number: string;
  readonly state: ProducerOrderState;
  readonly seller: SellerSnapshot;
  readonly way: DeliveryWayKey;
  readonly carriedBy: Carrier;
  readonly deliveryCents: number;
  readonly standardDeliveryCents: number | null;
  readonly refundedDeliveryCents: number;
  /** ISO instant: it comes out of a JSON document. */
  readonly handedOverAt: string | null;
  readonly parcels: readonly string[];
  readonly lines: readonly CaseLine[];
}

export interface CaseOrder {
  readonly orderId: string;
  readonly number: string;
  readonly language: 'de' | 'en';
  readonly email: string;
  readonly buyerName: string;
  readonly paymentState: OrderPaymentState;
  readonly placedAt: Date;
  readonly informedAt: Date | null;
  readonly parts: readonly CasePart[];
}

/** Refunds that take nothing out of an order. */
const VOID = `('requested', 'discarded')`;

const LINES = `
  select coalesce(jsonb_agg(jsonb_build_object('lineId', l.id, 'quantity', l.quantity,
      'goodsCents', l.goods_cents, 'containerDepositCents', l.container_deposit_cents,
      'refundedQuantity', l.refunded_quantity, 'snapshot', l.snapshot,
      'startedAt', l.service_started_at, 'completedAt', l.service_completed_at,
      'weighed', case when l.weighed_pieces is not null then jsonb_build_object(
         'pieces', l.weighed_pieces, 'goodsCents', l.weighed_goods_cents) end,
      'withdrawnQuantity', (select coalesce(sum(w.quantity), 0) from cases.withdrawal_line w
         join cases.withdrawal_part wp on wp.id = w.part_id
         left join refunds.refund r on r.id = wp.refund_id
        where w.line_id = l.id and w.answer = 'accepted'
          and (wp.state in ('hold', 'due') or r.state = 'requested')))
      order by l.position), '[]')
    from orders.order_line l where l.producer_order_id = p.id`;

const SELECT = `
  select o.id as "orderId", o.number, o.language, o.email, o.buyer_name as "buyerName",
    o.payment_state as "paymentState", o.placed_at as "placedAt", o.informed_at as "informedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('producerOrderId', p.id,
        'producerId', p.producer_id, 'number', p.number, 'state', p.state, 'seller', p.seller,
        'way', p.way, 'carriedBy', p.delivery_by, 'deliveryCents', p.delivery_cents,
        'standardDeliveryCents', p.standard_delivery_cents, 'handedOverAt', p.handed_over_at,
        'refundedDeliveryCents', (select coalesce(sum(rp.delivery_cents
              + rp.cooperative_delivery_cents), 0)
            from refunds.refund_part rp join refunds.refund r on r.id = rp.refund_id
           where rp.producer_order_id = p.id and r.state not in ${VOID}),
        'parcels', (select coalesce(jsonb_agg(x.delivered_on), '[]') from cases.parcel x
           where x.producer_order_id = p.id),
        'lines', (${LINES})) order by p.position), '[]')
       from orders.producer_order p where p.order_id = o.id) as parts
    from orders."order" o`;

/** Orders as withdrawals and problems need them. */
@Injectable()
export class CaseOrdersQueries {
  constructor(private readonly db: Db) {}

  byToken(token: string, from: Statements = this.db): Promise<CaseOrder | null> {
    return from.row<CaseOrder>(`${SELECT} where o.token_hash = $1`, [hashToken(token)]);
  }

  byId(orderId: string, from: Statements = this.db): Promise<CaseOrder | null> {
    return from.row<CaseOrder>(`${SELECT} where o.id = $1`, [orderId]);
  }

  byNumber(number: string, from: Statements = this.db): Promise<CaseOrder | null> {
    return from.row<CaseOrder>(`${SELECT} where o.number = $1`, [number]);
  }
}

/** Money has arrived, so there is something to give back. */
export const isPaid = ({ paymentState }: CaseOrder): boolean =>
  paymentState === 'paid' || paymentState === 'partially_refunded' || paymentState === 'refunded';

/** Pieces that neither went back nor are on their way. */
export const leftOfLine = (line: CaseLine): number =>
  line.quantity - line.refundedQuantity - line.withdrawnQuantity;

/** Fetched goods are received at the hand-over; parcels when the carrier says so. */
function receiptOf(order: CaseOrder, part: CasePart): Receipt {
  // A service is received nowhere: its contract starts the period, whatever way was chosen.
  if (part.way === 'ticket' || part.lines.every(({ snapshot }) => snapshot.service)) {
    return { kind: 'service', contractOn: berlinDateOf(order.placedAt.toISOString()) };
  }
  if (part.handedOverAt === null) return { kind: 'not_sent' };
  if (part.parcels.length > 0) return { kind: 'received', receivedOn: part.parcels };
  const handedOverOn = berlinDateOf(new Date(part.handedOverAt).toISOString());
  return part.way === 'pickup'
    ? { kind: 'received', receivedOn: [handedOverOn] }
    : { kind: 'sent', sentOn: handedOverOn, transitDays: USUAL_TRANSIT_DAYS };
}

const informedOnOf = ({ informedAt }: CaseOrder): string | null =>
  informedAt && berlinDateOf(informedAt.toISOString());

export const periodOf = (order: CaseOrder, part: CasePart): WithdrawalPeriod =>
  withdrawalPeriod({ receipt: receiptOf(order, part), informedOn: informedOnOf(order) });

/** The same for one line: a service beside goods has the period of a service. */
export const periodOfLine = (order: CaseOrder, part: CasePart, line: CaseLine): WithdrawalPeriod =>
  line.snapshot.service === undefined
    ? periodOf(order, part)
    : servicePeriod(berlinDateOf(order.placedAt.toISOString()), informedOnOf(order));

export function nameOf({ snapshot }: CaseLine, language: 'de' | 'en'): string {
  const variant = snapshot.variantLabel?.[language];
  return variant ? `${snapshot.name[language]}, ${variant}` : snapshot.name[language];
}

/** The class as it was shown; a dated slot carries its day, and a service can have lapsed by `at`. */
export function classOfLine(line: CaseLine, at: string): WithdrawalClass {
  const { withdrawable, withdrawalReason, occasion, service } = line.snapshot;
  const shown = classAsShown({ withdrawable, withdrawalReason, startsAt: occasion?.startsAt });
  if (shown !== 'service' || service === undefined) return shown;
  return isRightGone(service, line, at) ? 'service_done' : shown;
}

/** Whether a withdrawal at this instant leaves work of this line to be paid (§ 357a(2) BGB). */
export const isBegunService = (line: CaseLine, at: string): boolean =>
  line.snapshot.service !== undefined && leavesWorkToPay(line.snapshot.service, line, at);
