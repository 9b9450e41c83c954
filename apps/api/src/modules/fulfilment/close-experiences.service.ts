import type { ProducerStep } from '@markthalle/domain/fulfilment';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { DatedPartsQueries } from './dated-parts.queries.ts';
import { TakeStepService } from './take-step.service.ts';

const BATCH = 200;
const STEPS: readonly ProducerStep[] = ['confirm', 'mark_ready', 'hand_over'];

/** A date that took place is a service done: its share becomes due without a press on a button. */
@Injectable()
export class CloseExperiencesService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
    private readonly parts: DatedPartsQueries,
    private readonly steps: TakeStepService,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'hand-over-experiences',
      cron: '20 * * * *',
      overdueAfterMs: 3 * HOUR_MS,
      run: () => this.closeOver(),
    });
  }

  private async closeOver(): Promise<number> {
    const over = await this.parts.over(this.clock.now(), BATCH);
    const faults: unknown[] = [];
    for (const { producerOrderId, producerId } of over) {
      await this.db
        .transaction(async (tx) => {
          const by = { producerId, accountId: null };
          for (const step of STEPS) await this.steps.takeIn(tx, by, producerOrderId, step);
        })
        .catch((error: unknown) => faults.push(error));
    }
    // One part that cannot be closed holds nobody else up, but is not passed over in silence.
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} parts stay open`);
    return over.length;
  }
}
