import { accountCodes } from '@markthalle/domain/accountCodes';
import { deliveryEffect } from '@markthalle/domain/deliveryRefund';
import { invariant } from '@markthalle/domain/invariant';
import type { EntryDraft } from '@markthalle/domain/journalEntry';
import {
  postDeliveryRefunded,
  postRefundApproved,
  postRefundBorne,
  takingOf,
} from '@markthalle/domain/refundPostings';
import { reductionEffect } from '@markthalle/domain/share';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { RecoveriesStore } from './recoveries.store.ts';
import type { RefundPartRow, RefundRow } from './refund-rows.ts';
import { type RefundableOrder, RefundableOrders } from './refundable-orders.ts';
import { RefundsStore } from './refunds.store.ts';

/** Books what an approved refund takes from whom; the rows of the order are locked. */
@Injectable()
export class RefundBooking {
  constructor(
    private readonly orders: OrdersFacade,
    private readonly ledger: LedgerFacade,
    private readonly store: RefundsStore,
    private readonly recoveries: RecoveriesStore,
    private readonly refundable: RefundableOrders,
  ) {}

  /** E3 or E5 for each producer's part, and the cooperative's delivery. */
  async book(tx: Tx, refund: RefundRow, locked: RefundableOrder, at: Date): Promise<void> {
    const parts = await this.store.partsOf(refund.id, tx);
    await this.lockAccounts(tx, parts);
    let { refundedCents } = locked.delivery;
    for (const part of parts) {
      await this.bookPart(tx, refund, part, locked, at);
      if (part.cooperativeDeliveryCents === 0) continue;
      const effect = deliveryEffect({
        soldCents: locked.delivery.soldCents,
        refundedCents,
        moreCents: part.cooperativeDeliveryCents,
        vatRateBps: locked.order.deliveryVatRateBps,
      });
      await this.post(tx, refund, part.id, postDeliveryRefunded(effect), at);
      refundedCents += part.cooperativeDeliveryCents;
    }
    await this.orders.noteRefundedPieces(tx, await this.store.linesOf(refund.id, tx));
  }

  /** Where the refund stands in the journal; the same step of the same thing is booked once. */
  async post(
    tx: Tx,
    refund: RefundRow,
    partId: string | null,
    entry: EntryDraft,
    at: Date,
  ): Promise<void> {
    const booked = await this.ledger.book(tx, {
      sourceKind: partId === null ? 'refund' : 'refund_part',
      sourceId: partId ?? refund.id,
      entry,
      orderId: refund.orderId,
      chargeId: refund.chargeId,
      at,
    });
    invariant(booked, 'a refund is approved once');
  }

  private async bookPart(
    tx: Tx,
    refund: RefundRow,
    part: RefundPartRow,
    locked: RefundableOrder,
    at: Date,
  ): Promise<void> {
    const amountCents = part.goodsCents + part.depositCents + part.deliveryCents;
    if (amountCents === 0) return;
    if (part.bearer !== 'producer') {
      const borne = postRefundBorne({ bearer: part.bearer, amountCents });
      return this.post(tx, refund, part.id, borne, at);
    }
    const { producerId, producerOrderId } = part;
    const share = locked.shares.find((one) => one.producerOrderId === producerOrderId);
    invariant(share !== undefined, 'a part belongs to its order');
    const { orderId } = refund;
    const standing = await this.refundable.standingOf(tx, { orderId, producerId });
    const effect = reductionEffect(share.terms, share.reduction, part);
    await this.orders.reduceShare(tx, producerOrderId, part);
    await this.post(tx, refund, part.id, postRefundApproved({ producerId, standing, effect }), at);
    const taking = takingOf(standing, effect);
    const isEarned = standing.stage === 'earned';
    await this.store.noteTaking(tx, part.id, {
      ...taking,
      commissionNetCents: isEarned ? effect.commissionNetCents : 0,
      commissionVatCents: isEarned ? effect.commissionVatCents : 0,
      feeShareCents: effect.feeShareCents,
    });
    if (taking.receivableCents === 0) return;
    await this.recoveries.insert(tx, {
      producerId,
      producerOrderId,
      orderId,
      amountCents: taking.receivableCents,
      cause: { kind: 'refund', id: refund.id },
      state: 'waiting',
      at,
    });
  }

  /** A run that approves the same share waits here, or we wait for it; nobody books on old sums. */
  private lockAccounts(tx: Tx, parts: readonly RefundPartRow[]): Promise<void> {
    const own = parts.flatMap(({ producerId }) => [
      accountCodes.unearned(producerId),
      accountCodes.due(producerId),
      accountCodes.receivable(producerId),
    ]);
    return this.ledger.lockAccounts(tx, [
      ...own,
      accountCodes.commission(),
      accountCodes.shipping(),
      accountCodes.refundPayable(),
      accountCodes.vat(),
    ]);
  }
}
