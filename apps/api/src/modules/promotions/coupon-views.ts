import type { PortalCoupon } from '@markthalle/contracts/portal-coupons';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import type { StoredCoupon } from './coupon.ts';

const BPS_PER_PERCENT = 100;

export const toPortalCoupon = (coupon: StoredCoupon, now: Date): PortalCoupon => ({
  couponId: coupon.couponId,
  code: coupon.code,
  kind: coupon.kind,
  percent: coupon.rateBps === null ? null : coupon.rateBps / BPS_PER_PERCENT,
  amountCents: coupon.amountCents,
  minGoodsCents: coupon.minGoodsCents,
  audience: coupon.audience,
  maxUses: coupon.maxUses,
  uses: coupon.uses,
  discountCents: coupon.discountCents,
  validFromOn: berlinDateOf(coupon.validFrom.toISOString()),
  validUntilOn: lastDayOf(coupon),
  state: stateOf(coupon, now),
});

/** It ends with a day; one that was ended early has that day as its last. */
function lastDayOf({ validUntil, endedAt }: StoredCoupon): string {
  const endsOn = berlinDateOf(validUntil.toISOString());
  return endedAt === null ? addDays(endsOn, -1) : endsOn;
}

function stateOf(coupon: StoredCoupon, now: Date): PortalCoupon['state'] {
  if (coupon.validUntil <= now || coupon.endedAt !== null) return 'ended';
  if (coupon.uses >= coupon.maxUses) return 'used_up';
  return coupon.validFrom > now ? 'planned' : 'running';
}
