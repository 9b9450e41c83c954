import type { ProducerStep } from '@markthalle/domain/fulfilment';
import type { ProducerOrderState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { PerformService } from './perform-service.service.ts';
import { TakeStepService } from './take-step.service.ts';

/**
 * A producer sees an order once its payment has arrived, or staff let it go before. For SQL in which
 * `o` is the order.
 */
export const VISIBLE_TO_PRODUCER = `(o.payment_state in ('paid', 'partially_refunded', 'refunded')
  or o.ship_early_at is not null)`;

/** What other modules may ask of fulfilment. */
@Injectable()
export class FulfilmentFacade {
  constructor(
    private readonly steps: TakeStepService,
    private readonly services: PerformService,
  ) {}

  /**
   * Takes a step of a part at the time when it was done; one that was taken before changes nothing.
   * Throws `producer-order-not-found`, `step-not-possible` and `experience-not-over`.
   */
  async takeStep(
    tx: Tx,
    by: { readonly producerId: string; readonly accountId: string | null },
    producerOrderId: string,
    step: ProducerStep,
    at?: Date,
  ): Promise<ProducerOrderState> {
    return (await this.steps.takeIn(tx, by, producerOrderId, step, at)).state;
  }

  /** Fulfils a part whose begun services were withdrawn from; nobody pressed a button. */
  endServices(tx: Tx, producerId: string, producerOrderId: string): Promise<void> {
    return this.services.end(tx, { producerId, accountId: null }, producerOrderId);
  }
}
