import { assertBps, assertCents, type Bps, type Cents, mulDivHalfUp, WHOLE_BPS } from './money.ts';

/**
 * The rule under which a line was sold; an order keeps its rule, whatever is resolved later.
 * `rateBps` is the net commission, `vatRateBps` the VAT on it (0 while the cooperative itself
 * is a small business, § 19 UStG).
 */
export type CommissionRule = {
  readonly id: string;
  readonly rateBps: Bps;
  readonly vatRateBps: Bps;
};

export type Commission = { readonly netCents: Cents; readonly vatCents: Cents };

/**
 * Commission (Vermittlungsprovision) on the goods of one producer in one order.
 * The base is goods gross, without container deposit and without delivery. Net and VAT are
 * each rounded half up, VAT from the rounded net.
 */
export function commissionOn(goodsGrossCents: Cents, rule: CommissionRule): Commission {
  assertCents(goodsGrossCents, 'goodsGrossCents');
  assertBps(rule.rateBps, 'rateBps');
  assertBps(rule.vatRateBps, 'vatRateBps');
  const netCents = mulDivHalfUp(goodsGrossCents, rule.rateBps, WHOLE_BPS);
  return { netCents, vatCents: mulDivHalfUp(netCents, rule.vatRateBps, WHOLE_BPS) };
}

/**
 * What to book when the base changes from `oldBaseCents` to `newBaseCents`: new minus old, so
 * a refund gives negative cents (commission given back).
 *
 * The commission is recomputed on the whole remaining base and never on the refunded part
 * alone: only so does a full refund in any number of steps return exactly what was booked.
 */
export function commissionDelta(
  oldBaseCents: Cents,
  newBaseCents: Cents,
  rule: CommissionRule,
): Commission {
  const before = commissionOn(oldBaseCents, rule);
  const after = commissionOn(newBaseCents, rule);
  return {
    netCents: after.netCents - before.netCents,
    vatCents: after.vatCents - before.vatCents,
  };
}
