import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createDatabaseIfMissing } from '@markthalle/embedded-postgres/create-database';
import { startPostgres } from '@markthalle/embedded-postgres/start-postgres';

const ROOT = path.resolve(import.meta.dirname, '..');
const API_PORT = 3990;
const SANDBOX_PORT = 3991;
const READY_LIMIT_MS = 20_000;

/** A database for measuring: real PostgreSQL with real commits, filled once and kept. */
export async function openBenchDatabase({ products, producers }) {
  const folder = path.join(ROOT, '.cache/bench', `${products}-${producers}`);
  mkdirSync(folder, { recursive: true });
  const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') });
  const databaseUrl = postgres.url('bench');
  await createDatabaseIfMissing({ adminUrl: postgres.url('postgres'), name: 'bench' });
  const env = { ...process.env, ...apiEnvironment(databaseUrl, folder) };
  await api(['migrate'], env);
  const stamp = path.join(folder, 'seeded.txt');
  if (!existsSync(stamp)) {
    console.log(`Making ${products} products of ${producers} producers ...`);
    const size = ['--products', String(products), '--producers', String(producers)];
    await api(['seed', ...size], { ...env, STRIPE_API_BASE: '' });
    writeFileSync(stamp, '');
  }
  return { postgres, databaseUrl, env };
}

/** Runs a command of the built API on a database for measuring. */
export const runOnBench = (command, { env }) => api([command], env);

/** A market for measuring: the API and the Stripe sandbox on such a database; no worker, no pages. */
export async function openBenchMarket(size) {
  const { postgres, databaseUrl, env } = await openBenchDatabase(size);
  const sandbox = start(
    ['packages/stripe-sandbox/src/main.ts', '--port', String(SANDBOX_PORT)],
    env,
  );
  await ready(SANDBOX_PORT);
  const startedAt = performance.now();
  const server = start(['apps/api/dist/main.js', 'http'], env);
  await ready(API_PORT);
  const startMs = Math.round(performance.now() - startedAt);
  return {
    url: `http://127.0.0.1:${API_PORT}`,
    databaseUrl,
    /** What a further process of this market reads from its environment. */
    env,
    startMs,
    /** Resident memory of the API in megabytes. */
    memoryMb: () => residentMb(server.pid),
    async close() {
      for (const child of [server, sandbox]) child.kill('SIGTERM');
      await postgres.stop();
    },
  };
}

const apiEnvironment = (databaseUrl, folder) => ({
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  PORT: String(API_PORT),
  STRIPE_SECRET_KEY: 'sk_test_bench',
  STRIPE_API_BASE: `http://127.0.0.1:${SANDBOX_PORT}`,
  STRIPE_WEBHOOK_SECRET: 'whsec_platform_of_the_bench',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_connect_of_the_bench',
  STRIPE_CORE_WEBHOOK_SECRET: 'whsec_core_of_the_bench',
  STRIPE_CALLS_PER_SECOND: '1000',
  SMTP_URL: 'smtp://127.0.0.1:9',
  LINK_SECRET: 'a secret of the bench only',
  FILES_DIR: path.join(folder, 'files'),
  LOG_LEVEL: 'error',
  RATE_LIMIT_PER_MINUTE: '0',
});

const start = (args, env) =>
  spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });

function api(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['apps/api/dist/main.js', ...args], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]}: ${code}`))));
  });
}

async function ready(port) {
  const limit = performance.now() + READY_LIMIT_MS;
  while (performance.now() < limit) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/health/ready`)).ok) return;
    } catch {
      // Nobody listens yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Nothing answers on port ${port}`);
}

function residentMb(pid) {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return match === null ? null : Math.round(Number(match[1]) / 1024);
}
