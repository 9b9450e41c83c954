import { Injectable } from '@nestjs/common';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Log } from '../../platform/log/log.ts';
import { tellOwner } from './operation-owners.ts';
import { OperationsService } from './operations.service.ts';
import { OperationsStore } from './operations.store.ts';

const AGE_MS = MINUTE_MS;
const OPERATIONS_PER_RUN = 200;

/** Takes up every call that has no answer: its sender has died, or Stripe did not answer. */
@Injectable()
export class ResumeOperationsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: OperationsStore,
    private readonly operations: OperationsService,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  /** Answers how many were decided. One call's trouble does not hold up the others. */
  async resumeOpen(): Promise<number> {
    const now = this.clock.now();
    const open = await this.store.openSince(later(now, -AGE_MS), now, OPERATIONS_PER_RUN);
    const failures: unknown[] = [];
    let decided = 0;
    for (const { id, kind } of open) {
      try {
        const { state } = await this.operations.send(id);
        if (state === 'unknown') continue;
        decided += 1;
        await this.db.transaction((tx) => tellOwner(this.jobs, tx, kind, id));
      } catch (error) {
        this.log.fault('operation not resumed', error, { operationId: id });
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return decided;
  }
}
