import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { performService } from '@markthalle/contracts/portal-orders';
import type { ProducerStep } from '@markthalle/domain/fulfilment';
import { invariant } from '@markthalle/domain/invariant';
import { startableFrom } from '@markthalle/domain/undatedService';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OrdersFacade, type ServiceLine } from '../orders/orders.facade.ts';
import { DatedPartsQueries } from './dated-parts.queries.ts';
import { periodOfService } from './service-view.ts';
import { mayLeave, TakeStepService } from './take-step.service.ts';

type By = { readonly producerId: string; readonly accountId: string | null };

const STEPS: readonly ProducerStep[] = ['confirm', 'mark_ready', 'hand_over'];

/** An undated service begins, and is done (§§ 356(4), 357a(2) BGB, LAW-WITHDR-11). */
@Injectable()
export class PerformService {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersFacade,
    private readonly parts: DatedPartsQueries,
    private readonly steps: TakeStepService,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `service-too-early` with the first possible day, `step-not-possible` for what was
   * withdrawn or given back, `producer-order-not-found` for everything of others.
   */
  perform(
    by: ProducerMember,
    { producerOrderId, lineId, step }: ParsedInputOf<typeof performService>,
  ): Promise<OutputOf<typeof performService>> {
    return this.db.transaction(async (tx) => {
      const part = await this.orders.lockProducerOrder(tx, producerOrderId, by.producerId);
      if (part === null || !mayLeave(part)) throw new Problem('producer-order-not-found');
      const line = await this.orders.services.find(tx, producerOrderId, lineId);
      if (line === null) throw new Problem('producer-order-not-found');
      const isDone = step === 'start' ? line.startedAt !== null : line.completedAt !== null;
      if (isDone) return { state: part.state };
      if (part.state === 'canceled' || line.withdrawnAt !== null || line.leftQuantity < 1) {
        throw new Problem('step-not-possible', { state: part.state });
      }
      const now = this.clock.now();
      refuseTooEarly(line, now);
      await this.orders.services.noteProgress(tx, lineId, now, step === 'complete' ? now : null);
      const { state } = await this.steps.takeIn(tx, by, producerOrderId, 'confirm');
      return step === 'complete' ? this.finish(tx, by, producerOrderId) : { state };
    });
  }

  /** The last service of a part that holds nothing else fulfils it. */
  private async finish(tx: Tx, by: By, producerOrderId: string) {
    const lines = await this.parts.linesOf(tx, producerOrderId);
    const isLast = lines.every(({ service }) => service === 'done');
    return this.walk(tx, by, producerOrderId, isLast ? STEPS : ['confirm']);
  }

  /**
   * A service that had begun was withdrawn from: what was done of it is all that is ever done, so
   * its part is fulfilled; what the buyer need not pay goes back from there.
   */
  async end(tx: Tx, by: By, producerOrderId: string): Promise<void> {
    await this.walk(tx, by, producerOrderId, STEPS);
  }

  /** Nothing is fetched or sent: whoever ordered is not told so. */
  private async walk(tx: Tx, by: By, producerOrderId: string, steps: readonly ProducerStep[]) {
    let answer: OutputOf<typeof performService> | undefined;
    for (const step of steps) {
      answer = await this.steps.takeIn(tx, by, producerOrderId, step, this.clock.now(), 'silent');
    }
    invariant(answer !== undefined, 'there is a step to take');
    return answer;
  }
}

function refuseTooEarly(line: ServiceLine, now: Date): void {
  if (line.startedAt !== null) return;
  const firstOn = startableFrom(line.consents, periodOfService(line), now.toISOString());
  if (firstOn !== null) {
    throw new Problem('service-too-early', { firstOn, lawIds: ['LAW-WITHDR-11'] });
  }
}
