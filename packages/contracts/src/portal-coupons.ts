import { MAX_COUPON_BPS } from '@markthalle/domain/coupon';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, MAX_PRICE_CENTS, OneLine } from './fields.ts';

export const MAX_COUPONS = 200;
export const MAX_COUPON_USES = 100_000;
export const MAX_COUPON_CODE_CHARS = 20;

/** PUBLIC: whoever knows the code may use it; PERSONAL: handed to single persons (§ 11(4) PAngV). */
export const CouponAudience = z.enum(['PUBLIC', 'PERSONAL']);

export const PortalCoupon = z.object({
  couponId: Id,
  code: z.string(),
  kind: z.enum(['percent', 'amount']),
  percent: z.int().nullable(),
  amountCents: Cents.nullable(),
  minGoodsCents: Cents,
  audience: CouponAudience,
  maxUses: z.int(),
  /** Orders that hold it and are not expired or canceled. */
  uses: z.int(),
  /** What it took off in those orders. */
  discountCents: Cents,
  validFromOn: Day,
  /** The last day. */
  validUntilOn: Day,
  state: z.enum(['planned', 'running', 'used_up', 'ended']),
});
export type PortalCoupon = z.infer<typeof PortalCoupon>;

export const listCoupons = endpoint({
  method: 'GET',
  path: '/portal/coupons',
  summary: 'This producer’s coupons, newest first, with their uses',
  access: 'producer',
  right: 'products',
  input: InLanguage,
  output: z.object({ coupons: z.array(PortalCoupon).max(MAX_COUPONS) }),
  problems: [],
});

/** A coupon has all its conditions or it is none: they stand beside the code (§ 6(1) no. 4 DDG). */
export const createCoupon = endpoint({
  method: 'POST',
  path: '/portal/coupons',
  summary: 'A new coupon; the producer bears it',
  access: 'producer',
  right: 'products',
  status: 201,
  input: InLanguage.extend({
    code: OneLine(MAX_COUPON_CODE_CHARS),
    kind: z.enum(['percent', 'amount']),
    percent: z
      .int()
      .min(1)
      .max(MAX_COUPON_BPS / 100)
      .nullable()
      .default(null),
    amountCents: z.int().min(1).max(MAX_PRICE_CENTS).nullable().default(null),
    minGoodsCents: z.int().min(0).max(MAX_PRICE_CENTS),
    audience: CouponAudience,
    maxUses: z.int().min(1).max(MAX_COUPON_USES),
    validFromOn: Day,
    validUntilOn: Day,
  }),
  output: PortalCoupon,
  problems: ['coupon-code-taken', 'coupon-not-sensible'],
});

export const endCoupon = endpoint({
  method: 'POST',
  path: '/portal/coupons/:couponId/end',
  summary: 'Ends a coupon now; orders that hold it keep it',
  access: 'producer',
  right: 'products',
  input: InLanguage.extend({ couponId: Id }),
  output: PortalCoupon,
  problems: ['coupon-not-found'],
});
