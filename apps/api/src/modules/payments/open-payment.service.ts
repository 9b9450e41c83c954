import { invariant } from '@markthalle/domain/invariant';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type Stripe from 'stripe';
import { CONFIG, type Config } from '../../config.ts';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import type { OrderForPayment } from '../orders/order-for-payment.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { type DebitQuestion, DebitRulesStore, GUEST_DEBIT } from './debit-rules.store.ts';
import {
  type OperationDraft,
  type OperationOutcome,
  OperationsService,
} from './operations.service.ts';
import { isUnanswered, type OperationRow } from './operations.store.ts';
import { RESERVED_AFTER_SESSION_MS, SESSION_LIFETIME_MS, sessionParams } from './session-params.ts';
import { SessionsStore } from './sessions.store.ts';
import { statusOf } from './stripe-sessions.ts';

/** After a while the frozen time of expiry is too near for Stripe, so a refusal says nothing about the order. */
const FRESH_FOR_MS = 4 * MINUTE_MS;

interface Planned {
  readonly operationId: string;
  readonly createdAt: Date;
}

export type PaymentPage = { readonly paymentUrl: string };

interface Tried {
  readonly page: PaymentPage | null;
  /** No answer yet. */
  readonly isWaiting: boolean;
}

/** Opens the payment page of an order: plan in a transaction, commit, call, record. */
@Injectable()
export class OpenPaymentService implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly operations: OperationsService,
    private readonly sessions: SessionsStore,
    private readonly orders: OrdersFacade,
    private readonly inventory: InventoryFacade,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
    private readonly debits: DebitRulesStore,
  ) {}

  onModuleInit(): void {
    this.operations.whenSucceeded('create_session', (tx, operation, session) =>
      this.record(tx, operation, session),
    );
  }

  /**
   * Answers where to pay. Null while Stripe does not answer: the order and its stock are kept and the job
   * `payments.create-session` goes on trying with the same idempotency key.
   */
  async open(orderId: string): Promise<PaymentPage | null> {
    const { page, isWaiting } = await this.tryToOpen(orderId);
    if (isWaiting) await this.queue(orderId);
    return page;
  }

  /** Opens a page that is planned already, as `open` does. */
  async openPlanned(orderId: string, operationId: string): Promise<PaymentPage | null> {
    const outcome = await this.operations.send(operationId);
    const { page, isWaiting } = await this.resultOf(orderId, operationId, outcome);
    if (isWaiting) await this.queue(orderId);
    return page;
  }

  /** One try, for the queue: says whether the order is still waiting for its page. */
  async tryToOpen(orderId: string): Promise<Tried> {
    const planned = await this.planFor(orderId);
    if (planned === null) return { page: await this.openPage(orderId), isWaiting: false };
    const outcome = await this.operations.send(planned.operationId);
    const ageMs = this.clock.now().getTime() - planned.createdAt.getTime();
    if (outcome.state !== 'rejected' || ageMs < FRESH_FOR_MS) {
      return this.resultOf(orderId, planned.operationId, outcome);
    }
    const renewed = await this.planFor(orderId);
    if (renewed === null) return { page: await this.openPage(orderId), isWaiting: false };
    const second = await this.operations.send(renewed.operationId);
    return this.resultOf(orderId, renewed.operationId, second);
  }

  /** Plans a further attempt; the caller has made sure that the former one cannot be paid any more. */
  async planAttempt(tx: Tx, order: OrderForPayment): Promise<string> {
    const reservedUntil = this.keepUntil();
    const attempt = await this.orders.startAttempt(tx, order.orderId, reservedUntil);
    return this.plan(tx, { ...order, attempt, reservedUntil });
  }

  /** Until when the stock of a session that is opened now is kept. */
  keepUntil(): Date {
    return later(this.clock.now(), SESSION_LIFETIME_MS + RESERVED_AFTER_SESSION_MS);
  }

  /** The call that opens this order's page; null when there is nothing (more) to open. */
  planFor(orderId: string): Promise<Planned | null> {
    return this.db.transaction(async (tx) => {
      const order = await this.orders.lockForPayment(tx, orderId);
      invariant(order !== null, `order ${orderId} does not exist`);
      const latest = await this.operations.latest(tx, 'create_session', orderId);
      if (latest !== null && isUnanswered(latest)) {
        return { operationId: latest.id, createdAt: latest.createdAt };
      }
      const now = this.clock.now();
      if (order.paymentState !== 'reserved' || order.reservedUntil <= now) return null;
      const operationId =
        latest === null ? await this.plan(tx, order) : await this.planAttempt(tx, order);
      return { operationId, createdAt: now };
    });
  }

  /** Plans the first page in the transaction that places the order; its stock is reserved long enough already. */
  async planFirst(tx: Tx, order: OrderForPayment, isGuest: boolean): Promise<string> {
    const debit = isGuest ? GUEST_DEBIT : await this.debitOf(tx, order);
    return this.operations.planFirst(tx, this.draftOf(order, debit));
  }

  /** Plans the page of the order's present attempt. */
  async plan(tx: Tx, order: OrderForPayment): Promise<string> {
    const debit = await this.debitOf(tx, order);
    await this.inventory.extend(tx, order.orderId, this.keepUntil());
    return this.operations.plan(tx, this.draftOf(order, debit));
  }

  private debitOf(tx: Tx, order: OrderForPayment): Promise<DebitQuestion> {
    return this.debits.questionOf(tx, order.orderId, this.clock.now());
  }

  private draftOf(order: OrderForPayment, debit: DebitQuestion): OperationDraft {
    return {
      kind: 'create_session',
      subjectId: order.orderId,
      orderId: order.orderId,
      params: (operationId) =>
        sessionParams({
          order,
          operationId,
          tenant: this.config.stripe.tenant,
          shopUrl: this.config.urls.shop,
          debit,
          now: this.clock.now(),
        }),
    };
  }

  /** A definite no is a matter for a person, no answer one for the queue. */
  private async resultOf(
    orderId: string,
    operationId: string,
    outcome: OperationOutcome,
  ): Promise<Tried> {
    if (outcome.state === 'rejected') {
      await this.db.transaction((tx) =>
        this.incidents.open(tx, {
          kind: 'session-rejected',
          subject: orderId,
          title: 'Stripe hat die Zahlungsseite einer Bestellung abgelehnt',
          details: { operationId, ...outcome.error },
        }),
      );
    }
    if (outcome.state !== 'succeeded') {
      return { page: null, isWaiting: outcome.state !== 'rejected' };
    }
    const { paymentUrl } = outcome.result ?? {};
    const page = typeof paymentUrl === 'string' ? { paymentUrl } : await this.openPage(orderId);
    return { page, isWaiting: false };
  }

  private queue(orderId: string): Promise<void> {
    const key = `create-session:${orderId}`;
    return this.db.transaction((tx) =>
      this.jobs.add(tx, 'payments.create-session', { orderId }, { key }),
    );
  }

  private async openPage(orderId: string): Promise<PaymentPage | null> {
    const session = await this.sessions.latestOf(orderId);
    return session?.status === 'open' && session.url !== null ? { paymentUrl: session.url } : null;
  }

  /** Runs in the transaction that records the answer. */
  private async record(tx: Tx, operation: OperationRow, session: Stripe.Checkout.Session) {
    const now = this.clock.now();
    const orderId = operation.subjectId;
    // A session that is found late may belong to an order that has moved on: then nothing moves. The order's row is
    // locked first, as everywhere.
    const state = await this.orders.movePayment(tx, orderId, 'session_opened', now);
    const metadata = operation.params.metadata as { attempt: string };
    await this.sessions.insert(tx, {
      sessionId: session.id,
      orderId,
      attempt: Number(metadata.attempt),
      operationId: operation.id,
      url: session.url,
      status: statusOf(session),
      amountCents: session.amount_total ?? 0,
      expiresAt: new Date(session.expires_at * 1000),
      createdAt: now,
    });
    if (operation.attempt > 1) await this.incidents.settle(tx, 'session-rejected', orderId);
    return state !== null && session.url !== null ? { paymentUrl: session.url } : null;
  }
}
