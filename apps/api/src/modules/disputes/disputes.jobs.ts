import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HOUR_MS } from '../../platform/clock/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { AnswerBankService } from './answer-bank.service.ts';
import { FraudWarningsService } from './fraud-warnings.service.ts';
import { ReduceDisputeService } from './reduce-dispute.service.ts';
import { WatchDisputesService } from './watch-disputes.service.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'disputes.send-answer': { readonly answerId: string };
    /** Tells the people of a producer that they are asked, or reminds them. */
    'notifications.evidence-request': {
      readonly requestId: string;
      readonly producerId: string;
      readonly orderNumber: string;
      readonly dueAt: string;
      readonly isReminder: boolean;
    };
    'notifications.dispute-result': {
      readonly requestId: string;
      readonly producerId: string;
      readonly orderNumber: string;
      readonly result: 'won' | 'lost';
      readonly borneCents: number;
    };
  }
}

/** The jobs and the sweep of disputes. */
@Injectable()
export class DisputesJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly reducer: ReduceDisputeService,
    private readonly warnings: FraudWarningsService,
    private readonly answers: AnswerBankService,
    private readonly watcher: WatchDisputesService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('disputes.read-dispute', ({ stripeDisputeId }) =>
      this.reducer.reduce(stripeDisputeId),
    );
    this.jobs.handle('disputes.read-fraud-warning', ({ warningId }) =>
      this.warnings.read(warningId),
    );
    this.jobs.handle('disputes.send-answer', ({ answerId }) => this.answers.deliver(answerId));
    this.jobs.handle('disputes.operation-resolved', ({ operationId }) =>
      this.answers.takeUp(operationId),
    );
    this.sweeps.register({
      name: 'watch-disputes',
      cron: '12,42 * * * *',
      overdueAfterMs: 2 * HOUR_MS,
      run: () => this.watcher.watch(),
    });
  }
}
