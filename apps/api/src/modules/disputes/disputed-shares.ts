import { accountCodes } from '@markthalle/domain/accountCodes';
import { deliveryEffect } from '@markthalle/domain/deliveryRefund';
import type { DisputedOrder } from '@markthalle/domain/dispute';
import { invariant } from '@markthalle/domain/invariant';
import type { ShareStanding } from '@markthalle/domain/refundPostings';
import {
  type ReductionEffect,
  reductionEffect,
  type ShareAmounts,
  type ShareReduction,
  shareAfter,
} from '@markthalle/domain/share';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import type { LockedShare, LockedShares } from '../orders/shares.store.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { RefundsFacade } from '../refunds/refunds.facade.ts';
import type { DisputeRow } from './disputes.store.ts';
import { LossesStore } from './losses.store.ts';

/** One producer's part of a disputed order as it stands now. */
export interface DisputedShare {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly number: string;
  readonly remaining: ShareAmounts;
  readonly remainingCents: number;
  readonly standing: ShareStanding;
  /** What a further reduction takes off. */
  readonly effectOf: (more: ShareReduction) => ReductionEffect;
}

export interface DisputedShareSet {
  readonly order: DisputedOrder;
  readonly shares: readonly DisputedShare[];
  /** What losing so much of the cooperative's delivery takes off income and VAT. */
  readonly deliveryEffectOf: (grossCents: number) => {
    readonly netCents: number;
    readonly vatCents: number;
  };
}

/** What there is to lose. A charge that paid for nothing has no shares: all is the cooperative's. */
@Injectable()
export class DisputedShares {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersFacade,
    private readonly payments: PaymentsFacade,
    private readonly ledger: LedgerFacade,
    private readonly refunds: RefundsFacade,
    private readonly losses: LossesStore,
  ) {}

  /** Locks the order, its parts and the accounts that a loss would move. */
  async lock(tx: Tx, dispute: DisputeRow, amountCents: number): Promise<DisputedShareSet> {
    const order = await this.orders.lockShares(tx, dispute.orderId);
    invariant(order !== null, 'an order is never deleted');
    const own = order.shares.flatMap(({ producerId }) => [
      accountCodes.unearned(producerId),
      accountCodes.due(producerId),
      accountCodes.receivable(producerId),
    ]);
    await this.ledger.lockAccounts(tx, [...own, ...SHARED_ACCOUNTS]);
    return this.assemble(tx, dispute, order, amountCents);
  }

  /** The same for a preview. */
  async read(dispute: DisputeRow, amountCents: number): Promise<DisputedShareSet> {
    const order = await this.orders.readShares(dispute.orderId);
    invariant(order !== null, 'an order is never deleted');
    return this.db.transaction((tx) => this.assemble(tx, dispute, order, amountCents));
  }

  private async assemble(
    tx: Tx,
    dispute: DisputeRow,
    order: LockedShares,
    amountCents: number,
  ): Promise<DisputedShareSet> {
    const charge = await this.payments.disputed.find(dispute.chargeId, tx);
    const sold = charge?.purpose === 'order' ? order.shares : [];
    const { orderId } = dispute;
    const shares: DisputedShare[] = [];
    for (const share of sold) {
      shares.push(shareOf(share, await this.refunds.standingOf(tx, share.producerOrderId)));
    }
    const soldCents = sold.reduce((sum, share) => sum + share.cooperativeDeliveryCents, 0);
    const goneCents =
      (await this.refunds.deliveryRefundedOf(tx, orderId)) +
      (await this.losses.deliveryLostOf(tx, orderId));
    const refundedCents = Math.min(soldCents, goneCents);
    const { deliveryVatRateBps: vatRateBps } = order;
    return {
      order: { amountCents, parts: shares, deliveryRemainingCents: soldCents - refundedCents },
      shares,
      deliveryEffectOf: (moreCents) =>
        deliveryEffect({ soldCents, refundedCents, moreCents, vatRateBps }),
    };
  }
}

const SHARED_ACCOUNTS = [
  accountCodes.disputed(),
  accountCodes.chargeback(),
  accountCodes.stripeFee(),
  accountCodes.commission(),
  accountCodes.shipping(),
  accountCodes.vat(),
];

function shareOf(share: LockedShare, standing: ShareStanding): DisputedShare {
  const { terms, reduction, producerOrderId, producerId, producerName, number } = share;
  const { goodsCents, depositCents, deliveryCents, grossCents } = shareAfter(terms, reduction);
  return {
    producerOrderId,
    producerId,
    producerName,
    number,
    remaining: { goodsCents, depositCents, deliveryCents },
    remainingCents: grossCents,
    standing,
    effectOf: (more) => reductionEffect(terms, reduction, more),
  };
}
