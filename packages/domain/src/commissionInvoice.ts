import { invariant } from './invariant.ts';
import {
  assertBps,
  assertCents,
  type Bps,
  type Cents,
  mulDivHalfUp,
  sumCents,
  WHOLE_BPS,
} from './money.ts';

/**
 * Commission of one share as the ledger has it: what was withheld (or, negative, given back).
 */
export type WithheldFee = {
  /** VAT rate on the commission, 0 while the cooperative is a small business (§ 19 UStG). */
  readonly vatRateBps: Bps;
  readonly netCents: Cents;
  readonly vatCents: Cents;
};

/** One VAT category of a commission invoice (EN 16931, BG-23). */
export type CommissionCategory = {
  readonly vatRateBps: Bps;
  readonly netCents: Cents;
  readonly vatCents: Cents;
};

export type CommissionTotals = {
  readonly categories: readonly CommissionCategory[];
  readonly netCents: Cents;
  readonly vatCents: Cents;
  readonly grossCents: Cents;
  /** What was kept back from the payouts for it. */
  readonly withheldCents: Cents;
  /** Withheld less gross: positive goes back to the producer, negative is still owed (V34). */
  readonly differenceCents: Cents;
};

/**
 * A month's commission. VAT is computed per category total, as EN 16931 asks (BR-CO-17), while
 * each payout kept back VAT that was rounded for itself; the difference of a few cents is settled
 * with the producer (V34).
 */
export function commissionTotals(fees: readonly WithheldFee[]): CommissionTotals {
  const categories = [...new Set(fees.map((fee) => fee.vatRateBps))]
    .sort((a, b) => b - a)
    .map((vatRateBps) => categoryOf(fees, vatRateBps));
  const netCents = sumCents(categories.map((category) => category.netCents));
  const vatCents = sumCents(categories.map((category) => category.vatCents));
  const withheldCents = sumCents(fees.map((fee) => fee.netCents + fee.vatCents));
  const grossCents = netCents + vatCents;
  const differenceCents = withheldCents - grossCents;
  return { categories, netCents, vatCents, grossCents, withheldCents, differenceCents };
}

/**
 * What a correction takes off a commission invoice: its totals less the totals of what is left of
 * it, so that corrections in any number of steps add up to the invoice. `left` are the fees of
 * the invoice with all corrections so far, `given` what is given back now (positive cents). All
 * amounts of the answer are what is taken off; a positive difference goes back to the producer.
 */
export function commissionCorrection(
  left: readonly CommissionCategory[],
  given: readonly WithheldFee[],
): CommissionTotals {
  const categories = left.flatMap((before) => {
    const own = given.filter((fee) => fee.vatRateBps === before.vatRateBps);
    const netCents = sumCents(own.map((fee) => fee.netCents));
    invariant(netCents >= 0, 'a correction gives commission back');
    invariant(netCents <= before.netCents, 'a correction gives back more than was invoiced');
    if (netCents === 0) return [];
    const leftVatCents = vatOn(before.netCents - netCents, before.vatRateBps);
    return [{ vatRateBps: before.vatRateBps, netCents, vatCents: before.vatCents - leftVatCents }];
  });
  const rates = new Set(left.map((category) => category.vatRateBps));
  invariant(
    given.every((fee) => rates.has(fee.vatRateBps)),
    'a correction has only the rates of its invoice',
  );
  const netCents = sumCents(categories.map((category) => category.netCents));
  const vatCents = sumCents(categories.map((category) => category.vatCents));
  const withheldCents = sumCents(given.map((fee) => fee.netCents + fee.vatCents));
  const grossCents = netCents + vatCents;
  // The ledger gave back `withheldCents` already; the paper says `grossCents`.
  return {
    categories,
    netCents,
    vatCents,
    grossCents,
    withheldCents,
    differenceCents: grossCents - withheldCents,
  };
}

function categoryOf(fees: readonly WithheldFee[], vatRateBps: Bps): CommissionCategory {
  assertBps(vatRateBps, 'vatRateBps');
  const own = fees.filter((fee) => fee.vatRateBps === vatRateBps);
  const netCents = sumCents(own.map((fee) => fee.netCents));
  return { vatRateBps, netCents, vatCents: vatOn(netCents, vatRateBps) };
}

function vatOn(netCents: Cents, vatRateBps: Bps): Cents {
  assertCents(netCents, 'netCents');
  return mulDivHalfUp(netCents, vatRateBps, WHOLE_BPS);
}
