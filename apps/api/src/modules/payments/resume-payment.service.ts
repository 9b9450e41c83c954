import { Injectable } from '@nestjs/common';
import { Clock, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import type { OrderForPayment } from '../orders/order-for-payment.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { EarlyShippingService } from './early-shipping.service.ts';
import { OpenPaymentService, type PaymentPage } from './open-payment.service.ts';
import { OperationsService } from './operations.service.ts';
import { isUnanswered } from './operations.store.ts';
import { ReduceSessionService } from './reduce-session.service.ts';
import { type SessionRow, SessionsStore } from './sessions.store.ts';
import { StripeSessions } from './stripe-sessions.ts';

/** Less time than this is not enough to type a card number. */
const MIN_SESSION_LEFT_MS = 2 * MINUTE_MS;

/** The buyer comes back to an unpaid order: the page that is still open, or a new attempt. */
@Injectable()
export class ResumePaymentService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly orders: OrdersFacade,
    private readonly inventory: InventoryFacade,
    private readonly openPayment: OpenPaymentService,
    private readonly operations: OperationsService,
    private readonly sessions: SessionsStore,
    private readonly stripeSessions: StripeSessions,
    private readonly reducer: ReduceSessionService,
    private readonly earlyShipping: EarlyShippingService,
  ) {}

  /**
   * Throws `order-not-found`, `order-not-payable` (paid, expired or given up), `not-enough-stock` (a new attempt must
   * reserve again) or `payment-service-unavailable`.
   */
  async resume(orderToken: string): Promise<PaymentPage> {
    const order = await this.orders.findByToken(orderToken);
    if (order === null) throw new Problem('order-not-found');
    const page =
      order.paymentState === 'reserved'
        ? await this.openFirst(order)
        : await this.resumeOpened(order);
    if (page === null) throw new Problem('payment-service-unavailable');
    return page;
  }

  private openFirst(order: OrderForPayment): Promise<PaymentPage | null> {
    if (order.reservedUntil <= this.clock.now()) throw new Problem('order-not-payable');
    return this.openPayment.open(order.orderId);
  }

  private async resumeOpened(order: OrderForPayment): Promise<PaymentPage | null> {
    if (!isPayable(order)) throw new Problem('order-not-payable');
    const session = await this.sessions.latestOf(order.orderId);
    if (session !== null && this.isUsable(session)) return { paymentUrl: session.url };
    if (session !== null) await this.close(session);
    const operationId = await this.db.transaction((tx) =>
      this.planNext(tx, order.orderId, session),
    );
    return operationId === null
      ? this.openPayment.open(order.orderId)
      : this.openPayment.openPlanned(order.orderId, operationId);
  }

  private isUsable(session: SessionRow): session is SessionRow & { url: string } {
    const leftMs = session.expiresAt.getTime() - this.clock.now().getTime();
    return session.status === 'open' && session.url !== null && leftMs >= MIN_SESSION_LEFT_MS;
  }

  /** One open session per order: the old one is closed, and Stripe has said so, before a new one is opened. */
  private async close(row: SessionRow): Promise<void> {
    if (row.settledAt !== null) return;
    await this.db.transaction((tx) => this.leave(tx, row));
    const session = await this.stripeSessions.close(row);
    if (session === null || session.status === 'open') {
      throw new Problem('payment-service-unavailable');
    }
    if (session.status === 'expired') return;
    await this.reducer.apply(session);
  }

  /** From here on the order is in its next attempt: that the old page expires no longer gives the order up. */
  private async leave(tx: Tx, row: SessionRow): Promise<void> {
    const order = await this.orders.lockForPayment(tx, row.orderId);
    if (order === null || !isPayable(order) || order.attempt !== row.attempt) return;
    await this.orders.startAttempt(tx, row.orderId, this.openPayment.keepUntil());
  }

  /** Null when another tab was faster; its attempt is then everybody's. Only what we have closed is over. */
  private async planNext(tx: Tx, orderId: string, left: SessionRow | null): Promise<string | null> {
    const order = await this.orders.lockForPayment(tx, orderId);
    if (order === null) throw new Problem('order-not-found');
    if (!isPayable(order)) throw new Problem('order-not-payable');
    await this.refusePartly(tx, order);
    const latest = await this.operations.latest(tx, 'create_session', orderId);
    if (latest !== null && isUnanswered(latest)) return null;
    const unsettled = await this.sessions.unsettledOf(orderId, tx);
    if (unsettled.some(({ sessionId }) => sessionId !== left?.sessionId)) return null;
    for (const { sessionId } of unsettled) {
      const closed = { status: 'expired', url: null, isSettled: true } as const;
      await this.sessions.update(tx, sessionId, closed, this.clock.now());
    }
    await this.keepStock(tx, order);
    const isNew = left !== null && order.attempt > left.attempt;
    return isNew ? this.openPayment.plan(tx, order) : this.openPayment.planAttempt(tx, order);
  }

  /** Parts of an order that was shipped early were called off: the page would ask for all of it. */
  private async refusePartly(tx: Tx, order: OrderForPayment): Promise<void> {
    if (order.shipEarlyAt === null) return;
    const owedCents = await this.earlyShipping.receivableOf(tx, order.orderId);
    if (owedCents !== order.totalCents) throw new Problem('order-not-payable');
  }

  /** Stock that is still held is held longer; stock that was released must be there to be held again. */
  private async keepStock(tx: Tx, order: OrderForPayment): Promise<void> {
    if (order.shipEarlyAt !== null) return;
    const until = this.openPayment.keepUntil();
    if ((await this.inventory.extend(tx, order.orderId, until)) > 0) return;
    const items = order.producerOrders.flatMap((part) => part.lines);
    const decision = await this.inventory.reserve(tx, order.orderId, items, until);
    if (!decision.ok) throw new Problem('not-enough-stock', { shortages: decision.shortages });
  }
}

const isPayable = ({ paymentState }: OrderForPayment): boolean =>
  paymentState === 'awaiting_payment' || paymentState === 'failed';
