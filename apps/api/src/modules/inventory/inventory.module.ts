import { Module } from '@nestjs/common';
import { BundlePartsStore } from './bundle-parts.store.ts';
import { InventoryFacade } from './inventory.facade.ts';
import { InventoryStore } from './inventory.store.ts';
import { MovementsStore } from './movements.store.ts';
import { RecordMovements } from './record-movements.service.ts';

@Module({
  providers: [InventoryFacade, InventoryStore, BundlePartsStore, MovementsStore, RecordMovements],
  exports: [InventoryFacade],
})
export class InventoryModule {}
