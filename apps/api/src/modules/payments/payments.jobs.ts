import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HOUR_MS, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { OpenPaymentService } from './open-payment.service.ts';
import { PayoutScheduleService } from './payout-schedule.service.ts';
import { ReduceEventService } from './reduce-event.service.ts';
import { ReleaseReservationsService } from './release-reservations.service.ts';
import { ReplayEventsService } from './replay-events.service.ts';
import { RereadPaymentsService } from './reread-payments.service.ts';
import { ResumeOperationsService } from './resume-operations.service.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'payments.create-session': { readonly orderId: string };
    'payments.reduce-event': { readonly objectId: string; readonly account: string };
    'notifications.order-paid': { readonly orderId: string };
    'notifications.payment-failed': { readonly orderId: string };
  }
}

/** Stripe still does not answer: the queue tries again. */
class PaymentPageMissing extends Error {
  override readonly name = 'PaymentPageMissing';
}

/** The jobs and sweeps of payments. */
@Injectable()
export class PaymentsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly openPayment: OpenPaymentService,
    private readonly reducer: ReduceEventService,
    private readonly releaser: ReleaseReservationsService,
    private readonly rereader: RereadPaymentsService,
    private readonly replayer: ReplayEventsService,
    private readonly resumer: ResumeOperationsService,
    private readonly schedules: PayoutScheduleService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('payments.create-session', ({ orderId }) => this.createSession(orderId));
    this.jobs.handle('payments.reduce-event', ({ objectId, account }) =>
      this.reducer.reduce(objectId, account),
    );
    this.jobs.handle('payments.set-payout-schedule', ({ stripeAccountId }) =>
      this.schedules.set(stripeAccountId),
    );
    this.sweeps.register({
      name: 'release-expired-reservations',
      cron: '* * * * *',
      overdueAfterMs: 10 * MINUTE_MS,
      run: () => this.releaser.releaseRunOut(),
    });
    this.sweeps.register({
      name: 'reread-open-payments',
      cron: '*/10 * * * *',
      overdueAfterMs: 30 * MINUTE_MS,
      run: () => this.rereader.reread(),
    });
    this.sweeps.register({
      name: 'replay-missed-events',
      cron: '7 * * * *',
      overdueAfterMs: 3 * HOUR_MS,
      run: () => this.replayer.replay(),
    });
    this.sweeps.register({
      name: 'resume-operations',
      cron: '*/5 * * * *',
      overdueAfterMs: 20 * MINUTE_MS,
      run: () => this.resumer.resumeOpen(),
    });
  }

  private async createSession(orderId: string): Promise<void> {
    const { isWaiting } = await this.openPayment.tryToOpen(orderId);
    if (isWaiting) throw new PaymentPageMissing(orderId);
  }
}
