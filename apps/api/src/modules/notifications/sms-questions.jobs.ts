import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { type JobPayloads, Jobs } from '../../platform/jobs/jobs.ts';
import { SmsSender } from '../../platform/sms/sms-sender.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { PackingFacade } from '../packing/packing.facade.ts';

const QUESTION = 'notifications.answer-order-sms';
const REPLY = 'notifications.sms-reply';
const MAX_NAME_CHARS = 40;

/** Questions about orders as SMS, and what became of the answers. They name no buyer. */
@Injectable()
export class SmsQuestionsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly packing: PackingFacade,
    private readonly identity: IdentityFacade,
    private readonly sms: SmsSender,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(QUESTION, (question) => this.ask(question));
    this.jobs.handle(REPLY, (reply) => this.reply(reply));
  }

  private async ask({ linkId, accountId }: JobPayloads[typeof QUESTION]): Promise<void> {
    const question = await this.packing.smsQuestionOf(linkId);
    if (question === null) return;
    const { number, handOverOn, code } = question;
    const { brandName } = this.config;
    const day = DAY.format(Date.parse(`${handOverOn}T00:00:00Z`));
    const text = `${brandName.slice(0, MAX_NAME_CHARS)}: Bestellung ${number}, Übergabe ${day}. Antworten Sie mit JA ${code} (wir liefern) oder NEIN ${code} (wir können nicht).`;
    await this.send(accountId, text, `question-${linkId}`);
  }

  private async reply(reply: JobPayloads[typeof REPLY]): Promise<void> {
    const { messageId, accountId, outcome, linkId } = reply;
    const number = linkId === null ? '' : ((await this.packing.numberOfLink(linkId)) ?? '');
    await this.send(accountId, REPLIES[outcome](number), `reply-${messageId}`);
  }

  /** Who removed the number meanwhile gets nothing. */
  private async send(accountId: string, text: string, messageKey: string): Promise<void> {
    const to = await this.identity.mobileOf(accountId);
    if (to !== null) await this.sms.send({ to, text, language: 'de', messageKey });
  }
}

const DAY = new Intl.DateTimeFormat('de-DE', {
  weekday: 'short',
  day: 'numeric',
  month: 'numeric',
  timeZone: 'UTC',
});

const REPLIES: Readonly<Record<JobPayloads[typeof REPLY]['outcome'], (number: string) => string>> =
  {
    confirmed: (number) => `Danke. Bestellung ${number} ist angenommen.`,
    cannot_deliver: (number) =>
      `Bestellung ${number} ist abgesagt. Wer bestellt hat, bekommt Bescheid und das Geld zurück.`,
    unknown: () =>
      'Das haben wir nicht verstanden. Antworten Sie mit JA und den sechs Ziffern aus unserer SMS, oder mit NEIN und den Ziffern.',
    too_late: (number) =>
      `Bestellung ${number} lässt sich nicht mehr per SMS beantworten. Bitte sehen Sie im Hofportal nach.`,
    too_many: () => '',
    stranger: () => '',
  };
