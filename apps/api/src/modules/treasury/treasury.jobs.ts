import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { ReducePayoutService } from './reduce-payout.service.ts';
import { ReduceProducerPayoutService } from './reduce-producer-payout.service.ts';
import { ReduceTopUpService } from './reduce-top-up.service.ts';
import { RemindAccountsService } from './remind-accounts.service.ts';
import { RereadTreasuryService } from './reread-treasury.service.ts';
import { SendMoneyService } from './send-money.service.ts';
import { WatchBalanceService } from './watch-balance.service.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'treasury.send': { readonly operationId: string };
    'notifications.payout-failed': {
      readonly producerId: string;
      readonly payoutId: string;
      readonly amountCents: number;
    };
    'notifications.account-reminder': {
      readonly producerId: string;
      readonly dueCents: number;
      readonly stageDays: number;
      readonly waitingSince: string;
    };
  }
}

/** The jobs and sweeps of the treasury. */
@Injectable()
export class TreasuryJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly sender: SendMoneyService,
    private readonly payouts: ReducePayoutService,
    private readonly producerPayouts: ReduceProducerPayoutService,
    private readonly topUps: ReduceTopUpService,
    private readonly balance: WatchBalanceService,
    private readonly rereader: RereadTreasuryService,
    private readonly reminders: RemindAccountsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('treasury.send', ({ operationId }) => this.sender.send(operationId));
    this.jobs.handle('treasury.operation-resolved', ({ operationId }) =>
      this.sender.send(operationId),
    );
    this.jobs.handle('treasury.read-payout', ({ payoutId, account }) =>
      account === ''
        ? this.payouts.reduce(payoutId)
        : this.producerPayouts.reduce(payoutId, account),
    );
    this.jobs.handle('treasury.read-top-up', ({ topUpId }) => this.topUps.reduce(topUpId));
    this.jobs.handle('treasury.read-balance', () => this.balance.watch());
    this.sweeps.register({
      name: 'reread-treasury',
      cron: '*/10 * * * *',
      overdueAfterMs: 30 * MINUTE_MS,
      run: () => this.rereader.reread(),
    });
    this.sweeps.register({
      name: 'remind-accounts',
      cron: '20 6 * * *',
      overdueAfterMs: 2 * DAY_MS,
      run: () => this.reminders.remind(),
    });
  }
}
