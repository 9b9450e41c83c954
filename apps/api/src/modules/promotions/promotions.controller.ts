import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { createCoupon, endCoupon, listCoupons } from '@markthalle/contracts/portal-coupons';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { WriteCouponService } from './write-coupon.service.ts';

@Controller()
export class PromotionsController {
  constructor(private readonly coupons: WriteCouponService) {}

  @Handles(listCoupons)
  list(@By() by: ProducerMember) {
    return this.coupons.list(by);
  }

  @Handles(createCoupon)
  create(@Input() input: ParsedInputOf<typeof createCoupon>, @By() by: ProducerMember) {
    return this.coupons.create(by, input);
  }

  @Handles(endCoupon)
  end(@Input() input: ParsedInputOf<typeof endCoupon>, @By() by: ProducerMember) {
    return this.coupons.end(by, input);
  }
}
