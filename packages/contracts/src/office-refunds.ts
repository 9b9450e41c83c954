import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Id, InLanguage, MAX_PRICE_CENTS, OneLine, Quantity } from './fields.ts';
import { REFUND_CAUSES, RefundBearer, RefundPartView, RefundView } from './refund-views.ts';

const MAX_PARTS = 40;
const MAX_LINES = 80;
/** An order is never larger; what it really has left is asked of the order. */
const RefundCents = z
  .int()
  .min(0)
  .max(MAX_PRICE_CENTS * 100);

export const RefundWish = z
  .array(
    z.object({
      producerOrderId: Id,
      lines: z
        .array(
          z.object({
            lineId: Id,
            quantity: Quantity,
            kind: z.enum(['goods_and_deposit', 'goods', 'deposit']).default('goods_and_deposit'),
            deductionCents: RefundCents.default(0),
          }),
        )
        .max(MAX_LINES)
        .default([]),
      deliveryCents: RefundCents.default(0),
      amountCents: RefundCents.default(0),
    }),
  )
  .max(MAX_PARTS);

const Reason = OneLine(300).min(3);

const OrderRefund = InLanguage.extend({
  orderId: Id,
  cause: z.enum(REFUND_CAUSES),
  /** Left out: the default of the cause. */
  bearer: RefundBearer.optional(),
  parts: RefundWish,
});

export const readRefundable = endpoint({
  method: 'GET',
  path: '/office/orders/:orderId/refundable',
  summary: 'What may still be refunded of an order, line by line',
  access: 'staff',
  input: InLanguage.extend({ orderId: Id }),
  output: z.object({
    orderNumber: z.string(),
    inDispute: z.boolean(),
    /** The charge less refunds and what disputes withdrew. */
    chargeLeftCents: Cents,
    /** Above this a second person approves. */
    limitCents: Cents,
    parts: z.array(
      z.object({
        producerOrderId: Id,
        producerName: z.string(),
        number: z.string(),
        goodsCents: Cents,
        depositCents: Cents,
        deliveryCents: Cents,
        lines: z.array(
          z.object({
            lineId: Id,
            name: z.string(),
            unitPriceCents: Cents,
            containerDepositCents: Cents,
            left: z.int(),
            depositLeft: z.int(),
          }),
        ),
      }),
    ),
  }),
  problems: ['order-not-found'],
});

const DECISIONS = [
  'order-not-found',
  'refund-empty',
  'refund-too-much',
  'refund-line-not-found',
  'charge-in-dispute',
] as const;

export const previewRefund = endpoint({
  method: 'POST',
  path: '/office/orders/:orderId/refund-preview',
  summary: 'Who would get and give what; changes nothing',
  access: 'staff',
  input: OrderRefund,
  output: z.object({
    totalCents: Cents,
    bearer: RefundBearer,
    needsSecondPerson: z.boolean(),
    parts: z.array(RefundPartView),
  }),
  problems: DECISIONS,
});

export const requestRefund = endpoint({
  method: 'POST',
  path: '/office/orders/:orderId/refunds',
  summary: 'Refund parts of an order; below the limit it is approved and sent at once',
  access: 'staff',
  status: 201,
  idempotent: true,
  input: OrderRefund.extend({ reason: Reason, givesStockBack: z.boolean().default(false) }),
  output: RefundView,
  problems: [
    ...DECISIONS,
    'idempotency-key-missing',
    'idempotency-key-reused',
    'idempotency-key-in-use',
  ],
});

export const listRefunds = endpoint({
  method: 'GET',
  path: '/office/refunds',
  summary: 'Refunds, newest first; open ones need a person or an answer',
  access: 'staff',
  input: InLanguage.extend({
    filter: z.enum(['open', 'all']).default('open'),
    orderId: Id.optional(),
    cursor: z.string().max(200).optional(),
  }),
  output: z.object({
    refunds: z
      .array(
        RefundView.pick({
          refundId: true,
          orderId: true,
          orderNumber: true,
          cause: true,
          bearer: true,
          state: true,
          kind: true,
          amountCents: true,
          requestedAt: true,
          failureReason: true,
        }),
      )
      .max(50),
    nextCursor: z.string().nullable(),
  }),
  problems: [],
});

const OneRefund = InLanguage.extend({ refundId: Id });

export const readRefund = endpoint({
  method: 'GET',
  path: '/office/refunds/:refundId',
  summary: 'One refund with its parts, attempts and what is taken back from producers',
  access: 'staff',
  input: OneRefund,
  output: RefundView,
  problems: ['refund-not-found'],
});

export const approveRefund = endpoint({
  method: 'POST',
  path: '/office/refunds/:refundId/approval',
  summary: 'Approve a requested refund; it is booked and sent',
  access: 'staff',
  input: OneRefund,
  output: RefundView,
  problems: [
    'refund-not-found',
    'refund-second-person-needed',
    'refund-too-much',
    'charge-in-dispute',
    'step-not-possible',
  ],
});

export const discardRefund = endpoint({
  method: 'POST',
  path: '/office/refunds/:refundId/discarding',
  summary: 'Throw away a request that nobody approves',
  access: 'staff',
  input: OneRefund.extend({ note: Reason }),
  output: RefundView,
  problems: ['refund-not-found', 'step-not-possible'],
});

export const retryRefund = endpoint({
  method: 'POST',
  path: '/office/refunds/:refundId/retry',
  summary: 'Send a failed refund through Stripe once more',
  access: 'staff',
  input: OneRefund,
  output: RefundView,
  problems: ['refund-not-found', 'step-not-possible'],
});

export const payRefundByBank = endpoint({
  method: 'POST',
  path: '/office/refunds/:refundId/bank-transfer',
  summary: 'Record that a failed refund was paid by bank transfer',
  access: 'staff',
  input: OneRefund.extend({ note: Reason, confirmed: z.literal(true) }),
  output: RefundView,
  problems: ['refund-not-found', 'step-not-possible'],
});

export const assignRefund = endpoint({
  method: 'POST',
  path: '/office/refunds/:refundId/assignment',
  summary: 'Say what a dashboard refund was for; the parts make exactly its amount',
  access: 'staff',
  input: OneRefund.extend({
    cause: z.enum(REFUND_CAUSES),
    bearer: RefundBearer,
    reason: Reason,
    parts: RefundWish,
  }),
  output: RefundView,
  problems: [
    'refund-not-found',
    'step-not-possible',
    'refund-empty',
    'refund-too-much',
    'refund-line-not-found',
    'refund-amount-differs',
  ],
});
