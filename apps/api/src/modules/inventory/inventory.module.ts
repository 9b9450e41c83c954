import { Module } from '@nestjs/common';
import { InventoryFacade } from './inventory.facade.ts';
import { InventoryStore } from './inventory.store.ts';

@Module({ providers: [InventoryFacade, InventoryStore], exports: [InventoryFacade] })
export class InventoryModule {}
