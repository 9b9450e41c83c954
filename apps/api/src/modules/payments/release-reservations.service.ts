import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Log } from '../../platform/log/log.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { OperationsService } from './operations.service.ts';
import { isUnanswered } from './operations.store.ts';
import { ReduceSessionService } from './reduce-session.service.ts';
import { SessionsStore } from './sessions.store.ts';
import { StripeSessions } from './stripe-sessions.ts';

const ORDERS_PER_RUN = 100;

/**
 * Gives back the stock of orders that nobody paid. Stripe is asked first, never the clock: as long as a session might
 * be paid, or a call might have opened one, the stock stays where it is.
 */
@Injectable()
export class ReleaseReservationsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly orders: OrdersFacade,
    private readonly inventory: InventoryFacade,
    private readonly operations: OperationsService,
    private readonly sessions: SessionsStore,
    private readonly stripeSessions: StripeSessions,
    private readonly reducer: ReduceSessionService,
    private readonly log: Log,
  ) {}

  /** One order's trouble does not hold up the others; it is reported when all have had their turn. */
  async releaseRunOut(): Promise<number> {
    const orderIds = await this.orders.idsPastReservation(this.clock.now(), ORDERS_PER_RUN);
    const failures: unknown[] = [];
    let released = 0;
    for (const orderId of orderIds) {
      try {
        if (await this.release(orderId)) released += 1;
      } catch (error) {
        this.log.fault('reservation not released', error, { orderId });
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return released;
  }

  private async release(orderId: string): Promise<boolean> {
    const opening = await this.db.transaction((tx) =>
      this.operations.latest(tx, 'create_session', orderId),
    );
    if (opening !== null && isUnanswered(opening)) {
      const { state } = await this.operations.send(opening.id);
      if (state === 'unknown') return false;
    }
    for (const row of await this.sessions.unsettledOf(orderId)) {
      const session = await this.stripeSessions.close(row);
      if (session !== null) await this.reducer.apply(session);
    }
    return this.giveUp(orderId);
  }

  /** Only when nothing can be paid any more; what the reducer has decided meanwhile stands. */
  private giveUp(orderId: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const order = await this.orders.lockForPayment(tx, orderId);
      if (order === null) return false;
      if (order.paymentState === 'expired') return true;
      const { paymentState } = order;
      if (paymentState !== 'reserved' && paymentState !== 'awaiting_payment') return false;
      const opening = await this.operations.latest(tx, 'create_session', orderId);
      if (opening !== null && isUnanswered(opening)) return false;
      if ((await this.sessions.unsettledOf(orderId, tx)).length > 0) return false;
      const event = paymentState === 'reserved' ? 'canceled' : 'session_expired';
      await this.orders.movePayment(tx, orderId, event, this.clock.now());
      await this.inventory.release(tx, orderId);
      return true;
    });
  }
}
