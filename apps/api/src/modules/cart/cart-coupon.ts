import type { ProblemCode } from '@markthalle/contracts/problems';
import { type CouponRefusal, decideCoupon } from '@markthalle/domain/coupon';
import type { OfferedCoupon } from '../promotions/coupon.ts';
import type { PricedLine } from './priced-cart.ts';

/** The code of a cart as it stands today: what it takes off, or why nothing. */
export interface CartCoupon {
  readonly couponId: string | null;
  readonly code: string;
  readonly producerId: string | null;
  readonly discountCents: number;
  readonly refusedBecause: CouponRefusal | null;
  readonly minGoodsCents: number;
}

export interface TypedCoupon {
  readonly code: string;
  /** Null: nobody gives such a coupon (any more). */
  readonly offered: OfferedCoupon | null;
  readonly now: Date;
}

/** Each refusal in the sentence that stands beside the field. */
export const COUPON_REFUSALS = {
  unknown: 'coupon-unknown',
  not_yet_valid: 'coupon-not-yet-valid',
  expired: 'coupon-expired',
  used_up: 'coupon-used-up',
  no_goods: 'coupon-no-goods',
  below_minimum: 'coupon-below-minimum',
} as const satisfies Record<CouponRefusal, ProblemCode>;

/** Lowers the lines of the coupon's producer; every later sum goes by the lowered lines. */
export function withCoupon(
  lines: readonly PricedLine[],
  typed: TypedCoupon | null,
): { readonly lines: readonly PricedLine[]; readonly coupon: CartCoupon | null } {
  if (typed === null) return { lines, coupon: null };
  const { code, offered, now } = typed;
  if (offered === null) {
    const nothing = { couponId: null, producerId: null, discountCents: 0, minGoodsCents: 0 };
    return { lines, coupon: { code, ...nothing, refusedBecause: 'unknown' } };
  }
  const { couponId, producerId, terms, uses } = offered;
  const own = lines.filter(({ sellable }) => sellable.producerId === producerId);
  const goods = own.map(({ goodsCents }) => goodsCents);
  const decision = decideCoupon(terms, goods, uses, now.toISOString());
  const about = { couponId, code: offered.code, producerId, minGoodsCents: terms.minGoodsCents };
  if (!decision.ok) {
    return { lines, coupon: { ...about, discountCents: 0, refusedBecause: decision.because } };
  }
  const discounts = new Map(
    own.map(({ variantId }, index) => [variantId, decision.lineDiscountsCents[index] ?? 0]),
  );
  return {
    lines: lines.map((line) => {
      const discountCents = discounts.get(line.variantId) ?? 0;
      return { ...line, discountCents, goodsCents: line.goodsCents - discountCents };
    }),
    coupon: { ...about, discountCents: decision.discountCents, refusedBecause: null },
  };
}
