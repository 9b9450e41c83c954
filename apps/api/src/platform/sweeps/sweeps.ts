import type { SWEEPS } from '@markthalle/contracts/office-operations';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import { Db } from '../db/db.ts';
import { Problem } from '../http/problem.ts';
import { Log } from '../log/log.ts';

export type SweepName = (typeof SWEEPS)[number];

export interface Sweep {
  readonly name: SweepName;
  /** When it runs by itself (cron, UTC). */
  readonly cron: string;
  /** The office shows an alarm when the last success is older than this. */
  readonly overdueAfterMs: number;
  /** Does a bounded amount of work and answers how many rows it touched. */
  readonly run: () => Promise<number>;
}

/** Own-pace work (expired reservations, lost webhooks): idempotent, bounded, one runner at a time. */
@Injectable()
export class Sweeps {
  private readonly sweeps = new Map<string, Sweep>();

  private readonly bornAt: Date;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.bornAt = clock.now();
  }

  register(sweep: Sweep): void {
    this.sweeps.set(sweep.name, sweep);
  }

  all(): readonly Sweep[] {
    return [...this.sweeps.values()];
  }

  /**
   * Whether a sweep should have succeeded by now. One that never has is late as soon as this process is older than it
   * may take: a job that nobody scheduled must not look healthy.
   */
  isOverdue({ overdueAfterMs }: Sweep, lastSuccessAt: Date | null): boolean {
    const since = lastSuccessAt ?? this.bornAt;
    return this.clock.now().getTime() - since.getTime() > overdueAfterMs;
  }

  /** Runs a sweep now. Throws `sweep-running` while another process runs it. */
  async run(name: string): Promise<number> {
    const sweep = this.sweeps.get(name);
    if (sweep === undefined) throw new Error(`There is no sweep ${name}`);
    const client = await this.db.pool.connect();
    try {
      const lock = await client.query(
        `select pg_try_advisory_lock(hashtextextended('sweep:' || $1, 0)) as taken`,
        [name],
      );
      if (!lock.rows[0].taken) throw new Problem('sweep-running');
      try {
        return await this.record(sweep);
      } finally {
        await client.query(`select pg_advisory_unlock(hashtextextended('sweep:' || $1, 0))`, [
          name,
        ]);
      }
    } finally {
      client.release();
    }
  }

  private async record(sweep: Sweep): Promise<number> {
    const startedAt = this.clock.now();
    try {
      const touched = await sweep.run();
      await this.write(sweep.name, startedAt, this.clock.now(), touched, null);
      return touched;
    } catch (error) {
      this.log.fault('sweep failed', error, { sweep: sweep.name });
      await this.write(
        sweep.name,
        startedAt,
        null,
        0,
        error instanceof Error ? error.name : 'error',
      );
      throw error;
    }
  }

  private async write(
    name: string,
    startedAt: Date,
    succeededAt: Date | null,
    touched: number,
    error: string | null,
  ): Promise<void> {
    await this.db.execute(
      `insert into platform.sweep_run (name, started_at, succeeded_at, touched, error)
       values ($1, $2, $3, $4, $5)
       on conflict (name) do update
         set started_at = excluded.started_at, touched = excluded.touched, error = excluded.error,
             succeeded_at = coalesce(excluded.succeeded_at, sweep_run.succeeded_at)`,
      [name, startedAt, succeededAt, touched, error],
    );
  }
}
