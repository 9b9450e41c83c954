import type { RefundBearer, RefundCause } from '@markthalle/domain/refund';
import type { RefundState } from '@markthalle/domain/states';

/** A refund as stored; amounts in cents. */
export interface RefundRow {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly chargeId: string;
  readonly cause: RefundCause;
  readonly bearer: RefundBearer;
  readonly reason: string;
  readonly state: RefundState;
  readonly amountCents: number;
  readonly kind: 'parts' | 'charge' | 'unassigned';
  readonly givesStockBack: boolean;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly note: string | null;
  readonly failureReason: string | null;
  readonly told: string | null;
}

export const REFUND_COLUMNS = `r.id, r.order_id as "orderId", r.order_number as "orderNumber",
  r.charge_id as "chargeId", r.cause, r.bearer, r.reason, r.state, r.amount_cents as "amountCents",
  r.kind, r.gives_stock_back as "givesStockBack", r.requested_by as "requestedBy",
  r.requested_at as "requestedAt", r.approved_by as "approvedBy", r.approved_at as "approvedAt",
  r.note, r.failure_reason as "failureReason", r.told`;

/** What goes back out of one producer's part, and where it was taken from. */
export interface RefundPartRow {
  readonly id: string;
  readonly refundId: string;
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly bearer: RefundBearer;
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  readonly cooperativeDeliveryCents: number;
  readonly unearnedCents: number;
  readonly dueCents: number;
  readonly receivableCents: number;
  readonly commissionNetCents: number;
  readonly commissionVatCents: number;
  readonly feeShareCents: number;
}

export const PART_COLUMNS = `p.id, p.refund_id as "refundId",
  p.producer_order_id as "producerOrderId", p.producer_id as "producerId", p.bearer,
  p.goods_cents as "goodsCents", p.deposit_cents as "depositCents",
  p.delivery_cents as "deliveryCents", p.cooperative_delivery_cents as "cooperativeDeliveryCents",
  p.unearned_cents as "unearnedCents", p.due_cents as "dueCents",
  p.receivable_cents as "receivableCents", p.commission_net_cents as "commissionNetCents",
  p.commission_vat_cents as "commissionVatCents", p.fee_share_cents as "feeShareCents"`;

export interface RefundLineRow {
  readonly partId: string;
  readonly lineId: string;
  readonly quantity: number;
  readonly depositQuantity: number;
  readonly goodsCents: number;
  readonly depositCents: number;
}

/** One attempt to send a refund through Stripe. */
export interface SendingRow {
  readonly id: string;
  readonly refundId: string;
  readonly operationId: string | null;
  readonly stripeRefundId: string | null;
  readonly balanceTransactionId: string | null;
  readonly failureBalanceTransactionId: string | null;
}

export const SENDING_COLUMNS = `s.id, s.refund_id as "refundId", s.operation_id as "operationId",
  s.stripe_refund_id as "stripeRefundId", s.balance_transaction_id as "balanceTransactionId",
  s.failure_balance_transaction_id as "failureBalanceTransactionId"`;
