import type { Sandbox } from '../sandbox.ts';
import { planRoutine, runDueJobs } from './job-runner.ts';

const MAX_WAIT_MS = 30_000;

/** Runs due jobs while the clock flows by itself. */
export class JobTimer {
  private readonly sandbox: Sandbox;
  private readonly log: (line: string) => void;
  private timer: NodeJS.Timeout | undefined;
  private isRunning = false;
  private isStopped = true;

  constructor(sandbox: Sandbox, log: (line: string) => void) {
    this.sandbox = sandbox;
    this.log = log;
  }

  start(): void {
    this.isStopped = false;
    this.sandbox.transact(() => planRoutine(this.sandbox));
    this.wake();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  /** Looks when the next job is due and sets the timer for it. */
  wake(): void {
    if (this.isStopped || this.isRunning) return;
    clearTimeout(this.timer);
    const next = this.sandbox.jobs.nextDueAt();
    if (next === undefined) return;
    const waitMs = Math.max(0, (next - this.sandbox.clock.now()) * 1000);
    this.timer = setTimeout(() => this.run(), Math.min(waitMs, MAX_WAIT_MS));
    this.timer.unref();
  }

  private run(): void {
    this.isRunning = true;
    let hasFailed = false;
    try {
      runDueJobs(this.sandbox, this.sandbox.clock.now());
    } catch (error) {
      hasFailed = true;
      this.log(`sandbox job failed: ${error instanceof Error ? error.stack : String(error)}`);
    } finally {
      this.isRunning = false;
    }
    // A job that fails is tried again, but not in a tight loop.
    if (hasFailed) this.timer = setTimeout(() => this.run(), MAX_WAIT_MS).unref();
    else this.wake();
  }
}
