import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, type SmsConfig } from '../../config.ts';
import { Mailer } from '../mail/mailer.ts';

export interface Sms {
  /** In international form (E.164). */
  readonly to: string;
  readonly text: string;
  readonly language: 'de' | 'en';
  /** Makes a repeated delivery recognisable; gateways call it reference or idempotency key. */
  readonly messageKey: string;
}

const SEND_TIMEOUT_MS = 10_000;

/** The gateway did not take the message; says the status, never the number. */
export class SmsNotSent extends Error {
  override readonly name = 'SmsNotSent';
}

/**
 * Sends text messages through an HTTP gateway (docs/operating/sms.md). Without one the local mail
 * inbox shows them. Called by jobs only.
 */
@Injectable()
export class SmsSender {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mailer: Mailer,
  ) {}

  get isAvailable(): boolean {
    return this.config.sms !== null;
  }

  async send(sms: Sms): Promise<void> {
    const { sms: way } = this.config;
    if (way === null) throw new SmsNotSent('There is no SMS gateway');
    if (way.kind === 'gateway') return post(way, sms);
    await this.mailer.send({
      to: `${sms.to.slice(1)}@sms.invalid`,
      subject: `SMS an ${sms.to}`,
      text: sms.text,
      html: `<p>${escaped(sms.text)}</p>`,
      language: sms.language,
      messageKey: sms.messageKey,
    });
  }
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

async function post(way: Extract<SmsConfig, { kind: 'gateway' }>, sms: Sms): Promise<void> {
  const response = await fetch(way.url, {
    method: 'POST',
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${way.token}`,
      'idempotency-key': sms.messageKey,
    },
    body: JSON.stringify({ to: sms.to, from: way.sender, text: sms.text }),
    signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new SmsNotSent('The SMS gateway did not answer', { cause });
  });
  await response.body?.cancel();
  if (!response.ok) throw new SmsNotSent(`The SMS gateway answered ${response.status}`);
}
