import { startMailInbox } from './start-mail-inbox.ts';

const { PORT = '3120', SMTP_PORT = '3121', HOST = '127.0.0.1', DATA_DIR } = process.env;
const { SMS_REPLY_URL = '', SMS_INBOUND_SECRET = '' } = process.env;

const inbox = await startMailInbox({
  httpPort: Number(PORT),
  smtpPort: Number(SMTP_PORT),
  host: HOST,
  dataDir: DATA_DIR,
  smsReplies:
    SMS_REPLY_URL === '' || SMS_INBOUND_SECRET === ''
      ? null
      : { url: SMS_REPLY_URL, secret: SMS_INBOUND_SECRET },
});
process.stdout.write(`Mail inbox: ${inbox.url}, mails to ${inbox.smtpUrl}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    inbox.stop().then(() => process.exit(0));
  });
}
