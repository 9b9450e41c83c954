import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOperations } from '@markthalle/contracts/office-operations';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

type Page = OutputOf<typeof readOperations>;

const MAX_SHOWN = 200;

const iso = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export interface SweepRow {
  readonly name: string;
  readonly succeededAt: Date | null;
  readonly error: string | null;
}

/** The machine room: what stands still, and what runs by itself. */
@Injectable()
export class OperationsQueries {
  constructor(private readonly db: Db) {}

  parkedJobs(): Promise<Page['parkedJobs']> {
    return this.db.rows<Page['parkedJobs'][number]>(
      `select id as "parkedJobId", task, attempts, error, ${iso('parked_at')} as "parkedAt"
         from platform.parked_job where retried_at is null order by parked_at limit ${MAX_SHOWN}`,
    );
  }

  sweepRuns(): Promise<SweepRow[]> {
    return this.db.rows<SweepRow>(
      `select name, succeeded_at as "succeededAt", error from platform.sweep_run`,
    );
  }
}
