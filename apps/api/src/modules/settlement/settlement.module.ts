import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { PaymentsModule } from '../payments/payments.module.ts';
import { ApproveRunService } from './approve-run.service.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { CreateRunService } from './create-run.service.ts';
import { FinishRunService } from './finish-run.service.ts';
import { OverdueSharesQueries } from './overdue-shares.queries.ts';
import { PayoutsController } from './payouts.controller.ts';
import { PayoutsQueries } from './payouts.queries.ts';
import { ReadSettlementService } from './read-settlement.service.ts';
import { RunsQueries } from './runs.queries.ts';
import { SendItemService } from './send-item.service.ts';
import { SettlementController } from './settlement.controller.ts';
import { SettlementFacade } from './settlement.facade.ts';
import { SettlementJobs } from './settlement.jobs.ts';
import { SettlementStore } from './settlement.store.ts';
import { StatementsQueries } from './statements.queries.ts';
import { SteerRunService } from './steer-run.service.ts';

@Module({
  imports: [LedgerModule, PaymentsModule],
  controllers: [SettlementController, PayoutsController],
  providers: [
    SettlementFacade,
    SettlementStore,
    SettlementJobs,
    RunsQueries,
    StatementsQueries,
    PayoutsQueries,
    OverdueSharesQueries,
    ReadSettlementService,
    CreateRunService,
    ApproveRunService,
    SteerRunService,
    SendItemService,
    FinishRunService,
    CircuitBreaker,
  ],
  exports: [SettlementFacade],
})
export class SettlementModule {}
