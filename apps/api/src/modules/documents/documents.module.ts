import { Module } from '@nestjs/common';
import { ArchiveStore } from './archive.store.ts';
import { CooperativeData } from './cooperative-data.ts';
import { DocumentsJobs } from './documents.jobs.ts';
import { IssueInvoiceService } from './issue-invoice.service.ts';
import { OrderFactsQueries } from './order-facts.queries.ts';

@Module({
  providers: [ArchiveStore, CooperativeData, DocumentsJobs, IssueInvoiceService, OrderFactsQueries],
})
export class DocumentsModule {}
