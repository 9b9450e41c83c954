import { isUndecided, type LiabilityDecision, phaseOf } from '@markthalle/domain/dispute';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { CaseService } from './case.service.ts';
import { ContestedService } from './contested.service.ts';
import { type DisputeRow, DisputesStore } from './disputes.store.ts';
import { LossService } from './loss.service.ts';

interface Decider {
  readonly accountId: string;
  readonly note: string;
}

/** What staff decide about a dispute: who sees to it, who bears a loss, what is taken back early. */
@Injectable()
export class StaffDecisionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: DisputesStore,
    private readonly orders: OrdersFacade,
    private readonly losses: LossService,
    private readonly contested: ContestedService,
    private readonly cases: CaseService,
  ) {}

  /** The case gets a person. */
  takeOver(disputeId: string, accountId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.locked(tx, disputeId);
      await this.store.setOwner(tx, disputeId, accountId);
    });
  }

  /**
   * Says who bears a loss. While the bank decides this is kept; of a lost dispute it is booked at
   * once. Refused after a loss was booked, and for producers who have no part of the order.
   */
  decide(disputeId: string, decision: LiabilityDecision, by: Decider): Promise<void> {
    return this.db.transaction(async (tx) => {
      const dispute = await this.locked(tx, disputeId);
      const isLost = phaseOf(dispute.status) === 'lost';
      if (!isUndecided(dispute.status) && !(isLost && dispute.decideByAt !== null)) {
        throw new Problem('dispute-closed');
      }
      await this.assertProducers(tx, dispute, decision);
      await this.store.setLiability(tx, disputeId, decision, by);
      if (isLost) await this.book(tx, dispute, decision, by.accountId);
    });
  }

  /** Nobody decided in time: the rule of the reason counts. False when it was decided meanwhile. */
  decideByRule(disputeId: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const dispute = await this.locked(tx, disputeId);
      if (dispute.decideByAt === null || dispute.decideByAt > this.clock.now()) return false;
      await this.book(tx, dispute, await this.losses.decisionFor(tx, dispute), null);
      return true;
    });
  }

  /** Takes a producer's share back before the bank has decided. */
  recoverEarly(disputeId: string, producerOrderId: string, by: Decider): Promise<number> {
    return this.db.transaction(async (tx) => {
      const dispute = await this.locked(tx, disputeId);
      if (!['open', 'in_review'].includes(phaseOf(dispute.status))) {
        throw new Problem('dispute-closed');
      }
      const order = await this.orders.lockForPayment(tx, dispute.orderId);
      const isOurs = order?.producerOrders.some((one) => one.producerOrderId === producerOrderId);
      if (!isOurs) throw new Problem('producer-order-not-found');
      const recoveredCents = await this.contested.recover(tx, dispute, producerOrderId, by);
      if (recoveredCents === 0) throw new Problem('nothing-to-recover');
      return recoveredCents;
    });
  }

  private async book(
    tx: Tx,
    dispute: DisputeRow,
    decision: LiabilityDecision,
    decidedBy: string | null,
  ): Promise<void> {
    await this.losses.book(tx, dispute, decision, decidedBy);
    const decided = { ...dispute, decideByAt: null };
    await this.store.follow(tx, dispute.id, decided, decided);
    await this.cases.close(tx, decided);
  }

  private async assertProducers(tx: Tx, dispute: DisputeRow, decision: LiabilityDecision) {
    if (decision.kind === 'pro_rata') return;
    const order = await this.orders.lockForPayment(tx, dispute.orderId);
    const sellers = order?.producerOrders.map(({ producerId }) => producerId) ?? [];
    if (decision.producerIds.some((id) => !sellers.includes(id))) {
      throw new Problem('producer-not-found');
    }
  }

  /** The order first, then the dispute: everybody locks in this sequence. */
  private async locked(tx: Tx, disputeId: string): Promise<DisputeRow> {
    const found = await this.store.find(disputeId, tx);
    if (found === null) throw new Problem('dispute-not-found');
    await this.orders.lockForPayment(tx, found.orderId);
    const dispute = await this.store.lock(tx, disputeId);
    if (dispute === null) throw new Problem('dispute-not-found');
    return dispute;
  }
}
