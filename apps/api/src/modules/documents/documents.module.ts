import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { SettlementModule } from '../settlement/settlement.module.ts';
import { ArchiveStore } from './archive.store.ts';
import { ArchiveCheckService } from './archive-check.service.ts';
import { ArchiveStatementsService } from './archive-statements.service.ts';
import { BillCommissionService } from './bill-commission.service.ts';
import { CooperativeData } from './cooperative-data.ts';
import { CorrectInvoiceService } from './correct-invoice.service.ts';
import { DocumentsFacade } from './documents.facade.ts';
import { DocumentsJobs } from './documents.jobs.ts';
import { DocumentsProducerData } from './documents.producer-data.ts';
import { DocumentsQueries } from './documents.queries.ts';
import { ExportBookingsService } from './export-bookings.service.ts';
import { ExportTaxRecordsService } from './export-tax-records.service.ts';
import { FeesQueries } from './fees.queries.ts';
import { IssueInvoiceService } from './issue-invoice.service.ts';
import { OfficeDocumentsController } from './office-documents.controller.ts';
import { OrderDocumentsController } from './order-documents.controller.ts';
import { OrderFactsQueries } from './order-facts.queries.ts';
import { PortalDocumentsController } from './portal-documents.controller.ts';
import { ProducerParty } from './producer-party.ts';
import { RefundFactsQueries } from './refund-facts.queries.ts';

@Module({
  imports: [LedgerModule, OrdersModule, ProducersModule, SettlementModule],
  controllers: [OfficeDocumentsController, PortalDocumentsController, OrderDocumentsController],
  providers: [
    DocumentsFacade,
    ArchiveStore,
    ArchiveCheckService,
    CooperativeData,
    DocumentsProducerData,
    DocumentsQueries,
    OrderFactsQueries,
    RefundFactsQueries,
    FeesQueries,
    IssueInvoiceService,
    CorrectInvoiceService,
    BillCommissionService,
    ArchiveStatementsService,
    ProducerParty,
    ExportBookingsService,
    ExportTaxRecordsService,
    DocumentsJobs,
  ],
  exports: [DocumentsFacade],
})
export class DocumentsModule {}
