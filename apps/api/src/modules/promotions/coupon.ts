import type { CouponTerms, CouponValue } from '@markthalle/domain/coupon';

/** A coupon as stored, with how often it is held. */
export interface StoredCoupon {
  readonly couponId: string;
  readonly producerId: string;
  readonly code: string;
  readonly kind: 'percent' | 'amount';
  readonly rateBps: number | null;
  readonly amountCents: number | null;
  readonly minGoodsCents: number;
  readonly audience: 'PUBLIC' | 'PERSONAL';
  readonly maxUses: number;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly endedAt: Date | null;
  readonly uses: number;
  readonly discountCents: number;
}

/** What a basket needs of a coupon. */
export interface OfferedCoupon {
  readonly couponId: string;
  readonly producerId: string;
  readonly code: string;
  readonly terms: CouponTerms;
  /** Orders that hold it already. */
  readonly uses: number;
}

export const toOffered = (coupon: StoredCoupon): OfferedCoupon => ({
  couponId: coupon.couponId,
  producerId: coupon.producerId,
  code: coupon.code,
  terms: {
    value: worthOf(coupon),
    minGoodsCents: coupon.minGoodsCents,
    validFromAt: coupon.validFrom.toISOString(),
    validUntilAt: coupon.validUntil.toISOString(),
    maxUses: coupon.maxUses,
  },
  uses: coupon.uses,
});

/** The database holds one of the two values, by kind. */
function worthOf({ kind, rateBps, amountCents }: StoredCoupon): CouponValue {
  return kind === 'percent'
    ? { kind, rateBps: rateBps ?? 0 }
    : { kind, amountCents: amountCents ?? 0 };
}
