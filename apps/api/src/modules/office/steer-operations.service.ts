import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  listIncidents,
  resolveIncident,
  retryParkedJob,
  runSweep,
} from '@markthalle/contracts/office-operations';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { ParkedJobs } from '../../platform/jobs/parked-jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { IncidentsQueries } from './incidents.queries.ts';

/** What staff can do about the machine room: close incidents, retry parked jobs, run sweeps. */
@Injectable()
export class SteerOperations {
  constructor(
    private readonly db: Db,
    private readonly incidents: Incidents,
    private readonly parkedJobs: ParkedJobs,
    private readonly sweeps: Sweeps,
    private readonly queries: IncidentsQueries,
  ) {}

  async list(): Promise<OutputOf<typeof listIncidents>> {
    const [incidents, parkedJobs, runs] = await Promise.all([
      this.queries.incidents(),
      this.queries.parkedJobs(),
      this.queries.sweepRuns(),
    ]);
    return {
      incidents,
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

  async resolve(
    staff: SignedIn,
    { incidentId, note }: ParsedInputOf<typeof resolveIncident>,
  ): Promise<OutputOf<typeof resolveIncident>> {
    const resolved = await this.db.transaction((tx) =>
      this.incidents.resolve(tx, incidentId, staff.accountId, note),
    );
    if (!resolved) throw new Problem('incident-not-found');
    return { resolved: true };
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
