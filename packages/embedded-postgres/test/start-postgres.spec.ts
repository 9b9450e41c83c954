import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
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
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { clusterFolderOf } from '../src/cluster-folder.mjs';
import { createDatabaseIfMissing } from '../src/create-database.mjs';
import { type RunningPostgres, startPostgres, untilStopped } from '../src/start-postgres.mjs';

const isRoot = process.getuid?.() === 0;
let folder: string;
let dataDir: string;
let cleanups: (() => Promise<void> | void)[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'embedded-postgres-'));
  chmodSync(folder, 0o755);
  dataDir = path.join(folder, 'postgres');
  cleanups = [];
});

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<Parameters<typeof startPostgres>[0]> = {}) {
  const server = await startPostgres({ dataDir, fast: true, ...options });
  cleanups.push(() => server.stop());
  return server;
}

async function query(server: RunningPostgres | { url: string }, sql: string) {
  const connectionString = typeof server.url === 'string' ? server.url : server.url('postgres');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A separate process that owns a server on the same folder. */
async function ownerProcess() {
  const program = path.join(import.meta.dirname, 'keep-postgres.mjs');
  const child = spawn(process.execPath, [program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanups.push(() => void child.kill('SIGKILL'));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => resolve(String(data)));
    child.once('exit', () => reject(new Error('the owner ended early')));
  });
  return { child, ...(JSON.parse(line) as { port: number; url: string }) };
}

async function killed(child: ChildProcess) {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

const postmasterPid = () =>
  Number(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('startPostgres', () => {
  it('makes a cluster, listens on loopback only and keeps its data for the next start', async () => {
    const first = await start();
    expect(first.reused).toBe(false);
    await query(first, 'create table kept (cents integer); insert into kept values (1995)');
    expect(await query(first, 'show listen_addresses')).toEqual([
      { listen_addresses: '127.0.0.1' },
    ]);
    await first.stop();

    const second = await start();
    expect(await query(second, 'select cents from kept')).toEqual([{ cents: 1995 }]);
  });

  it('keeps a password of its own per folder in a file that only its owner reads', async () => {
    const server = await start();
    const file = path.join(dataDir, 'markthalle-password');
    const password = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(password.length).toBeGreaterThanOrEqual(32);
    expect(server.url('postgres')).toContain(`:${password}@127.0.0.1:`);
    const wrong = server.url('postgres').replace(password, 'wrong');
    await expect(query({ url: wrong }, 'select 1')).rejects.toThrow(/password authentication/);
  });

  it('creates a database once', async () => {
    const server = await start();
    for (let round = 0; round < 2; round++) {
      await createDatabaseIfMissing({ adminUrl: server.url('postgres'), name: 'market' });
    }
    expect(await query({ url: server.url('market') }, 'select current_database() as name')).toEqual(
      [{ name: 'market' }],
    );
  });

  it('reuses the server that already runs on the folder and leaves it running', async () => {
    const owner = await ownerProcess();
    const server = await start();
    expect(server).toMatchObject({ reused: true, port: owner.port });
    await server.stop();
    expect(await query(owner, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  });

  it('ends with its owner, even when the owner is killed, and starts again on the data', async () => {
    const owner = await ownerProcess();
    await query(owner, 'create table kept (cents integer); insert into kept values (3)');
    await killed(owner.child);
    const next = await start({ whenRunning: 'wait' });
    expect(next.reused).toBe(false);
    expect(await query(next, 'select cents from kept')).toEqual([{ cents: 3 }]);
  });

  it('can be waited for until it has stopped', async () => {
    const server = await start();
    let isStopped = false;
    const waiting = untilStopped(dataDir).then(() => {
      isStopped = true;
    });
    await sleep(100);
    expect(isStopped).toBe(false);
    await server.stop();
    await waiting;
    expect(isStopped).toBe(true);
  });

  it('starts again after the server was killed, and tells that it ended', async () => {
    const first = await start({ fast: false });
    await query(first, 'create table kept (cents integer); insert into kept values (7)');
    process.kill(postmasterPid(), 'SIGKILL');
    await first.exited;
    const second = await start();
    expect(await query(second, 'select cents from kept')).toEqual([{ cents: 7 }]);
  });

  it('starts although the left-over pid now belongs to another process of the same account', async () => {
    const first = await start();
    const owner = statSync(dataDir).uid;
    await first.stop();
    const stranger = spawn('sleep', ['60'], isRoot ? { uid: owner } : {});
    cleanups.push(() => void stranger.kill('SIGKILL'));
    const lines = [stranger.pid, dataDir, 1, first.port, '', '127.0.0.1', '', 'ready', ''];
    writeFileSync(path.join(dataDir, 'postmaster.pid'), lines.join('\n'));
    const second = await start();
    expect(second.reused).toBe(false);
    expect(stranger.exitCode).toBeNull();
  });

  it('is not misled by an initdb that was killed half-way', async () => {
    const unfinished = `${dataDir}.new-999999-abc`;
    mkdirSync(unfinished);
    writeFileSync(path.join(unfinished, 'PG_VERSION'), '18\n');
    expect((await start()).reused).toBe(false);
    expect(statSync(unfinished, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('lets two starts at the same moment share one server', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect([one.reused, other.reused].sort()).toEqual([false, true]);
    expect(one.port).toBe(other.port);
  });

  (isRoot ? it : it.skip)(
    'finds a place when its account cannot enter the folder above',
    async () => {
      const closed = path.join(folder, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const hidden = path.join(closed, 'postgres');
      const elsewhere = clusterFolderOf(hidden);
      cleanups.push(() => rmSync(elsewhere, { recursive: true, force: true }));
      expect(elsewhere).toMatch(/^\/var\/tmp\/markthalle-postgres-[0-9a-f]{16}$/);
      const server = await start({ dataDir: hidden });
      expect(await query(server, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    },
  );
});

describe('startPostgres refuses with one sentence', () => {
  it('a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    cleanups.push(() => void taken.close());
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    await expect(start({ port })).rejects.toThrow(`Port ${port} is already in use.`);
    await sleep(50);
    expect(
      statSync(path.join(dataDir, 'postmaster.pid'), { throwIfNoEntry: false }),
    ).toBeUndefined();
  });

  it('a folder below a file', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const below = path.join(file, 'sub', 'postgres');
    await expect(start({ dataDir: below })).rejects.toThrow(
      `The data folder ${below} lies below something that is not a folder.`,
    );
  });

  it('a folder with other files, which stay as they are', async () => {
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, 'letter.txt'), 'mine');
    await expect(start()).rejects.toThrow(
      `The data folder ${dataDir} holds files of somebody else.`,
    );
    expect(readFileSync(path.join(dataDir, 'letter.txt'), 'utf8')).toBe('mine');
  });
});
