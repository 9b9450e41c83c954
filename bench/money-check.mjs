// Measures the money checks over many transactions; see README.md beside this file.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createDatabaseIfMissing } from '@markthalle/embedded-postgres/create-database';
import { startPostgres } from '@markthalle/embedded-postgres/start-postgres';
import pg from 'pg';
import { trade } from './money-day.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
/** One charge and three transfers. */
const MOVEMENTS_PER_ORDER = 4;
const PRODUCERS = 40;
const ENDPOINTS = ['platform', 'connect', 'core'];
const SANDBOX_PORT = 3992;
const SANDBOX_URL = `http://127.0.0.1:${SANDBOX_PORT}`;
const READY_LIMIT_MS = 20_000;

const { values } = parseArgs({ options: { transactions: { type: 'string', default: '50000' } } });
const orders = Math.ceil(Number(values.transactions) / MOVEMENTS_PER_ORDER);
const folder = mkdtempSync(path.join(tmpdir(), 'markthalle-money-'));
const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') });
const databaseUrl = postgres.url('bench');
await createDatabaseIfMissing({ adminUrl: postgres.url('postgres'), name: 'bench' });
const sandbox = spawn(
  process.execPath,
  ['packages/stripe-sandbox/src/main.ts', '--port', String(SANDBOX_PORT)],
  { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
);
const client = new pg.Client(databaseUrl);
try {
  await sandboxReady();
  await api(['migrate']);
  await client.connect();
  for (const kind of ENDPOINTS) await register(kind);
  const began = performance.now();
  const movements = await trade({
    client,
    sandboxPort: SANDBOX_PORT,
    orders,
    producers: PRODUCERS,
  });
  console.log(`${movements} movements made in ${secondsSince(began)} s`);
  for (const run of ['first check, reads every movement', 'next check, reads what is new']) {
    const start = performance.now();
    const { ok, checks } = JSON.parse(await api(['money-check', '--json']));
    console.log(
      `${run}: ${secondsSince(start)} s, ${checks.length} checks, ${ok ? 'clean' : 'NOT CLEAN'}`,
    );
    for (const { id, findings } of checks.filter((check) => !check.ok)) {
      console.log(`  ${id} ${findings[0]}`);
    }
    if (!ok) process.exitCode = 1;
  }
} finally {
  await client.end();
  sandbox.kill('SIGTERM');
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

function secondsSince(start) {
  return ((performance.now() - start) / 1000).toFixed(1);
}

async function sandboxReady() {
  const limit = performance.now() + READY_LIMIT_MS;
  while (performance.now() < limit) {
    try {
      if ((await fetch(`${SANDBOX_URL}/_sandbox/clock`)).ok) return;
    } catch {
      // Nobody listens yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No sandbox answers on port ${SANDBOX_PORT}`);
}

async function control(method, route, body) {
  const answer = await fetch(`${SANDBOX_URL}/_sandbox/${route}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Registered as in production; nothing listens there, so nothing is delivered. */
async function register(kind) {
  await control('PUT', 'webhooks', { paused: true });
  await control('PUT', 'webhook-endpoints', {
    id: `we_${kind}`,
    kind,
    url: `http://127.0.0.1:1/webhooks/stripe/${kind}`,
    secret: `whsec_${kind}_of_the_bench`,
    enabled_events: ['*'],
  });
}

/** Runs a command of the built API and answers what it printed; exit code 1 means findings. */
function api(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['apps/api/dist/main.js', ...args], {
      cwd: ROOT,
      env: { ...process.env, ...environment() },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('exit', (code) =>
      code === 0 || args[0] === 'money-check'
        ? resolve(output)
        : reject(new Error(`${args[0]}: ${code}`)),
    );
  });
}

function environment() {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_API_BASE: SANDBOX_URL,
    STRIPE_WEBHOOK_SECRET: 'whsec_platform_of_the_bench',
    STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_connect_of_the_bench',
    STRIPE_CORE_WEBHOOK_SECRET: 'whsec_core_of_the_bench',
    STRIPE_CALLS_PER_SECOND: '1000',
    SMTP_URL: 'smtp://127.0.0.1:9',
    LINK_SECRET: 'a secret of the bench only',
    FILES_DIR: path.join(folder, 'files'),
    LOG_LEVEL: 'error',
  };
}
