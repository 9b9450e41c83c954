import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, later, MINUTE_MS } from '../clock/clock.ts';
import { Db } from '../db/db.ts';
import { Incidents } from '../incidents/incidents.ts';
import { Log } from '../log/log.ts';
import { Sweeps } from './sweeps.ts';

const LOOK_EVERY_MS = MINUTE_MS;
/** A job that has been due for so long is not being worked on by anybody. */
const STALLED_AFTER_MS = 15 * MINUTE_MS;
const OVERDUE = 'sweep-overdue';
const STALLED = 'queue-stalled';

/**
 * Sees from outside whether sweeps and jobs are worked on: a timer of its own in every process, also where no worker
 * runs, because a scheduler that has stopped cannot report itself.
 */
@Injectable()
export class SweepWatchdog implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly db: Db,
    private readonly sweeps: Sweeps,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => {
      this.look().catch((error: unknown) => this.log.fault('watchdog failed', error));
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  /** Names of the sweeps that should have succeeded by now. */
  async overdue(): Promise<string[]> {
    const runs = await this.db.rows<{ name: string; succeededAt: Date | null }>(
      'select name, succeeded_at as "succeededAt" from platform.sweep_run',
    );
    const successes = new Map(runs.map(({ name, succeededAt }) => [name, succeededAt]));
    return this.sweeps
      .all()
      .filter((sweep) => this.sweeps.isOverdue(sweep, successes.get(sweep.name) ?? null))
      .map(({ name }) => name);
  }

  /** Opens an incident for each sweep that is late and for a queue that stands, and settles the others. */
  async look(): Promise<void> {
    const overdue = await this.overdue();
    const stalled = await this.stalledTasks();
    await this.db.transaction(async (tx) => {
      for (const name of overdue) {
        const title = `Die regelmäßige Prüfung ${name} ist überfällig`;
        await this.incidents.open(tx, { kind: OVERDUE, subject: name, title });
      }
      await this.incidents.settleOthers(tx, OVERDUE, { prefix: '', stillOpen: overdue });
      if (stalled.length === 0) await this.incidents.settle(tx, STALLED, 'queue');
      else {
        await this.incidents.open(tx, {
          kind: STALLED,
          subject: 'queue',
          title: 'Fällige Aufträge werden nicht abgearbeitet',
          details: { tasks: stalled },
        });
      }
    });
  }

  /** Kinds of jobs that nobody has touched since they became due; the queue lives by the database's clock. */
  private async stalledTasks(): Promise<string[]> {
    const rows = await this.db.rows<{ task: string }>(
      `select distinct task_identifier as task from graphile_worker.jobs
        where locked_at is null and attempts = 0 and run_at < $1 order by 1`,
      [later(this.clock.now(), -STALLED_AFTER_MS)],
    );
    return rows.map(({ task }) => task);
  }
}
