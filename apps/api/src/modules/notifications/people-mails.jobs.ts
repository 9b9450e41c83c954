import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { type JobRun, Jobs } from '../../platform/jobs/jobs.ts';
import { SmsSender } from '../../platform/sms/sms-sender.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { TeamFacade } from '../producers/team.facade.ts';
import { MailDeliveryService } from './mail-delivery.service.ts';
import {
  codeMail,
  codeSms,
  consentRequestMail,
  invitationMail,
  webhookDisabledMail,
} from './people-mails.ts';
import { type PortalMailInput, SendMoneyMailsService } from './send-money-mails.service.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'notifications.consent-request': {
      readonly producerId: string;
      readonly staffName: string;
      readonly reason: string;
      readonly requestId: string;
    };
    'notifications.webhook-disabled': {
      readonly producerId: string;
      readonly webhookId: string;
      readonly host: string;
    };
  }
}

/** Codes to sign in, invitations, and what the office and own systems have to say to a producer. */
@Injectable()
export class PeopleMailsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly identity: IdentityFacade,
    private readonly producers: ProducersFacade,
    private readonly teams: TeamFacade,
    private readonly members: SendMoneyMailsService,
    private readonly deliveries: MailDeliveryService,
    private readonly sms: SmsSender,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('identity.code-message', ({ codeId }, run) => this.sendCode(codeId, run));
    this.jobs.handle('producers.team-invitation', ({ invitationId }, run) =>
      this.invite(invitationId, run),
    );
    this.jobs.handle('notifications.consent-request', (request) => {
      const kind = 'notifications.consent-request';
      const write = (sender: PortalMailInput) => consentRequestMail(request, sender);
      const key = `${kind}:${request.requestId}`;
      return this.members.tellMembers(request.producerId, key, kind, write, 'team');
    });
    this.jobs.handle('notifications.webhook-disabled', ({ producerId, host }, { jobId }) => {
      const kind = 'notifications.webhook-disabled';
      const write = (sender: PortalMailInput) => webhookDisabledMail(host, sender);
      return this.members.tellMembers(producerId, `${kind}:${jobId}`, kind, write, 'team');
    });
  }

  /**
   * The digits are made here, so that no code waits in the queue. A repeated job makes new ones: then the
   * newest message is the right one.
   */
  private async sendCode(codeId: string, { jobId }: JobRun): Promise<void> {
    const code = await this.identity.issueCode(codeId);
    const contact = code === null ? null : await this.identity.contactOf(code.accountId);
    if (code === null || contact === null) return;
    const { language, email } = contact;
    if (code.channel === 'sms') {
      if (code.mobile === null) return;
      const text = codeSms(code.digits, this.sender(language));
      await this.sms.send({ to: code.mobile, text, language, messageKey: `code-${jobId}` });
      return;
    }
    const kind = 'identity.code-message';
    await this.deliveries.sendOnce(`${kind}:${jobId}`, kind, async () => ({
      to: email,
      model: codeMail(code.digits, this.sender(language)),
    }));
  }

  private invite(invitationId: string, { jobId }: JobRun): Promise<void> {
    const kind = 'producers.team-invitation';
    return this.deliveries.sendOnce(`${kind}:${jobId}`, kind, async () => {
      const invitation = await this.teams.issueInvitation(invitationId);
      if (invitation === null) return null;
      const producer = await this.producers.producerById(invitation.producerId);
      if (producer === null) throw new Error(`Producer ${invitation.producerId} does not exist`);
      const letter = { ...invitation, producerName: producer.name };
      return { to: invitation.email, model: invitationMail(letter, this.sender('de')) };
    });
  }

  private sender(language: 'de' | 'en'): PortalMailInput {
    const { brandName, urls } = this.config;
    return { language, brandName, portalUrl: urls.portal };
  }
}
