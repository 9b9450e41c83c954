import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freePortBase } from './http-ports.ts';
import { waitFor } from './wait-for.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');
/** Offsets from the port base that scripts/market.mjs gives to the programs. */
const PORT_OFFSETS = [0, 1, 2, 100, 110, 120, 121];
const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 30_000;
const OUTPUT_LIMIT_CHARACTERS = 20_000;

export interface DemoLogin {
  role: string;
  email: string;
  password: string;
  where: string;
}

/** What the launcher writes to `market.json` in the data folder once everything is ready. */
export interface MarketDescription {
  databaseUrl: string;
  addresses: Record<
    'shop' | 'vendorPortal' | 'office' | 'api' | 'stripeSandbox' | 'mailInbox',
    string
  >;
  logins: DemoLogin[];
}

export interface RunningMarket extends MarketDescription {
  /** What the launcher printed so far. */
  output(): string;
  stop(): Promise<void>;
}

export interface MarketOptions {
  dataDir: string;
  env?: Record<string, string>;
  timeoutMs?: number;
}

/**
 * Starts the whole market as `npm start` does, from what is built already, on a free block of ports. The build
 * must be there.
 */
export async function startMarket(options: MarketOptions): Promise<RunningMarket> {
  const base = await freePortBase(PORT_OFFSETS);
  const args = ['--no-build', '--port-base', String(base), '--data', options.dataDir];
  const launcher = path.join(REPOSITORY, 'scripts/start.mjs');
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd: REPOSITORY,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (data: Buffer) => {
    output = (output + data).slice(-OUTPUT_LIMIT_CHARACTERS);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  const stop = async () => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    if (!hasEnded()) child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  };
  const file = path.join(options.dataDir, 'market.json');
  try {
    const timeoutMs = options.timeoutMs ?? START_TIMEOUT_MS;
    await waitFor('the market', () => hasEnded() || existsSync(file), { timeoutMs });
    if (hasEnded()) throw new Error(`it ended with code ${child.exitCode}`);
  } catch (error) {
    await stop();
    throw new Error(`The market did not start. It printed:\n${output}`, { cause: error });
  }
  const description = JSON.parse(readFileSync(file, 'utf8')) as MarketDescription;
  return { ...description, output: () => output, stop };
}
