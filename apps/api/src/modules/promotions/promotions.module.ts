import { Module } from '@nestjs/common';
import { PromotionsController } from './promotions.controller.ts';
import { PromotionsFacade } from './promotions.facade.ts';
import { PromotionsStore } from './promotions.store.ts';
import { WriteCouponService } from './write-coupon.service.ts';

@Module({
  controllers: [PromotionsController],
  providers: [PromotionsFacade, PromotionsStore, WriteCouponService],
  exports: [PromotionsFacade],
})
export class PromotionsModule {}
