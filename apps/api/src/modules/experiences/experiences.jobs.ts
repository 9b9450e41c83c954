import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS, HOUR_MS } from '../../platform/clock/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { GuestChoiceService } from './guest-choice.service.ts';
import { TellGuestsService } from './tell-guests.service.ts';

@Injectable()
export class ExperiencesJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly tell: TellGuestsService,
    private readonly choices: GuestChoiceService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('experiences.tell-guests', async () => {
      await this.tell.tellCanceled();
    });
    this.sweeps.register({
      name: 'tell-guests',
      cron: '*/15 * * * *',
      overdueAfterMs: 2 * HOUR_MS,
      run: () => this.tell.tellCanceled(),
    });
    this.sweeps.register({
      name: 'remind-guests',
      cron: '10 * * * *',
      overdueAfterMs: 3 * HOUR_MS,
      run: () => this.tell.remind(),
    });
    this.sweeps.register({
      name: 'settle-guest-choices',
      cron: '40 4 * * *',
      overdueAfterMs: 2 * DAY_MS,
      run: () => this.choices.settleSilent(),
    });
  }
}
