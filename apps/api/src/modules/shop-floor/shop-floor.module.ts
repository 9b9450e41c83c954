import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { ArticlesStore } from './articles.store.ts';
import { ImportTill } from './import-till.service.ts';
import { MoveStock } from './move-stock.service.ts';
import { PortalStockController } from './portal-stock.controller.ts';
import { PortalTillController } from './portal-till.controller.ts';
import { ShopFloorFacade } from './shop-floor.facade.ts';
import { StockQueries } from './stock.queries.ts';
import { StockCommands } from './stock-commands.ts';
import { TillStore } from './till.store.ts';

@Module({
  imports: [InventoryModule],
  controllers: [PortalStockController, PortalTillController],
  providers: [
    ArticlesStore,
    ImportTill,
    MoveStock,
    ShopFloorFacade,
    StockCommands,
    StockQueries,
    TillStore,
  ],
  exports: [ShopFloorFacade],
})
export class ShopFloorModule {}
