import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  type Job,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runOnce,
  type WorkerEvents,
} from 'graphile-worker';
import { Db } from '../db/db.ts';
import { Log } from '../log/log.ts';
import { Sweeps } from '../sweeps/sweeps.ts';
import { Jobs } from './jobs.ts';
import { Loops } from './loops.ts';
import { ParkedJobs } from './parked-jobs.ts';

const CONCURRENCY = 6;
const POLL_INTERVAL_MS = 2_000;
const MAX_DRAIN_ROUNDS = 50;
const MAX_DRAIN_WAITS = 500;
const DRAIN_WAIT_MS = 5;
const QUEUE = `select count(*) filter (where locked_at is not null) as locked,
    count(*) filter (where locked_at is null and run_at <= now() and attempts < max_attempts) as due
  from graphile_worker.jobs`;
const QUIET = new Logger(() => () => undefined);

/** Works the queue: jobs as they come, sweeps by the clock. Stops only after the jobs in flight are done. */
@Injectable()
export class Worker {
  private runner: Runner | null = null;

  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly parked: ParkedJobs,
    private readonly loops: Loops,
    private readonly log: Log,
  ) {}

  async start(): Promise<void> {
    this.runner = await run({
      pgPool: this.db.pool,
      taskList: this.taskList(),
      concurrency: CONCURRENCY,
      pollInterval: POLL_INTERVAL_MS,
      noHandleSignals: true,
      logger: QUIET,
      events: this.events(),
      parsedCronItems: parseCronItems(
        this.sweeps.all().map(({ name, cron }) => ({
          task: 'platform.run-sweep',
          match: cron,
          identifier: name,
          payload: { name },
          options: { backfillPeriod: 0, maxAttempts: 1 },
        })),
      ),
    });
    this.runner.promise.catch((error: unknown) => this.log.fault('worker stopped', error));
    this.loops.start();
  }

  async stop(): Promise<void> {
    await this.loops.stop();
    await this.runner?.stop();
    this.runner = null;
  }

  /** Runs everything that is due and returns when the queue is empty (tests, command line). */
  async drain(): Promise<void> {
    for (let round = 0; round < MAX_DRAIN_ROUNDS; round += 1) {
      await runOnce({
        pgPool: this.db.pool,
        taskList: this.taskList(),
        logger: QUIET,
        events: this.events(),
        noHandleSignals: true,
      });
      if (await this.isDrained()) break;
    }
    await this.loops.drain();
    await this.parked.park();
  }

  /** Whether nothing is due. A run ends before its last outcomes are written, so those are waited for. */
  private async isDrained(): Promise<boolean> {
    for (let wait = 0; wait < MAX_DRAIN_WAITS; wait += 1) {
      const queue = await this.db.row<{ locked: number; due: number }>(QUEUE);
      if (queue?.locked === 0) return queue.due === 0;
      await setTimeout(DRAIN_WAIT_MS);
    }
    return false;
  }

  private taskList() {
    return {
      ...this.jobs.taskList(),
      'platform.run-sweep': async (payload: unknown) => {
        await this.sweeps.run((payload as { name: string }).name);
        await this.parked.park();
      },
    };
  }

  private events(): WorkerEvents {
    const events: WorkerEvents = new EventEmitter();
    events.on('job:error', ({ job, error }: { job: Job; error: unknown }) =>
      this.log.fault('job failed', error, { task: job.task_identifier, attempt: job.attempts }),
    );
    return events;
  }
}
