import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { ArchiveStore } from './archive.store.ts';
import { BillCommissionService } from './bill-commission.service.ts';
import { CooperativeData } from './cooperative-data.ts';
import { CorrectInvoiceService } from './correct-invoice.service.ts';
import { DocumentsJobs } from './documents.jobs.ts';
import { FeesQueries } from './fees.queries.ts';
import { IssueInvoiceService } from './issue-invoice.service.ts';
import { OrderFactsQueries } from './order-facts.queries.ts';
import { RefundFactsQueries } from './refund-facts.queries.ts';

@Module({
  imports: [LedgerModule, ProducersModule],
  providers: [
    ArchiveStore,
    CooperativeData,
    OrderFactsQueries,
    RefundFactsQueries,
    FeesQueries,
    IssueInvoiceService,
    CorrectInvoiceService,
    BillCommissionService,
    DocumentsJobs,
  ],
})
export class DocumentsModule {}
