import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { PaymentsModule } from '../payments/payments.module.ts';
import { SettlementModule } from '../settlement/settlement.module.ts';
import { AccountsQueries } from './accounts.queries.ts';
import { EntriesQueries } from './entries.queries.ts';
import { EntryPageQueries } from './entry-page.queries.ts';
import { ExpectedFeesService } from './expected-fees.service.ts';
import { IncidentsController } from './incidents.controller.ts';
import { IncidentsQueries } from './incidents.queries.ts';
import { InvolvedQueries } from './involved.queries.ts';
import { LedgerController } from './ledger.controller.ts';
import { LookAtMoneyService } from './look-at-money.service.ts';
import { MirrorMovementsService } from './mirror-movements.service.ts';
import { MoneyChecksController } from './money-checks.controller.ts';
import { MoneyChecksService } from './money-checks.service.ts';
import { OperationPageQueries } from './operation-page.queries.ts';
import { ReadProviderService } from './read-provider.service.ts';
import { ReadProviderObjectService } from './read-provider-object.service.ts';
import { SteerIncidentsService } from './steer-incidents.service.ts';
import { SumPayoutsService } from './sum-payouts.service.ts';

/** Proves the money, and shows it from every side. */
@Module({
  imports: [LedgerModule, PaymentsModule, SettlementModule],
  controllers: [LedgerController, MoneyChecksController, IncidentsController],
  providers: [
    AccountsQueries,
    EntriesQueries,
    EntryPageQueries,
    OperationPageQueries,
    ReadProviderObjectService,
    IncidentsQueries,
    InvolvedQueries,
    SteerIncidentsService,
    MoneyChecksService,
    ExpectedFeesService,
    LookAtMoneyService,
    ReadProviderService,
    MirrorMovementsService,
    SumPayoutsService,
  ],
})
export class ReconciliationModule {}
