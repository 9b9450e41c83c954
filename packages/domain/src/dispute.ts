import { allocate } from './allocate.ts';
import { invariant } from './invariant.ts';
import { assertCents, type Cents, sumCents } from './money.ts';
import type { ShareAmounts, ShareReduction } from './share.ts';

/** Stripe's states of a dispute (API 2026-10-28). `warning_*` are inquiries: no money moves. */
export const DISPUTE_STATUSES = [
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
  'prevented',
  'needs_response',
  'under_review',
  'won',
  'lost',
  'appeal_needs_response',
  'appeal_under_review',
] as const;

export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

/** What a status means for us. */
export type DisputePhase = 'inquiry' | 'open' | 'in_review' | 'won' | 'lost' | 'closed';

const PHASES: Readonly<Record<DisputeStatus, DisputePhase>> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry',
  warning_closed: 'closed',
  prevented: 'closed',
  needs_response: 'open',
  under_review: 'in_review',
  won: 'won',
  lost: 'lost',
  appeal_needs_response: 'open',
  appeal_under_review: 'in_review',
};

const RANKS: Readonly<Record<DisputeStatus, number>> = {
  warning_needs_response: 0,
  warning_under_review: 1,
  warning_closed: 2,
  needs_response: 3,
  under_review: 4,
  prevented: 5,
  won: 5,
  lost: 5,
  appeal_needs_response: 6,
  appeal_under_review: 7,
};

/** Whether we know this status; an unknown one needs a person. */
export const isDisputeStatus = (status: string): status is DisputeStatus =>
  (DISPUTE_STATUSES as readonly string[]).includes(status);

export const phaseOf = (status: DisputeStatus): DisputePhase => PHASES[status];

/** Whether something may still be decided; a lost or won one may only be reopened by an appeal. */
export const isUndecided = (status: DisputeStatus): boolean =>
  ['inquiry', 'open', 'in_review'].includes(phaseOf(status));

/** Whether Stripe still takes evidence for it. */
export const takesEvidence = (status: DisputeStatus): boolean =>
  status === 'warning_needs_response' ||
  status === 'needs_response' ||
  status === 'appeal_needs_response';

/**
 * Whether a reading may follow what is stored. Events come in any order, so the rank never falls;
 * only an appeal ends in a decision again, and a decision may be turned into the other one.
 */
export function mayFollow(stored: DisputeStatus, read: DisputeStatus): boolean {
  const isDecision = phaseOf(read) === 'won' || phaseOf(read) === 'lost';
  return RANKS[read] >= RANKS[stored] || (isDecision && stored.startsWith('appeal_'));
}

const DAY_MS = 86_400_000;

/** Time that staff need to put the answers of the producers together. */
export const EVIDENCE_MARGIN_DAYS = 3;

/**
 * Until when producers are asked to answer, so that staff still have their margin. When little time
 * is left each side has half of it.
 */
export function producersDueAt(askedAt: Date, bankDueAt: Date): Date {
  const withMargin = bankDueAt.getTime() - EVIDENCE_MARGIN_DAYS * DAY_MS;
  const half = (askedAt.getTime() + bankDueAt.getTime()) / 2;
  return new Date(Math.max(withMargin, Math.floor(half)));
}

/** Who has to answer for a kind of dispute, before anybody has looked at the case. */
export type LiabilityRule =
  /** Fraud, or the buyer does not recognise the payment: the cooperative took the payment. */
  | 'cooperative'
  /** Not received, not as described: whoever sent the parcel. */
  | 'parcel'
  /** Paid twice or not refunded: whoever caused it; payments and refunds are the cooperative's. */
  | 'cause'
  /** A direct debit was returned: nobody has paid, each seller carries the part that was sold. */
  | 'unpaid'
  /** Anything else: in proportion to the gross until staff decide. */
  | 'unknown';

const RULES: Readonly<Record<string, LiabilityRule>> = {
  fraudulent: 'cooperative',
  unrecognized: 'cooperative',
  product_not_received: 'parcel',
  product_unacceptable: 'parcel',
  duplicate: 'cause',
  credit_not_processed: 'cause',
  bank_cannot_process: 'unpaid',
  check_returned: 'unpaid',
  debit_not_authorized: 'unpaid',
  incorrect_account_details: 'unpaid',
  insufficient_funds: 'unpaid',
};

/** The rule for Stripe's reason; `method` is how the charge was paid. */
export function liabilityRuleOf(reason: string, method: string): LiabilityRule {
  if (method === 'sepa_debit') return 'unpaid';
  return Object.hasOwn(RULES, reason) ? (RULES[reason] ?? 'unknown') : 'unknown';
}

/** Who bears a lost dispute: named producers first and the cooperative the rest, or all in proportion. */
export type LiabilityDecision =
  | { readonly kind: 'at_fault'; readonly producerIds: readonly string[] }
  | { readonly kind: 'pro_rata' };

