import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { BillCommissionService } from './bill-commission.service.ts';
import { IssueInvoiceService } from './issue-invoice.service.ts';
import { OrderFactsQueries } from './order-facts.queries.ts';

const MAX_LATE_INVOICES = 200;
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
    private readonly invoices: IssueInvoiceService,
    private readonly commission: BillCommissionService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('documents.invoice', ({ producerOrderId }) =>
      this.invoices.issue(producerOrderId),
    );
    this.sweeps.register({
      name: 'issue-missing-documents',
      cron: '20 * * * *',
      overdueAfterMs: 3 * HOUR_MS,
      run: () => this.issueMissing(),
    });
    // Daily, in the night of Berlin: on the first it bills the month, on any other day what was missed.
    this.sweeps.register({
      name: 'monthly-commission-invoices',
      cron: '15 3 * * *',
      overdueAfterMs: 30 * HOUR_MS,
      run: () => this.commission.billFinishedMonths(),
    });
  }

  /** Hand-overs whose invoice is missing: a lost job, or facts that somebody has added since. */
  private async issueMissing(): Promise<number> {
    const before = later(this.clock.now(), -LATE_AFTER_MS);
    const late = await this.facts.partsWithoutInvoice(this.db, before, MAX_LATE_INVOICES);
    for (const producerOrderId of late) await this.invoices.issue(producerOrderId);
    return late.length;
  }
}
