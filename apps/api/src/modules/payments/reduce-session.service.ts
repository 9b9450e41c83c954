import { type CheckoutOutcome, checkoutOutcome } from '@markthalle/domain/checkoutOutcome';
import type { OrderPaymentState } from '@markthalle/domain/states';
import { Inject, Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { CONFIG, type Config } from '../../config.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import type { OrderForPayment } from '../orders/order-for-payment.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { ChargesStore } from './charges.store.ts';
import { DebitRulesStore } from './debit-rules.store.ts';
import { EarlyShippingService } from './early-shipping.service.ts';
import { isUuid } from './is-uuid.ts';
import { OperationsService } from './operations.service.ts';
import { OperationsStore } from './operations.store.ts';
import { type MoneyOutcome, RecordPayment } from './record-payment.ts';
import { type SessionRow, SessionsStore } from './sessions.store.ts';
import { factsOf, paidChargeOf, StripeSessions, statusOf } from './stripe-sessions.ts';

/** Stripe shows an object that we know nothing of (yet). */
export class UnknownStripeObject extends Error {
  override readonly name = 'UnknownStripeObject';
}

/**
 * Makes our rows follow a Checkout Session. Events, sweeps, the releaser and the buyer's return all come through here;
 * each reads the session again and reduces what it finds, so that lost, doubled and disordered events are equivalent.
 * No state follows from a time in an event.
 */
@Injectable()
export class ReduceSessionService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly stripeSessions: StripeSessions,
    private readonly sessions: SessionsStore,
    private readonly charges: ChargesStore,
    private readonly operations: OperationsService,
    private readonly operationsStore: OperationsStore,
    private readonly recordPayment: RecordPayment,
    private readonly orders: OrdersFacade,
    private readonly inventory: InventoryFacade,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
    private readonly debits: DebitRulesStore,
    private readonly earlyShipping: EarlyShippingService,
  ) {}

  /** Reads a session again and reduces it. Throws `UnknownStripeObject`. */
  async reduce(sessionId: string): Promise<CheckoutOutcome> {
    const session = await this.stripeSessions.read(sessionId);
    if (session === null) throw new UnknownStripeObject(sessionId);
    return this.apply(session);
  }

  /** Reduces a session that was just read with its payment expanded. */
  async apply(session: Stripe.Checkout.Session): Promise<CheckoutOutcome> {
    await this.adopt(session);
    return this.db.transaction(async (tx) => {
      const orderId = (await this.sessions.read(session.id, tx))?.orderId;
      if (orderId === undefined) throw new UnknownStripeObject(session.id);
      const order = await this.orders.lockForPayment(tx, orderId);
      const row = await this.sessions.read(session.id, tx);
      if (order === null || row === null) throw new UnknownStripeObject(session.id);
      const paid = await this.charges.payingOrder(orderId, tx);
      const outcome = checkoutOutcome(factsOf(session), {
        totalCents: order.totalCents,
        paymentState: order.paymentState,
        paidByChargeId: paid?.chargeId ?? null,
      });
      await this.follow(tx, session, row, order, outcome);
      return outcome;
    });
  }

  /** The answer to our call was lost, but here is what it made: the operation has succeeded. */
  private async adopt(session: Stripe.Checkout.Session): Promise<void> {
    if ((await this.sessions.read(session.id)) !== null) return;
    const { op_id: operationId, tenant } = session.metadata ?? {};
    if (tenant !== this.config.stripe.tenant || !isUuid(operationId)) {
      throw new UnknownStripeObject(session.id);
    }
    const operation = await this.operationsStore.read(operationId);
    if (operation?.kind !== 'create_session') throw new UnknownStripeObject(session.id);
    await this.operations.recordSuccess(operationId, session);
  }

  private async follow(
    tx: Tx,
    session: Stripe.Checkout.Session,
    row: SessionRow,
    order: OrderForPayment,
    outcome: CheckoutOutcome,
  ): Promise<void> {
    const now = this.clock.now();
    // A session never opens again: what was read before the row moved on is old news.
    if (row.settledAt !== null && !isMoney(outcome)) return;
    const isSettled = isMoney(outcome) || outcome === 'failed' || outcome === 'expired';
    const said = { status: statusOf(session), url: session.url, isSettled };
    await this.sessions.update(tx, session.id, said, now);
    const isCurrent = row.attempt === order.attempt;
    if (outcome === 'processing') {
      await this.orders.movePayment(tx, order.orderId, 'payment_processing', now);
      return;
    }
    if (outcome === 'failed' || outcome === 'expired') {
      if (isCurrent) await this.giveUp(tx, order, outcome, now);
      return;
    }
    if (!isMoney(outcome)) return;
    const charge = paidChargeOf(session);
    if (charge === null) throw new Error(`Session ${session.id} is paid without a charge`);
    await this.recordPayment.record(tx, order, charge, outcome, now);
  }

  /** The bank took days to say no: the buyer is told, and pays by other methods from now on. */
  private async noteFailedDebit(tx: Tx, order: OrderForPayment, now: Date): Promise<void> {
    const { orderId } = order;
    await this.debits.noteFailed(tx, orderId, now);
    if (order.shipEarlyAt !== null) await this.earlyShipping.giveUp(tx, order, now);
    const key = `payment-failed:${orderId}:${order.attempt}`;
    await this.jobs.add(tx, 'notifications.payment-failed', { orderId }, { key });
  }

  private async giveUp(
    tx: Tx,
    order: OrderForPayment,
    outcome: 'failed' | 'expired',
    now: Date,
  ): Promise<void> {
    const event = outcome === 'failed' ? 'payment_failed' : 'session_expired';
    const state = await this.orders.movePayment(tx, order.orderId, event, now);
    if (state !== null) {
      if (order.shipEarlyAt === null) await this.inventory.release(tx, order.orderId);
      if (order.paymentState === 'processing') await this.noteFailedDebit(tx, order, now);
      return;
    }
    // Paid or given up on another way: nothing to do. Everything else contradicts what we believe.
    if (FINISHED.has(order.paymentState)) return;
    await this.incidents.open(tx, {
      kind: 'payment-state-unexpected',
      subject: order.orderId,
      title: `Bestellung ${order.number}: Stripe und unser Stand der Zahlung widersprechen sich`,
      details: { outcome, paymentState: order.paymentState },
    });
  }
}

const isMoney = (outcome: CheckoutOutcome): outcome is MoneyOutcome =>
  outcome === 'paid' || outcome === 'mismatch' || outcome === 'duplicate' || outcome === 'orphan';

const FINISHED: ReadonlySet<OrderPaymentState> = new Set([
  'paid',
  'partially_refunded',
  'refunded',
  'expired',
  'canceled',
]);
