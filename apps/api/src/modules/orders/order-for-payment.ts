import type { CommissionRule } from '@markthalle/domain/commission';
import { NO_REDUCTION, type ShareReduction, type ShareTerms } from '@markthalle/domain/share';
import type { SplitOrder } from '@markthalle/domain/split';
import type { OrderPaymentState } from '@markthalle/domain/states';
import { goodsOf, type OrderDraft, partNumber } from './order-draft.ts';
import type { StoredOrder } from './orders.queries.ts';

/** What payment and settlement need of an order; amounts and rules as frozen at sale. */
export interface OrderForPayment {
  readonly orderId: string;
  readonly number: string;
  readonly token: string;
  readonly language: 'de' | 'en';
  readonly email: string;
  readonly totalCents: number;
  readonly deliveryVatRateBps: number;
  readonly attempt: number;
  readonly paymentState: OrderPaymentState;
  readonly reservedUntil: Date;
  /** Set where the goods may leave while a direct debit is still processed. */
  readonly shipEarlyAt: Date | null;
  readonly placedAt: Date;
  readonly producerOrders: readonly ProducerOrderForPayment[];
}

export interface ProducerOrderForPayment {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly number: string;
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  readonly deliveryBy: 'producer' | 'cooperative';
  readonly commissionRule: CommissionRule;
  /** Stripe's fee as far as it was passed on to this share. */
  readonly feeShareCents: number;
  /** What was taken off since and is borne by the producer. */
  readonly reduction: ShareReduction;
  readonly payoutCents: number;
  readonly lines: readonly {
    readonly variantId: string;
    readonly name: string;
    readonly quantity: number;
    readonly unitPriceCents: number;
    /** What all pieces cost together, less the discount of a coupon. */
    readonly goodsCents: number;
    readonly containerDepositCents: number;
  }[];
}

export function toOrderForPayment(order: StoredOrder, token: string): OrderForPayment {
  return {
    orderId: order.id,
    number: order.number,
    token,
    language: order.language,
    email: order.email,
    totalCents: order.total_cents,
    deliveryVatRateBps: order.delivery_vat_rate_bps,
    attempt: order.attempt,
    paymentState: order.payment_state,
    reservedUntil: order.reserved_until,
    shipEarlyAt: order.ship_early_at,
    placedAt: order.placed_at,
    producerOrders: order.parts.map((part) => ({
      producerOrderId: part.id,
      producerId: part.producer_id,
      producerName: part.seller.producerName,
      number: part.number,
      goodsCents: part.goods_cents,
      depositCents: part.deposit_cents,
      deliveryCents: part.delivery_cents,
      deliveryBy: part.delivery_by,
      commissionRule: {
        id: part.commission_rule_id,
        rateBps: part.commission_rate_bps,
        vatRateBps: part.commission_vat_rate_bps,
      },
      feeShareCents: part.fee_share_cents,
      reduction: {
        goodsCents: part.reduced_goods_cents,
        depositCents: part.reduced_deposit_cents,
        deliveryCents: part.reduced_delivery_cents,
      },
      payoutCents: part.payout_cents,
      lines: part.lines.map((line) => ({
        variantId: line.variant_id,
        name: line.snapshot.name[order.language],
        quantity: line.quantity,
        unitPriceCents: line.unit_price_cents,
        goodsCents: line.goods_cents,
        containerDepositCents: line.container_deposit_cents,
      })),
    })),
  };
}

/** The same of an order that is just being written, without reading it back. */
export function draftForPayment(
  draft: OrderDraft,
  number: string,
  placedAt: Date,
): OrderForPayment {
  return {
    orderId: draft.orderId,
    number,
    token: draft.token,
    language: draft.language,
    email: draft.email,
    totalCents: draft.totalCents,
    deliveryVatRateBps: draft.deliveryVatRateBps,
    attempt: 1,
    paymentState: 'reserved',
    reservedUntil: draft.reservedUntil,
    shipEarlyAt: null,
    placedAt,
    producerOrders: draft.producerOrders.map((part, index) => ({
      producerOrderId: part.producerOrderId,
      producerId: part.producerId,
      producerName: part.seller.producerName,
      number: partNumber(number, index + 1),
      goodsCents: part.goodsCents,
      depositCents: part.depositCents,
      deliveryCents: part.deliveryCents,
      deliveryBy: part.deliveryBy,
      commissionRule: part.commissionRule,
      feeShareCents: 0,
      reduction: NO_REDUCTION,
      payoutCents: part.payoutCents,
      lines: part.lines.map((line) => ({
        variantId: line.variantId,
        name: line.snapshot.name[draft.language],
        quantity: line.quantity,
        unitPriceCents: line.unitPriceCents,
        goodsCents: goodsOf(line),
        containerDepositCents: line.containerDepositCents,
      })),
    })),
  };
}

/** One producer's share as sold: delivery by the cooperative is not part of it. */
export const shareTermsOf = (
  part: Pick<
    ProducerOrderForPayment,
    | 'goodsCents'
    | 'depositCents'
    | 'deliveryCents'
    | 'deliveryBy'
    | 'commissionRule'
    | 'feeShareCents'
  >,
): ShareTerms => ({
  goodsCents: part.goodsCents,
  depositCents: part.depositCents,
  deliveryCents: part.deliveryBy === 'producer' ? part.deliveryCents : 0,
  rule: part.commissionRule,
  feeShareCents: part.feeShareCents,
});

/** The question that `splitPayment` answers: who gets which cent of this order. */
export const splitQuestionOf = (order: OrderForPayment): SplitOrder => ({
  producers: order.producerOrders.map((part) => ({
    producerId: part.producerId,
    goodsCents: part.goodsCents,
    depositCents: part.depositCents,
    deliveryCents: part.deliveryCents,
    deliveryBy: part.deliveryBy,
    rule: part.commissionRule,
  })),
  deliveryVatRateBps: order.deliveryVatRateBps,
});
