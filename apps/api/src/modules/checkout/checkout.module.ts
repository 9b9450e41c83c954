import { Module } from '@nestjs/common';
import { CartModule } from '../cart/cart.module.ts';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { PaymentsModule } from '../payments/payments.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { CheckoutController } from './checkout.controller.ts';
import { CheckoutFacade } from './checkout.facade.ts';
import { DraftOrder } from './draft-order.service.ts';
import { PlaceOrder } from './place-order.service.ts';

@Module({
  imports: [CartModule, InventoryModule, OrdersModule, PaymentsModule, ProducersModule],
  controllers: [CheckoutController],
  providers: [CheckoutFacade, PlaceOrder, DraftOrder],
  exports: [CheckoutFacade],
})
export class CheckoutModule {}
