import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { TreasuryStore } from './treasury.store.ts';

/** Money of the cooperative from its bank account to the balance; one person is enough. */
@Injectable()
export class TopUpsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: TreasuryStore,
    private readonly payments: PaymentsFacade,
    private readonly jobs: Jobs,
  ) {}

  /** Answers the top-up's id; it is sent by a job. */
  request(amountCents: number, requestedBy: string): Promise<string> {
    return this.db.transaction(async (tx) => {
      const id = newId();
      const requestedAt = this.clock.now();
      const operationId = await this.payments.plans.topUp(tx, { topUpId: id, amountCents });
      await this.store.insertTopUp(tx, {
        id,
        origin: 'office',
        amountCents,
        state: 'approved',
        requestedBy,
        requestedAt,
        operationId,
      });
      await this.jobs.add(tx, 'treasury.send', { operationId }, { key: `send:${operationId}` });
      return id;
    });
  }
}
