import { Injectable, type OnModuleInit } from '@nestjs/common';
import type Stripe from 'stripe';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { OperationsService } from './operations.service.ts';

/** Stripe still does not answer: the queue tries again. */
class ScheduleUnanswered extends Error {
  override readonly name = 'ScheduleUnanswered';
}

/**
 * Weekly and automatic, because only automatic payouts can be compared with what they contain;
 * a negative balance is taken from the producer's own bank account before it becomes ours (D5).
 */
const PRODUCER_PAYOUTS: Stripe.BalanceSettingsUpdateParams = {
  payments: {
    debit_negative_balances: true,
    payouts: { schedule: { interval: 'weekly', weekly_payout_days: ['friday'] } },
  },
};

/** Sets when Stripe pays out to a producer's bank account, once the account can receive money. */
@Injectable()
export class PayoutScheduleService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly operations: OperationsService,
    private readonly producers: ProducersFacade,
    private readonly incidents: Incidents,
  ) {}

  onModuleInit(): void {
    this.operations.whenSucceeded('set_payout_schedule', async (tx, operation) => {
      const account = String(operation.params.account);
      await this.producers.notePayoutSchedule(tx, account, this.clock.now());
      return null;
    });
  }

  async set(stripeAccountId: string): Promise<void> {
    const account = await this.producers.accountByStripeId(stripeAccountId);
    if (account === null || account.payoutScheduleAt !== null) return;
    const operationId = await this.db.transaction((tx) =>
      this.operations.plan(tx, {
        kind: 'set_payout_schedule',
        subjectId: account.producerId,
        params: () => ({ account: stripeAccountId, body: PRODUCER_PAYOUTS }),
      }),
    );
    const { state } = await this.operations.send(operationId);
    if (state === 'unknown') throw new ScheduleUnanswered(stripeAccountId);
    if (state !== 'rejected') return;
    await this.db.transaction((tx) =>
      this.incidents.open(tx, {
        kind: 'account-rejected',
        subject: account.producerId,
        title: 'Stripe hat den Auszahlungsplan eines Betriebs abgelehnt',
        details: { operationId, stripeAccountId },
      }),
    );
  }
}
