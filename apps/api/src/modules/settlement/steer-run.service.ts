import { next, settlementRunTable } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { addSendJob } from './settlement.jobs.ts';
import { SettlementStore } from './settlement.store.ts';

const RUNNING = new Set(['approved', 'executing']);

/** What staff may do with a run beside approving it. */
@Injectable()
export class SteerRunService {
  constructor(
    private readonly db: Db,
    private readonly store: SettlementStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Throws away a run that nobody has approved. Throws `run-not-found` and `step-not-possible`. */
  discard(runId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const run = await this.store.lockRun(tx, runId);
      if (run === null) throw new Problem('run-not-found');
      const state = next(settlementRunTable, run.state, 'discard');
      if (state === null) throw new Problem('step-not-possible', { state: run.state });
      await this.store.moveRun(tx, runId, state, this.clock.now());
      await this.store.discardItems(tx, runId, 'run_discarded', this.clock.now());
    });
  }

  /** The stop switch. Transfers that are on their way come to their end; no other one starts. */
  setStopped(runId: string, stopped: boolean): Promise<void> {
    return this.db.transaction(async (tx) => {
      const run = await this.store.lockRun(tx, runId);
      if (run === null) throw new Problem('run-not-found');
      if (!RUNNING.has(run.state)) throw new Problem('step-not-possible', { state: run.state });
      if (stopped === (run.stoppedAt !== null)) return;
      await this.store.setStopped(tx, runId, stopped ? this.clock.now() : null);
      if (stopped) return;
      for (const item of await this.store.itemsOf(tx, runId)) {
        if (item.state === 'approved' || item.state === 'inflight') {
          await addSendJob(this.jobs, tx, item);
        }
      }
    });
  }
}
