import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { ArchiveCheckService } from './archive-check.service.ts';
import { ArchiveStatementsService } from './archive-statements.service.ts';
import { BillCommissionService } from './bill-commission.service.ts';
import { CorrectInvoiceService } from './correct-invoice.service.ts';
import { IssueInvoiceService } from './issue-invoice.service.ts';
import { OrderFactsQueries } from './order-facts.queries.ts';
import { RefundFactsQueries } from './refund-facts.queries.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'documents.bill-commission': { readonly producerId: string };
  }
}

const MAX_LATE_PAPERS = 200;
/** A job that was not lost has long done its work by then. */
const LATE_AFTER_MS = 15 * MINUTE_MS;

@Injectable()
export class DocumentsJobs implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
    private readonly facts: OrderFactsQueries,
    private readonly refunds: RefundFactsQueries,
    private readonly invoices: IssueInvoiceService,
    private readonly corrections: CorrectInvoiceService,
    private readonly commission: BillCommissionService,
    private readonly statements: ArchiveStatementsService,
    private readonly check: ArchiveCheckService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('documents.invoice', ({ producerOrderId }) =>
      this.invoices.issue(producerOrderId),
    );
    this.jobs.handle('documents.correct-invoice', ({ refundId }) =>
      this.corrections.correct(refundId),
    );
    this.jobs.handle('documents.bill-commission', ({ producerId }) =>
      this.commission.bill(producerId),
    );
    this.jobs.handle('documents.statement', ({ runId }) => this.statements.archiveRun(runId));
    this.sweeps.register({
      name: 'issue-missing-documents',
      cron: '20 * * * *',
      overdueAfterMs: 3 * HOUR_MS,
      run: () => this.queueMissing(),
    });
    this.sweeps.register({
      name: 'verify-archive',
      cron: '40 3 * * *',
      overdueAfterMs: 30 * HOUR_MS,
      run: () => this.check.watch(),
    });
    // Daily, in the night of Berlin: on the first it bills the month, on any other day what was missed.
    this.sweeps.register({
      name: 'monthly-commission-invoices',
      cron: '15 3 * * *',
      overdueAfterMs: 30 * HOUR_MS,
      run: () => this.queueCommission(),
    });
  }

  private async queueCommission(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const producerIds = await this.commission.producersToBill(tx);
      for (const producerId of producerIds) {
        const key = `documents.bill-commission:${producerId}`;
        await this.jobs.add(tx, 'documents.bill-commission', { producerId }, { key });
      }
      return producerIds.length;
    });
  }

  /**
   * Puts into the queue what a lost job left out, or what lacked facts that somebody has added since:
   * as jobs of their own, so that one that fails holds up no other.
   */
  private async queueMissing(): Promise<number> {
    const before = later(this.clock.now(), -LATE_AFTER_MS);
    return this.db.transaction(async (tx) => {
      const late = await this.facts.partsWithoutInvoice(tx, before, MAX_LATE_PAPERS);
      for (const producerOrderId of late) {
        const key = `documents.invoice:${producerOrderId}`;
        await this.jobs.add(tx, 'documents.invoice', { producerOrderId }, { key });
      }
      const uncorrected = await this.refunds.ordersToCorrect(tx, before, MAX_LATE_PAPERS);
      for (const refundId of uncorrected) {
        const key = `documents.correct-invoice:${refundId}`;
        await this.jobs.add(tx, 'documents.correct-invoice', { refundId }, { key });
      }
      const runs = await this.statements.runsToArchive(tx, before, MAX_LATE_PAPERS);
      for (const runId of runs) {
        await this.jobs.add(tx, 'documents.statement', { runId }, { key: `statement:${runId}` });
      }
      return late.length + uncorrected.length + runs.length;
    });
  }
}
