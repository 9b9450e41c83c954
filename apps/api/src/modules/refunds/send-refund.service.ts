import { invariant } from '@markthalle/domain/invariant';
import { next, refundTable } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { ApproveRefundService } from './approve-refund.service.ts';
import { ReduceRefundService } from './reduce-refund.service.ts';
import { RefundOutcomes } from './refund-outcomes.ts';
import { RefundsStore } from './refunds.store.ts';
import { SendingsStore } from './sendings.store.ts';

/**
 * Sends approved refunds. Killed anywhere, the same operation is sent again; without an answer
 * nothing is undone, the sweep `resume-operations` goes on.
 */
@Injectable()
export class SendRefundService {
  constructor(
    private readonly db: Db,
    private readonly store: RefundsStore,
    private readonly sendings: SendingsStore,
    private readonly payments: PaymentsFacade,
    private readonly approval: ApproveRefundService,
    private readonly reducer: ReduceRefundService,
    private readonly outcomes: RefundOutcomes,
    private readonly clock: Clock,
  ) {}

  async send(refundId: string): Promise<void> {
    const operationId = await this.db.transaction((tx) => this.markSent(tx, refundId));
    if (operationId !== null) await this.settle(operationId);
  }

  /** Asks for the outcome of an operation and records it; also when a sweep has decided it. */
  async settle(operationId: string): Promise<void> {
    const outcome = await this.payments.sendOperation(operationId);
    switch (outcome.state) {
      case 'unknown':
        return;
      case 'succeeded':
        return this.reducer.read(outcome.stripeId);
      case 'rejected':
        return this.recordRejected(operationId, outcome.error.code ?? outcome.error.type);
      case 'absent':
        return this.planAnew(operationId);
    }
  }

  private async markSent(tx: Tx, refundId: string): Promise<string | null> {
    const refund = await this.store.lock(tx, refundId);
    invariant(refund !== null, `refund ${refundId} does not exist`);
    if (refund.state !== 'approved' && refund.state !== 'sent') return null;
    const sending = await this.sendings.latest(refundId, tx);
    const state = next(refundTable, refund.state, 'send');
    invariant(state !== null, 'an approved refund can be sent');
    await this.store.move(tx, refundId, { state, at: this.clock.now() });
    return sending?.operationId ?? null;
  }

  private async recordRejected(operationId: string, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const sending = await this.sendings.ofOperation(operationId, tx);
      invariant(sending !== null, `operation ${operationId} sends no refund`);
      const refund = await this.store.lock(tx, sending.refundId);
      invariant(refund !== null, 'a sending has its refund');
      if (refund.state !== 'sent' && refund.state !== 'approved') return;
      await this.outcomes.record(tx, refund, { event: 'fail', failureReason: reason });
    });
  }

  /** Stripe has proven not to know it: the same refund is asked for once more. */
  private async planAnew(operationId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const sending = await this.sendings.ofOperation(operationId, tx);
      invariant(sending !== null, `operation ${operationId} sends no refund`);
      const refund = await this.store.lock(tx, sending.refundId);
      const latest = await this.sendings.latest(sending.refundId, tx);
      if (refund?.state !== 'sent' || latest?.id !== sending.id) return;
      await this.approval.planSending(tx, refund, this.clock.now());
    });
  }
}
