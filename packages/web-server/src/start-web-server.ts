import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebServer, type WebServerOptions } from './create-web-server.ts';
import { stdoutLog } from './request-log.ts';

export type RunningWebServer = {
  readonly url: string;
  /** Stops taking requests, finishes those in flight, and resolves when all are answered. */
  close(): Promise<void>;
};

/** Requests that are still open this long after the signal are cut. */
const CLOSE_TIMEOUT_MS = 10_000;

/** Slow senders may not hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Listens and stops on SIGTERM and SIGINT. @throws where the port is taken. */
export async function startWebServer(options: WebServerOptions): Promise<RunningWebServer> {
  const log = options.log ?? stdoutLog(options.name);
  let closing = false;
  const app = createWebServer({ ...options, log, isClosing: () => closing });
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, app);
  await listen(server, options.config.host, options.config.port);
  const { port } = server.address() as AddressInfo;
  const url = `http://${options.config.host}:${port}`;
  log({ level: 'info', event: 'listening', url });

  const close = async () => {
    closing = true;
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    clearTimeout(cut);
    log({ level: 'info', event: 'closed' });
  };
  return { url, close };
}

/** Closes the server on a signal and ends the process when the last answer is out. */
export function closeOnSignals(server: RunningWebServer): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close().then(() => process.exit(0));
    });
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}
