import { Module } from '@nestjs/common';
import { ProducersModule } from '../producers/producers.module.ts';
import { ChangeClosures } from './change-closures.service.ts';
import { DeliveryController } from './delivery.controller.ts';
import { DeliveryFacade } from './delivery.facade.ts';
import { DeliveryQueries } from './delivery.queries.ts';
import { DeliveryStore } from './delivery.store.ts';
import { ReadDelivery } from './read-delivery.service.ts';
import { UndoClosures } from './undo-closures.ts';

@Module({
  imports: [ProducersModule],
  controllers: [DeliveryController],
  providers: [
    ChangeClosures,
    DeliveryFacade,
    DeliveryQueries,
    DeliveryStore,
    ReadDelivery,
    UndoClosures,
  ],
  exports: [DeliveryFacade],
})
export class DeliveryModule {}
