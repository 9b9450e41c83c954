import { COUPON_CODE, couponCodeOf } from '@markthalle/domain/coupon';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { type OfferedCoupon, toOffered } from './coupon.ts';
import { type NewCoupon, PromotionsStore } from './promotions.store.ts';

/** Coupons as baskets and the checkout may ask for them. */
@Injectable()
export class PromotionsFacade {
  constructor(
    private readonly store: PromotionsStore,
    private readonly clock: Clock,
  ) {}

  /** The coupon that was typed, valid or not; null for what is no code of anybody. */
  async find(typed: string, from?: Statements): Promise<OfferedCoupon | null> {
    const code = couponCodeOf(typed);
    if (!COUPON_CODE.test(code)) return null;
    const coupon = await this.store.byCode(code, from);
    return coupon === null ? null : toOffered(coupon);
  }

  /** Takes a coupon over as it is, for demo data. */
  give(tx: Tx, coupon: NewCoupon): Promise<void> {
    return this.store.insert(tx, coupon);
  }

  /**
   * Writes that an order holds the coupon, in the transaction that writes the order. False: it was ended or the last
   * use went to another order meanwhile, and nothing is written.
   */
  async redeem(
    tx: Tx,
    held: { readonly orderId: string; readonly couponId: string; readonly discountCents: number },
  ): Promise<boolean> {
    const coupon = await this.store.lock(tx, held.couponId);
    const now = this.clock.now();
    if (coupon === null || coupon.uses >= coupon.maxUses || coupon.validUntil <= now) return false;
    await this.store.redeem(tx, held, now);
    return true;
  }
}
