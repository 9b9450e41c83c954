import { Injectable } from '@nestjs/common';
import type { JobHelpers } from 'graphile-worker';
import type { Tx } from '../db/db.ts';

/** All jobs by name with what they carry; a module adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules that own the jobs.
export interface JobPayloads {}

export type JobName = keyof JobPayloads & string;

export interface JobRun {
  /** The job's own id: the idempotency key towards the outside (mail, Stripe). */
  readonly jobId: string;
  readonly attempt: number;
}

export type JobHandler<N extends JobName> = (payload: JobPayloads[N], run: JobRun) => Promise<void>;

export interface AddJobOptions {
  /** A job with the same key that has not started yet is replaced: bursts become one run. */
  readonly key?: string;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
  readonly runAt?: Date;
}

/** After the last attempt a job is parked for a person (`platform.parked_job`). */
export const MAX_JOB_ATTEMPTS = 8;

/**
 * Jobs are written inside the business transaction (graphile-worker in the same database): they exist exactly when the
 * rows that need them do.
 */
@Injectable()
export class Jobs {
  private readonly handlers = new Map<string, JobHandler<JobName>>();

  async add<N extends JobName>(
    tx: Tx,
    name: N,
    payload: JobPayloads[N],
    { key, queue, runAt }: AddJobOptions = {},
  ): Promise<void> {
    await tx.execute(
      `select graphile_worker.add_job($1, $2::json, queue_name := $3, run_at := $4,
                                      max_attempts := $5, job_key := $6)`,
      [name, JSON.stringify(payload), queue ?? null, runAt ?? null, MAX_JOB_ATTEMPTS, key ?? null],
    );
  }

  /** Many jobs of one kind in one statement; a lower priority runs before what waits (usual: 0). */
  async addMany<N extends JobName>(
    tx: Tx,
    name: N,
    payloads: readonly JobPayloads[N][],
    { priority }: { readonly priority: number },
  ): Promise<void> {
    await tx.execute(
      `select graphile_worker.add_job($1, p::json, max_attempts := $3, priority := $4)
         from unnest($2::text[]) p`,
      [name, payloads.map((payload) => JSON.stringify(payload)), MAX_JOB_ATTEMPTS, priority],
    );
  }

  /** Called by each module at start. Two handlers for one job are a bug. */
  handle<N extends JobName>(name: N, handler: JobHandler<N>): void {
    if (this.handlers.has(name)) throw new Error(`Job ${name} has a handler already`);
    this.handlers.set(name, handler as JobHandler<JobName>);
  }

  /** The task list that graphile-worker runs. */
  taskList(): Record<string, (payload: unknown, helpers: JobHelpers) => Promise<void>> {
    return Object.fromEntries(
      [...this.handlers].map(([name, handler]) => [
        name,
        (payload: unknown, helpers: JobHelpers) =>
          handler(payload as never, {
            jobId: String(helpers.job.id),
            attempt: helpers.job.attempts,
          }),
      ]),
    );
  }
}
