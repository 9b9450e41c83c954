import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { disputeResultMail, evidenceRequestMail } from './dispute-mails.ts';
import { SendMoneyMailsService } from './send-money-mails.service.ts';

/** Listens to disputed payments. */
@Injectable()
export class DisputeMailsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly mails: SendMoneyMailsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('notifications.evidence-request', (request) => {
      const kind = 'notifications.evidence-request';
      const key = `${kind}:${request.requestId}:${request.isReminder ? 'reminder' : 'first'}`;
      return this.mails.tellMembers(request.producerId, key, kind, (input) =>
        evidenceRequestMail(request, input),
      );
    });
    this.jobs.handle('notifications.dispute-result', (result) => {
      const kind = 'notifications.dispute-result';
      const key = `${kind}:${result.requestId}:${result.result}:${result.borneCents}`;
      return this.mails.tellMembers(result.producerId, key, kind, (input) =>
        disputeResultMail(result, input),
      );
    });
  }
}
