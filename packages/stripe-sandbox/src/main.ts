#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { startSandbox } from './server.ts';

const PARENT_CHECK_MS = 1000;
const DEFAULT_PORT = '3100';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: DEFAULT_PORT },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string' },
    clock: { type: 'string', default: 'virtual' },
    seed: { type: 'string' },
    'public-url': { type: 'string' },
  },
});

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`Not a port: ${values.port}`);
if (values.clock !== 'real' && values.clock !== 'virtual') {
  fail(`--clock must be real or virtual, not ${values.clock}`);
}

const running = await startSandbox({
  port,
  host: values.host,
  dataFile: values.data,
  clock: values.clock,
  seed: values.seed,
  publicUrl: values['public-url'],
}).catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  return fail(`The Stripe sandbox could not start on port ${port}: ${reason}`);
});

console.log(`Stripe sandbox listening on ${running.url}`);

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await running.close();
  process.exit(0);
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);

// A launcher that was killed cannot stop its children: leave as soon as the parent has changed.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void stop();
}, PARENT_CHECK_MS).unref();
