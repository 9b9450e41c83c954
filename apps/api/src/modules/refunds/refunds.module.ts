import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { PaymentsModule } from '../payments/payments.module.ts';
import { ApprovalLimit } from './approval-limit.ts';
import { ApproveRefundService } from './approve-refund.service.ts';
import { AssignRefundService } from './assign-refund.service.ts';
import { BuyerRefundsController } from './buyer-refunds.controller.ts';
import { DashboardRefunds } from './dashboard-refunds.ts';
import { ReceivablesQueries } from './receivables.queries.ts';
import { RecoverService } from './recover.service.ts';
import { RecoveriesStore } from './recoveries.store.ts';
import { ReduceRefundService } from './reduce-refund.service.ts';
import { RefundBooking } from './refund-booking.ts';
import { RefundOutcomes } from './refund-outcomes.ts';
import { RefundPreviewService } from './refund-preview.service.ts';
import { RefundableOrders } from './refundable-orders.ts';
import { RefundsController } from './refunds.controller.ts';
import { RefundsFacade } from './refunds.facade.ts';
import { RefundsJobs } from './refunds.jobs.ts';
import { RefundsQueries } from './refunds.queries.ts';
import { RefundsStore } from './refunds.store.ts';
import { RequestRefundService } from './request-refund.service.ts';
import { ReversalsService } from './reversals.service.ts';
import { SendRefundService } from './send-refund.service.ts';
import { SendingsStore } from './sendings.store.ts';
import { SettleRefundService } from './settle-refund.service.ts';
import { UnwantedChargesService } from './unwanted-charges.service.ts';
import { WriteOffsService } from './write-offs.service.ts';

/** Money back to buyers, and from producers what was paid out too early. */
@Module({
  imports: [LedgerModule, OrdersModule, InventoryModule, PaymentsModule],
  controllers: [RefundsController, BuyerRefundsController],
  providers: [
    RefundsQueries,
    RefundPreviewService,
    ReceivablesQueries,
    RefundsFacade,
    RefundsJobs,
    RefundsStore,
    SendingsStore,
    RecoveriesStore,
    RefundableOrders,
    RefundBooking,
    RefundOutcomes,
    ApprovalLimit,
    RequestRefundService,
    ApproveRefundService,
    SendRefundService,
    ReduceRefundService,
    DashboardRefunds,
    AssignRefundService,
    SettleRefundService,
    RecoverService,
    ReversalsService,
    UnwantedChargesService,
    WriteOffsService,
  ],
  exports: [RefundsFacade],
})
export class RefundsModule {}
