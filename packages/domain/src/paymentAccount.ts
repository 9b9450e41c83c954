/** What a producer's payment account can do, as we show it and as settlement asks for it. */
export type PaymentAccountState =
  | 'invited'
  | 'onboarding'
  | 'in_review'
  | 'payable'
  | 'restricted'
  | 'rejected'
  | 'closed';

/** Status of one capability at Stripe (Accounts v2). */
export type CapabilityStatus = 'active' | 'pending' | 'rejected' | 'restricted' | 'unsupported';

export type AccountRequirement = {
  readonly awaitingFrom: 'user' | 'stripe';
  readonly deadline: 'currently_due' | 'eventually_due' | 'past_due';
  /** Asked for once, at the very beginning, and not after a review or a change of rules. */
  readonly isRoutineOnboarding: boolean;
};

export type PaymentAccountFacts = {
  readonly closed: boolean;
  /** `stripe_balance.stripe_transfers` of the recipient configuration; null before it is applied. */
  readonly transfers: CapabilityStatus | null;
  /** `stripe_balance.payouts`. */
  readonly payouts: CapabilityStatus | null;
  readonly requirements: readonly AccountRequirement[];
  /** Whether the producer ever asked for the onboarding link. */
  readonly linkOpened: boolean;
};

/**
 * The state of a payment account, derived from what Stripe says and never typed by hand.
 *
 * Payable means that transfers work: open hints and even paused payouts do not take it away
 * (the money then waits on the producer's own balance). Something that the producer owes past its
 * deadline does, since Stripe will refuse transfers next. While the first questions are still
 * unanswered Stripe calls an account restricted; for us it is still being opened.
 */
export function paymentAccountState(facts: PaymentAccountFacts): PaymentAccountState {
  if (facts.closed) return 'closed';
  if (facts.transfers === 'rejected' || facts.transfers === 'unsupported') return 'rejected';
  const asked = facts.requirements.filter((entry) => entry.awaitingFrom === 'user');
  const isPastDue = asked.some((entry) => entry.deadline === 'past_due');
  if (facts.transfers === 'active') {
    // With payouts restricted it is the payouts that the late answer has cost, not the transfers.
    return isPastDue && facts.payouts !== 'restricted' ? 'restricted' : 'payable';
  }
  if (isPastDue) return 'restricted';
  if (asked.some((entry) => entry.isRoutineOnboarding)) {
    return facts.linkOpened ? 'onboarding' : 'invited';
  }
  if (facts.transfers === 'restricted') return 'restricted';
  if (facts.transfers === 'pending' || facts.requirements.length > 0) return 'in_review';
  return facts.linkOpened ? 'onboarding' : 'invited';
}
