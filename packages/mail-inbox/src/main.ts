import { startMailInbox } from './start-mail-inbox.ts';

const { PORT = '3120', SMTP_PORT = '3121', HOST = '127.0.0.1', DATA_DIR } = process.env;

const inbox = await startMailInbox({
  httpPort: Number(PORT),
  smtpPort: Number(SMTP_PORT),
  host: HOST,
  dataDir: DATA_DIR,
});
process.stdout.write(`Mail inbox: ${inbox.url}, mails to ${inbox.smtpUrl}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    inbox.stop().then(() => process.exit(0));
  });
}
