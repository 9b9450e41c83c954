import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  readOperations,
  retryParkedJob,
  runSweep,
} from '@markthalle/contracts/office-operations';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.ts';
import { ParkedJobs } from '../../platform/jobs/parked-jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { OperationsQueries } from './operations.queries.ts';

/** What staff can do about the machine room: retry parked jobs, run sweeps. */
@Injectable()
export class SteerOperations {
  constructor(
    private readonly parkedJobs: ParkedJobs,
    private readonly sweeps: Sweeps,
    private readonly queries: OperationsQueries,
  ) {}

  async list(): Promise<OutputOf<typeof readOperations>> {
    const [parkedJobs, runs] = await Promise.all([
      this.queries.parkedJobs(),
      this.queries.sweepRuns(),
    ]);
    return {
      parkedJobs,
      sweeps: this.sweeps.all().map((sweep) => {
        const { name } = sweep;
        const run = runs.find((one) => one.name === name);
        const succeededAt = run?.succeededAt ?? null;
        return {
          name,
          lastSucceededAt: succeededAt?.toISOString() ?? null,
          lastError: run?.error ?? null,
          overdue: this.sweeps.isOverdue(sweep, succeededAt),
        };
      }),
    };
  }

  async retry({
    parkedJobId,
  }: ParsedInputOf<typeof retryParkedJob>): Promise<OutputOf<typeof retryParkedJob>> {
    if (!(await this.parkedJobs.retry(parkedJobId))) throw new Problem('job-not-found');
    return { queued: true };
  }

  async runSweep({ name }: ParsedInputOf<typeof runSweep>): Promise<OutputOf<typeof runSweep>> {
    return { touched: await this.sweeps.run(name) };
  }
}
