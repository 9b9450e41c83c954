import { assertCents, type Cents } from './money.ts';
import type { OrderPaymentState, ProducerOrderState } from './states.ts';

/** Why money may be held beyond its time; there is no hold without one of these names. */
export const HOLD_REASONS = [
  'dispute',
  'refund_open',
  'complaint',
  'account',
  'new_producer',
  'staff',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** A hold that somebody has set and nobody has lifted. */
export type Hold = { readonly reason: HoldReason; readonly until: Date };

/** What settlement must know of one producer's part of an order. */
export type ShareFacts = {
  readonly state: ProducerOrderState;
  readonly paymentState: OrderPaymentState;
  /** What the share pays out after everything that was taken off it. */
  readonly payoutCents: Cents;
  /** Whether an item of a run already stands for it. */
  readonly isInRun: boolean;
  /** Until when it lies after the hand-over; null before it. */
  readonly holdUntil: Date | null;
  readonly holds: readonly Hold[];
  /** When a hold of ours ends, whatever it says; null before the hand-over. */
  readonly holdCapAt: Date | null;
  readonly hasOpenProblem: boolean;
  readonly isAccountPayable: boolean;
  /** Until when a producer who is settled monthly waits; null when the share may go at once. */
  readonly rhythmUntil: Date | null;
};

export type WaitReason =
  | 'not_handed_over'
  | 'nothing_left'
  | 'in_run'
  | 'open_problem'
  | 'account_not_payable'
  | 'hold_running'
  | 'monthly_rhythm'
  | 'below_minimum'
  | `hold_${HoldReason}`;

export type ShareDecision =
  | { readonly ready: true }
  | {
      readonly ready: false;
      readonly because: WaitReason;
      /** When this reason ends by itself; null where a person or somebody else must act. */
      readonly until: Date | null;
    };

const SETTLED: readonly OrderPaymentState[] = ['paid', 'partially_refunded', 'refunded'];

/**
 * Whether a share may go into a settlement run now, and if not, the reason that everybody reads:
 * the producer in the portal and staff in the office. Reasons that only people can end come before
 * those that time ends.
 */
export function decideShare(facts: ShareFacts, now: Date): ShareDecision {
  const wait = (because: WaitReason, until: Date | null = null): ShareDecision => ({
    ready: false,
    because,
    until,
  });
  assertCents(facts.payoutCents, 'payoutCents');
  if (facts.state !== 'handed_over' && facts.state !== 'completed') return wait('not_handed_over');
  if (facts.isInRun) return wait('in_run');
  if (facts.payoutCents === 0) return wait('nothing_left');
  if (!SETTLED.includes(facts.paymentState) || facts.hasOpenProblem) return wait('open_problem');
  const hold = activeHold(facts, now);
  if (hold !== null) return wait(`hold_${hold.reason}`, hold.until);
  if (!facts.isAccountPayable) return wait('account_not_payable');
  const { holdUntil, rhythmUntil } = facts;
  if (holdUntil === null || holdUntil > now) return wait('hold_running', holdUntil);
  if (rhythmUntil !== null && rhythmUntil > now) return wait('monthly_rhythm', rhythmUntil);
  return { ready: true };
}

/**
 * The hold that counts now, the weightiest first. Every hold ends by itself at its date or at the
 * cap, so nobody can keep money for ever. A dispute is the exception: its money lies with the
 * buyer's bank and not with us, and the bank ends it.
 */
function activeHold({ holds, holdCapAt }: ShareFacts, now: Date): Hold | null {
  for (const reason of HOLD_REASONS) {
    for (const hold of holds) {
      if (hold.reason !== reason) continue;
      if (reason === 'dispute') return hold;
      const until = holdCapAt !== null && holdCapAt < hold.until ? holdCapAt : hold.until;
      if (until > now) return { reason, until };
    }
  }
  return null;
}

export type SkipReason = Exclude<WaitReason, 'in_run' | 'hold_running'> | 'amount_changed';

/**
 * The last look before money leaves: between draft and approval, and between approval and transfer,
 * an account may be restricted, a complaint come in or the amount change. Such an item waits for
 * the next run; the others go on. `frozenCents` is the payout that people saw.
 */
export function recheckItem(
  facts: ShareFacts,
  frozenCents: Cents,
  now: Date,
): { readonly send: true } | { readonly send: false; readonly because: SkipReason } {
  if (facts.payoutCents !== frozenCents) return { send: false, because: 'amount_changed' };
  if (!facts.isAccountPayable) return { send: false, because: 'account_not_payable' };
  const released = { ...facts, isInRun: false, holdUntil: now, rhythmUntil: null };
  const decision = decideShare(released, now);
  if (decision.ready) return { send: true };
  return { send: false, because: decision.because as SkipReason };
}
