import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterFolderOf } from '@markthalle/embedded-postgres/cluster-folder';
import { createDatabaseIfMissing } from '@markthalle/embedded-postgres/create-database';
import { startPostgres } from '@markthalle/embedded-postgres/start-postgres';

const ROOT = path.resolve(import.meta.dirname, '..');
const READY_LIMIT_MS = 60_000;
const READY_PAUSE_MS = 100;
const DATABASE = 'markthalle';
const ENDPOINTS = ['platform', 'connect', 'core'];
const secretOf = (endpoint) => `whsec_${endpoint}_of_the_crash_drill`;

/** A market as separate processes on a data folder of its own, each of which can really be killed. */
export class CrashMarket {
  #children = new Map();
  #postgres;

  constructor({ dataDir, portBase }) {
    this.dataDir = dataDir;
    this.ports = { api: portBase, stripeSandbox: portBase + 1, database: portBase + 2 };
    this.logFolder = path.join(dataDir, 'logs');
    mkdirSync(this.logFolder, { recursive: true });
  }

  get apiUrl() {
    return `http://127.0.0.1:${this.ports.api}`;
  }

  get sandboxUrl() {
    return `http://127.0.0.1:${this.ports.stripeSandbox}`;
  }

  /** Everything up, with the demo market imported. */
  async open() {
    this.#build();
    await this.#startDatabase();
    this.#start('sandbox', [
      'packages/stripe-sandbox/src/main.ts',
      ...['--host', '127.0.0.1', '--port', String(this.ports.stripeSandbox)],
      ...['--data', path.join(this.dataDir, 'stripe-sandbox.sqlite')],
      ...['--public-url', this.sandboxUrl],
    ]);
    await this.#untilReady(this.ports.stripeSandbox);
    await this.command(['migrate']);
    await this.command(['import-demo']);
    for (const kind of ENDPOINTS) {
      await this.control('PUT', 'webhook-endpoints', {
        id: `we_${kind}`,
        kind,
        url: `${this.apiUrl}/webhooks/stripe/${kind}`,
        secret: secretOf(kind),
        enabled_events: ['*'],
      });
    }
    this.#start('api', [this.#program, 'http']);
    this.#start('worker', [this.#program, 'worker']);
    await this.#untilReady(this.ports.api);
  }

  /** `kill -9` of `api`, `worker` or `database`, and its return. */
  async killAndRestart(target, pauseMs) {
    if (target === 'database') {
      process.kill(this.#postmasterPid, 'SIGKILL');
      await this.#postgres.exited;
      await sleep(pauseMs);
      await this.#startDatabase();
      return;
    }
    await this.#kill(target, 'SIGKILL');
    await sleep(pauseMs);
    this.#start(target, [this.#program, target === 'api' ? 'http' : 'worker']);
    if (target === 'api') await this.#untilReady(this.ports.api);
  }

  stopWorker() {
    return this.#kill('worker', 'SIGTERM');
  }

  startWorker() {
    this.#start('worker', [this.#program, 'worker']);
  }

  /** Runs a command of the API to its end; answers its exit code and what it printed. */
  async command(args) {
    const child = spawn(process.execPath, [this.#program, ...args], {
      cwd: ROOT,
      env: this.#environment,
      stdio: ['ignore', 'pipe', this.#log(args[0])],
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    const [code] = await once(child, 'close');
    if (code !== 0 && args[0] !== 'money-check') throw new Error(`${args[0]} ended with ${code}`);
    return { code, output };
  }

  /** Asks the sandbox's control API. */
  async control(method, what, body) {
    const answer = await fetch(`${this.sandboxUrl}/_sandbox/${what}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!answer.ok) throw new Error(`${what}: ${await answer.text()}`);
    return answer.json();
  }

  async close() {
    for (const name of ['worker', 'api', 'sandbox']) await this.#kill(name, 'SIGTERM');
    await this.#postgres?.stop();
  }

  get #postgresFolder() {
    return path.join(this.dataDir, 'postgres');
  }

  get #program() {
    return path.join(this.dataDir, 'dist/main.js');
  }

  /** PostgreSQL writes its process id into the first line of this file. */
  get #postmasterPid() {
    const file = path.join(clusterFolderOf(this.#postgresFolder), 'postmaster.pid');
    return Number(readFileSync(file, 'utf8').split('\n')[0]);
  }

  get #environment() {
    return {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(this.ports.api),
      DATABASE_URL: this.databaseUrl,
      STRIPE_SECRET_KEY: 'sk_test_crash',
      STRIPE_API_BASE: this.sandboxUrl,
      STRIPE_CALLS_PER_SECOND: '100',
      STRIPE_WEBHOOK_SECRET: secretOf('platform'),
      STRIPE_CONNECT_WEBHOOK_SECRET: secretOf('connect'),
      STRIPE_CORE_WEBHOOK_SECRET: secretOf('core'),
      SMTP_URL: 'smtp://127.0.0.1:9',
      LINK_SECRET: 'a secret of the crash drill only',
      FILES_DIR: path.join(this.dataDir, 'files'),
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: '0',
    };
  }

  /** The API as it is now, apart from what others build meanwhile. */
  #build() {
    const built = spawnSync(process.execPath, ['apps/api/build.mjs', `${this.dataDir}/dist`], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`The API does not build: ${built.stderr}`);
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(this.dataDir, 'node_modules'));
    writeFileSync(path.join(this.dataDir, 'package.json'), '{"type":"module"}');
  }

  async #startDatabase() {
    this.#postgres = await startPostgres({
      dataDir: this.#postgresFolder,
      port: this.ports.database,
      whenRunning: 'wait',
    });
    this.databaseUrl = this.#postgres.url(DATABASE);
    await createDatabaseIfMissing({ adminUrl: this.#postgres.url('postgres'), name: DATABASE });
  }

  #log(name) {
    return openSync(path.join(this.logFolder, `${name}.log`), 'a');
  }

  #start(name, args) {
    const log = this.#log(name);
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: name === 'sandbox' ? process.env : this.#environment,
      stdio: ['ignore', log, log],
    });
    this.#children.set(name, child);
  }

  async #kill(name, signal) {
    const child = this.#children.get(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  async #untilReady(port) {
    const limit = performance.now() + READY_LIMIT_MS;
    while (performance.now() < limit) {
      try {
        if ((await fetch(`http://127.0.0.1:${port}/health/ready`)).ok) return;
      } catch {
        // Nobody listens yet.
      }
      await sleep(READY_PAUSE_MS);
    }
    throw new Error(`Nothing answers on port ${port}; see ${this.logFolder}.`);
  }
}
