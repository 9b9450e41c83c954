import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { TellReturnService } from './tell-return.service.ts';

@Injectable()
export class StockAlertsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly returns: TellReturnService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('stock-alerts.back-in-shop', ({ productIds }) =>
      this.returns.tell(productIds),
    );
    this.sweeps.register({
      name: 'clear-stock-alerts',
      cron: '50 3 * * *',
      overdueAfterMs: 2 * DAY_MS,
      run: () => this.returns.clear(),
    });
  }
}
