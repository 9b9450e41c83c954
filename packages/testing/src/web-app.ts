import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { freePort } from './http-ports.ts';
import { waitFor } from './wait-for.ts';

export type RunningWebApp = { readonly url: string; stop(): Promise<void> };

const START_TIMEOUT_MS = 20_000;

/**
 * Starts a web app as in production: its `server.ts` and its build, in a process of its own.
 *
 * @throws when it is not built or does not start; the sentence holds what it wrote
 */
export async function startWebApp(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<RunningWebApp> {
  if (!existsSync(path.join(folder, 'build/server/index.js'))) {
    throw new Error(`${folder} is not built: run "npm run build" first.`);
  }
  const port = Number(env.PORT ?? (await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['server.ts'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PUBLIC_URL: url,
      ...env,
      PORT: `${port}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      written += chunk;
    });
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    const isLive = async () => (await fetch(`${url}/health/live`)).ok;
    await waitFor('the web app', isLive, { timeoutMs: START_TIMEOUT_MS });
  } catch (cause) {
    await stop();
    throw new Error(`${folder} did not start. It wrote:\n${written}`, { cause });
  }
  return { url, stop };
}
