import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { CloseExperiencesService } from './close-experiences.service.ts';
import { DatedPartsQueries } from './dated-parts.queries.ts';
import { FulfilmentController } from './fulfilment.controller.ts';
import { FulfilmentFacade } from './fulfilment.facade.ts';
import { FulfilmentQueries } from './fulfilment.queries.ts';
import { HandOverByCode } from './hand-over-by-code.service.ts';
import { HoldSetting } from './hold-setting.ts';
import { OrderCommands } from './order-commands.ts';
import { PerformService } from './perform-service.service.ts';
import { TakeStepService } from './take-step.service.ts';
import { TodayQuery } from './today.query.ts';
import { UndoConfirmation } from './undo-confirmation.ts';

@Module({
  imports: [OrdersModule, LedgerModule],
  controllers: [FulfilmentController],
  providers: [
    FulfilmentFacade,
    FulfilmentQueries,
    TodayQuery,
    TakeStepService,
    HoldSetting,
    HandOverByCode,
    DatedPartsQueries,
    CloseExperiencesService,
    OrderCommands,
    UndoConfirmation,
    PerformService,
  ],
  exports: [FulfilmentFacade],
})
export class FulfilmentModule {}
