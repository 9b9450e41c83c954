import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { PaymentsModule } from '../payments/payments.module.ts';
import { SettlementModule } from '../settlement/settlement.module.ts';
import { LedgerController } from './ledger.controller.ts';
import { LedgerQueries } from './ledger.queries.ts';
import { LookAtMoneyService } from './look-at-money.service.ts';
import { MirrorMovementsService } from './mirror-movements.service.ts';
import { MoneyChecksController } from './money-checks.controller.ts';
import { MoneyChecksService } from './money-checks.service.ts';
import { ReadProviderService } from './read-provider.service.ts';

/** Proves the money, and shows it from every side. */
@Module({
  imports: [LedgerModule, PaymentsModule, SettlementModule],
  controllers: [LedgerController, MoneyChecksController],
  providers: [
    LedgerQueries,
    MoneyChecksService,
    LookAtMoneyService,
    ReadProviderService,
    MirrorMovementsService,
  ],
})
export class ReconciliationModule {}
