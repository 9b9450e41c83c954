import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { evidenceMail } from './evidence-mails.ts';
import { SendMoneyMailsService } from './send-money-mails.service.ts';

/** Listens to what becomes of evidence. */
@Injectable()
export class EvidenceMailsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly mails: SendMoneyMailsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('notifications.evidence', (told) => {
      const kind = 'notifications.evidence';
      const key = `${kind}:${told.evidenceId}:${told.what}:${told.days ?? ''}`;
      const write = (input: Parameters<typeof evidenceMail>[1]) => evidenceMail(told, input);
      return this.mails.tellMembers(told.producerId, key, kind, write, 'farm');
    });
  }
}
