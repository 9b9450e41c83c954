import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { RefundsStore } from './refunds.store.ts';
import { RequestRefundService } from './request-refund.service.ts';

/** Queues full refunds of money that pays for nothing; staff release them with one click. */
@Injectable()
export class UnwantedChargesService {
  constructor(
    private readonly db: Db,
    private readonly store: RefundsStore,
    private readonly orders: OrdersFacade,
    private readonly payments: PaymentsFacade,
    private readonly requests: RequestRefundService,
    private readonly clock: Clock,
  ) {}

  /** A second payment, a wrong amount, or money for an order that was given up. */
  queueCharge(chargeId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const charge = await this.payments.disputed.find(chargeId, tx);
      if (charge === null || charge.purpose === 'order') return;
      const order = await this.orders.lockShares(tx, charge.orderId);
      const earlier = await this.store.ofCharge(chargeId, tx);
      if (earlier.length > 0) return;
      await this.store.insert(tx, {
        id: newId(),
        orderId: charge.orderId,
        orderNumber: order?.number ?? '',
        chargeId,
        cause: 'duplicate',
        bearer: 'cooperative',
        reason:
          charge.purpose === 'duplicate'
            ? 'Zahlung ohne Bestellung dazu'
            : 'Gezahlter Betrag passt nicht zur Bestellung',
        state: 'requested',
        amountCents: charge.amountCents,
        kind: 'charge',
        givesStockBack: false,
        requestedBy: null,
        requestedAt: this.clock.now(),
      });
    });
  }

  /** The money came late and the goods are sold: everything goes back, unless staff can deliver. */
  queueOrder(orderId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.orders.lockShares(tx, orderId);
      if ((await this.store.openOfOrder(orderId, tx)).length > 0) return;
      await this.requests.request(
        tx,
        {
          orderId,
          cause: 'canceled',
          reason: 'Die Ware war ausverkauft, als die Zahlung eintraf',
          parts: 'whole',
        },
        { accountId: null },
      );
    });
  }
}
