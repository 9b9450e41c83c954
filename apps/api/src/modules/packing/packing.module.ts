import { Module } from '@nestjs/common';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { RefundsModule } from '../refunds/refunds.module.ts';
import { AnswerLinks } from './answer-links.ts';
import { AnswerOrderService } from './answer-order.service.ts';
import { ClearSmsAnswersService } from './clear-sms-answers.service.ts';
import { CodeHashes } from './code-hashes.ts';
import { HandOverQueries } from './hand-over.queries.ts';
import { HandOverService } from './hand-over.service.ts';
import { OpenParts } from './open-parts.ts';
import { PackingCommands } from './packing.commands.ts';
import { PackingController } from './packing.controller.ts';
import { PackingData } from './packing.data.ts';
import { PackingFacade } from './packing.facade.ts';
import { PackingStore } from './packing.store.ts';
import { PackingListQueries } from './packing-list.queries.ts';
import { PackingListService } from './packing-list.service.ts';
import { PackingNotesQueries } from './packing-notes.queries.ts';
import { PrintParcelsService } from './print-parcels.service.ts';
import { ReportShortageService } from './report-shortage.service.ts';
import { SmsController } from './sms.controller.ts';
import { SmsAnswersService } from './sms-answers.service.ts';
import { SmsCodes } from './sms-codes.ts';
import { UndoPacking } from './undo-packing.ts';
import { WatchOrdersService } from './watch-orders.service.ts';
import { WeighLineService } from './weigh-line.service.ts';

/** From the order to the van: what is packed, weighed, missing, labelled and given away. */
@Module({
  imports: [FulfilmentModule, OrdersModule, RefundsModule, InventoryModule, ProducersModule],
  controllers: [PackingController, SmsController],
  providers: [
    PackingListQueries,
    PackingListService,
    PackingStore,
    PackingNotesQueries,
    UndoPacking,
    OpenParts,
    ReportShortageService,
    WeighLineService,
    PrintParcelsService,
    HandOverQueries,
    HandOverService,
    CodeHashes,
    AnswerLinks,
    AnswerOrderService,
    WatchOrdersService,
    PackingCommands,
    PackingData,
    PackingFacade,
    SmsAnswersService,
    SmsCodes,
    ClearSmsAnswersService,
  ],
  exports: [PackingFacade],
})
export class PackingModule {}
