import { addDays, berlinMidnightOf } from '@markthalle/domain/dates';
import type { NewCoupon } from '../modules/promotions/promotions.store.ts';

/** The demo producer that gives a coupon to everybody. */
export const COUPON_PRODUCER = 'seifensiederei-kreideweiss';
const DAYS = 60;

/** Ten percent on soap from 20 euros on, for the first weeks of the demo market. */
export const demoCoupon = (
  owner: Pick<NewCoupon, 'producerId' | 'createdBy' | 'createdAt'>,
  couponId: string,
  today: string,
): NewCoupon => ({
  ...owner,
  couponId,
  code: 'SEIFE10',
  rateBps: 1_000,
  amountCents: null,
  minGoodsCents: 2_000,
  audience: 'PUBLIC',
  maxUses: 1_000,
  validFromAt: berlinMidnightOf(today),
  validUntilAt: berlinMidnightOf(addDays(today, DAYS)),
});
