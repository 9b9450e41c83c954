import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  clusterFolderOf,
  clusterPassword,
  createClusterIfMissing,
  SUPERUSER,
} from './cluster-folder.mjs';
import { binFolder } from './postgres-binaries.mjs';
import { outputProblem, PostgresProblem } from './postgres-problem.mjs';
import { removeStalePidFile, runningPostmaster } from './postmaster-file.mjs';
import { spawnAs, unprivilegedAccount } from './unprivileged-account.mjs';

const START_ATTEMPTS = 10;
const RETRY_PAUSE_MS = 300;
const READY_POLL_MS = 15;
const START_TIMEOUT_MS = 60_000;
const RUNNING_WAIT_MS = 20_000;
const STOP_TIMEOUT_MS = 20_000;
const OUTPUT_LIMIT_CHARACTERS = 20_000;

const SERVER_SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_preload_libraries=pg_stat_statements',
  'log_min_messages=warning',
  'max_connections=200',
  'shared_buffers=256MB',
  'TimeZone=UTC',
];
/** For tests only: a crash of the machine may lose everything. */
const FAST_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
];

/**
 * Runs postgres as a child of a shell that also reads a pipe held by us. When we end, even by SIGKILL, the pipe
 * closes and the server gets its fast shutdown (SIGINT). The shell leads an own process group, so Ctrl-C in the
 * terminal reaches the programs that use the database first.
 */
const WATCHED_SERVER = [
  'trap "" INT TERM',
  '(trap - INT TERM; exec "$@" 3<&-) & server=$!',
  '(cat >/dev/null; kill -INT $server 2>/dev/null) <&3 & watcher=$!',
  'wait $server; status=$?',
  'kill -9 $watcher 2>/dev/null',
  'exit $status',
].join('\n');

async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function launch({ bin, clusterFolder, account, port, fast, log }) {
  const settings = [...SERVER_SETTINGS, ...(fast ? FAST_SETTINGS : [])];
  const server = [path.join(bin, 'postgres'), '-D', clusterFolder, '-p', String(port)];
  // Two starts at one moment each see a server come up; only this word tells which of them launched it.
  const mark = `markthalle.start=${randomUUID()}`;
  const args = [...settings, mark].flatMap((setting) => ['-c', setting]);
  const child = spawn('/bin/sh', ['-c', WATCHED_SERVER, 'sh', ...server, ...args], {
    ...spawnAs(account),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  const watch = child.stdio[3];
  // The other end closes when the server ends first; that is no error of ours.
  watch.on('error', () => {});
  const run = { child, watch, mark, output: '', ended: false };
  child.stderr.on('data', (data) => {
    run.output = (run.output + data).slice(-OUTPUT_LIMIT_CHARACTERS);
    log(String(data));
  });
  run.exited = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  }).then(() => {
    run.ended = true;
    watch.destroy();
  });
  return run;
}

async function untilReady(run, clusterFolder) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!run.ended) {
    const live = runningPostmaster(clusterFolder);
    if (live?.status === 'ready' && live.words.includes(run.mark)) return true;
    if (Date.now() > deadline) {
      run.watch.end();
      throw new PostgresProblem(
        `PostgreSQL in ${clusterFolder} was not ready after ${START_TIMEOUT_MS / 1000} s.`,
      );
    }
    await sleep(READY_POLL_MS);
  }
  return false;
}

/** Waits until a server that is coming up or going down is either ready or gone. */
async function settledPostmaster(clusterFolder, whenRunning) {
  const deadline = Date.now() + RUNNING_WAIT_MS;
  for (;;) {
    const live = runningPostmaster(clusterFolder);
    if (!live || (live.status === 'ready' && whenRunning === 'reuse')) return live;
    if (Date.now() > deadline) {
      throw new PostgresProblem(
        `The database in ${clusterFolder} is in use by another PostgreSQL (process ${live.pid}).`,
      );
    }
    await sleep(READY_POLL_MS);
  }
}

/** Waits until no server runs on `dataDir` any more, for instance before the folder is removed. */
export async function untilStopped(dataDir) {
  await settledPostmaster(clusterFolderOf(dataDir), 'wait');
}

const urlFor = (password, port) => (database) =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

function started(run, clusterFolder, port) {
  // The caller's own work keeps the process alive, not this server.
  for (const handle of [run.child, run.child.stderr, run.watch]) handle.unref();
  const stop = async () => {
    if (run.ended) return;
    run.child.ref();
    run.watch.end();
    const timer = setTimeout(() => {
      // An immediate shutdown loses nothing: the next start replays the write-ahead log.
      const live = runningPostmaster(clusterFolder);
      if (live) process.kill(live.pid, 'SIGQUIT');
    }, STOP_TIMEOUT_MS);
    await run.exited;
    clearTimeout(timer);
  };
  const url = urlFor(clusterPassword(clusterFolder), port);
  return { url, port, reused: false, exited: run.exited, stop };
}

/**
 * Starts the PostgreSQL that npm installed on `dataDir`, making the cluster at the first start.
 *
 * It listens on 127.0.0.1 only, stops when this process ends in any way, and survives crashes of either side. A
 * server that already runs on the folder is reused (then `stop` leaves it alone) or, with `whenRunning: 'wait'`,
 * waited for until it is gone. `exited` resolves when the server ends, wanted or not.
 *
 * @throws {PostgresProblem} with one sentence when the folder, the port or the disk does not allow it
 */
export async function startPostgres(options) {
  const { dataDir, port = 0, fast = false, whenRunning = 'reuse', log = () => {} } = options;
  const account = unprivilegedAccount();
  const clusterFolder = clusterFolderOf(dataDir, account);
  const bin = binFolder(account);
  let output = '';
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    const live = await settledPostmaster(clusterFolder, whenRunning);
    if (live) {
      const url = urlFor(clusterPassword(clusterFolder), live.port);
      return {
        url,
        port: live.port,
        reused: true,
        exited: new Promise(() => {}),
        stop: async () => {},
      };
    }
    createClusterIfMissing({ bin, clusterFolder, account, fast });
    removeStalePidFile(clusterFolder);
    const usedPort = port || (await freePort());
    const run = launch({ bin, clusterFolder, account, port: usedPort, fast, log });
    if (await untilReady(run, clusterFolder)) return started(run, clusterFolder, usedPort);
    output = run.output;
    if (!isWorthRetrying(output, port))
      throw outputProblem(output, { folder: clusterFolder, port });
    await sleep(RETRY_PAUSE_MS);
  }
  throw outputProblem(output, { folder: clusterFolder, port });
}

/** Orphans of a killed server hold its shared memory for a moment; a free port can be taken meanwhile. */
function isWorthRetrying(output, fixedPort) {
  if (/pre-existing shared memory|lock file "postmaster.pid" already exists/i.test(output)) {
    return true;
  }
  return fixedPort === 0 && /could not bind|address already in use/i.test(output);
}
