import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../../config.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: 'de' | 'en';
  /** Makes a repeated delivery recognisable (RFC 5322 Message-ID). */
  readonly messageKey: string;
}

const SEND_TIMEOUT_MS = 15_000;

/** Sends mail over SMTP. Called by jobs only: what must arrive is retried by the queue. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.transport = createTransport(
      {
        url: config.mail.smtpUrl,
        pool: true,
        connectionTimeout: SEND_TIMEOUT_MS,
        socketTimeout: SEND_TIMEOUT_MS,
        ignoreTLS: new URL(config.mail.smtpUrl).hostname === '127.0.0.1',
      } as never,
      { from: config.mail.from },
    );
  }

  async send(mail: Mail): Promise<void> {
    const domain = /@([^>]+)>?$/.exec(this.config.mail.from)?.[1] ?? 'localhost';
    await this.transport.sendMail({
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.messageKey}@${domain}>`,
      headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
    });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
