import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { SendGuestMailsService } from './send-guest-mails.service.ts';

/** Listens to what happened to booked dates, and to what came back into the shop. */
@Injectable()
export class GuestMailsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly mails: SendGuestMailsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('notifications.date-reminder', (line) =>
      this.mails.tellDate(line, { kind: 'reminder' }),
    );
    this.jobs.handle('notifications.date-rebooked', (line) =>
      this.mails.tellDate(line, { kind: 'rebooked' }),
    );
    this.jobs.handle('notifications.date-canceled', ({ reason, decideUntil, ...line }) =>
      this.mails.tellDate(line, { kind: 'canceled', reason, decideUntil }),
    );
    this.jobs.handle('notifications.stock-alert-confirmation', ({ alertId }, { jobId }) =>
      this.mails.askToConfirm(alertId, jobId),
    );
    this.jobs.handle('notifications.stock-alert', ({ alertId }, { jobId }) =>
      this.mails.tellReturn(alertId, jobId),
    );
  }
}