/** One producer's share as far as it still stands, in gross cents. */
export type DisputedPart = { readonly producerId: string; readonly remainingCents: Cents };

/** What a decision is made about. */
export type DisputedOrder = {
  /** What the dispute took and a loss has not closed yet. */
  readonly amountCents: Cents;
  readonly parts: readonly DisputedPart[];
  /** Delivery by the cooperative that was not given back yet, gross. */
  readonly deliveryRemainingCents: Cents;
};

/** The decision that stands when nobody decides otherwise (liability matrix of the cooperative). */
export function defaultDecision(
  rule: LiabilityRule,
  parts: readonly DisputedPart[],
): LiabilityDecision {
  const standing = parts.filter((part) => part.remainingCents > 0);
  if (rule === 'cooperative' || rule === 'cause') return { kind: 'at_fault', producerIds: [] };
  const [only, ...others] = standing;
  if (rule === 'parcel' && only !== undefined && others.length === 0) {
    return { kind: 'at_fault', producerIds: [only.producerId] };
  }
  return { kind: 'pro_rata' };
}

/** How much each side bears, gross; all together the disputed amount. */
export type LossPlan = {
  readonly producers: readonly { readonly producerId: string; readonly lossCents: Cents }[];
  readonly deliveryCents: Cents;
  /** Borne by the cooperative beyond its own delivery. */
  readonly chargebackCents: Cents;
};

/**
 * Divides a loss. Producers at fault bear it first, up to what remains of their shares; the rest is
 * the cooperative's and falls on its delivery and on the other parts in proportion. Nobody bears more
 * than what remains of their share: a dispute of money that was refunded before is the cooperative's.
 */
export function planLoss(order: DisputedOrder, decision: LiabilityDecision): LossPlan {
  assertAmounts(order);
  const { parts, deliveryRemainingCents: delivery } = order;
  assertKnown(parts, decision);
  const isAtFault = ({ producerId }: DisputedPart) =>
    decision.kind === 'at_fault' && decision.producerIds.includes(producerId);
  const weights = parts.map((part) => part.remainingCents);
  const faultWeights = parts.map((part) => (isAtFault(part) ? part.remainingCents : 0));
  const byFault = upTo(order.amountCents, faultWeights);
  const restCents = order.amountCents - sumCents(byFault);
  const others = parts.map((part) => (isAtFault(part) ? 0 : part.remainingCents));
  const spread = upTo(restCents, [...(decision.kind === 'pro_rata' ? weights : others), delivery]);
  const deliveryCents = spread.at(-1) ?? 0;
  const producers = parts.map((part, index) => ({
    producerId: part.producerId,
    lossCents: decision.kind === 'pro_rata' ? at(spread, index) : at(byFault, index),
  }));
  const borneCents = sumCents([deliveryCents, ...producers.map((one) => one.lossCents)]);
  return {
    producers: producers.filter((one) => one.lossCents > 0),
    deliveryCents,
    chargebackCents: order.amountCents - borneCents,
  };
}

/**
 * What a loss takes off a share: goods, deposit and own delivery in proportion to what remains of
 * each, so that a loss of all that remains ends at exactly zero.
 */
export function reductionByLoss(remaining: ShareAmounts, lossCents: Cents): ShareReduction {
  const { goodsCents, depositCents, deliveryCents } = remaining;
  const kinds = [goodsCents, depositCents, deliveryCents];
  invariant(lossCents <= sumCents(kinds), 'a loss is higher than what remains of the share');
  const taken = upTo(lossCents, kinds);
  return { goodsCents: at(taken, 0), depositCents: at(taken, 1), deliveryCents: at(taken, 2) };
}

/** `cents` in proportion to the weights, but never more than each weight. */
function upTo(cents: Cents, weights: readonly Cents[]): Cents[] {
  const boundCents = Math.min(cents, sumCents(weights));
  return boundCents === 0 ? weights.map(() => 0) : allocate(boundCents, weights);
}

function assertKnown(parts: readonly DisputedPart[], decision: LiabilityDecision): void {
  if (decision.kind === 'pro_rata') return;
  for (const id of decision.producerIds) {
    invariant(
      parts.some((part) => part.producerId === id),
      `producer ${id} has no part of the order`,
    );
  }
}

function assertAmounts({ amountCents, parts, deliveryRemainingCents }: DisputedOrder): void {
  for (const cents of [
    amountCents,
    deliveryRemainingCents,
    ...parts.map((p) => p.remainingCents),
  ]) {
    assertCents(cents, 'disputed amount');
    invariant(cents >= 0, 'a disputed amount is negative');
  }
  const ids = new Set(parts.map((part) => part.producerId));
  invariant(ids.size === parts.length, 'one part per producer');
}

const at = (cents: readonly Cents[], index: number): Cents => cents[index] ?? 0;
