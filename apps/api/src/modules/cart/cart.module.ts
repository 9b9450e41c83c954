import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { DeliveryModule } from '../delivery/delivery.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { PromotionsModule } from '../promotions/promotions.module.ts';
import { AccountCartToken } from './account-cart-token.ts';
import { CartController } from './cart.controller.ts';
import { CartData } from './cart.data.ts';
import { CartFacade } from './cart.facade.ts';
import { CartStore } from './cart.store.ts';
import { ChangeCart } from './change-cart.service.ts';
import { ReadCart } from './read-cart.service.ts';
import { ReorderCart } from './reorder-cart.service.ts';
import { ShowCart } from './show-cart.service.ts';

@Module({
  imports: [
    CatalogModule,
    DeliveryModule,
    IdentityModule,
    InventoryModule,
    ProducersModule,
    PromotionsModule,
  ],
  controllers: [CartController],
  providers: [
    CartData,
    AccountCartToken,
    CartFacade,
    CartStore,
    ChangeCart,
    ReadCart,
    ReorderCart,
    ShowCart,
  ],
  exports: [CartFacade],
})
export class CartModule {}
