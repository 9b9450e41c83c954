import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { MailStore } from './mail-store.ts';

const MAIL_SIZE_LIMIT_BYTES = 10 * 1024 * 1024;

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  store: MailStore,
): Promise<void> {
  const mail = await simpleParser(stream);
  if (stream.sizeExceeded) {
    throw Object.assign(new Error('The mail is larger than 10 MB.'), { responseCode: 552 });
  }
  store.add({
    receivedAt: new Date().toISOString(),
    from: mail.from?.text ?? '',
    to: session.envelope.rcptTo.map(({ address }) => address),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({
      name: filename ?? 'unnamed',
      contentType,
      sizeBytes: size,
    })),
  });
}

/** A mail server that accepts everything from everybody, with or without a login, and sends nothing on. */
export function smtpReceiver(store: MailStore): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    // Without a certificate that anybody trusts, encryption on the own machine only makes trouble.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    size: MAIL_SIZE_LIMIT_BYTES,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'anybody' }),
    onData: (stream, session, callback) => {
      receive(stream, session, store).then(() => callback(), callback);
    },
  });
  // A client that breaks off ends only its own connection.
  server.on('error', (error) => process.stderr.write(`SMTP: ${error.message}\n`));
  return server;
}
