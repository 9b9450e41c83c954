import {
  defaultDecision,
  type LiabilityDecision,
  liabilityRuleOf,
  planLoss,
  reductionByLoss,
} from '@markthalle/domain/dispute';
import {
  type DisputeLoss,
  postDisputeLossUndone,
  postDisputeLost,
} from '@markthalle/domain/disputePostings';
import { invariant } from '@markthalle/domain/invariant';
import { takingOf } from '@markthalle/domain/refundPostings';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { RefundsFacade } from '../refunds/refunds.facade.ts';
import { ContestedService } from './contested.service.ts';
import { type DisputedShare, DisputedShares } from './disputed-shares.ts';
import { type DisputeRow, DisputesStore } from './disputes.store.ts';
import { LossesStore, type LossPart, type LossRow } from './losses.store.ts';
import { MovementsStore } from './movements.store.ts';

/**
 * Books who bears a lost dispute (E7l), and takes it back when the bank decides otherwise. The
 * order and the dispute are locked by whoever calls.
 */
@Injectable()
export class LossService {
  constructor(
    private readonly clock: Clock,
    private readonly store: DisputesStore,
    private readonly losses: LossesStore,
    private readonly movements: MovementsStore,
    private readonly shares: DisputedShares,
    private readonly contested: ContestedService,
    private readonly orders: OrdersFacade,
    private readonly ledger: LedgerFacade,
    private readonly refunds: RefundsFacade,
  ) {}

  /** What was withdrawn, did not come back and is borne by nobody yet, in cents. */
  async openCents(tx: Tx, disputeId: string): Promise<number> {
    const withdrawnCents = await this.movements.withdrawnCents(disputeId, tx);
    return withdrawnCents - sumOf(await this.losses.standing(tx, disputeId));
  }

  /**
   * Money that came back after a loss was booked undoes it. Answers what is left to be borne, in
   * cents; below 0 more came back than was withdrawn.
   */
  async settleWith(tx: Tx, dispute: DisputeRow): Promise<number> {
    const openCents = await this.openCents(tx, dispute.id);
    if (openCents >= 0) return openCents;
    for (const loss of await this.losses.standing(tx, dispute.id))
      await this.undo(tx, dispute, loss);
    return this.openCents(tx, dispute.id);
  }

  /** The decision that counts: what staff said, else the rule of the reason. */
  async decisionFor(tx: Tx, dispute: DisputeRow): Promise<LiabilityDecision> {
    if (dispute.liability !== null) return dispute.liability;
    const { order } = await this.shares.lock(tx, dispute, 0);
    return defaultDecision(liabilityRuleOf(dispute.reason, dispute.method), order.parts);
  }

  /** Divides the open amount and books it. Nothing open: nothing booked. */
  async book(
    tx: Tx,
    dispute: DisputeRow,
    decision: LiabilityDecision,
    decidedBy: string | null,
  ): Promise<void> {
    const amountCents = await this.openCents(tx, dispute.id);
    if (amountCents <= 0) return;
    await this.contested.release(tx, dispute);
    const { order, shares, deliveryEffectOf } = await this.shares.lock(tx, dispute, amountCents);
    const plan = planLoss(order, decision);
    const parts = plan.producers.map(({ producerId, lossCents }) => {
      const share = shares.find((one) => one.producerId === producerId);
      invariant(share !== undefined, 'only shares of the order bear its loss');
      return { share, part: partOf(share, lossCents) };
    });
    const delivery = deliveryEffectOf(plan.deliveryCents);
    const round = dispute.losses + 1;
    const at = this.clock.now();
    const loss: DisputeLoss = {
      parts: parts.map(({ share, part }) => ({
        producerId: part.producerId,
        standing: share.standing,
        effect: part.effect,
      })),
      delivery,
      chargebackCents: plan.chargebackCents,
    };
    await this.post(tx, dispute, round, postDisputeLost(loss));
    await this.losses.insert(tx, {
      disputeId: dispute.id,
      round,
      decision: decision.kind,
      amountCents,
      deliveryNetCents: delivery.netCents,
      deliveryVatCents: delivery.vatCents,
      chargebackCents: plan.chargebackCents,
      decidedBy,
      bookedAt: at,
      parts: parts.map(({ part }) => part),
    });
    await this.store.setLosses(tx, dispute.id, round);
    for (const { part } of parts) await this.take(tx, dispute, part, at);
  }

  /** The share is smaller from now on, and a claim is worked off. */
  private async take(tx: Tx, dispute: DisputeRow, part: LossPart, at: Date): Promise<void> {
    const { producerOrderId, producerId, claimCents } = part;
    await this.orders.reduceShare(tx, producerOrderId, part.reduction);
    if (claimCents === 0) return;
    await this.refunds.startRecovery(tx, {
      producerId,
      producerOrderId,
      orderId: dispute.orderId,
      amountCents: claimCents,
      cause: { kind: 'dispute', id: dispute.id },
      at,
    });
  }

  private async undo(tx: Tx, dispute: DisputeRow, loss: LossRow): Promise<void> {
    const { shares } = await this.shares.lock(tx, dispute, 0);
    const parts = loss.parts.map((part) => {
      const share = shares.find((one) => one.producerOrderId === part.producerOrderId);
      invariant(share !== undefined, 'a share does not vanish');
      return { producerId: part.producerId, standing: share.standing, effect: part.effect };
    });
    const delivery = { netCents: loss.deliveryNetCents, vatCents: loss.deliveryVatCents };
    const undone = { parts, delivery, chargebackCents: loss.chargebackCents };
    await this.post(tx, dispute, loss.round, postDisputeLossUndone(undone));
    for (const { producerOrderId, reduction } of loss.parts) {
      await this.orders.restoreShare(tx, producerOrderId, reduction);
    }
    await this.losses.markUndone(tx, loss, this.clock.now());
  }

  private async post(
    tx: Tx,
    dispute: DisputeRow,
    round: number,
    entry: ReturnType<typeof postDisputeLost>,
  ): Promise<void> {
    const booked = await this.ledger.book(tx, {
      sourceKind: 'dispute',
      sourceId: `${dispute.id}:${round}`,
      entry,
      orderId: dispute.orderId,
      chargeId: dispute.chargeId,
      at: this.clock.now(),
    });
    invariant(booked, 'each round of a dispute is booked once');
  }
}

const sumOf = (losses: readonly LossRow[]): number =>
  losses.reduce((sum, loss) => sum + loss.amountCents, 0);

function partOf(share: DisputedShare, lossCents: number): LossPart {
  const reduction = reductionByLoss(share.remaining, lossCents);
  const effect = share.effectOf(reduction);
  return {
    producerOrderId: share.producerOrderId,
    producerId: share.producerId,
    reduction,
    effect,
    claimCents: takingOf(share.standing, effect).receivableCents,
  };
}
