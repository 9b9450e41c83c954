import { Module } from '@nestjs/common';
import { CartModule } from '../cart/cart.module.ts';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { CheckoutModule } from '../checkout/checkout.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { CodePageQueries } from './code-page.queries.ts';
import { CodesController } from './codes.controller.ts';
import { CodesData } from './codes.data.ts';
import { CodesFacade } from './codes.facade.ts';
import { CodesStore } from './codes.store.ts';
import { DeviceToken } from './device-token.ts';
import { DevicesStore } from './devices.store.ts';
import { OrderAgain } from './order-again.service.ts';
import { OrderByCode } from './order-by-code.service.ts';
import { PrintLabels } from './print-labels.service.ts';
import { ReadCode } from './read-code.service.ts';
import { RememberDevice } from './remember-device.service.ts';

@Module({
  imports: [CatalogModule, CartModule, OrdersModule, CheckoutModule],
  controllers: [CodesController],
  providers: [
    CodesData,
    CodePageQueries,
    CodesFacade,
    CodesStore,
    DeviceToken,
    DevicesStore,
    OrderAgain,
    OrderByCode,
    PrintLabels,
    ReadCode,
    RememberDevice,
  ],
  exports: [CodesFacade],
})
export class CodesModule {}
