import { z } from 'zod';
import { Cents, Id, Instant } from './fields.ts';

/** Words of settlement that portal and office share. */
export const RunState = z.enum([
  'draft',
  'review',
  'approved',
  'executing',
  'completed',
  'completed_with_errors',
  'discarded',
]);

export const RunItemState = z.enum([
  'in_run',
  'approved',
  'inflight',
  'transferred',
  'skipped',
  'rejected',
]);

/** Every amount of a payout with its reason; the parts add up to `payoutCents` by construction. */
export const StatementLine = z.object({
  producerOrderId: Id,
  orderNumber: z.string(),
  handedOverAt: Instant.nullable(),
  goodsCents: Cents,
  depositCents: Cents,
  deliveryCents: Cents,
  commissionNetCents: Cents,
  commissionVatCents: Cents,
  commissionRateBps: z.int(),
  refundedCents: Cents,
  payoutCents: Cents,
  state: RunItemState,
  reason: z.string().nullable(),
  transferId: z.string().nullable(),
});

export const StatementView = z.object({
  runId: Id,
  runNumber: z.string(),
  producerId: Id,
  producerName: z.string(),
  approvedAt: Instant.nullable(),
  lines: z.array(StatementLine),
  goodsCents: Cents,
  depositCents: Cents,
  deliveryCents: Cents,
  commissionNetCents: Cents,
  commissionVatCents: Cents,
  refundedCents: Cents,
  payoutCents: Cents,
  /** What has really been transferred so far. */
  transferredCents: Cents,
});
export type StatementView = z.infer<typeof StatementView>;
