import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import { Db, type Tx } from '../db/db.ts';
import { newId } from '../db/new-id.ts';
import { Incidents } from '../incidents/incidents.ts';
import { MAX_JOB_ATTEMPTS } from './jobs.ts';

/** More than this many at once means a broken neighbour; the rest is parked by the next run. */
const MAX_PARKED_AT_ONCE = 100;
const INCIDENT = 'job-parked';

interface ExhaustedJob {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly error: string;
}

/** Jobs that used up their attempts leave the queue and wait for a person, with an alarm. */
@Injectable()
export class ParkedJobs {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly incidents: Incidents,
  ) {}

  /** Parks what is exhausted; answers how many jobs. */
  async park(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const jobs = await tx.rows<ExhaustedJob>(
        `select id::text, task_identifier as task, attempts, coalesce(last_error, '') as error
           from graphile_worker.jobs where attempts >= max_attempts and locked_at is null
          order by id limit $1`,
        [MAX_PARKED_AT_ONCE],
      );
      for (const job of jobs) await this.parkOne(tx, job);
      return jobs.length;
    });
  }

  private async parkOne(tx: Tx, job: ExhaustedJob): Promise<void> {
    const parkedJobId = newId();
    await tx.execute(
      `insert into platform.parked_job (id, task, payload, attempts, error, parked_at)
       select $1, $2, payload, $3, $4, $5 from graphile_worker._private_jobs where id = $6`,
      [parkedJobId, job.task, job.attempts, firstLine(job.error), this.clock.now(), job.id],
    );
    await tx.execute('select graphile_worker.complete_jobs(array[$1::bigint])', [job.id]);
    await this.incidents.open(tx, {
      kind: INCIDENT,
      subject: parkedJobId,
      title: `Auftrag ${job.task} ist nach ${job.attempts} Versuchen geparkt`,
    });
  }

  /** Puts a parked job back into the queue, once, and settles its incident. Answers false if it does not wait. */
  async retry(parkedJobId: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const queued = await tx.execute(
        `with parked as (
           update platform.parked_job set retried_at = $2 where id = $1 and retried_at is null
           returning task, payload)
         select graphile_worker.add_job(task, payload::json, max_attempts := $3) from parked`,
        [parkedJobId, this.clock.now(), MAX_JOB_ATTEMPTS],
      );
      if (queued === 0) return false;
      await this.incidents.settle(tx, INCIDENT, parkedJobId);
      return true;
    });
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
