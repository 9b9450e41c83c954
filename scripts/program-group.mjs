import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProblem, startChild, startCommand } from './child-program.mjs';
import { LauncherProblem } from './launcher-problem.mjs';

const KILL_AFTER_MS = 10_000;
const READY_TIMEOUT_MS = 60_000;
const READY_POLL_MS = 50;
const READY_REQUEST_TIMEOUT_MS = 5_000;

async function isReady(port) {
  try {
    const signal = AbortSignal.timeout(READY_REQUEST_TIMEOUT_MS);
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // It does not listen yet.
  }
}

/** The running programs of one market: they become ready together, and one that ends fails the whole. */
export class ProgramGroup {
  #root;
  #logFolder;
  #killAfterMs;
  #running = [];
  #fail;
  #isStopping = false;

  constructor({ root, logFolder, killAfterMs = KILL_AFTER_MS }) {
    this.#root = root;
    this.#logFolder = logFolder;
    this.#killAfterMs = killAfterMs;
    /** Rejects when a program ends that should not. */
    this.failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.failed.catch(() => {});
  }

  #launch(start, { label, name, args, env, wave }) {
    if (this.#isStopping) throw new LauncherProblem(`${label} is not started any more.`);
    const logFile = path.join(this.#logFolder, `${name}.log`);
    const child = start({ name: label, args, cwd: this.#root, env, logFile });
    const program = { child, wave };
    this.#running.push(program);
    child.exited.then(() => {
      this.#running = this.#running.filter((other) => other !== program);
    });
    return child;
  }

  /** Starts programs side by side and waits until each answers on /health/ready. */
  async start(programs) {
    await Promise.all(
      programs.map(async (program) => {
        const child = this.#launch(startChild, program);
        child.exited.then(() => this.#isStopping || this.#fail(endProblem(child)));
        if (program.port) await this.#untilReady(child, program.port);
      }),
    );
  }

  /** Whether somebody, started by this group or not, answers as ready on the port. */
  answers(port) {
    return isReady(port);
  }

  async #untilReady(child, port) {
    const deadline = performance.now() + READY_TIMEOUT_MS;
    while (!(await isReady(port))) {
      if (child.end) throw endProblem(child);
      if (performance.now() > deadline) {
        const seconds = READY_TIMEOUT_MS / 1000;
        throw new LauncherProblem(
          `${child.name} was not ready after ${seconds} s; its log is ${child.logFile}.`,
        );
      }
      await sleep(READY_POLL_MS);
    }
  }

  /** Runs a command of the API to its end and returns what it printed. */
  async runOnce({ command, args, env }) {
    const label = `The command ${command}`;
    const program = { label, name: command, args, env, wave: Number.POSITIVE_INFINITY };
    const child = this.#launch(startCommand, program);
    const { code } = await child.exited;
    if (code !== 0) throw endProblem(child);
    return child.output;
  }

  /** Stops the last wave first, and within a wave everything together. */
  async stop() {
    this.#isStopping = true;
    while (this.#running.length > 0) {
      const last = Math.max(...this.#running.map(({ wave }) => wave));
      const wave = this.#running.filter((program) => program.wave === last);
      await Promise.all(wave.map(({ child }) => child.stop(this.#killAfterMs)));
    }
  }
}
