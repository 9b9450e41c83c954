import { invariant } from './invariant.ts';
import type { Bps, Cents } from './money.ts';
import { vatOfGross } from './tax.ts';

/** What a delivery refund takes off the cooperative's income and its VAT; VAT is taken on what remains. */
export function deliveryEffect(delivery: {
  readonly soldCents: Cents;
  readonly refundedCents: Cents;
  readonly moreCents: Cents;
  readonly vatRateBps: Bps;
}): { readonly netCents: Cents; readonly vatCents: Cents } {
  const leftCents = delivery.soldCents - delivery.refundedCents;
  invariant(delivery.moreCents <= leftCents, 'more delivery given back than was sold');
  const before = vatOfGross(leftCents, delivery.vatRateBps);
  const after = vatOfGross(leftCents - delivery.moreCents, delivery.vatRateBps);
  return {
    netCents: before.netCents - after.netCents,
    vatCents: before.vatCents - after.vatCents,
  };
}

/**
 * Delivery that goes back with a withdrawal: with the whole part the cheapest standard delivery
 * that was offered (§ 357(2) BGB), with some of it nothing, because the parcel was sent anyway.
 */
export const withdrawalDeliveryCents = (delivery: {
  readonly standardCents: Cents;
  readonly chosenCents: Cents;
  readonly isWholePart: boolean;
}): Cents => (delivery.isWholePart ? Math.min(delivery.standardCents, delivery.chosenCents) : 0);
