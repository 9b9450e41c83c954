import { assertCents, type Cents } from './money.ts';

/** What there is to work a claim on a producer off with; all in cents and none below 0. */
export type RecoveryFacts = {
  /** What is left of this claim. */
  readonly claimCents: Cents;
  /** Everything the producer owes (`A.recv.p`). */
  readonly debtCents: Cents;
  /** Owed to the producer and in no run (`L.due.p`): the next run offsets it. */
  readonly dueCents: Cents;
  /** `L.reserve.p`. */
  readonly heldReserveCents: Cents;
  /** The transfers of this share; `leftCents` is what was not taken back or planned to be. */
  readonly transfers: readonly {
    readonly transferId: string;
    readonly stripeAccountId: string;
    readonly leftCents: Cents;
  }[];
  /** What each account at Stripe has available now. */
  readonly availableCents: ReadonlyMap<string, Cents>;
};

export type RecoveryPlan = {
  readonly reserveCents: Cents;
  readonly reversals: readonly { readonly transferId: string; readonly amountCents: Cents }[];
};

/**
 * The order in which a claim is worked off: reserve, dues of the next run, reversal of the order's
 * own transfer up to what the account holds. The rest stays a claim for later runs.
 */
export function recoveryPlan(facts: RecoveryFacts): RecoveryPlan {
  const { claimCents, debtCents, dueCents, heldReserveCents } = facts;
  for (const cents of [claimCents, debtCents, dueCents, heldReserveCents]) {
    assertCents(cents, 'recovery');
  }
  // A run may have offset a part of the debt meanwhile.
  const openCents = Math.min(claimCents, debtCents);
  const reserveCents = Math.min(openCents, heldReserveCents);
  const debtLeftCents = debtCents - reserveCents;
  const uncoveredCents = Math.max(0, debtLeftCents - dueCents);
  let wantedCents = Math.min(openCents - reserveCents, uncoveredCents);
  const available = new Map(facts.availableCents);
  const reversals: { transferId: string; amountCents: Cents }[] = [];
  for (const { transferId, stripeAccountId, leftCents } of facts.transfers) {
    const heldCents = available.get(stripeAccountId) ?? 0;
    const amountCents = Math.min(wantedCents, leftCents, heldCents);
    if (amountCents <= 0) continue;
    reversals.push({ transferId, amountCents });
    available.set(stripeAccountId, heldCents - amountCents);
    wantedCents -= amountCents;
  }
  return { reserveCents, reversals };
}
