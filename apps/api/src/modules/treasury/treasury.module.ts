import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { PaymentsModule } from '../payments/payments.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { IntakeFeesService } from './intake-fees.service.ts';
import { OwnMoneyService } from './own-money.service.ts';
import { PaymentAccountsQueries } from './payment-accounts.queries.ts';
import { PayoutsService } from './payouts.service.ts';
import { ReducePayoutService } from './reduce-payout.service.ts';
import { ReduceProducerPayoutService } from './reduce-producer-payout.service.ts';
import { ReduceTopUpService } from './reduce-top-up.service.ts';
import { RemindAccountsService } from './remind-accounts.service.ts';
import { RereadTreasuryService } from './reread-treasury.service.ts';
import { ResolutionsService } from './resolutions.service.ts';
import { SendMoneyService } from './send-money.service.ts';
import { TopUpsService } from './top-ups.service.ts';
import { TreasuryController } from './treasury.controller.ts';
import { TreasuryJobs } from './treasury.jobs.ts';
import { TreasuryQueries } from './treasury.queries.ts';
import { TreasuryStore } from './treasury.store.ts';
import { WaitingProducersQueries } from './waiting-producers.queries.ts';
import { WatchBalanceService } from './watch-balance.service.ts';

@Module({
  imports: [LedgerModule, PaymentsModule, ProducersModule],
  controllers: [TreasuryController],
  providers: [
    TreasuryJobs,
    TreasuryStore,
    TreasuryQueries,
    PaymentAccountsQueries,
    WaitingProducersQueries,
    OwnMoneyService,
    PayoutsService,
    TopUpsService,
    ResolutionsService,
    SendMoneyService,
    ReducePayoutService,
    ReduceTopUpService,
    ReduceProducerPayoutService,
    IntakeFeesService,
    WatchBalanceService,
    RereadTreasuryService,
    RemindAccountsService,
  ],
})
export class TreasuryModule {}
