import { invariant } from '@markthalle/domain/invariant';
import { endOfRun } from '@markthalle/domain/settlement';
import { next, settlementRunTable } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { SettlementStore } from './settlement.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** The statements of a run that has ended are archived. */
    'documents.statement': { runId: string };
  }
}

/** Moves a run along with its items: executing with the first, at its end with the last. */
@Injectable()
export class FinishRunService {
  constructor(
    private readonly db: Db,
    private readonly store: SettlementStore,
    private readonly jobs: Jobs,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
  ) {}

  /**
   * A transaction of its own, behind the run's lock: of two last items one sees that all have
   * ended. Called after every item, so it first asks without the lock whether there is anything to
   * do.
   */
  async tryFinish(runId: string): Promise<void> {
    const run = await this.store.findRun(this.db, runId);
    invariant(run !== null, `run ${runId} does not exist`);
    if (run.state === 'executing' && endOfRun(await this.store.itemStates(this.db, runId)) === null)
      return;
    await this.db.transaction(async (tx) => {
      const locked = await this.store.lockRun(tx, runId);
      if (locked?.state !== 'approved' && locked?.state !== 'executing') return;
      const executing = next(settlementRunTable, locked.state, 'execute');
      invariant(executing !== null, 'an approved run can be executed');
      const event = endOfRun(await this.store.itemStates(tx, runId));
      const state = event === null ? executing : next(settlementRunTable, executing, event);
      invariant(state !== null, 'an executing run can end');
      if (state === locked.state) return;
      await this.store.moveRun(tx, runId, state, event === null ? null : this.clock.now());
      if (event === null) return;
      await this.incidents.settle(tx, 'run-stuck', runId);
      await this.jobs.add(tx, 'documents.statement', { runId }, { key: `statement:${runId}` });
    });
  }
}
