import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { PaymentsModule } from '../payments/payments.module.ts';
import { RefundsModule } from '../refunds/refunds.module.ts';
import { SettlementModule } from '../settlement/settlement.module.ts';
import { AnswerBankService } from './answer-bank.service.ts';
import { AnswerRequestService } from './answer-request.service.ts';
import { CaseService } from './case.service.ts';
import { ContestedService } from './contested.service.ts';
import { DisputedShares } from './disputed-shares.ts';
import { DisputesController } from './disputes.controller.ts';
import { DisputesJobs } from './disputes.jobs.ts';
import { DisputesQueries } from './disputes.queries.ts';
import { DisputesStore } from './disputes.store.ts';
import { EvidenceStore } from './evidence.store.ts';
import { FraudWarningsService } from './fraud-warnings.service.ts';
import { LossService } from './loss.service.ts';
import { LossesStore } from './losses.store.ts';
import { MovementsStore } from './movements.store.ts';
import { PortalDisputesController } from './portal-disputes.controller.ts';
import { PortalDisputesQueries } from './portal-disputes.queries.ts';
import { ReadDisputeService } from './read-dispute.service.ts';
import { ReduceDisputeService } from './reduce-dispute.service.ts';
import { RefundProofsQueries } from './refund-proofs.queries.ts';
import { StaffDecisionsService } from './staff-decisions.service.ts';
import { WatchDisputesService } from './watch-disputes.service.ts';

@Module({
  imports: [LedgerModule, OrdersModule, PaymentsModule, RefundsModule, SettlementModule],
  controllers: [DisputesController, PortalDisputesController],
  providers: [
    DisputesJobs,
    DisputesStore,
    MovementsStore,
    EvidenceStore,
    LossesStore,
    DisputesQueries,
    PortalDisputesQueries,
    RefundProofsQueries,
    DisputedShares,
    ReduceDisputeService,
    CaseService,
    LossService,
    ContestedService,
    StaffDecisionsService,
    AnswerBankService,
    AnswerRequestService,
    FraudWarningsService,
    WatchDisputesService,
    ReadDisputeService,
  ],
})
export class DisputesModule {}
