import { postCommitmentReversed, postOrderCommitted } from '@markthalle/domain/debitPostings';
import { invariant } from '@markthalle/domain/invariant';
import { shareAfter } from '@markthalle/domain/share';
import { splitPayment } from '@markthalle/domain/split';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import type { OrderForPayment } from '../orders/order-for-payment.ts';
import { OrdersFacade, shareTermsOf, splitQuestionOf } from '../orders/orders.facade.ts';

const RECEIVABLE = 'A.recv.customer';

/**
 * Goods that leave while a direct debit is still processed. Staff decide it per order and the
 * cooperative bears the risk: the buyer owes the order from then on.
 */
@Injectable()
export class EarlyShippingService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly orders: OrdersFacade,
    private readonly inventory: InventoryFacade,
    private readonly ledger: LedgerFacade,
    private readonly incidents: Incidents,
  ) {}

  /** Throws `order-not-found`, `step-not-possible` unless the payment is being processed. */
  allow(orderId: string, by: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const order = await this.orders.lockForPayment(tx, orderId);
      if (order === null) throw new Problem('order-not-found');
      if (order.shipEarlyAt !== null) return;
      if (order.paymentState !== 'processing') throw new Problem('step-not-possible');
      const at = this.clock.now();
      await this.orders.allowEarlyShipping(tx, orderId, by, at);
      const stock = await this.inventory.commit(tx, orderId, at);
      if (stock === 'gone') throw new Problem('step-not-possible');
      const entry = postOrderCommitted(splitPayment(splitQuestionOf(order)));
      await this.ledger.book(tx, { sourceKind: 'order', sourceId: orderId, entry, orderId, at });
    });
  }

  /** What the buyer of a committed order still owes, in cents. */
  async receivableOf(tx: Tx, orderId: string): Promise<number> {
    return -(await this.ledger.creditOfOrder(RECEIVABLE, orderId, tx));
  }

  /**
   * The debit failed. What was handed over stays owed by the buyer (F23); the other parts are
   * called off. A person writes the reminder, and decides about goods that are packed already.
   */
  async giveUp(tx: Tx, order: OrderForPayment, at: Date): Promise<void> {
    const states = await this.orders.partStates(tx, order.orderId);
    const unshipped = order.producerOrders.filter(({ producerOrderId }) =>
      ['new', 'confirmed', 'ready'].includes(states.get(producerOrderId) ?? ''),
    );
    for (const { producerOrderId } of unshipped) {
      const state = await this.orders.moveProducerOrder(tx, producerOrderId, 'cancel', {
        actorId: null,
        at,
      });
      invariant(state === 'canceled', 'what was not handed over can be called off');
    }
    const shipped = order.producerOrders.length - unshipped.length;
    await this.reverse(tx, order, unshipped, shipped === 0, at);
    const receivableCents = await this.receivableOf(tx, order.orderId);
    await this.incidents.open(tx, {
      kind: 'debit-failed-after-shipping',
      subject: order.orderId,
      title:
        shipped === 0
          ? `Bestellung ${order.number}: Lastschrift gescheitert, bitte die Ware wieder einzählen`
          : `Bestellung ${order.number}: Ware ist fort, Lastschrift gescheitert – bitte mahnen`,
      details: { orderId: order.orderId, receivableCents, email: order.email, shipped },
    });
  }

  private async reverse(
    tx: Tx,
    order: OrderForPayment,
    unshipped: OrderForPayment['producerOrders'],
    isNothingShipped: boolean,
    at: Date,
  ): Promise<void> {
    if (unshipped.length === 0) return;
    const { cooperative } = splitPayment(splitQuestionOf(order));
    const { orderId } = order;
    const entry = postCommitmentReversed({
      parts: unshipped.map((part) => ({
        producerId: part.producerId,
        grossCents: shareAfter(shareTermsOf(part), part.reduction).grossCents,
      })),
      deliveryNetCents: isNothingShipped ? cooperative.deliveryNetCents : 0,
      deliveryVatCents: isNothingShipped ? cooperative.deliveryVatCents : 0,
    });
    await this.ledger.book(tx, { sourceKind: 'order', sourceId: orderId, entry, orderId, at });
  }
}
