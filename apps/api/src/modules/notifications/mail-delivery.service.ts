import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Mail,
  type MailAttachment,
  Mailer,
  MailOutcomeUnknown,
} from '../../platform/mail/mailer.ts';
import { DeliveriesStore } from './deliveries.store.ts';
import { type MailModel, oneLine } from './mail-model.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';

export interface AddressedMail {
  readonly to: string;
  readonly model: MailModel;
  readonly attachments?: readonly MailAttachment[];
}

/** Answers the mail to send now, or null where there is nobody to write to. */
export type WriteMail = () => Promise<AddressedMail | null>;

const MAX_SUBJECT_CHARS = 180;
const MESSAGE_KEY_CHARS = 32;

/** Sends one mail per event and recipient, however often the job runs. */
@Injectable()
export class MailDeliveryService {
  constructor(
    private readonly mailer: Mailer,
    private readonly deliveries: DeliveriesStore,
  ) {}

  /**
   * `key` names event and recipient. The mail is written only when it is to be sent, so that
   * single-use links are made for real mails only. Throws where it was surely not taken; the job
   * then tries again.
   */
  async sendOnce(key: string, kind: string, write: WriteMail): Promise<void> {
    const claim = await this.deliveries.claim(key, kind);
    if (claim === 'sent') return;
    if (claim === 'running') throw new Error(`mail ${kind} is being sent by another job`);
    if (claim === 'unknown') return this.deliveries.reportUnknown(key, kind);
    await this.sendClaimed(key, kind, write);
  }

  /** Whether this mail surely went out; only that proves what it said. */
  wasSent(key: string): Promise<boolean> {
    return this.deliveries.isSent(key);
  }

  private async sendClaimed(key: string, kind: string, write: WriteMail): Promise<void> {
    try {
      const mail = await write();
      if (mail !== null) await this.mailer.send(this.rendered(key, mail));
    } catch (error) {
      if (error instanceof MailOutcomeUnknown) return this.deliveries.reportUnknown(key, kind);
      await this.deliveries.markNotSent(key);
      throw error;
    }
    await this.deliveries.markSent(key);
  }

  private rendered(key: string, { model, ...mail }: AddressedMail): Mail {
    return {
      ...mail,
      subject: [...oneLine(model.subject)].slice(0, MAX_SUBJECT_CHARS).join(''),
      text: renderText(model),
      html: renderHtml(model),
      language: model.language,
      unsubscribeUrl: model.unsubscribeUrl,
      messageKey: createHash('sha256').update(key).digest('hex').slice(0, MESSAGE_KEY_CHARS),
    };
  }
}
