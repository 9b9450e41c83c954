import { z } from 'zod';
import { Cents, Id, Instant } from './fields.ts';

/** Causes that a person may name. */
export const REFUND_CAUSES = [
  'withdrawal',
  'defect',
  'not_delivered',
  'shortage',
  'damaged_in_transit',
  'canceled',
  'goodwill',
  'other',
] as const;
export const RefundCause = z.enum([
  ...REFUND_CAUSES,
  'weight_difference',
  'duplicate',
  'dashboard',
]);
export const RefundBearer = z.enum(['producer', 'cooperative', 'carrier', 'goodwill_fund']);
export const RefundState = z.enum([
  'requested',
  'approved',
  'sent',
  'pending',
  'requires_action',
  'succeeded',
  'failed',
  'canceled',
  'paid_by_bank',
  'discarded',
]);

/** What goes back out of one producer's part, who gives it up and where it is taken from. */
export const RefundPartView = z.object({
  producerOrderId: Id,
  producerId: Id,
  producerName: z.string(),
  bearer: RefundBearer,
  goodsCents: Cents,
  depositCents: Cents,
  deliveryCents: Cents,
  cooperativeDeliveryCents: Cents,
  totalCents: Cents,
  /** The commission that the cooperative gives back, net and VAT. */
  commissionNetCents: Cents,
  commissionVatCents: Cents,
  /** A passed-on fee that falls back to the cooperative. */
  feeShareCents: Cents,
  unearnedCents: Cents,
  dueCents: Cents,
  receivableCents: Cents,
});

const Sending = z.object({
  stripeRefundId: z.string().nullable(),
  operationId: Id.nullable(),
  createdAt: Instant,
});

export const RefundView = z.object({
  refundId: Id,
  orderId: Id,
  orderNumber: z.string(),
  chargeId: z.string(),
  cause: RefundCause,
  bearer: RefundBearer,
  reason: z.string(),
  state: RefundState,
  amountCents: Cents,
  kind: z.enum(['parts', 'charge', 'unassigned']),
  requestedAt: Instant,
  requestedByName: z.string().nullable(),
  requestedByMe: z.boolean(),
  approvedAt: Instant.nullable(),
  approvedByName: z.string().nullable(),
  note: z.string().nullable(),
  failureReason: z.string().nullable(),
  needsSecondPerson: z.boolean(),
  parts: z.array(RefundPartView),
  sendings: z.array(Sending),
  recoveries: z.array(
    z.object({
      producerName: z.string(),
      amountCents: Cents,
      reserveCents: Cents,
      reversedCents: Cents,
      /** What is left for later runs. */
      leftCents: Cents,
    }),
  ),
});
export type RefundView = z.infer<typeof RefundView>;
