import { invariant } from './invariant.ts';
import { assertCents, type Cents, sumCents } from './money.ts';
import type { RunItemState, SettlementRunState } from './states.ts';

/**
 * The amounts of one line of a settlement. `goodsCents` to `deliveryCents` are as sold
 * (`deliveryCents` is the producer's own), `refundedCents` is what was taken off them since and
 * borne by the producer, the commission is that on what remains, `feeCents` a passed-on fee.
 */
export type ItemAmounts = {
  readonly goodsCents: Cents;
  readonly depositCents: Cents;
  readonly deliveryCents: Cents;
  readonly refundedCents: Cents;
  readonly commissionNetCents: Cents;
  readonly commissionVatCents: Cents;
  readonly feeCents: Cents;
  /** A released reserve, or what the ledger owes beyond the shares (negative: less). */
  readonly carriedCents: Cents;
  readonly reserveCents: Cents;
  /** What pays off a claim on the producer. */
  readonly offsetCents: Cents;
};

export type SettledAmounts = ItemAmounts & {
  readonly payoutCents: Cents;
  readonly transferCents: Cents;
};

export const NO_AMOUNTS: ItemAmounts = {
  goodsCents: 0,
  depositCents: 0,
  deliveryCents: 0,
  refundedCents: 0,
  commissionNetCents: 0,
  commissionVatCents: 0,
  feeCents: 0,
  carriedCents: 0,
  reserveCents: 0,
  offsetCents: 0,
};

/** What the share pays out: everything received, less refunds, commission with VAT and the fee. */
export function payoutOf(amounts: ItemAmounts): Cents {
  for (const cents of Object.values(amounts)) assertCents(cents, 'item amount');
  const receivedCents = amounts.goodsCents + amounts.depositCents + amounts.deliveryCents;
  const commissionCents = amounts.commissionNetCents + amounts.commissionVatCents;
  return receivedCents - amounts.refundedCents - commissionCents - amounts.feeCents;
}

/** What reaches the producer's account. */
export function transferOf(amounts: ItemAmounts): Cents {
  const { carriedCents, reserveCents, offsetCents } = amounts;
  return payoutOf(amounts) + carriedCents - reserveCents - offsetCents;
}

const PARTS = Object.keys(NO_AMOUNTS) as (keyof ItemAmounts)[];

/** A statement's totals: the sums of its lines and nothing else. */
export function totalsOf(lines: readonly SettledAmounts[]): SettledAmounts {
  const sum = (pick: (line: SettledAmounts) => Cents) => sumCents(lines.map(pick));
  const totals = { ...NO_AMOUNTS };
  for (const part of PARTS) Object.assign(totals, { [part]: sum((line) => line[part]) });
  const payoutCents = sum((line) => line.payoutCents);
  const transferCents = sum((line) => line.transferCents);
  invariant(payoutOf(totals) === payoutCents, 'the parts of a statement make its payout');
  invariant(transferOf(totals) === transferCents, 'the parts of a statement make its transfer');
  return { ...totals, payoutCents, transferCents };
}

export type ApprovalFacts = {
  readonly state: SettlementRunState;
  /** Who handed the run to review; null while nobody has. */
  readonly submittedBy: string | null;
  readonly approvedBy: string | null;
  /** Hash of the items as they are stored now. */
  readonly snapshotHash: string;
};

export type ApprovalDecision =
  | 'approve'
  /** The same person pressed twice. */
  | 'already_approved'
  | 'second_person_needed'
  | 'run_changed'
  | 'not_possible';

/**
 * Four eyes: who handed the run to review does not release it, and nobody releases what they did
 * not see. A run that the scheduler drew up belongs to nobody: one person hands it to review, a
 * second one releases it, so two people stand behind every run.
 */
export function decideApproval(
  run: ApprovalFacts,
  by: { readonly accountId: string; readonly seenHash: string },
): ApprovalDecision {
  if (run.approvedBy !== null && run.state !== 'discarded') {
    return run.approvedBy === by.accountId && run.snapshotHash === by.seenHash
      ? 'already_approved'
      : 'not_possible';
  }
  if (run.state !== 'review') return 'not_possible';
  if (run.submittedBy === null) return 'not_possible';
  if (run.submittedBy === by.accountId) return 'second_person_needed';
  return run.snapshotHash === by.seenHash ? 'approve' : 'run_changed';
}

/** The states in which an item still moves. */
export const OPEN_ITEM_STATES: readonly RunItemState[] = ['in_run', 'approved', 'inflight'];

/** The end of a run whose items have all come to an end. */
export function endOfRun(
  items: readonly RunItemState[],
): 'complete' | 'complete_with_errors' | null {
  if (items.some((state) => OPEN_ITEM_STATES.includes(state))) return null;
  return items.every((state) => state === 'transferred') ? 'complete' : 'complete_with_errors';
}

export type RowState = 'ready' | 'transferred' | 'partly' | 'skipped' | 'failed' | 'sending';

/** One word for all items of a producer in a run. */
export function rowStateOf(items: readonly RunItemState[]): RowState {
  invariant(items.length > 0, 'a row has items');
  const has = (state: RunItemState) => items.includes(state);
  if (items.every((state) => state === 'in_run')) return 'ready';
  if (has('approved') || has('inflight')) return 'sending';
  if (items.every((state) => state === 'transferred')) return 'transferred';
  if (has('transferred')) return 'partly';
  return has('rejected') ? 'failed' : 'skipped';
}

export type ItemKind = 'share' | 'reserve' | 'correction';

export type SnapshotItem = SettledAmounts & {
  readonly kind: ItemKind;
  readonly producerId: string;
  /** Null for a correction, which belongs to no order. */
  readonly producerOrderId: string | null;
  readonly orderId: string | null;
  readonly chargeId: string | null;
  /** The item whose reserve goes out. */
  readonly releasedItemId: string | null;
  readonly commissionRateBps: number;
};

const SNAPSHOT = [
  'kind',
  'producerOrderId',
  'producerId',
  'orderId',
  'chargeId',
  'releasedItemId',
  'commissionRateBps',
  ...PARTS,
  'payoutCents',
  'transferCents',
] as const;

/**
 * The text whose SHA-256 names a snapshot: the same items make the same text, in whatever order
 * they are read.
 */
export function canonicalSnapshot(items: readonly SnapshotItem[]): string {
  return items
    .map((item) => JSON.stringify(SNAPSHOT.map((field) => item[field])))
    .sort()
    .join('\n');
}
