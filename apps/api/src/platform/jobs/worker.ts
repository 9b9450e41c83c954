import { EventEmitter } from 'node:events';
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
import { Clock } from '../clock/clock.ts';
import { Db } from '../db/db.ts';
import { newId } from '../db/new-id.ts';
import { Incidents } from '../incidents/incidents.ts';
import { Log } from '../log/log.ts';
import { Sweeps } from '../sweeps/sweeps.ts';
import { Jobs } from './jobs.ts';

const CONCURRENCY = 6;
const POLL_INTERVAL_MS = 2_000;
const QUIET = new Logger(() => () => undefined);

/** Works the queue: jobs as they come, sweeps by the clock. Stops only after the jobs in flight are done. */
@Injectable()
export class Worker {
  private runner: Runner | null = null;

  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
    private readonly incidents: Incidents,
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
  }

  async stop(): Promise<void> {
    await this.runner?.stop();
    this.runner = null;
  }

  /** Runs everything that is due and returns when the queue is empty (tests, command line). */
  async drain(): Promise<void> {
    await runOnce({
      pgPool: this.db.pool,
      taskList: this.taskList(),
      logger: QUIET,
      events: this.events(),
      noHandleSignals: true,
    });
    await this.parkExhausted();
  }

  /** Jobs that used up their attempts leave the queue and wait for a person, with an alarm. */
  async parkExhausted(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const jobs = await tx.rows<{ id: string; task: string; attempts: number; error: string }>(
        `select id::text, task_identifier as task, attempts, coalesce(last_error, '') as error
           from graphile_worker.jobs where attempts >= max_attempts and locked_at is null
          order by id limit 100`,
      );
      for (const job of jobs) {
        await tx.execute(
          `insert into platform.parked_job (id, task, payload, attempts, error, parked_at)
           select $1, $2, payload, $3, $4, $5 from graphile_worker._private_jobs where id = $6`,
          [newId(), job.task, job.attempts, firstLine(job.error), now, job.id],
        );
        await tx.execute('select graphile_worker.complete_jobs(array[$1::bigint])', [job.id]);
        await this.incidents.open(tx, {
          kind: 'job-parked',
          subject: `${job.task}:${job.id}`,
          title: `Auftrag ${job.task} ist nach ${job.attempts} Versuchen geparkt`,
        });
      }
      return jobs.length;
    });
  }

  private taskList() {
    return {
      ...this.jobs.taskList(),
      'platform.run-sweep': async (payload: unknown) => {
        await this.sweeps.run((payload as { name: string }).name);
        await this.parkExhausted();
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

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
