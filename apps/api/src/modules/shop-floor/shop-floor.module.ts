import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { ImportTill } from './import-till.service.ts';
import { MoveStock } from './move-stock.service.ts';
import { PortalStockController } from './portal-stock.controller.ts';
import { PortalTillController } from './portal-till.controller.ts';
import { ShopFloorFacade } from './shop-floor.facade.ts';
import { StockQueries } from './stock.queries.ts';
import { StockCommands } from './stock-commands.ts';
import { TillStore } from './till.store.ts';
import { UndoStock } from './undo-stock.ts';

@Module({
  imports: [CatalogModule, InventoryModule],
  controllers: [PortalStockController, PortalTillController],
  providers: [
    ImportTill,
    MoveStock,
    ShopFloorFacade,
    StockCommands,
    StockQueries,
    TillStore,
    UndoStock,
  ],
  exports: [ShopFloorFacade],
})
export class ShopFloorModule {}
