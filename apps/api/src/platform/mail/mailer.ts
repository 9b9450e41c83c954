import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../../config.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: 'de' | 'en';
  /** Mail programs offer it as a button (RFC 2369). */
  readonly unsubscribeUrl?: string;
  /** Makes a repeated delivery recognisable (RFC 5322 Message-ID). */
  readonly messageKey: string;
  readonly attachments?: readonly MailAttachment[];
}

export interface MailAttachment {
  readonly fileName: string;
  /** With its character set where it is text. */
  readonly mediaType: string;
  readonly content: string | Buffer;
}

const SEND_TIMEOUT_MS = 15_000;

/**
 * The server surely did not take the mail. Says which step failed and the server's code, but not the server's words:
 * they quote addresses.
 */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';
}

/** The connection broke after the mail was on its way: it may or may not have arrived. */
export class MailOutcomeUnknown extends Error {
  override readonly name = 'MailOutcomeUnknown';
}

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly syscall?: string;
}

/** Before these steps are done no mail has been handed over. */
const EARLY_CODES: ReadonlySet<string> = new Set(['EDNS', 'ETLS', 'EAUTH', 'EENVELOPE']);

/** Sends mail over SMTP. Called by jobs only: what must arrive is retried by the queue. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.transport = createTransport(
      {
        url: config.mail.smtpUrl,
        pool: true,
        // The pool itself must not send again: whether a mail goes out twice is decided by whoever keeps the books.
        maxRequeues: 0,
        connectionTimeout: SEND_TIMEOUT_MS,
        socketTimeout: SEND_TIMEOUT_MS,
        ignoreTLS: new URL(config.mail.smtpUrl).hostname === '127.0.0.1',
      } as never,
      { from: config.mail.from },
    );
  }

  /** Throws `MailNotSent` or `MailOutcomeUnknown`. */
  async send(mail: Mail): Promise<void> {
    try {
      await this.hand(mail);
    } catch (error) {
      throw translated((error ?? {}) as SmtpError);
    }
  }

  private async hand(mail: Mail): Promise<void> {
    const domain = /@([^>]+)>?$/.exec(this.config.mail.from)?.[1] ?? 'localhost';
    await this.transport.sendMail({
      // As an object it is one address, whatever it holds.
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.messageKey}@${domain}>`,
      attachments: (mail.attachments ?? []).map(({ fileName, mediaType, content }) => ({
        filename: fileName,
        contentType: mediaType,
        content,
      })),
      headers: {
        'Content-Language': mail.language,
        'Auto-Submitted': 'auto-generated',
        ...(mail.unsubscribeUrl ? { 'List-Unsubscribe': `<${mail.unsubscribeUrl}>` } : {}),
      },
    });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

function translated({ code, command, responseCode, syscall }: SmtpError): Error {
  const message = `SMTP ${command ?? 'CONN'} ${responseCode ?? code ?? 'failed'}`;
  const isRefused = responseCode !== undefined && responseCode >= 400;
  const isEarly = syscall === 'connect' || EARLY_CODES.has(code ?? '');
  return isRefused || isEarly ? new MailNotSent(message) : new MailOutcomeUnknown(message);
}
