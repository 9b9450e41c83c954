// Measures tables of 8,000 rows in the background; see README.md beside this file.
import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createApiClient } from '@markthalle/api-client/api-client';
import {
  applyImport,
  readImport,
  readTemplate,
  startImport,
  undoImport,
} from '@markthalle/contracts/portal-imports';
import pg from 'pg';
import { openBenchMarket } from './bench-market.mjs';

const LIMIT_SECONDS = 300;
const LOOK_EVERY_MS = 500;
const { values } = parseArgs({ options: { rows: { type: 'string', default: '8000' } } });
const rowCount = Number(values.rows);

/** So many the generator gives one producer; the bench lays their goods together. */
const PER_PRODUCER = 2_000;

const producers = Math.ceil(rowCount / PER_PRODUCER);
const market = await openBenchMarket({ products: rowCount, producers });
const worker = spawn(process.execPath, ['apps/api/dist/main.js', 'worker'], {
  cwd: path.resolve(import.meta.dirname, '..'),
  env: market.env,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const api = createApiClient({
  baseUrl: market.url,
  sessionToken: await openSession(market.databaseUrl),
  timeoutMs: 120_000,
});
let isTooSlow = false;
try {
  const table = await download('prices');
  await round(`${rowCount} rows that change nothing`, table);
  await round(`${rowCount} new prices in the shop`, raised(table));
  await round(`${rowCount} new products`, newProducts());
} finally {
  worker.kill('SIGTERM');
  await market.close();
}
process.exit(isTooSlow ? 1 : 0);

/** Upload to preview, preview to result, and back again; each within the limit. */
async function round(name, text) {
  console.log(`${name}:`);
  const input = { clientId: randomUUID(), fileName: 'tabelle.csv', base64: toBase64(text) };
  let importId = '';
  await step('  taken in', async () => {
    ({ importId } = await call(startImport, input));
  });
  const { counts } = await step('  compared', () => until(importId, 'ready'));
  if (!counts.waiting) return console.log(`  ${JSON.stringify(counts)}`);
  await call(applyImport, { importId, submit: false });
  const applied = await step('  applied', () => until(importId, 'done'));
  console.log(`  ${JSON.stringify(applied.counts)}`);
  await call(undoImport, { importId });
  const undone = await step('  taken back', () => until(importId, 'undone'));
  console.log(`  ${JSON.stringify(undone.counts)}`);
}

async function step(name, work) {
  const startedAt = performance.now();
  const result = await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  if (seconds > LIMIT_SECONDS) isTooSlow = true;
  console.log(`${name} in ${seconds.toFixed(1)} s (target ${LIMIT_SECONDS} s)`);
  return result;
}

async function call(endpoint, input) {
  const result = await api.call(endpoint, input);
  if (!result.ok) throw new Error(`${endpoint.path}: ${JSON.stringify(result.problem)}`);
  return result.value;
}

async function until(importId, state) {
  for (;;) {
    const { summary } = await call(readImport, { importId });
    if (summary.state === state) return summary;
    if (summary.state === 'stopped') throw new Error('the import stopped');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function download(task) {
  const { base64 } = await call(readTemplate, { task, format: 'csv' });
  return Buffer.from(base64, 'base64').toString();
}

function toBase64(text) {
  return Buffer.from(text).toString('base64');
}

/** Every price a cent higher. */
function raised(table) {
  const [head = '', ...lines] = table.split('\r\n');
  const price = head.split(';').indexOf('Preis');
  const changed = lines.map((line) => {
    const cells = line.match(/("([^"]|"")*"|[^;]*)(;|$)/g) ?? [];
    const cents = Math.round(Number((cells[price] ?? '').replace(';', '').replace(',', '.')) * 100);
    if (!cents) return line;
    cells[price] = `${((cents + 1) / 100).toFixed(2).replace('.', ',')};`;
    return cells.join('');
  });
  return [head, ...changed].join('\r\n');
}

function newProducts() {
  const head = 'Artikelnummer;Name;Preis;Gruppe;Inhalt;Einheit;Bestand;Beschreibung';
  const lines = Array.from(
    { length: rowCount },
    (_, index) =>
      `N-${index};Käse Nummer ${index};7,90;lebensmittel/kaese;250;g;12;Mild und rund, sechs Wochen gereift.`,
  );
  return [head, ...lines].join('\r\n');
}

/** A session of somebody who works for the one producer of everything. */
async function openSession(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const token = randomBytes(32).toString('base64url');
  const accountId = randomUUID();
  await client.query(
    `insert into identity.account (id, email, display_name, language, is_staff, created_at)
     values ($1, $2, 'Bench', 'de', false, now())`,
    [accountId, `${accountId}@bench.example`],
  );
  await client.query(
    `insert into producers.member (producer_id, account_id)
     select id, $1 from producers.producer order by id limit 1`,
    [accountId],
  );
  for (const table of ['product', 'listing', 'sellable']) {
    await client.query(
      `update catalog.${table} set producer_id =
         (select id from producers.producer order by id limit 1)`,
    );
  }
  await client.query(
    `insert into identity.session (account_id, token_hash, created_at, last_seen_at, expires_at)
     values ($1, $2, now(), now(), now() + interval '1 day')`,
    [accountId, createHash('sha256').update(token).digest()],
  );
  await client.end();
  return token;
}
