import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders/orders.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { SettlementModule } from '../settlement/settlement.module.ts';
import { OfficeController } from './office.controller.ts';
import { OfficeOrdersQueries } from './office-orders.queries.ts';
import { OfficeProducersQueries } from './office-producers.queries.ts';
import { OperationsQueries } from './operations.queries.ts';
import { OverviewQueries } from './overview.queries.ts';
import { ReadOfficeOrder } from './read-office-order.service.ts';
import { SteerOperations } from './steer-operations.service.ts';

@Module({
  imports: [OrdersModule, ProducersModule, SettlementModule],
  controllers: [OfficeController],
  providers: [
    OperationsQueries,
    OfficeOrdersQueries,
    OfficeProducersQueries,
    OverviewQueries,
    ReadOfficeOrder,
    SteerOperations,
  ],
})
export class OfficeModule {}
