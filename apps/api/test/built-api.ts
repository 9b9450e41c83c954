import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const API = path.join(import.meta.dirname, '..');
const NODE_MODULES = path.join(API, '../../node_modules');

type Environment = Readonly<Record<string, string>>;

export interface CommandEnd {
  readonly exitCode: number | null;
  readonly output: string;
}

/** The API as it is built, in a folder of its own: something that a test can really kill. */
export class BuiltApi {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'markthalle-api-'));
  private readonly children = new Set<ChildProcess>();

  constructor() {
    const built = spawnSync(process.execPath, ['build.mjs', path.join(this.folder, 'dist')], {
      cwd: API,
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`the API does not build: ${built.stderr}`);
    symlinkSync(NODE_MODULES, path.join(this.folder, 'node_modules'));
    writeFileSync(path.join(this.folder, 'package.json'), '{"type":"module"}');
  }

  /** Starts a worker without HTTP. */
  startWorker(environment: Environment): ChildProcess {
    const child = spawn(process.execPath, [this.program, 'worker'], {
      env: this.whole(environment),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.children.add(child);
    return child;
  }

  /** Runs a command to its end. */
  async run(args: readonly string[], environment: Environment): Promise<CommandEnd> {
    const child = spawn(process.execPath, [this.program, ...args], {
      env: this.whole(environment),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.children.add(child);
    const output = text(child.stdout);
    const [exitCode] = (await once(child, 'exit')) as [number | null];
    this.children.delete(child);
    return { exitCode, output: await output };
  }

  /** `kill -9`: no handler runs, nothing is written any more. */
  async kill(child: ChildProcess): Promise<void> {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    this.children.delete(child);
  }

  private get program(): string {
    return path.join(this.folder, 'dist/main.js');
  }

  private whole(environment: Environment) {
    return { FILES_DIR: path.join(this.folder, 'files'), ...environment, PATH: process.env.PATH };
  }

  async remove(): Promise<void> {
    for (const child of this.children) await this.kill(child);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
