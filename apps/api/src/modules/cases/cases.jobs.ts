import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HOUR_MS } from '../../platform/clock/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { RefundPartService } from './refund-part.service.ts';
import { WatchCasesService } from './watch-cases.service.ts';

interface OfProducer {
  readonly producerId: string;
}
interface OfPart {
  readonly partId: string;
}
interface OfCase {
  readonly caseId: string;
}

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'cases.refund-part': OfPart;
    /** Confirms the receipt of a declaration (§ 356a(4) BGB). */
    'notifications.withdrawal-receipt': { readonly withdrawalId: string };
    /** Answers each line of it. */
    'notifications.withdrawal-answer': { readonly withdrawalId: string };
    'notifications.withdrawal-to-producer': OfPart & OfProducer;
    'notifications.goods-on-their-way': OfPart & OfProducer;
    'notifications.loss-proposed': OfPart;
    'notifications.loss-decided': OfPart;
    /** A problem, or the buyer's answer to a question. */
    'notifications.problem-reported': OfCase & OfProducer;
    'notifications.problem-news': OfCase & { readonly stepId: string };
  }
}

/** The job and the sweep of cases. */
@Injectable()
export class CasesJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly refunder: RefundPartService,
    private readonly watcher: WatchCasesService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('cases.refund-part', ({ partId }) => this.refunder.refund(partId));
    this.sweeps.register({
      name: 'watch-cases',
      cron: '21 * * * *',
      overdueAfterMs: 3 * HOUR_MS,
      run: () => this.watcher.watch(),
    });
  }
}
