import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.ts';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { PicturesModule } from '../pictures/pictures.module.ts';
import { RefundsModule } from '../refunds/refunds.module.ts';
import { SettlementModule } from '../settlement/settlement.module.ts';
import { BuyerCasesService } from './buyer-cases.service.ts';
import { BuyerProblemsController } from './buyer-problems.controller.ts';
import { BuyerWithdrawalsController } from './buyer-withdrawals.controller.ts';
import { CaseHolds } from './case-holds.ts';
import { CaseOrdersQueries } from './case-orders.queries.ts';
/** Withdrawals from contracts and problems with goods. */
import { CasesData } from './cases.data.ts';
import { CasesFacade } from './cases.facade.ts';
import { CasesJobs } from './cases.jobs.ts';
import { KeepPhotoService } from './keep-photo.service.ts';
import { OfficeCasesController } from './office-cases.controller.ts';
import { OfficeCasesService } from './office-cases.service.ts';
import { PhotosStore } from './photos.store.ts';
import { PortalCasesController } from './portal-cases.controller.ts';
import { PortalCasesService } from './portal-cases.service.ts';
import { ProblemViewsQueries } from './problem-views.queries.ts';
import { ProblemsStore } from './problems.store.ts';
import { ReceiptToken } from './receipt-token.ts';
import { RefundPartService } from './refund-part.service.ts';
import { ReportProblemService } from './report-problem.service.ts';
import { ReturnGoodsService } from './return-goods.service.ts';
import { ReturnStepsStore } from './return-steps.store.ts';
import { SolveProblemService } from './solve-problem.service.ts';
import { SplitWithdrawalService } from './split-withdrawal.service.ts';
import { SubmitWithdrawalService } from './submit-withdrawal.service.ts';
import { WatchCasesService } from './watch-cases.service.ts';
import { WithdrawalViewsQueries } from './withdrawal-views.queries.ts';
import { WithdrawalsStore } from './withdrawals.store.ts';

@Module({
  imports: [
    OrdersModule,
    FulfilmentModule,
    PicturesModule,
    RefundsModule,
    SettlementModule,
    DocumentsModule,
  ],
  controllers: [
    BuyerWithdrawalsController,
    BuyerProblemsController,
    PortalCasesController,
    OfficeCasesController,
  ],
  providers: [
    CasesData,
    CasesFacade,
    CasesJobs,
    WithdrawalsStore,
    ReturnStepsStore,
    ProblemsStore,
    PhotosStore,
    CaseOrdersQueries,
    WithdrawalViewsQueries,
    ProblemViewsQueries,
    CaseHolds,
    ReceiptToken,
    SubmitWithdrawalService,
    SplitWithdrawalService,
    RefundPartService,
    ReturnGoodsService,
    KeepPhotoService,
    ReportProblemService,
    SolveProblemService,
    WatchCasesService,
    BuyerCasesService,
    PortalCasesService,
    OfficeCasesService,
  ],
  exports: [CasesFacade],
})
export class CasesModule {}
