import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { usesSandbox } from './api-environment.mjs';
import { LauncherProblem } from './launcher-problem.mjs';
import { webhookEndpoints } from './market.mjs';
import { step } from './progress.mjs';

const REGISTER_TIMEOUT_MS = 10_000;

export const migrate = (once) => once('migrate');

/** Imports the demo catalogue, unless this data folder and this database have seen it before. */
export async function importDemoOnce(once, { dataDir, databaseUrl }) {
  const embedded = path.join(dataDir, 'postgres');
  const database = process.env.DATABASE_URL ? databaseUrl : embedded;
  const key = createHash('sha256').update(database).digest('hex').slice(0, 16);
  const stamp = path.join(dataDir, `demo-imported-${key}.txt`);
  if (existsSync(stamp)) return;
  await step('Importing the demo catalogue (once)', () => once('import-demo'));
  writeFileSync(stamp, `${new Date().toISOString()}\n`);
}

/** Tells the sandbox where the API takes its webhooks; with the real Stripe that is done in its dashboard. */
export async function registerWebhooks({ ports, secrets }) {
  if (!usesSandbox()) return;
  for (const endpoint of webhookEndpoints({ ports, secrets })) {
    const url = `http://127.0.0.1:${ports.stripeSandbox}/_sandbox/webhook-endpoints`;
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(endpoint),
      signal: AbortSignal.timeout(REGISTER_TIMEOUT_MS),
    });
    if (!response.ok) {
      throw new LauncherProblem(
        `The Stripe sandbox refused the webhook endpoint ${endpoint.kind} (${response.status}): ${await response.text()}`,
      );
    }
  }
}

/** The accounts that the demo import made: `[{ role, email, password, where }]`. */
export async function readDemoLogins(once) {
  const output = await once('demo-logins');
  try {
    return JSON.parse(output);
  } catch (error) {
    throw new LauncherProblem('The command demo-logins did not print JSON.', { cause: error });
  }
}
