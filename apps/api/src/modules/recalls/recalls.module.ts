import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { RefundsModule } from '../refunds/refunds.module.ts';
import { EndRecallService } from './end-recall.service.ts';
import { OfficeRecallsController } from './office-recalls.controller.ts';
import { PortalRecallsController } from './portal-recalls.controller.ts';
import { ReachBuyersService } from './reach-buyers.service.ts';
import { RecallsController } from './recalls.controller.ts';
import { RecallsData } from './recalls.data.ts';
import { RecallsFacade } from './recalls.facade.ts';
import { RecallsQueries } from './recalls.queries.ts';
import { RecallsStore } from './recalls.store.ts';
import { RefundRecalledService } from './refund-recalled.service.ts';
import { StartRecallService } from './start-recall.service.ts';
import { TraceGoods } from './trace-goods.service.ts';

/** Goods that must come back: who has them, what they are told, and their money. */
@Module({
  imports: [CatalogModule, OrdersModule, RefundsModule],
  controllers: [RecallsController, PortalRecallsController, OfficeRecallsController],
  providers: [
    RecallsStore,
    RecallsQueries,
    TraceGoods,
    ReachBuyersService,
    StartRecallService,
    EndRecallService,
    RefundRecalledService,
    RecallsData,
    RecallsFacade,
  ],
  exports: [RecallsFacade],
})
export class RecallsModule {}
