import { invariant } from '@markthalle/domain/invariant';
import { postMirrored, postRefundBorne, postRefundByBank } from '@markthalle/domain/refundPostings';
import { next, type RefundEvent, refundTable } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { ApproveRefundService } from './approve-refund.service.ts';
import { RefundBooking } from './refund-booking.ts';
import { RefundOutcomes } from './refund-outcomes.ts';
import type { RefundRow } from './refund-rows.ts';
import { RefundsStore } from './refunds.store.ts';

/** What staff do with a refund that does not go its way: throw it away, send it again, pay by bank. */
@Injectable()
export class SettleRefundService {
  constructor(
    private readonly db: Db,
    private readonly store: RefundsStore,
    private readonly orders: OrdersFacade,
    private readonly approval: ApproveRefundService,
    private readonly booking: RefundBooking,
    private readonly outcomes: RefundOutcomes,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
  ) {}

  /** A request that nobody approves; nothing was booked. Or a dashboard refund that failed. */
  discard(refundId: string, by: { accountId: string; note: string }): Promise<void> {
    return this.change(refundId, 'discard', async (tx, refund) => {
      const at = this.clock.now();
      if (refund.state === 'failed') {
        if (refund.kind !== 'unassigned') throw new Problem('step-not-possible');
        const { amountCents } = refund;
        const borne = postRefundBorne({ bearer: 'cooperative', amountCents });
        const undone = postMirrored('refund_undone', 'Failed dashboard refund undone', borne);
        await this.booking.post(tx, refund, null, undone, at);
        await this.incidents.settle(tx, 'refund-failed', refund.id);
        await this.incidents.settle(tx, 'dashboard-refund', refund.id);
      }
      const { accountId: closedBy, note } = by;
      await this.store.move(tx, refundId, { state: 'discarded', at, closedBy, note });
    });
  }

  /** A failed refund is sent through Stripe once more. */
  retry(refundId: string): Promise<void> {
    return this.change(refundId, 'retry', async (tx, refund) => {
      const at = this.clock.now();
      await this.store.move(tx, refundId, { state: 'approved', at });
      await this.approval.planSending(tx, refund, at);
    });
  }

  /** The money was sent from the bank account, because Stripe could not pay it. */
  payByBank(refundId: string, by: { accountId: string; note: string }): Promise<void> {
    return this.change(refundId, 'pay_by_bank', async (tx, refund) => {
      const at = this.clock.now();
      await this.booking.post(tx, refund, null, postRefundByBank(refund.amountCents), at);
      const { accountId: closedBy, note } = by;
      await this.outcomes.record(tx, refund, { event: 'pay_by_bank' }, { closedBy, note });
    });
  }

  /** Throws `refund-not-found`, and `step-not-possible` where the state does not allow it. */
  private change(
    refundId: string,
    event: RefundEvent,
    work: (tx: Tx, refund: RefundRow) => Promise<void>,
  ): Promise<void> {
    return this.db.transaction(async (tx) => {
      const found = await this.store.find(refundId, tx);
      if (found === null) throw new Problem('refund-not-found');
      await this.orders.lockShares(tx, found.orderId);
      const refund = await this.store.lock(tx, refundId);
      invariant(refund !== null, 'a refund is never deleted');
      const state = next(refundTable, refund.state, event);
      if (state === null) throw new Problem('step-not-possible', { state: refund.state });
      await work(tx, refund);
    });
  }
}
