import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePortBase } from '../src/http-ports.ts';
import { waitFor } from '../src/wait-for.ts';

const START_TIMEOUT_MS = 30_000;
const TEST_TIMEOUT_MS = 60_000;
const PORT_OFFSETS = [0, 1, 2, 100, 110, 120, 121];
const STAND_INS = {
  'apps/api/dist/main.js': 'api',
  'apps/shop/server.ts': 'shop',
  'apps/vendor-portal/server.ts': 'vendorPortal',
  'apps/office/server.ts': 'office',
  'packages/stripe-sandbox/src/main.ts': 'stripeSandbox',
  'packages/mail-inbox/src/main.ts': 'mailInbox',
};

let root: string;
let dataDir: string;
let traceFile: string;
let base: number;
let launchers: ChildProcess[];

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'launcher-'));
  chmodSync(root, 0o755);
  dataDir = path.join(root, 'data');
  traceFile = path.join(root, 'trace.txt');
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }');
  const program = path.join(import.meta.dirname, 'stand-ins/program.mjs');
  for (const [file, name] of Object.entries(STAND_INS)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    const role = name === 'api' ? 'process.argv[2]' : "'http'";
    const source = `import { standIn } from ${JSON.stringify(program)};\nawait standIn('${name}', ${role});\n`;
    writeFileSync(path.join(root, file), source);
  }
  base = await freePortBase(PORT_OFFSETS);
  launchers = [];
});

afterEach(async () => {
  for (const launcher of launchers) launcher.kill('SIGKILL');
  await waitFor('all programs to end', () => alive().length === 0, { timeoutMs: 20_000 });
  rmSync(root, { recursive: true, force: true });
});

const trace = () =>
  existsSync(traceFile) ? readFileSync(traceFile, 'utf8').trim().split('\n') : [];

