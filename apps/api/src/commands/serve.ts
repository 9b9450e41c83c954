import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.ts';
import { type Config, readProcessConfig } from '../config.ts';
import { SystemClock } from '../platform/clock/clock.ts';
import { createApp } from '../platform/http/create-app.ts';
import { Worker } from '../platform/jobs/worker.ts';
import { Log } from '../platform/log/log.ts';
import { SweepWatchdog } from '../platform/sweeps/sweep-watchdog.ts';

interface Role {
  readonly http: boolean;
  readonly worker: boolean;
}

export const serveHttp = (): Promise<void> => serve({ http: true, worker: false });
/** Jobs and sweeps; answers only the health and metrics routes' port where one is given. */
export const serveWorker = (): Promise<void> => serve({ http: false, worker: true });
export const serveBoth = (): Promise<void> => serve({ http: true, worker: true });

async function serve(role: Role): Promise<void> {
  const config = readProcessConfig();
  const app = await createApp(AppModule.with(config, new SystemClock()), config);
  stopOnSignal(app, role);
  if (role.http) await listen(app, config);
  else await app.init();
  if (role.worker) await app.get(Worker).start();
  app.get(SweepWatchdog).start();
  app.get(Log).info('started', { ...role, port: role.http ? config.http.port : null });
}

async function listen(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.listen(config.http.port, config.http.host);
}

const SHUTDOWN_LIMIT_MS = 9_000;

/** Requests and jobs in flight are finished before the process ends. */
function stopOnSignal(app: NestFastifyApplication, role: Role): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    if (role.worker) await app.get(Worker).stop();
    await app.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
