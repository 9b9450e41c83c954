import { Module } from '@nestjs/common';
import { CartModule } from '../cart/cart.module.ts';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { LegalModule } from '../legal/legal.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { PaymentsModule } from '../payments/payments.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { PromotionsModule } from '../promotions/promotions.module.ts';
import { AgeChecksStore } from './age-checks.store.ts';
import { AgeService, HostedAgeService } from './age-service.ts';
import { CheckAge } from './check-age.service.ts';
import { CheckoutController } from './checkout.controller.ts';
import { CheckoutFacade } from './checkout.facade.ts';
import { DraftOrder } from './draft-order.service.ts';
import { PlaceOrder } from './place-order.service.ts';
import { ReadCheckout } from './read-checkout.service.ts';

@Module({
  imports: [
    CartModule,
    InventoryModule,
    LegalModule,
    OrdersModule,
    PaymentsModule,
    ProducersModule,
    PromotionsModule,
  ],
  controllers: [CheckoutController],
  providers: [
    CheckoutFacade,
    PlaceOrder,
    DraftOrder,
    ReadCheckout,
    CheckAge,
    AgeChecksStore,
    { provide: AgeService, useClass: HostedAgeService },
  ],
  exports: [CheckoutFacade],
})
export class CheckoutModule {}
