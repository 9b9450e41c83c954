import {
  type DisputeStatus,
  isDisputeStatus,
  isUndecided,
  mayFollow,
  phaseOf,
} from '@markthalle/domain/dispute';
import { postDisputeMovement } from '@markthalle/domain/disputePostings';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import type { DisputedCharge } from '../payments/disputed-charges.store.ts';
import type { ProviderDispute } from '../payments/object-readings.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { CaseService } from './case.service.ts';
import { type DisputeReading, type DisputeRow, DisputesStore } from './disputes.store.ts';
import { LossService } from './loss.service.ts';
import { MovementsStore } from './movements.store.ts';

/** So long staff may say who bears a loss; then the rule of its reason counts. */
const DECIDE_WITHIN_DAYS = 7;

/** The charge is not recorded yet: the queue tries again. */
export class DisputedChargeMissing extends Error {
  override readonly name = 'DisputedChargeMissing';
}

/**
 * Reads a dispute again and makes our rows follow it. Readings may come in any order and as often as
 * they like: the status never goes back, and each movement is booked by its own balance transaction.
 */
@Injectable()
export class ReduceDisputeService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: DisputesStore,
    private readonly movements: MovementsStore,
    private readonly payments: PaymentsFacade,
    private readonly orders: OrdersFacade,
    private readonly ledger: LedgerFacade,
    private readonly cases: CaseService,
    private readonly losses: LossService,
    private readonly incidents: Incidents,
  ) {}

  async reduce(stripeDisputeId: string): Promise<void> {
    const readAt = this.clock.now();
    const seen = await this.payments.objects.dispute(stripeDisputeId);
    const charge = await this.payments.disputed.find(seen.chargeId);
    if (charge === null) throw new DisputedChargeMissing(seen.chargeId);
    await this.db.transaction((tx) => this.apply(tx, charge.orderId, seen, readAt));
  }

  private async apply(tx: Tx, orderId: string, seen: ProviderDispute, readAt: Date) {
    // Whoever moves money of an order waits at the order first.
    await this.orders.lockForPayment(tx, orderId);
    const charge = await this.payments.disputed.lock(tx, seen.chargeId);
    invariant(charge !== null, 'a charge is never deleted');
    const { status } = seen;
    if (!isDisputeStatus(status)) return this.reportUnknown(tx, seen);
    const before = await this.store.lockByStripeId(tx, seen.stripeDisputeId);
    const reading = readingOf(seen, status, readAt);
    const dispute = before ?? (await this.insert(tx, charge, seen, reading));
    await this.bookMovements(tx, dispute, seen);
    const isNewer = readAt >= dispute.readAt && mayFollow(dispute.status, status);
    const current = isNewer ? { ...dispute, ...reading } : dispute;
    await this.follow(tx, current, seen);
    await this.noteOnCharge(tx, charge, current);
  }

  private async insert(
    tx: Tx,
    charge: DisputedCharge,
    seen: ProviderDispute,
    reading: DisputeReading,
  ): Promise<DisputeRow> {
    const id = newId();
    const { stripeDisputeId, createdAt } = seen;
    const { chargeId, orderId, method } = charge;
    const about = { id, stripeDisputeId, orderId, chargeId, method, openedAt: createdAt };
    await this.store.insert(tx, { ...about, ...reading });
    const dispute = await this.store.lock(tx, id);
    invariant(dispute !== null, 'the dispute was just written');
    return dispute;
  }

  /** E6, E7w: exactly one entry per balance transaction. */
  private async bookMovements(tx: Tx, dispute: DisputeRow, seen: ProviderDispute): Promise<void> {
    const at = this.clock.now();
    for (const movement of seen.movements) {
      if (!(await this.movements.insert(tx, dispute.id, movement, at))) continue;
      const booked = await this.ledger.book(tx, {
        sourceKind: 'dispute_movement',
        sourceId: movement.balanceTransactionId,
        entry: postDisputeMovement(movement),
        orderId: dispute.orderId,
        chargeId: dispute.chargeId,
        balanceTransactionId: movement.balanceTransactionId,
        at,
      });
      invariant(booked, 'a movement is booked with its row');
    }
  }

  /** What the status and the money together mean for shares, producers and staff. */
  private async follow(tx: Tx, dispute: DisputeRow, seen: ProviderDispute): Promise<void> {
    const now = this.clock.now();
    const phase = phaseOf(dispute.status);
    const openCents = await this.losses.settleWith(tx, dispute);
    const mustDecide = phase === 'lost' && openCents > 0;
    const isDecided = phase === 'won' || phase === 'lost';
    const dates = {
      decidedAt: isDecided ? (dispute.decidedAt ?? now) : null,
      decideByAt: mustDecide
        ? (dispute.decideByAt ?? later(now, DECIDE_WITHIN_DAYS * DAY_MS))
        : null,
    };
    const followed = { ...dispute, ...dates };
    await this.store.follow(tx, dispute.id, dispute, dates);
    if (isUndecided(dispute.status)) await this.cases.open(tx, followed);
    else if (mustDecide) await this.cases.awaitDecision(tx, followed, openCents);
    // A lost dispute whose withdrawal is not shown yet is not over.
    else if (phase !== 'lost' || seen.movements.length > 0) await this.cases.close(tx, followed);
  }

  private async noteOnCharge(tx: Tx, { chargeId }: DisputedCharge, dispute: DisputeRow) {
    const all = await this.store.ofCharge(tx, chargeId);
    const isReturned = dispute.method === 'sepa_debit' && dispute.status === 'lost';
    await this.payments.disputed.note(tx, chargeId, {
      disputedCents: Math.max(0, await this.movements.withdrawnOfCharge(tx, chargeId)),
      isInDispute: all.some(({ status }) => ['open', 'in_review'].includes(phaseOf(status))),
      returnedAt: isReturned ? this.clock.now() : null,
    });
  }

  private reportUnknown(tx: Tx, { stripeDisputeId, status }: ProviderDispute): Promise<void> {
    return this.incidents.open(tx, {
      kind: 'dispute-state-unexpected',
      subject: stripeDisputeId,
      title: 'Eine Zahlungsbeschwerde hat einen Stand, den der Markt nicht kennt',
      details: { status },
    });
  }
}

const readingOf = (seen: ProviderDispute, status: DisputeStatus, readAt: Date): DisputeReading => ({
  amountCents: seen.amountCents,
  reason: seen.reason,
  status,
  evidenceDueAt: seen.evidenceDueAt,
  submissions: seen.submissions,
  readAt,
});
