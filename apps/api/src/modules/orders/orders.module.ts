import { Module } from '@nestjs/common';
import { OrderToken } from './order-token.ts';
import { OrdersController } from './orders.controller.ts';
import { OrdersData } from './orders.data.ts';
import { OrdersFacade } from './orders.facade.ts';
import { OrdersProducerData } from './orders.producer-data.ts';
import { OrdersQueries } from './orders.queries.ts';
import { OrdersStore } from './orders.store.ts';
import { ServiceLinesStore } from './service-lines.store.ts';
import { SharesStore } from './shares.store.ts';
import { TripRidersFacade } from './trip-riders.facade.ts';

@Module({
  controllers: [OrdersController],
  providers: [
    OrdersData,
    OrdersProducerData,
    OrdersFacade,
    OrdersStore,
    OrdersQueries,
    SharesStore,
    ServiceLinesStore,
    OrderToken,
    TripRidersFacade,
  ],
  exports: [OrdersFacade, TripRidersFacade],
})
export class OrdersModule {}
