import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { JobTimer } from './clock/job-timer.ts';
import type { ClockMode } from './clock/sandbox-clock.ts';
import { ControlServer } from './control/control-server.ts';
import { isDeskPath } from './desk/desk-page.ts';
import { WebhookDispatcher } from './events/webhook-dispatcher.ts';
import { ApiServer } from './http/api-server.ts';
import { BodyTooLarge, readRequest, writeReply } from './http/raw-request.ts';
import { PageServer } from './pages/page-server.ts';
import { Sandbox } from './sandbox.ts';

export interface StartOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** SQLite file that keeps the state; without it the state lives in memory. */
  dataFile?: string;
  clock: ClockMode;
  /** Makes ids repeatable. */
  seed?: string;
  /** Address of the hosted pages when it differs from host and port. */
  publicUrl?: string;
  log?: (line: string) => void;
}

export interface RunningSandbox {
  url: string;
  port: number;
  close(): Promise<void>;
}

const UNEXPECTED = {
  status: 500,
  headers: { 'content-type': 'application/json' },
  body: '{"error":{"type":"api_error","message":"The sandbox itself failed; see its log."}}',
};

/** Starts the sandbox and resolves once it answers. */
export async function startSandbox(options: StartOptions): Promise<RunningSandbox> {
  const host = options.host ?? '127.0.0.1';
  const log = options.log ?? ((line: string) => console.error(line));
  const sandbox = new Sandbox({
    clock: options.clock,
    dataFile: options.dataFile,
    seed: options.seed,
    publicUrl: options.publicUrl ?? '',
  });
  const dispatcher = new WebhookDispatcher(sandbox);
  const jobs = new JobTimer(sandbox, log);
  sandbox.afterCommit = () => {
    dispatcher.wake();
    jobs.wake();
  };
  const control = new ControlServer(sandbox, dispatcher);
  const pages = new PageServer(sandbox, control);
  const serve = dispatchTo(new ApiServer(sandbox, log), control, pages);
  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      log(`sandbox error: ${error instanceof Error ? error.stack : String(error)}`);
      if (response.headersSent) response.destroy();
      else writeReply(response, UNEXPECTED);
    });
  });
  const port = await listen(server, options.port, host);
  const url = `http://${host}:${port}`;
  if (sandbox.publicUrl === '') sandbox.publicUrl = url;
  jobs.start();
  dispatcher.wake();
  return {
    url,
    port,
    async close() {
      jobs.stop();
      await dispatcher.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      sandbox.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function dispatchTo(api: ApiServer, control: ControlServer, pages: PageServer) {
  return async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const request = await readRequest(incoming);
      if (/^\/v[12]\//.test(request.path)) return await api.serve(request, response);
      if (request.path === '/health/ready') {
        writeReply(response, {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: '{"status":"ok"}',
        });
        return;
      }
      const isControl = request.path.startsWith('/_sandbox/') && !isDeskPath(request.path);
      if (isControl) return await control.serve(request, response);
      await pages.serve(request, response);
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error;
      writeReply(response, {
        status: 413,
        headers: { 'content-type': 'text/plain', connection: 'close' },
        body: error.message,
      });
    }
  };
}
