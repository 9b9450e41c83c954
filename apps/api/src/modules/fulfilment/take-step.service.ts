import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { confirmPortalOrder } from '@markthalle/contracts/portal-orders';
import { decideStep, type ProducerStep } from '@markthalle/domain/fulfilment';
import { invariant } from '@markthalle/domain/invariant';
import { handOverRule } from '@markthalle/domain/occasion';
import { postProducerFulfilled } from '@markthalle/domain/postings';
import { shareAfter } from '@markthalle/domain/share';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { type LockedProducerOrder, OrdersFacade, shareTermsOf } from '../orders/orders.facade.ts';
import { DatedPartsQueries } from './dated-parts.queries.ts';
import { HoldSetting } from './hold-setting.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Asks documents for the papers of a part that was handed over. */
    'documents.invoice': { readonly producerOrderId: string };
    /** Tells the buyer that a part can be fetched, or has left. */
    'notifications.part-on-its-way': {
      readonly orderId: string;
      readonly producerOrderId: string;
      readonly step: 'mark_ready' | 'hand_over';
    };
  }
}

type StepAnswer = OutputOf<typeof confirmPortalOrder>;

/**
 * The producer's three steps: take on, pack, hand over. The hand-over earns the share (ledger E2).
 */
@Injectable()
export class TakeStepService {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersFacade,
    private readonly ledger: LedgerFacade,
    private readonly hold: HoldSetting,
    private readonly dated: DatedPartsQueries,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `producer-order-not-found` for orders of others and unpaid ones, `step-not-possible` out
   * of turn.
   */
  take(member: ProducerMember, producerOrderId: string, step: ProducerStep): Promise<StepAnswer> {
    return this.db.transaction((tx) => this.takeIn(tx, member, producerOrderId, step));
  }

  /**
   * The same inside a transaction, at the time when it was done; without an account nobody pressed
   * a button. Throws `experience-not-over` for a part of dates and services alone of which one is still to come.
   */
  async takeIn(
    tx: Tx,
    by: { readonly producerId: string; readonly accountId: string | null },
    producerOrderId: string,
    step: ProducerStep,
    at = this.clock.now(),
    telling: 'told' | 'silent' = 'told',
  ): Promise<StepAnswer> {
    const part = await this.orders.lockProducerOrder(tx, producerOrderId, by.producerId);
    if (part === null || !mayLeave(part)) throw new Problem('producer-order-not-found');
    const decision = decideStep(part.state, step);
    if (decision === 'already_done') return { state: part.state };
    if (decision === 'refused') throw new Problem('step-not-possible', { state: part.state });
    const holdUntil = step === 'hand_over' ? await this.holdOf(tx, part, at) : undefined;
    const actorId = by.accountId;
    const moved = { actorId, at, holdUntil };
    const state = await this.orders.moveProducerOrder(tx, producerOrderId, step, moved);
    invariant(state !== null, `${step} was decided but not made`);
    if (step === 'hand_over') {
      // Money is booked when the market learns of it: a day in the past may be closed.
      await this.bookFulfilled(tx, part, this.clock.now());
      await this.jobs.add(tx, 'documents.invoice', { producerOrderId });
    }
    if (step !== 'confirm' && telling === 'told') {
      const { orderId } = part;
      await this.jobs.add(tx, 'notifications.part-on-its-way', { orderId, producerOrderId, step });
    }
    return { state };
  }

  /** Money for a date waits until it has taken place, and then as long as any other. */
  private async holdOf(tx: Tx, part: LockedProducerOrder, at: Date): Promise<Date> {
    const lines = await this.dated.linesOf(tx, part.producerOrderId);
    const { allowed, holdFrom } = handOverRule(lines, at);
    if (!allowed) throw new Problem('experience-not-over');
    return this.hold.holdUntil(tx, part.orderId, holdFrom);
  }

  /** E2: the commission is earned and the rest is due, from the share as it stands now. */
  private async bookFulfilled(tx: Tx, part: LockedProducerOrder, at: Date): Promise<void> {
    const { producerId, producerOrderId } = part;
    const own = part.order.producerOrders.find((one) => one.producerOrderId === producerOrderId);
    invariant(own !== undefined, 'a producer order is part of its order');
    const { grossCents, commission, payoutCents } = shareAfter(shareTermsOf(own), own.reduction);
    if (grossCents === 0) return;
    const booked = await this.ledger.book(tx, {
      sourceKind: 'producer_order',
      sourceId: producerOrderId,
      entry: postProducerFulfilled({ producerId, commission, payoutCents }),
      orderId: part.orderId,
      at,
    });
    invariant(booked, 'a hand-over is booked once');
  }
}

/** A producer learns of an order when its payment has arrived, or when staff let it go before. */
export const mayLeave = (part: LockedProducerOrder): boolean =>
  part.order.shipEarlyAt !== null ||
  part.paymentState === 'paid' ||
  part.paymentState === 'partially_refunded' ||
  part.paymentState === 'refunded';
