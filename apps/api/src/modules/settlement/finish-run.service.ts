import { invariant } from '@markthalle/domain/invariant';
import { endOfRun } from '@markthalle/domain/settlement';
import { next, settlementRunTable } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { SettlementStore } from './settlement.store.ts';

/** Moves a run along with its items: executing with the first, at its end with the last. */
@Injectable()
export class FinishRunService {
  constructor(
    private readonly db: Db,
    private readonly store: SettlementStore,
    private readonly clock: Clock,
  ) {}

  /**
   * A transaction of its own, behind the run's lock: of two last items one sees that all have
   * ended.
   */
  tryFinish(runId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const run = await this.store.lockRun(tx, runId);
      invariant(run !== null, `run ${runId} does not exist`);
      if (run.state !== 'approved' && run.state !== 'executing') return;
      const executing = next(settlementRunTable, run.state, 'execute');
      invariant(executing !== null, 'an approved run can be executed');
      const states = (await this.store.itemsOf(tx, runId)).map((item) => item.state);
      const event = endOfRun(states);
      const state = event === null ? executing : next(settlementRunTable, executing, event);
      invariant(state !== null, 'an executing run can end');
      if (state === run.state) return;
      await this.store.moveRun(tx, runId, state, event === null ? null : this.clock.now());
    });
  }
}
