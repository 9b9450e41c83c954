import type { IsoDate } from './dates.ts';
import { invariant } from './invariant.ts';
import { assertBps, assertCents, type Bps, type Cents, mulDivHalfUp, WHOLE_BPS } from './money.ts';

/** What must be left on the balance for refunds and returned debits; the newest valid row counts. */
export type FloatRule = {
  readonly validFrom: IsoDate;
  readonly minimumCents: Cents;
  /** Of the last 30 days' volume by methods whose refunds fail when the balance is short. */
  readonly volumeShareBps: Bps;
};

/** What holds while the cooperative has resolved nothing else. */
export const DEFAULT_FLOAT: FloatRule = {
  validFrom: '0001-01-01',
  minimumCents: 25_000,
  volumeShareBps: 1_000,
};

/** A card refund waits for money on the balance; a refund by one of these fails at once. */
export const FLOAT_METHODS = ['sepa_debit', 'paypal', 'klarna'] as const;

export const FLOAT_WINDOW_DAYS = 30;

/** The float on a day: the minimum, or the share of the recent volume where that is more. */
export function floatOn(rules: readonly FloatRule[], on: IsoDate, volumeCents: Cents): Cents {
  let rule = DEFAULT_FLOAT;
  for (const candidate of rules) {
    if (candidate.validFrom <= on && candidate.validFrom >= rule.validFrom) rule = candidate;
  }
  assertCents(volumeCents, 'volumeCents');
  assertBps(rule.volumeShareBps, 'volumeShareBps');
  return Math.max(rule.minimumCents, mulDivHalfUp(volumeCents, rule.volumeShareBps, WHOLE_BPS));
}

/** What the balance at Stripe has to cover before any of it is the cooperative's own. */
export type Obligations = {
  readonly unearnedCents: Cents;
  readonly dueCents: Cents;
  readonly inflightCents: Cents;
  readonly reserveCents: Cents;
  readonly refundPayableCents: Cents;
  readonly vatCents: Cents;
};

/**
 * What the cooperative may withdraw: available - L.unearned - L.due - L.inflight - L.reserve -
 * L.refund_payable - L.vat - float, never below 0. Payouts that are under way count as gone. A
 * claim on one party never covers what is owed to another, so obligations are not negative.
 */
export function withdrawable(facts: {
  readonly availableCents: Cents;
  readonly underWayCents: Cents;
  readonly floatCents: Cents;
  readonly obligations: Obligations;
}): Cents {
  let cents = facts.availableCents - facts.underWayCents - facts.floatCents;
  for (const [what, owedCents] of Object.entries(facts.obligations)) {
    assertCents(owedCents, what);
    invariant(owedCents >= 0, `${what} is not negative`);
    cents -= owedCents;
  }
  assertCents(cents, 'withdrawable');
  return Math.max(0, cents);
}

/** A payout of the platform. Stripe may take one back days after it called it paid. */
export type PlatformPayoutState =
  | 'requested'
  | 'withdrawn'
  | 'approved'
  | 'sent'
  | 'paid'
  | 'returned'
  | 'rejected';

export type PayoutDecision =
  | 'approve'
  /** The same person pressed twice. */
  | 'already_approved'
  | 'second_person_needed'
  | 'not_possible';

/** Four eyes: who asks for a payout does not release it. */
export function decidePayout(
  payout: {
    readonly state: PlatformPayoutState;
    readonly requestedBy: string | null;
    readonly approvedBy: string | null;
  },
  by: string,
): PayoutDecision {
  if (payout.approvedBy === by && payout.state !== 'withdrawn') return 'already_approved';
  if (payout.state !== 'requested') return 'not_possible';
  return payout.requestedBy === by ? 'second_person_needed' : 'approve';
}

/** What Stripe says of a payout, as far as our state follows it. */
export function payoutStateOf(status: string): 'sent' | 'paid' | 'returned' {
  if (status === 'paid') return 'paid';
  return status === 'failed' || status === 'canceled' ? 'returned' : 'sent';
}

/** Movements that are fees of Stripe when they belong to no charge, refund, dispute or transfer. */
const FEE_TYPES: readonly string[] = ['stripe_fee', 'adjustment'];
const TIED_SOURCES = /^(ch|py|re|pyr|du|dp|tr|trr|po|tu)_/;
const ACCOUNT_NAME = /\bacct_[A-Za-z0-9]+/;

/**
 * Whether a movement is a fee that nobody else books. Other types are left alone: what nobody
 * knows is found by the nightly check and not guessed.
 */
export function isUntiedFee(movement: {
  readonly type: string;
  readonly sourceId: string | null;
  readonly netCents: Cents;
}): boolean {
  if (movement.netCents === 0 || !FEE_TYPES.includes(movement.type)) return false;
  return movement.sourceId === null || !TIED_SOURCES.test(movement.sourceId);
}

/** The connected account that a fee's description or source names, or null. */
export function accountNamedIn(movement: {
  readonly sourceId: string | null;
  readonly description: string | null;
}): string | null {
  const text = `${movement.sourceId ?? ''} ${movement.description ?? ''}`;
  return ACCOUNT_NAME.exec(text)?.[0] ?? null;
}
