import { z } from 'zod';
import { Cents, Day, Id, Instant } from './fields.ts';

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

/** A share; the reserve of an earlier share; what the ledger owes beyond the shares. */
export const RunItemKind = z.enum(['share', 'reserve', 'correction']);

/** Why money may be held; there is no hold without one of these names and an end. */
export const HoldReason = z.enum([
  'dispute',
  'refund_open',
  'complaint',
  'account',
  'new_producer',
  'staff',
]);

/** Why a share is not paid out yet. */
export const WaitReason = z.enum([
  'not_handed_over',
  'nothing_left',
  'in_run',
  'open_problem',
  'account_not_payable',
  'hold_running',
  'monthly_rhythm',
  'below_minimum',
  'hold_dispute',
  'hold_refund_open',
  'hold_complaint',
  'hold_account',
  'hold_new_producer',
  'hold_staff',
]);

/**
 * The parts of one payout. By construction: payout = goods + deposit + delivery − refunded −
 * commission − its VAT − fee; transfer = payout + carried − reserve − offset.
 */
export const SettledAmounts = z.object({
  goodsCents: Cents,
  depositCents: Cents,
  deliveryCents: Cents,
  refundedCents: Cents,
  commissionNetCents: Cents,
  commissionVatCents: Cents,
  /** Stripe's fee, where it is passed on. */
  feeCents: Cents,
  payoutCents: Cents,
  /** A released reserve, or a correction of the ledger. */
  carriedCents: Cents,
  reserveCents: Cents,
  /** What paid off a claim of the cooperative. */
  offsetCents: Cents,
  transferCents: Cents,
});

export const StatementLine = SettledAmounts.extend({
  itemId: Id,
  kind: RunItemKind,
  producerOrderId: Id.nullable(),
  orderNumber: z.string().nullable(),
  handedOverAt: Instant.nullable(),
  commissionRateBps: z.int(),
  /** When the withheld reserve goes out. */
  reserveUntil: Instant.nullable(),
  state: RunItemState,
  reason: z.string().nullable(),
  transferId: z.string().nullable(),
});

/** Money that waits, as it stood when the run was drawn up. */
export const WaitingLine = z.object({
  producerOrderId: Id,
  orderNumber: z.string(),
  payoutCents: Cents,
  reason: z.string(),
  until: Instant.nullable(),
});

export const StatementView = SettledAmounts.extend({
  runId: Id,
  runNumber: z.string(),
  producerId: Id,
  producerName: z.string(),
  createdAt: Instant,
  approvedAt: Instant.nullable(),
  lines: z.array(StatementLine),
  waiting: z.array(WaitingLine),
  waitingCents: Cents,
  /** What has really been transferred so far. */
  transferredCents: Cents,
});
export type StatementView = z.infer<typeof StatementView>;

/** `2026-11` */
export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
/** A month, or a whole year: `2026` */
export const MonthOrYear = z.string().regex(/^20\d\d(-(0[1-9]|1[0-2]))?$/);

export const MonthMovementKind = z.enum([
  'sales',
  'commission',
  'commission_vat',
  'fee',
  'refunds',
  'commission_returned',
  'commission_vat_returned',
  'disputes',
  'transfers',
  'reversals',
  'other',
]);

/**
 * A month or a year from the ledger: what the cooperative owed the producer for goods handed over (due, in
 * flight and in reserve, less what the producer owed), everything that moved it, and what it owed
 * at the end. Opening + movements = closing, by construction.
 */
export const MonthStatement = z.object({
  producerId: Id,
  producerName: z.string(),
  month: MonthOrYear,
  /** First and last day, in Germany. */
  fromOn: Day,
  toOn: Day,
  /** It is not over: it may still change. */
  isRunning: z.boolean(),
  openingCents: Cents,
  /** Signed: what raises the debt to the producer is positive. */
  movements: z.array(z.object({ kind: MonthMovementKind, cents: Cents })),
  closingCents: Cents,
  /** Of the closing: withheld as a reserve, and owed by the producer. */
  reserveCents: Cents,
  receivableCents: Cents,
  runs: z.array(
    z.object({
      runId: Id,
      runNumber: z.string(),
      approvedAt: Instant,
      orders: z.int(),
      transferredCents: Cents,
    }),
  ),
});
export type MonthStatement = z.infer<typeof MonthStatement>;
