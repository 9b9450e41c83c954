import { type Commission, type CommissionRule, commissionOn } from './commission.ts';
import { invariant } from './invariant.ts';
import { assertCents, type Cents, sumCents } from './money.ts';

/** Cents of one share by kind; `deliveryCents` is only delivery that the producer carries. */
export type ShareAmounts = {
  readonly goodsCents: Cents;
  readonly depositCents: Cents;
  readonly deliveryCents: Cents;
};

/** One producer's part of one order, as frozen at sale. */
export type ShareTerms = ShareAmounts & {
  readonly rule: CommissionRule;
  /** Stripe's fee as far as it was passed on to this share; 0 while the cooperative bears it. */
  readonly feeShareCents?: Cents;
};

/** What was taken off a share since, and is borne by the producer (refunds, lost disputes). */
export type ShareReduction = ShareAmounts;

export const NO_REDUCTION: ShareReduction = { goodsCents: 0, depositCents: 0, deliveryCents: 0 };

/** A share as it stands now; `payoutCents` is gross less commission with its VAT and the fee. */
export type ShareNow = ShareAmounts & {
  readonly grossCents: Cents;
  readonly commission: Commission;
  readonly feeShareCents: Cents;
  readonly payoutCents: Cents;
};

/**
 * What one step took off: gross is what others get, the rest says who gives it up. `feeShareCents`
 * is the part of a passed-on fee that falls back to the cooperative (Dr E.stripe_fee).
 */
export type ReductionEffect = {
  readonly grossCents: Cents;
  readonly commissionNetCents: Cents;
  readonly commissionVatCents: Cents;
  readonly feeShareCents: Cents;
  readonly payoutCents: Cents;
};

/**
 * The share that remains after all reductions so far. The commission is always taken on the whole
 * remaining goods, never on a part, so a full refund in any number of steps ends at exactly 0.
 * Stripe returns no fee with a refund, so a passed-on fee stays with the share, but never takes
 * more than the rest of it: nobody owes money for a sale that was undone.
 *
 * @throws InvariantError when more is taken off than there was
 */
export function shareAfter(terms: ShareTerms, reduction: ShareReduction): ShareNow {
  const goodsCents = less('goods', terms.goodsCents, reduction.goodsCents);
  const depositCents = less('deposit', terms.depositCents, reduction.depositCents);
  const deliveryCents = less('delivery', terms.deliveryCents, reduction.deliveryCents);
  const grossCents = sumCents([goodsCents, depositCents, deliveryCents]);
  const commission = commissionOn(goodsCents, terms.rule);
  const earnedCents = grossCents - commission.netCents - commission.vatCents;
  invariant(earnedCents >= 0, 'the commission is higher than the share');
  const { feeShareCents: feeCents = 0 } = terms;
  assertCents(feeCents, 'fee share');
  invariant(feeCents >= 0, 'a fee share is not negative');
  const feeShareCents = Math.min(feeCents, earnedCents);
  const payoutCents = earnedCents - feeShareCents;
  const kept = { goodsCents, depositCents, deliveryCents };
  return { ...kept, grossCents, commission, feeShareCents, payoutCents };
}

/** What a further reduction takes off, split by who gives it up: producer, commission, VAT, fee. */
export function reductionEffect(
  terms: ShareTerms,
  before: ShareReduction,
  more: ShareReduction,
): ReductionEffect {
  const old = shareAfter(terms, before);
  const now = shareAfter(terms, addReductions(before, more));
  return {
    grossCents: old.grossCents - now.grossCents,
    commissionNetCents: old.commission.netCents - now.commission.netCents,
    commissionVatCents: old.commission.vatCents - now.commission.vatCents,
    feeShareCents: old.feeShareCents - now.feeShareCents,
    payoutCents: old.payoutCents - now.payoutCents,
  };
}

/** The sum of two reductions. */
export function addReductions(one: ShareReduction, other: ShareReduction): ShareReduction {
  return {
    goodsCents: one.goodsCents + other.goodsCents,
    depositCents: one.depositCents + other.depositCents,
    deliveryCents: one.deliveryCents + other.deliveryCents,
  };
}

function less(what: string, cents: Cents, takenCents: Cents): Cents {
  assertCents(cents, what);
  assertCents(takenCents, `${what} taken off`);
  invariant(takenCents >= 0 && takenCents <= cents, `more ${what} taken off than there is`);
  return cents - takenCents;
}
