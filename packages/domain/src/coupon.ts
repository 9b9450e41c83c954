import { allocate } from './allocate.ts';
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

/** What a coupon takes off: a part of the goods or a fixed amount. */
export type CouponValue =
  | { readonly kind: 'percent'; readonly rateBps: Bps }
  | { readonly kind: 'amount'; readonly amountCents: Cents };

/** A producer's coupon as far as a basket asks; the producer bears it (§ 10(1) UStG). */
export type CouponTerms = {
  readonly value: CouponValue;
  /** The producer's goods in the basket, without deposit and delivery, must reach this. */
  readonly minGoodsCents: Cents;
  readonly validFromAt: string;
  /** The moment from which it no longer counts. */
  readonly validUntilAt: string;
  readonly maxUses: number;
};

export type CouponRefusal =
  | 'unknown'
  | 'not_yet_valid'
  | 'expired'
  | 'used_up'
  | 'no_goods'
  | 'below_minimum';

export type CouponDecision =
  | {
      readonly ok: true;
      readonly discountCents: Cents;
      readonly lineDiscountsCents: readonly Cents[];
    }
  | { readonly ok: false; readonly because: CouponRefusal };

/** More than half would be an error rather than an offer. */
export const MAX_COUPON_BPS: Bps = 5_000;
/** What remains of the goods at least; a payment needs an amount. */
export const MIN_LEFT_CENTS: Cents = 100;

/** Codes are compared without case and blanks, and hold only letters, digits and hyphens. */
export const COUPON_CODE = /^[A-Z0-9][A-Z0-9-]{2,19}$/;
export const couponCodeOf = (typed: string): string =>
  typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/**
 * What a coupon takes off the lines of its producer, by largest remainder over their goods, so
 * that each VAT rate falls in proportion (V27); a tie goes to the earlier line. `usesBefore`
 * counts the orders that hold the coupon already.
 */
export function decideCoupon(
  terms: CouponTerms,
  lines: readonly Cents[],
  usesBefore: number,
  now: string,
): CouponDecision {
  if (Date.parse(now) < Date.parse(terms.validFromAt))
    return { ok: false, because: 'not_yet_valid' };
  if (Date.parse(now) >= Date.parse(terms.validUntilAt)) return { ok: false, because: 'expired' };
  if (usesBefore >= terms.maxUses) return { ok: false, because: 'used_up' };
  for (const cents of lines) {
    assertCents(cents, 'goods of a line');
    invariant(cents >= 0, 'goods of a line are not negative');
  }
  const goodsCents = sumCents(lines);
  if (goodsCents === 0) return { ok: false, because: 'no_goods' };
  if (goodsCents < terms.minGoodsCents) return { ok: false, because: 'below_minimum' };
  const discountCents = discountOf(terms.value, goodsCents);
  return { ok: true, discountCents, lineDiscountsCents: allocate(discountCents, lines) };
}

function discountOf(value: CouponValue, goodsCents: Cents): Cents {
  if (value.kind === 'percent') {
    assertBps(value.rateBps, 'rateBps');
    return mulDivHalfUp(goodsCents, value.rateBps, WHOLE_BPS);
  }
  assertCents(value.amountCents, 'amountCents');
  return Math.min(value.amountCents, Math.max(0, goodsCents - MIN_LEFT_CENTS));
}

/**
 * What the buyer pays and what VAT is taken on when the cooperative pays a coupon: the money of a
 * third party is part of the price (§ 10(1) sentence 2 UStG), so the goods keep their gross (V28).
 */
export const thirdPartyCoupon = (
  lines: readonly Cents[],
  couponCents: Cents,
): { readonly buyerPaysCents: Cents; readonly taxedCents: readonly Cents[] } => ({
  buyerPaysCents: Math.max(0, sumCents(lines) - couponCents),
  taxedCents: lines,
});
