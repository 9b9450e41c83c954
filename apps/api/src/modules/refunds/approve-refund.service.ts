import { invariant } from '@markthalle/domain/invariant';
import type { RefundPart } from '@markthalle/domain/refund';
import { decideRefundApproval, stillRemains } from '@markthalle/domain/refundApproval';
import { next, type RefundState, refundTable } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { ApprovalLimit } from './approval-limit.ts';
import { RefundBooking } from './refund-booking.ts';
import type { RefundRow } from './refund-rows.ts';
import { type RefundableOrder, RefundableOrders } from './refundable-orders.ts';
import { RefundsStore } from './refunds.store.ts';
import { SendingsStore } from './sendings.store.ts';

/** Parts that have not been handed over can still be called off. */
const BEFORE_HAND_OVER = ['new', 'confirmed', 'ready'];
/** Its pieces are still on the shelf: called off before, and not put back yet. */
const ON_THE_SHELF = [...BEFORE_HAND_OVER, 'canceled'];
const CALLS_OFF: readonly RefundRow['cause'][] = ['canceled', 'withdrawal', 'shortage'];

/**
 * Approves a refund: one transaction checks what remains, books who gives it up, and leaves the job
 * that sends it.
 */
@Injectable()
export class ApproveRefundService {
  constructor(
    private readonly store: RefundsStore,
    private readonly sendings: SendingsStore,
    private readonly refundable: RefundableOrders,
    private readonly booking: RefundBooking,
    private readonly orders: OrdersFacade,
    private readonly payments: PaymentsFacade,
    private readonly inventory: InventoryFacade,
    private readonly limit: ApprovalLimit,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Approving twice answers the state of the first time; without an approver a rule decides, up to
   * the limit. Throws `refund-not-found`,
   * `refund-second-person-needed`, `refund-too-much`, `charge-in-dispute` and `step-not-possible`.
   */
  async approve(tx: Tx, refundId: string, approver: string | null): Promise<RefundState> {
    const found = await this.store.find(refundId, tx);
    if (found === null) throw new Problem('refund-not-found');
    await this.orders.lockShares(tx, found.orderId);
    const refund = await this.store.lock(tx, refundId);
    invariant(refund !== null, 'a refund is never deleted');
    if (refund.state !== 'requested') {
      if (refund.approvedBy === approver && refund.state !== 'discarded') return refund.state;
      throw new Problem('step-not-possible', { state: refund.state });
    }
    const at = this.clock.now();
    const { amountCents, requestedBy } = refund;
    const limitCents = await this.limit.at(tx, at);
    const decision = decideRefundApproval({ amountCents, limitCents, requestedBy, approver });
    if (decision !== 'approve') throw new Problem('refund-second-person-needed');
    if (refund.kind === 'charge') await this.checkCharge(tx, refund);
    else await this.take(tx, refund, at);
    const state = next(refundTable, refund.state, 'approve');
    invariant(state !== null, 'a request can be approved');
    await this.store.move(tx, refundId, { state, at, approvedBy: approver });
    await this.planSending(tx, refund, at);
    return state;
  }

  /** A further attempt to send an approved refund, with the job that does so. */
  async planSending(tx: Tx, refund: RefundRow, at: Date): Promise<void> {
    const { id: refundId, orderId, chargeId, amountCents } = refund;
    const sendingId = newId();
    const operationId = await this.payments.plans.refund(tx, {
      refundId: sendingId,
      orderId,
      chargeId,
      amountCents,
      ...(refund.cause === 'duplicate' ? { reason: 'duplicate' as const } : {}),
    });
    const stripeRefundId = null;
    await this.sendings.insert(tx, { id: sendingId, refundId, operationId, stripeRefundId }, at);
    await this.jobs.add(tx, 'refunds.send', { refundId });
  }

  /** A charge that pays for nothing was booked as owed when it came: nobody gives anything up. */
  private async checkCharge(tx: Tx, refund: RefundRow): Promise<void> {
    const charge = await this.payments.disputed.lock(tx, refund.chargeId);
    invariant(charge !== null, 'a charge is never deleted');
    if (charge.isInDispute) throw new Problem('charge-in-dispute');
    const refundedCents = await this.store.refundedOfCharge(refund.chargeId, tx);
    const leftCents = charge.amountCents - charge.disputedCents - refundedCents;
    if (refund.amountCents > leftCents) throw new Problem('refund-too-much');
  }

  private async take(tx: Tx, refund: RefundRow, at: Date): Promise<void> {
    const locked = await this.refundable.lock(tx, refund.orderId);
    invariant(locked !== null, 'what was requested was paid');
    if (locked.charge.isInDispute) throw new Problem('charge-in-dispute');
    const parts = await this.partsOf(tx, refund);
    if (!stillRemains(locked.shares, parts, refund.bearer, locked.chargeLeftCents)) {
      throw new Problem('refund-too-much', { chargeLeftCents: locked.chargeLeftCents });
    }
    await this.booking.book(tx, refund, locked, at);
    if (CALLS_OFF.includes(refund.cause)) await this.callOff(tx, refund, locked, at);
    await this.jobs.add(tx, 'documents.correct-invoice', { refundId: refund.id });
  }

  /** A part of which nothing is left is canceled before the hand-over; its pieces may be sold again. */
  private async callOff(
    tx: Tx,
    refund: RefundRow,
    locked: RefundableOrder,
    at: Date,
  ): Promise<void> {
    const now = await this.orders.lockShares(tx, refund.orderId);
    const parts = await this.store.partsOf(refund.id, tx);
    const lines = await this.store.linesOf(refund.id, tx);
    for (const share of now?.shares ?? []) {
      const part = parts.find((one) => one.producerOrderId === share.producerOrderId);
      if (part === undefined || !ON_THE_SHELF.includes(share.state)) continue;
      const isAll = share.lines.every((line) => line.refundedQuantity === line.quantity);
      if (isAll && BEFORE_HAND_OVER.includes(share.state)) {
        const by = { actorId: refund.requestedBy, at };
        await this.orders.moveProducerOrder(tx, share.producerOrderId, 'cancel', by);
      }
      if (!refund.givesStockBack) continue;
      const items = lines
        .filter((line) => line.partId === part.id && line.quantity > 0)
        .map(({ lineId, quantity }) => ({ variantId: variantOf(locked, lineId), quantity }));
      await this.inventory.putBack(tx, locked.order.orderId, items, at);
    }
  }

  private async partsOf(tx: Tx, refund: RefundRow): Promise<RefundPart[]> {
    const rows = await this.store.partsOf(refund.id, tx);
    const lines = await this.store.linesOf(refund.id, tx);
    return rows.map((row) => ({
      ...row,
      totalCents:
        row.goodsCents + row.depositCents + row.deliveryCents + row.cooperativeDeliveryCents,
      lines: lines.filter((line) => line.partId === row.id),
    }));
  }
}

function variantOf({ order }: RefundableOrder, lineId: string): string {
  const line = order.shares.flatMap((share) => share.lines).find((one) => one.lineId === lineId);
  invariant(line !== undefined, 'a refunded line belongs to the order');
  return line.variantId;
}
