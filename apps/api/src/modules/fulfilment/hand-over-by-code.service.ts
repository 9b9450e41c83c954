import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { handOverByCode } from '@markthalle/contracts/portal-orders';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { TakeStepService } from './take-step.service.ts';

/** Hands goods to whoever shows the code of the order; the code itself never leaves the server. */
@Injectable()
export class HandOverByCode {
  constructor(
    private readonly db: Db,
    private readonly steps: TakeStepService,
  ) {}

  async handOver(
    member: ProducerMember,
    { producerOrderId, pickupCode }: ParsedInputOf<typeof handOverByCode>,
  ): Promise<OutputOf<typeof handOverByCode>> {
    const part = await this.db.row<{ pickupCode: string | null }>(
      `select pickup_code as "pickupCode" from orders.producer_order
        where id = $1 and producer_id = $2`,
      [producerOrderId, member.producerId],
    );
    if (part === null) throw new Problem('producer-order-not-found');
    if (part.pickupCode !== pickupCode) throw new Problem('pickup-code-wrong');
    return this.steps.take(member, producerOrderId, 'hand_over');
  }
}
