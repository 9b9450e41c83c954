import type { Closure } from '@markthalle/domain/deliveryRun';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { DeliveryQueries } from './delivery.queries.ts';
import { DeliveryStore } from './delivery.store.ts';
import type { DeliveryTerms, RunImport, SurchargeImport } from './delivery-data.ts';

export { offeredLabel } from './offered-label.ts';

/** How goods travel, as other modules may ask. Inside a transaction pass its `tx` last. */
@Injectable()
export class DeliveryFacade {
  constructor(
    private readonly queries: DeliveryQueries,
    private readonly store: DeliveryStore,
    private readonly clock: Clock,
  ) {}

  /** What is driven on a day and how these producers deliver, in one statement. */
  termsOn(ids: readonly string[], on: string, db?: Statements): Promise<DeliveryTerms> {
    return this.queries.terms(ids, on, db);
  }

  importRun(tx: Tx, run: RunImport): Promise<void> {
    return this.store.insertRun(tx, run);
  }

  importSurcharge(tx: Tx, surcharge: SurchargeImport): Promise<void> {
    return this.store.insertSurcharge(tx, surcharge);
  }

  /** Days on which the producer hands nothing over; answers the closure's id. */
  close(tx: Tx, producerId: string, closure: Closure): Promise<string> {
    return this.store.insertClosure(tx, producerId, closure, this.clock.now());
  }
}
