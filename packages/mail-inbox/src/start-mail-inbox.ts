import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { inboxWebServer } from './inbox-web-server.ts';
import { MailStore } from './mail-store.ts';
import type { SmsReplies } from './sms-reply.ts';
import { smtpReceiver } from './smtp-receiver.ts';

export interface MailInboxOptions {
  /** Port of the pages and the JSON; 0 takes a free one. */
  httpPort: number;
  /** Port that takes the mails; 0 takes a free one. */
  smtpPort: number;
  host?: string;
  /** Where mails are kept over a restart; without it they are only in memory. */
  dataDir?: string;
  /** Lets SMS be answered on their page. */
  smsReplies?: SmsReplies | null;
}

export interface RunningMailInbox {
  url: string;
  smtpUrl: string;
  stop(): Promise<void>;
}

/** Starts a local mail server whose mails can be read in a browser and by tests. */
export async function startMailInbox(options: MailInboxOptions): Promise<RunningMailInbox> {
  const { httpPort, smtpPort, host = '127.0.0.1', dataDir } = options;
  const store = new MailStore(dataDir);
  const smtp = smtpReceiver(store);
  const web = inboxWebServer(store, options.smsReplies ?? null);
  const stop = async () => {
    web.closeAllConnections();
    await Promise.all([
      new Promise<void>((resolve) => smtp.close(() => resolve())),
      new Promise<void>((resolve) => web.close(() => resolve())),
    ]);
  };
  try {
    await listening(smtp.server, () => smtp.listen(smtpPort, host));
    await listening(web, () => web.listen(httpPort, host));
  } catch (error) {
    await stop();
    throw error;
  }
  const portOf = (server: Server) => (server.address() as AddressInfo).port;
  return {
    url: `http://${host}:${portOf(web)}`,
    smtpUrl: `smtp://${host}:${portOf(smtp.server)}`,
    stop,
  };
}

/** `once` rejects when the server reports an error, for instance a port in use. */
async function listening(server: Server, listen: () => void): Promise<void> {
  const opened = once(server, 'listening');
  listen();
  await opened;
}
