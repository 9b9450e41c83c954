import { invariant } from '@markthalle/domain/invariant';
import {
  decideRefund,
  type RefundBearer,
  type RefundCause,
  type RefundWishPart,
} from '@markthalle/domain/refund';
import { postMirrored, postRefundBorne } from '@markthalle/domain/refundPostings';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { RefundBooking } from './refund-booking.ts';
import { RefundOutcomes } from './refund-outcomes.ts';
import { RefundableOrders } from './refundable-orders.ts';
import { RefundsStore } from './refunds.store.ts';
import { REFUSALS } from './request-refund.service.ts';

export interface Assignment {
  readonly cause: Exclude<RefundCause, 'dashboard'>;
  readonly bearer: RefundBearer;
  readonly reason: string;
  readonly parts: readonly RefundWishPart[];
}

/** Says what a refund was for that somebody made in the dashboard: a correction, not a payment. */
@Injectable()
export class AssignRefundService {
  constructor(
    private readonly db: Db,
    private readonly store: RefundsStore,
    private readonly refundable: RefundableOrders,
    private readonly booking: RefundBooking,
    private readonly outcomes: RefundOutcomes,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * The parts must make exactly the refund's amount. Throws `refund-not-found`, `step-not-possible`,
   * `refund-amount-differs` and what `decideRefund` refuses.
   */
  assign(refundId: string, assignment: Assignment, by: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const found = await this.store.find(refundId, tx);
      if (found === null) throw new Problem('refund-not-found');
      const locked = await this.refundable.lock(tx, found.orderId);
      const refund = await this.store.lock(tx, refundId);
      invariant(locked !== null && refund !== null, 'what was refunded was paid');
      if (refund.kind !== 'unassigned') throw new Problem('step-not-possible');
      const { shares } = locked;
      const { cause, bearer, reason } = assignment;
      const decision = decideRefund(shares, assignment.parts, bearer, refund.amountCents);
      if (!decision.ok) throw new Problem(REFUSALS[decision.because]);
      const { totalCents, parts } = decision;
      const { amountCents } = refund;
      if (totalCents !== amountCents) {
        throw new Problem('refund-amount-differs', { totalCents, amountCents });
      }
      const at = this.clock.now();
      const before = postRefundBorne({ bearer: 'cooperative', amountCents });
      const undone = postMirrored('refund_reassigned', 'Refund assigned anew', before);
      await this.booking.post(tx, refund, null, undone, at);
      const named = { ...refund, cause, bearer, reason, kind: 'parts' as const };
      await this.store.assign(tx, named, by, at);
      await this.store.insertParts(tx, named, parts);
      await this.booking.book(tx, named, locked, at);
      await this.outcomes.startRecovery(tx, named);
      await this.incidents.settle(tx, 'dashboard-refund', refundId);
      await this.jobs.add(tx, 'documents.correct-invoice', { refundId });
    });
  }
}
