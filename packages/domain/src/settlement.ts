import { invariant } from './invariant.ts';
import { assertCents, type Cents, sumCents } from './money.ts';
import type {
  OrderPaymentState,
  ProducerOrderState,
  RunItemState,
  SettlementRunState,
} from './states.ts';

/** The amounts of one producer order in a settlement; `deliveryCents` is the producer's own. */
export type ItemAmounts = {
  readonly goodsCents: Cents;
  readonly depositCents: Cents;
  readonly deliveryCents: Cents;
  readonly commissionNetCents: Cents;
  readonly commissionVatCents: Cents;
  readonly refundedCents: Cents;
};

/**
 * What reaches the producer's account: everything received, less refunds and commission with VAT.
 */
export function payoutOf(amounts: ItemAmounts): Cents {
  const { goodsCents, depositCents, deliveryCents } = amounts;
  const { commissionNetCents, commissionVatCents, refundedCents } = amounts;
  for (const cents of Object.values(amounts)) assertCents(cents, 'item amount');
  const receivedCents = goodsCents + depositCents + deliveryCents;
  return receivedCents - refundedCents - commissionNetCents - commissionVatCents;
}

/** A statement's totals: the sums of its lines and nothing else. */
export function totalsOf<Line extends ItemAmounts & { readonly payoutCents: Cents }>(
  lines: readonly Line[],
): ItemAmounts & { readonly payoutCents: Cents } {
  const sum = (pick: (line: Line) => Cents) => sumCents(lines.map(pick));
  const totals = {
    goodsCents: sum((line) => line.goodsCents),
    depositCents: sum((line) => line.depositCents),
    deliveryCents: sum((line) => line.deliveryCents),
    commissionNetCents: sum((line) => line.commissionNetCents),
    commissionVatCents: sum((line) => line.commissionVatCents),
    refundedCents: sum((line) => line.refundedCents),
  };
  const payoutCents = sum((line) => line.payoutCents);
  invariant(payoutOf(totals) === payoutCents, 'the parts of a statement make its payout');
  return { ...totals, payoutCents };
}

/** What settlement must know of one producer's part of an order. */
export type ShareFacts = {
  readonly state: ProducerOrderState;
  readonly paymentState: OrderPaymentState;
  readonly payoutCents: Cents;
  /** Whether an item of a run already stands for it. */
  readonly isInRun: boolean;
  readonly isHoldOver: boolean;
  readonly hasOpenProblem: boolean;
  readonly isAccountPayable: boolean;
};

export type WaitReason =
  | 'not_handed_over'
  | 'in_run'
  | 'open_problem'
  | 'hold_running'
  | 'account_not_payable';

export type ShareDecision =
  | { readonly ready: true }
  | { readonly ready: false; readonly because: WaitReason };

/**
 * Whether a share may go into a settlement run now, and if not, the reason that everybody reads:
 * the producer in the portal and staff in the office. Reasons that only people can end come before
 * those that time ends.
 */
export function decideShare(facts: ShareFacts): ShareDecision {
  const wait = (because: WaitReason): ShareDecision => ({ ready: false, because });
  if (facts.state !== 'handed_over' && facts.state !== 'completed') return wait('not_handed_over');
  if (facts.isInRun) return wait('in_run');
  if (facts.hasOpenProblem || facts.paymentState !== 'paid') return wait('open_problem');
  if (!facts.isAccountPayable) return wait('account_not_payable');
  if (!facts.isHoldOver) return wait('hold_running');
  return { ready: true };
}

export type SkipReason = 'account_not_payable' | 'open_problem' | 'amount_changed';

/**
 * The last look before money leaves: between approval and transfer an account may be restricted, a
 * complaint come in or the amount change. Such an item waits for the next run; the others go on.
 */
export function recheckItem(
  facts: ShareFacts,
  approvedCents: Cents,
): { readonly send: true } | { readonly send: false; readonly because: SkipReason } {
  if (!facts.isAccountPayable) return { send: false, because: 'account_not_payable' };
  const decision = decideShare({ ...facts, isInRun: false, isHoldOver: true });
  if (!decision.ready) return { send: false, because: 'open_problem' };
  if (facts.payoutCents !== approvedCents) return { send: false, because: 'amount_changed' };
  return { send: true };
}

export type ApprovalFacts = {
  readonly state: SettlementRunState;
  readonly createdBy: string;
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
 * Four eyes: who drew the run up does not release it, and nobody releases what they did not see.
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
  if (run.createdBy === by.accountId) return 'second_person_needed';
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

export type SnapshotItem = ItemAmounts & {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly orderId: string;
  readonly chargeId: string;
  readonly commissionRateBps: number;
  readonly payoutCents: Cents;
};

/**
 * The text whose SHA-256 names a snapshot: the same items make the same text, in whatever order
 * they are read.
 */
export function canonicalSnapshot(items: readonly SnapshotItem[]): string {
  const lines = items.map((item) => [
    item.producerOrderId,
    item.producerId,
    item.orderId,
    item.chargeId,
    item.goodsCents,
    item.depositCents,
    item.deliveryCents,
    item.commissionRateBps,
    item.commissionNetCents,
    item.commissionVatCents,
    item.refundedCents,
    item.payoutCents,
  ]);
  return lines
    .map((line) => JSON.stringify(line))
    .sort()
    .join('\n');
}
