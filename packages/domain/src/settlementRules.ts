import type { IsoDate, Weekday } from './dates.ts';
import type { Bps, Cents } from './money.ts';

/** How the cooperative settles, by resolution; the newest row that is valid counts. */
export type SettlementRules = {
  readonly validFrom: IsoDate;
  /** Less than this waits for more: Stripe takes a fee per account and payout. */
  readonly minimumCents: Cents;
  /** After so many days since the hand-over the minimum is no reason any more. */
  readonly forceAfterDays: number;
  /** The part of a run's payout that reaches the producer, whatever is offset or withheld. */
  readonly floorBps: Bps;
  /** After so many days since the hand-over no hold of ours counts any more. */
  readonly holdCapDays: number;
  readonly reserve: {
    /** Withheld of every share of a new producer; 0 switches the reserve off. */
    readonly rateBps: Bps;
    /** Days since the first hand-over in which a producer is new. */
    readonly newForDays: number;
    /** Days after which a withheld reserve goes out. */
    readonly releaseAfterDays: number;
  };
  /** When the weekly run is drawn up, in Germany. */
  readonly weekly: { readonly weekday: Weekday; readonly hour: number };
};

/**
 * What holds while the cooperative has resolved nothing else. It knows its members, so it withholds
 * no reserve by itself. The cap leaves two weeks to the 90 days after which Stripe wants the money
 * of a German account to be gone (https://docs.stripe.com/connect/manual-payouts).
 */
export const DEFAULT_RULES: SettlementRules = {
  validFrom: '0001-01-01',
  minimumCents: 2_500,
  forceAfterDays: 60,
  floorBps: 2_500,
  holdCapDays: 75,
  reserve: { rateBps: 0, newForDays: 90, releaseAfterDays: 60 },
  weekly: { weekday: 'mo', hour: 6 },
};

/** The rules that are valid on a day. */
export function rulesOn(rules: readonly SettlementRules[], on: IsoDate): SettlementRules {
  let rule = DEFAULT_RULES;
  for (const candidate of rules) {
    if (candidate.validFrom <= on && candidate.validFrom >= rule.validFrom) rule = candidate;
  }
  return rule;
}
