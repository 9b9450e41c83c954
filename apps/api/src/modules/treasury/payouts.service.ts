import { decidePayout } from '@markthalle/domain/treasury';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { type BalanceReading, OwnMoneyService } from './own-money.service.ts';
import { TreasuryStore } from './treasury.store.ts';

/** The cooperative's own money to its bank account: one person asks, a second one releases. */
@Injectable()
export class PayoutsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: TreasuryStore,
    private readonly own: OwnMoneyService,
    private readonly payments: PaymentsFacade,
    private readonly jobs: Jobs,
  ) {}

  /** Answers the payout's id. Throws `payout-too-high` with what may be withdrawn. */
  async request(amountCents: number, requestedBy: string): Promise<string> {
    const reading = await this.own.read();
    return this.db.transaction(async (tx) => {
      await this.store.lockTreasury(tx);
      await this.refuseTooHigh(tx, amountCents, reading, null);
      const id = newId();
      const requestedAt = this.clock.now();
      await this.store.insertPayout(tx, {
        id,
        origin: 'office',
        amountCents,
        state: 'requested',
        requestedBy,
        requestedAt,
      });
      return id;
    });
  }

  /**
   * Releases a payout; it is sent by a job. What may be withdrawn is asked again, because sales
   * and refunds go on meanwhile. Throws `treasury-payout-not-found`, `second-person-needed`,
   * `step-not-possible`, `payout-too-high`.
   */
  async approve(id: string, approvedBy: string): Promise<void> {
    const reading = await this.own.read();
    await this.db.transaction(async (tx) => {
      await this.store.lockTreasury(tx);
      const payout = await this.store.lockPayout(tx, id);
      if (payout === null) throw new Problem('treasury-payout-not-found');
      const decision = decidePayout(payout, approvedBy);
      if (decision === 'already_approved') return;
      if (decision === 'second_person_needed') throw new Problem('second-person-needed');
      if (decision === 'not_possible') throw new Problem('step-not-possible');
      await this.refuseTooHigh(tx, payout.amountCents, reading, id);
      const { amountCents } = payout;
      const operationId = await this.payments.plans.payout(tx, { payoutId: id, amountCents });
      await this.store.approvePayout(tx, id, { approvedBy, operationId, at: this.clock.now() });
      await this.jobs.add(tx, 'treasury.send', { operationId }, { key: `send:${operationId}` });
    });
  }

  /** Takes a request back. Throws `treasury-payout-not-found`, `step-not-possible`. */
  withdraw(id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const payout = await this.store.lockPayout(tx, id);
      if (payout === null) throw new Problem('treasury-payout-not-found');
      if (payout.state === 'withdrawn') return;
      if (payout.state !== 'requested') throw new Problem('step-not-possible');
      await this.store.movePayout(tx, id, 'withdrawn');
    });
  }

  private async refuseTooHigh(
    tx: Tx,
    amountCents: number,
    reading: BalanceReading,
    payoutId: string | null,
  ): Promise<void> {
    const { withdrawableCents } = await this.own.of(reading, payoutId, tx);
    if (amountCents > withdrawableCents)
      throw new Problem('payout-too-high', { withdrawableCents });
  }
}
