import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { EraseAccount } from './erase-account.service.ts';
import { OpenAccount } from './open-account.service.ts';

@Injectable()
export class AccountsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly erasures: EraseAccount,
    private readonly accounts: OpenAccount,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('accounts.adopt-orders', ({ accountId }) => this.accounts.adopt(accountId));
    this.jobs.handle('accounts.erase', ({ accountId }) => this.erasures.erase(accountId));
    this.sweeps.register({
      name: 'finish-erasures',
      cron: '20 3 * * *',
      overdueAfterMs: 3 * DAY_MS,
      run: () => this.erasures.finish(),
    });
  }
}
