import { phaseOf, producersDueAt, takesEvidence } from '@markthalle/domain/dispute';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { OrderForPayment } from '../orders/order-for-payment.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { SettlementFacade } from '../settlement/settlement.facade.ts';
import { ContestedService } from './contested.service.ts';
import { type DisputeRow, DisputesStore } from './disputes.store.ts';
import { EvidenceStore } from './evidence.store.ts';
import { RefundProofsQueries, refundedCentsOf } from './refund-proofs.queries.ts';

/** Longer than any bank takes; until the dispute ends nobody pays its shares out. */
const HOLD_DAYS = 180;

/**
 * The case that a dispute makes of an order: shares are held, producers are asked, staff are told.
 * Every step may be repeated; each reading of the dispute runs the one that fits.
 */
@Injectable()
export class CaseService {
  constructor(
    private readonly clock: Clock,
    private readonly store: DisputesStore,
    private readonly evidence: EvidenceStore,
    private readonly orders: OrdersFacade,
    private readonly settlement: SettlementFacade,
    private readonly contested: ContestedService,
    private readonly proofs: RefundProofsQueries,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
  ) {}

  /** While nothing is decided. */
  async open(tx: Tx, dispute: DisputeRow): Promise<void> {
    const order = await this.orderOf(tx, dispute);
    await this.hold(tx, order);
    await this.ask(tx, dispute, order);
    await this.incidents.settle(tx, 'dispute-lost', dispute.id);
    const refundedCents = refundedCentsOf(await this.proofs.ofCharge(dispute.chargeId, tx));
    // The bank wants money that the buyer has already: the refund is the evidence.
    const isRefunded = refundedCents > 0 && refundedCents >= order.totalCents;
    await this.incidents.open(tx, {
      kind: 'dispute-open',
      subject: dispute.id,
      title: isRefunded
        ? `Zahlungsbeschwerde zur Bestellung ${order.number}, die schon erstattet ist`
        : `Zahlungsbeschwerde zur Bestellung ${order.number}`,
      details: { ...this.detailsOf(dispute, order), refundedCents, isRefunded },
    });
    if (!takesEvidence(dispute.status) || dispute.submissions > 0) {
      await this.incidents.settle(tx, 'dispute-deadline', dispute.id);
    }
  }

  /** Lost, and nobody has said yet who bears it. */
  async awaitDecision(tx: Tx, dispute: DisputeRow, openCents: number): Promise<void> {
    const order = await this.orderOf(tx, dispute);
    await this.hold(tx, order);
    await this.settleOpen(tx, dispute);
    await this.incidents.open(tx, {
      kind: 'dispute-lost',
      subject: dispute.id,
      title: `Zahlungsbeschwerde zur Bestellung ${order.number} verloren: Wer trägt den Verlust?`,
      details: {
        ...this.detailsOf(dispute, order),
        openCents,
        decideByAt: dispute.decideByAt?.toISOString() ?? null,
      },
    });
  }

  /** Nothing more is to be decided: the shares are free and the producers learn how it ended. */
  async close(tx: Tx, dispute: DisputeRow): Promise<void> {
    const order = await this.orderOf(tx, dispute);
    await this.contested.release(tx, dispute);
    await this.settleOpen(tx, dispute);
    await this.incidents.settle(tx, 'dispute-lost', dispute.id);
    if (!(await this.store.hasOther(tx, dispute))) {
      for (const { producerOrderId } of order.producerOrders) {
        await this.settlement.releaseHold(tx, { producerOrderId, reason: 'dispute' });
      }
    }
    await this.tellResult(tx, dispute);
  }

  private async tellResult(tx: Tx, dispute: DisputeRow): Promise<void> {
    const result = phaseOf(dispute.status) === 'lost' ? 'lost' : 'won';
    const now = this.clock.now();
    for (const bearer of await this.evidence.unaskedBearers(tx, dispute.id)) {
      // Nothing is asked any more; the row is where the portal shows what happened.
      await this.evidence.ask(tx, { ...bearer, disputeId: dispute.id, askedAt: now, dueAt: now });
    }
    for (const request of await this.evidence.resultsOf(tx, dispute.id)) {
      await this.jobs.add(
        tx,
        'notifications.dispute-result',
        { ...request, result },
        { key: `dispute-result:${request.requestId}:${result}:${request.borneCents}` },
      );
    }
  }

  private async orderOf(tx: Tx, { orderId }: DisputeRow): Promise<OrderForPayment> {
    const order = await this.orders.lockForPayment(tx, orderId);
    invariant(order !== null, 'an order is never deleted');
    return order;
  }

  private async hold(tx: Tx, order: OrderForPayment): Promise<void> {
    const until = later(this.clock.now(), HOLD_DAYS * DAY_MS);
    for (const { producerOrderId } of order.producerOrders) {
      await this.settlement.holdShare(tx, {
        producerOrderId,
        reason: 'dispute',
        until,
        by: null,
      });
    }
  }

  /** Who sold is asked what happened, as long as the bank listens. */
  private async ask(tx: Tx, dispute: DisputeRow, order: OrderForPayment): Promise<void> {
    const { evidenceDueAt, status } = dispute;
    const now = this.clock.now();
    if (!takesEvidence(status) || evidenceDueAt === null || evidenceDueAt <= now) return;
    const dueAt = producersDueAt(now, evidenceDueAt);
    for (const { producerOrderId, producerId, number } of order.producerOrders) {
      const requestId = await this.evidence.ask(tx, {
        disputeId: dispute.id,
        producerOrderId,
        producerId,
        askedAt: now,
        dueAt,
      });
      if (requestId === null) continue;
      await this.jobs.add(tx, 'notifications.evidence-request', {
        requestId,
        producerId,
        orderNumber: number,
        dueAt: dueAt.toISOString(),
        isReminder: false,
      });
    }
  }

  private async settleOpen(tx: Tx, { id }: DisputeRow): Promise<void> {
    await this.incidents.settle(tx, 'dispute-open', id);
    await this.incidents.settle(tx, 'dispute-deadline', id);
  }

  private detailsOf(dispute: DisputeRow, order: OrderForPayment) {
    return {
      orderId: order.orderId,
      orderNumber: order.number,
      chargeId: dispute.chargeId,
      stripeDisputeId: dispute.stripeDisputeId,
      amountCents: dispute.amountCents,
      reason: dispute.reason,
      status: dispute.status,
      evidenceDueAt: dispute.evidenceDueAt?.toISOString() ?? null,
    };
  }
}
