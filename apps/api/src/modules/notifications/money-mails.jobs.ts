import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { SendMoneyMailsService } from './send-money-mails.service.ts';

/** Listens to what went wrong with money on its way. */
@Injectable()
export class MoneyMailsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly mails: SendMoneyMailsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('notifications.payment-failed', ({ orderId }) =>
      this.mails.tellBuyer(orderId),
    );
    this.jobs.handle('notifications.refund', (refund) => this.mails.tellRefund(refund));
    this.jobs.handle('notifications.payout-failed', ({ producerId, payoutId, amountCents }) =>
      this.mails.tellProducer(producerId, payoutId, { kind: 'payout-failed', amountCents }),
    );
    this.jobs.handle('notifications.account-reminder', (due) =>
      this.mails.tellProducer(due.producerId, `${due.waitingSince}:${due.stageDays}`, {
        kind: 'account-reminder',
        dueCents: due.dueCents,
        stageDays: due.stageDays,
      }),
    );
    this.jobs.handle('notifications.account-problem', (problem) =>
      this.mails.tellProducer(
        problem.producerId,
        `${problem.stripeAccountId}:${problem.state}:${problem.readAt}`,
        { kind: 'account-problem', state: problem.state },
      ),
    );
  }
}