function isAlive(pid: number): boolean {
  try {
    // A zombie has ended; its parent just has not asked yet.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** The stand-ins that opened and still run. */
function alive(): { name: string; pid: number }[] {
  const opened = trace().flatMap((line) => /^(\w+) (\d+) open$/.exec(line)?.slice(1, 3) ?? []);
  const programs = [];
  for (let i = 0; i < opened.length; i += 2) {
    programs.push({ name: String(opened[i]), pid: Number(opened[i + 1]) });
  }
  return programs.filter(({ pid }) => isAlive(pid));
}

const pidOf = (name: string) => alive().find((program) => program.name === name)?.pid ?? -1;

function launch(flags: string[] = [], env: Record<string, string> = {}) {
  const program = path.join(import.meta.dirname, 'stand-in-market.mjs');
  const child = spawn(
    process.execPath,
    [program, root, '--data', dataDir, '--port-base', String(base), ...flags],
    {
      env: { ...process.env, STAND_IN_TRACE: traceFile, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  launchers.push(child);
  const run = { child, out: '', err: '', ended: Promise.resolve(0 as number | null) };
  child.stdout.on('data', (data) => {
    run.out += data;
  });
  child.stderr.on('data', (data) => {
    run.err += data;
  });
  run.ended = new Promise((resolve) => child.once('close', resolve));
  return run;
}

async function launchOpen(flags: string[] = [], env: Record<string, string> = {}) {
  const run = launch(flags, env);
  const hasEnded = () => run.child.exitCode !== null;
  const opened = () => hasEnded() || run.out.includes('The market is open.');
  await waitFor('the market to open', opened, { timeoutMs: START_TIMEOUT_MS });
  if (hasEnded()) throw new Error(`the launcher ended: ${run.out}${run.err}`);
  return run;
}

describe('the launcher', () => {
  it(
    'opens everything, tells addresses and logins, and closes in order',
    async () => {
      const run = await launchOpen();
      expect(run.out).toContain(`Shop              http://127.0.0.1:${base}`);
      expect(run.out).toContain(`buyer   anna@example.org   demo   http://127.0.0.1:${base}\n`);
      expect(
        alive()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['api', 'mailInbox', 'office', 'shop', 'stripeSandbox', 'vendorPortal', 'worker']);
      const description = path.join(dataDir, 'market.json');
      expect(statSync(description).mode & 0o777).toBe(0o600);
      expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
      expect(JSON.parse(readFileSync(description, 'utf8')).addresses.api).toBe(
        `http://127.0.0.1:${base + 100}`,
      );
      const registered = trace().filter((line) => line.startsWith('stripeSandbox PUT'));
      expect(registered).toEqual(Array(3).fill('stripeSandbox PUT /_sandbox/webhook-endpoints'));

      run.child.kill('SIGTERM');
      expect(await run.ended).toBe(0);
      expect(alive()).toEqual([]);
      expect(existsSync(description)).toBe(false);
      const closed = trace().flatMap((line) => /^(\w+) \d+ closed$/.exec(line)?.[1] ?? []);
      expect(closed.slice(0, 3).sort()).toEqual(['office', 'shop', 'vendorPortal']);
      expect(closed.slice(3, 5)).toEqual(['worker', 'api']);
      expect(closed.slice(5).sort()).toEqual(['mailInbox', 'stripeSandbox']);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'keeps secrets and imports the demo once, until the folder is reset',
    async () => {
      const imports = () => trace().filter((line) => line.startsWith('import-demo')).length;
      const secrets = () => readFileSync(path.join(dataDir, 'secrets.json'), 'utf8');
      const close = async (run: Awaited<ReturnType<typeof launchOpen>>) => {
        run.child.kill('SIGINT');
        await run.ended;
      };
      await close(await launchOpen());
      const before = secrets();
      await close(await launchOpen());
      expect([imports(), secrets()]).toEqual([1, before]);
      await close(await launchOpen(['--reset']));
      expect(imports()).toBe(2);
      expect(secrets()).not.toBe(before);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'leaves nothing running when it is killed, and opens again at once',
    async () => {
      const first = await launchOpen();
      const [pid] = readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
      first.child.kill('SIGKILL');
      await first.ended;
      await waitFor('the programs to notice', () => alive().length === 0);
      await waitFor('PostgreSQL to stop', () => !isAlive(Number(pid)));
      const second = await launchOpen();
      second.child.kill('SIGTERM');
      expect(await second.ended).toBe(0);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'ends with its parent',
    async () => {
      const script = `const { spawn } = require('node:child_process');
      spawn(process.execPath, process.argv.slice(1), { stdio: 'ignore' }); setInterval(() => {}, 1e6);`;
      const program = path.join(import.meta.dirname, 'stand-in-market.mjs');
      const flags = [root, '--data', dataDir, '--port-base', String(base)];
      const parent = spawn(process.execPath, ['-e', script, program, ...flags], {
        env: { ...process.env, STAND_IN_TRACE: traceFile },
      });
      launchers.push(parent);
      const description = path.join(dataDir, 'market.json');
      await waitFor('the market', () => existsSync(description), { timeoutMs: START_TIMEOUT_MS });
      parent.kill('SIGKILL');
      await waitFor(
        'the lock to be given back',
        () => !existsSync(path.join(dataDir, 'market.lock')),
      );
      expect(alive()).toEqual([]);
    },
    TEST_TIMEOUT_MS,
  );

  it.each(['api', 'worker'])(
    'closes with code 1 when %s is killed',
    async (name) => {
      const run = await launchOpen();
      process.kill(pidOf(name), 'SIGKILL');
      expect(await run.ended).toBe(1);
      expect(run.err).toMatch(
        new RegExp(
          `^The ${name === 'api' ? 'API' : 'worker'} ended \\(SIGKILL\\); its log is .*/logs/${name}\\.log\\.\n$`,
        ),
      );
      expect(alive()).toEqual([]);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'closes with code 1 when PostgreSQL is killed, and opens again on its data',
    async () => {
      const run = await launchOpen();
      const [pid] = readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
      expect(await run.ended).toBe(1);
      expect(run.err).toMatch(/^PostgreSQL ended; its log is .*\/logs\/postgres\.log\.\n$/);
      const second = await launchOpen();
      second.child.kill('SIGTERM');
      expect(await second.ended).toBe(0);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'kills a program that does not stop when asked',
    async () => {
      const run = await launchOpen([], { STAND_IN_STUBBORN: 'shop' });
      run.child.kill('SIGTERM');
      expect(await run.ended).toBe(0);
      expect(alive()).toEqual([]);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'stops half-way through its start when asked',
    async () => {
      const run = launch();
      await waitFor('the first program', () => alive().length > 0, { timeoutMs: START_TIMEOUT_MS });
      run.child.kill('SIGTERM');
      expect(await run.ended).toBe(0);
      expect(alive()).toEqual([]);
      expect(run.err).toBe('');
    },
    TEST_TIMEOUT_MS,
  );
});

describe('the launcher refuses with one sentence and leaves nothing running', () => {
  async function refusal(flags: string[] = [], env: Record<string, string> = {}) {
    const run = launch(flags, env);
    expect(await run.ended).toBe(1);
    expect(alive()).toEqual([]);
    expect(run.err.trim().split('\n')).toHaveLength(1);
    return run.err.trim();
  }

  it(
    'a second market on the same data',
    async () => {
      const run = await launchOpen();
      const other = await freePortBase(PORT_OFFSETS);
      const second = launch(['--port-base', String(other)]);
      expect(await second.ended).toBe(1);
      expect(second.err).toBe(
        `Another market (process ${run.child.pid}) uses the data folder ${dataDir}: stop it first.\n`,
      );
      expect(alive()).toHaveLength(7);
      expect(existsSync(path.join(dataDir, 'market.json'))).toBe(true);
    },
    TEST_TIMEOUT_MS,
  );

  it('a port in use', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(base + 100, '127.0.0.1', resolve));
    const sentence = await refusal();
    taken.close();
    expect(sentence).toBe(
      `Port ${base + 100} (api) is already in use: stop the program there or choose others with --port-base N.`,
    );
  });

  it('an unknown flag and a port base that is no number', async () => {
    expect(await refusal(['--prot-base', '4000'])).toContain("Unknown option '--prot-base'");
    expect(await refusal(['--port-base', 'high'])).toContain('--port-base takes a whole number');
  });

  it('a folder with other files, also for --reset', async () => {
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, 'letter.txt'), 'mine');
    for (const flags of [[], ['--reset']]) {
      expect(await refusal(flags)).toBe(
        `The folder ${dataDir} holds other files: choose an empty one with --data DIR.`,
      );
    }
    expect(readFileSync(path.join(dataDir, 'letter.txt'), 'utf8')).toBe('mine');
  });

  it('a data folder below a file', async () => {
    writeFileSync(path.join(root, 'file'), '');
    const below = path.join(root, 'file', 'data');
    expect(await refusal(['--data', below])).toBe(
      `The data folder ${below} cannot be used: a part of its path is not a folder.`,
    );
  });

  it(
    'a program that does not start',
    async () => {
      expect(await refusal([], { STAND_IN_BROKEN: 'office' })).toMatch(
        /^The office ended \(code 3\); its log is .*office\.log\.$/,
      );
      expect(await refusal([], { STAND_IN_BROKEN: 'migrate' })).toMatch(
        /^The command migrate ended \(code 3\); its log is .*migrate\.log\.$/,
      );
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'takes over the lock of a market that died, even if its number is in use again',
    async () => {
      mkdirSync(dataDir);
      writeFileSync(path.join(dataDir, 'markthalle-data.txt'), '');
      writeFileSync(path.join(dataDir, 'market.lock'), `${process.pid}\n1\n`);
      const run = await launchOpen();
      run.child.kill('SIGTERM');
      expect(await run.ended).toBe(0);
    },
    TEST_TIMEOUT_MS,
  );
});
