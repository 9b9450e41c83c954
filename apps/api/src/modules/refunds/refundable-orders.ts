import { accountCodes } from '@markthalle/domain/accountCodes';
import { invariant } from '@markthalle/domain/invariant';
import type { RefundableShare } from '@markthalle/domain/refund';
import type { ShareStanding } from '@markthalle/domain/refundPostings';
import { addReductions, NO_REDUCTION } from '@markthalle/domain/share';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import type { LockedShare, LockedShares } from '../orders/shares.store.ts';
import type { DisputedCharge } from '../payments/disputed-charges.store.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import type { RefundPartRow } from './refund-rows.ts';
import { RefundsStore } from './refunds.store.ts';

/** An order as far as it can be refunded. */
export interface RefundableOrder {
  readonly order: LockedShares;
  readonly charge: DisputedCharge;
  readonly shares: readonly RefundableShare[];
  /** The charge less refunds and what disputes withdrew. */
  readonly chargeLeftCents: number;
  /** Delivery by the cooperative, of the whole order. */
  readonly delivery: { readonly soldCents: number; readonly refundedCents: number };
}

/** What there is to refund, and where the money of a share stands. */
@Injectable()
export class RefundableOrders {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersFacade,
    private readonly payments: PaymentsFacade,
    private readonly ledger: LedgerFacade,
    private readonly store: RefundsStore,
  ) {}

  /** Locks the order, its parts and the charge. Null: nothing was paid. */
  async lock(tx: Tx, orderId: string): Promise<RefundableOrder | null> {
    const order = await this.orders.lockShares(tx, orderId);
    const paying = await this.payments.chargeOfOrder(orderId, tx);
    if (order === null || paying === null) return null;
    const charge = await this.payments.disputed.lock(tx, paying.chargeId);
    invariant(charge !== null, 'a charge is never deleted');
    return this.assemble(order, charge, tx);
  }

  /** The same for a preview. */
  async read(orderId: string): Promise<RefundableOrder | null> {
    const order = await this.orders.readShares(orderId);
    const paying = await this.payments.chargeOfOrder(orderId);
    if (order === null || paying === null) return null;
    const charge = await this.payments.disputed.find(paying.chargeId);
    invariant(charge !== null, 'a charge is never deleted');
    return this.assemble(order, charge, this.db);
  }

  /** Where the money of a share stands: a question to the ledger, never to a flag. */
  async standingOf(
    from: Statements,
    share: { readonly orderId: string; readonly producerId: string },
  ): Promise<ShareStanding> {
    const { orderId, producerId } = share;
    const credit = (code: string) => this.ledger.creditOfOrder(code, orderId, from);
    if ((await credit(accountCodes.unearned(producerId))) > 0) return { stage: 'unearned' };
    const dueCents = Math.max(0, await credit(accountCodes.due(producerId)));
    return { stage: 'earned', dueCents };
  }

  private async assemble(
    order: LockedShares,
    charge: DisputedCharge,
    from: Statements,
  ): Promise<RefundableOrder> {
    const parts = await this.store.approvedPartsOfOrder(order.orderId, from);
    const refundedCents = await this.store.refundedOfCharge(charge.chargeId, from);
    const shares = order.shares.map((share) => toRefundable(share, parts));
    const sum = (pick: (share: RefundableShare) => number) =>
      shares.reduce((total, share) => total + pick(share), 0);
    return {
      order,
      charge,
      shares,
      chargeLeftCents: Math.max(0, charge.amountCents - refundedCents - charge.disputedCents),
      delivery: {
        soldCents: sum((share) => share.cooperativeDeliveryCents),
        refundedCents: sum((share) => share.refundedCooperativeDeliveryCents),
      },
    };
  }
}

function toRefundable(share: LockedShare, parts: readonly RefundPartRow[]): RefundableShare {
  const own = parts.filter((part) => part.producerOrderId === share.producerOrderId);
  return {
    producerOrderId: share.producerOrderId,
    producerId: share.producerId,
    terms: share.terms,
    reduction: share.reduction,
    refunded: own.reduce((sum, part) => addReductions(sum, part), NO_REDUCTION),
    cooperativeDeliveryCents: share.cooperativeDeliveryCents,
    refundedCooperativeDeliveryCents: own.reduce(
      (sum, part) => sum + part.cooperativeDeliveryCents,
      0,
    ),
    lines: share.lines,
  };
}
