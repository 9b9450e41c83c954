import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { PaymentsModule } from '../payments/payments.module.ts';
import { ApproveRunService } from './approve-run.service.ts';
import { BookItem } from './book-item.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { CooperativeController } from './cooperative.controller.ts';
import { CreateRunService } from './create-run.service.ts';
import { FinishRunService } from './finish-run.service.ts';
import { HoldMoneyService } from './hold-money.service.ts';
import { HoldsController } from './holds.controller.ts';
import { HoldsQueries } from './holds.queries.ts';
import { HoldsStore } from './holds.store.ts';
import { MonthStatementsQueries } from './month-statements.queries.ts';
import { OverdueSharesQueries } from './overdue-shares.queries.ts';
import { PayoutsController } from './payouts.controller.ts';
import { PayoutsQueries } from './payouts.queries.ts';
import { PublicFiguresQueries } from './public-figures.queries.ts';
import { ReadSettlementService } from './read-settlement.service.ts';
import { RecheckItems } from './recheck-items.ts';
import { RulesSetting } from './rules-setting.ts';
import { RunItemsQueries } from './run-items.queries.ts';
import { RunsQueries } from './runs.queries.ts';
import { SendItemService } from './send-item.service.ts';
import { SettlementController } from './settlement.controller.ts';
import { SettlementFacade } from './settlement.facade.ts';
import { SettlementJobs } from './settlement.jobs.ts';
import { SettlementProducerData } from './settlement.producer-data.ts';
import { SettlementStore } from './settlement.store.ts';
import { StandingsQueries } from './standings.queries.ts';
import { StatementsQueries } from './statements.queries.ts';
import { SteerRunService } from './steer-run.service.ts';
import { UndoRhythm } from './undo-rhythm.ts';
import { WatchHoldsService } from './watch-holds.service.ts';
import { WeeklyRunService } from './weekly-run.service.ts';
import { WeighProducers } from './weigh-producers.ts';

@Module({
  imports: [LedgerModule, PaymentsModule],
  controllers: [SettlementController, PayoutsController, HoldsController, CooperativeController],
  providers: [
    SettlementFacade,
    SettlementProducerData,
    SettlementStore,
    SettlementJobs,
    UndoRhythm,
    RunsQueries,
    StatementsQueries,
    PayoutsQueries,
    PublicFiguresQueries,
    OverdueSharesQueries,
    ReadSettlementService,
    CreateRunService,
    ApproveRunService,
    SteerRunService,
    SendItemService,
    FinishRunService,
    CircuitBreaker,
    BookItem,
    RecheckItems,
    RulesSetting,
    StandingsQueries,
    WeighProducers,
    WeeklyRunService,
    HoldMoneyService,
    HoldsStore,
    HoldsQueries,
    WatchHoldsService,
    RunItemsQueries,
    MonthStatementsQueries,
  ],
  exports: [SettlementFacade],
})
export class SettlementModule {}
