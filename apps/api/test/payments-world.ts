import { expect, jest } from '@jest/globals';
import { type RunningSandbox, startSandbox } from '@markthalle/stripe-sandbox/server';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import type Stripe from 'stripe';
import { CONFIG, type Config } from '../src/config.ts';
import { IdentityModule } from '../src/modules/identity/identity.module.ts';
import { InventoryModule } from '../src/modules/inventory/inventory.module.ts';
import { LedgerFacade } from '../src/modules/ledger/ledger.facade.ts';
import { LedgerModule } from '../src/modules/ledger/ledger.module.ts';
import { OrdersFacade } from '../src/modules/orders/orders.facade.ts';
import { OrdersModule } from '../src/modules/orders/orders.module.ts';
import { eventsOf } from '../src/modules/payments/event-effects.ts';
import { PaymentsFacade } from '../src/modules/payments/payments.facade.ts';
import { PaymentsModule } from '../src/modules/payments/payments.module.ts';
import { StripeClient } from '../src/modules/payments/stripe-client.ts';
import { ProducersModule } from '../src/modules/producers/producers.module.ts';
import { RefundsModule } from '../src/modules/refunds/refunds.module.ts';
import { SECOND_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { Jobs } from '../src/platform/jobs/jobs.ts';
import { Worker } from '../src/platform/jobs/worker.ts';
import { type SweepName, Sweeps } from '../src/platform/sweeps/sweeps.ts';
import { type ModulesUnderTest, startModules, startOn } from './modules-under-test.ts';
import { expectMoneyCloses } from './money-closes.ts';
import {
  addAccount,
  addProducer,
  type OrderWish,
  type PlacedOrder,
  placeOrder,
} from './payment-orders.ts';
import { SandboxControl } from './sandbox-control.ts';

// Several steps of a story wait for real deliveries.
jest.setTimeout(30_000);

const MODULES = [
  IdentityModule,
  LedgerModule,
  InventoryModule,
  OrdersModule,
  ProducersModule,
  PaymentsModule,
  RefundsModule,
];
const ENDPOINTS = ['platform', 'connect', 'core'] as const;
const MAX_DRAIN_ROUNDS = 10;
const secretOf = (endpoint: string) => `whsec_${endpoint}_0123456789`;

export type OpenedOrder = PlacedOrder & { readonly sessionId: string };

/** Payments with everything below it, a real database and the Stripe sandbox on a clock that can be moved. */
export class PaymentsWorld {
  readonly cheeseId = newId();
  readonly juiceId = newId();
  readonly stripe: SandboxControl;

  private constructor(
    private readonly sandbox: RunningSandbox,
    readonly api: ModulesUnderTest,
    private readonly modules: readonly Type[],
  ) {
    this.stripe = new SandboxControl(sandbox.url);
  }

  /** With more modules, if a story needs those above payments. */
  static async start(...more: Type[]): Promise<PaymentsWorld> {
    const modules = [...MODULES, ...more];
    const sandbox = await startSandbox({ port: 0, clock: 'virtual', log: () => undefined });
    const api = await startModules({
      modules,
      now: new Date().toISOString(),
      environment: {
        STRIPE_API_BASE: sandbox.url,
        STRIPE_CALLS_PER_SECOND: '500',
        STRIPE_WEBHOOK_SECRET: `${secretOf('platform')},whsec_platform_next_0123`,
      },
    });
    await api.app.listen(0, '127.0.0.1');
    const world = new PaymentsWorld(sandbox, api, modules);
    await addProducer(api.app, world.cheeseId, 'Käserei Öde', 'Einzelunternehmen');
    await addProducer(api.app, world.juiceId, 'Saftladen Süd', 'GbR');
    const { port } = api.app.getHttpServer().address() as { port: number };
    for (const kind of ENDPOINTS) {
      const url = `http://127.0.0.1:${port}/webhooks/stripe/${kind}`;
      await world.stripe.registerWebhook(kind, url, secretOf(kind), eventsOf(kind));
    }
    return world;
  }

  async stop(): Promise<void> {
    await this.sandbox.close();
    await this.api.stop();
  }

  get app(): NestFastifyApplication {
    return this.api.app;
  }
  get db(): Db {
    return this.app.get(Db);
  }
  get sdk(): Stripe {
    return this.app.get(StripeClient).sdk;
  }
  get payments(): PaymentsFacade {
    return this.app.get(PaymentsFacade);
  }

  /** A second process on the same database, such as a twin or what is started after a crash. */
  startTwin(): Promise<NestFastifyApplication> {
    return startOn(this.app.get<Config>(CONFIG), this.api.clock, this.modules);
  }

  placeOrder(wish: OrderWish = {}): Promise<PlacedOrder> {
    return placeOrder(this.app, this, wish);
  }

  /** Places an order and opens its payment page. */
  async openOrder(wish: OrderWish = {}): Promise<OpenedOrder> {
    const order = await this.placeOrder(wish);
    const page = await this.payments.openPayment(order.orderId);
    if (page === null) throw new Error('no payment page');
    return { ...order, sessionId: sessionIdOf(page.paymentUrl) };
  }

  /** An order that was paid by card. */
  async paidOrder(wish: OrderWish = {}): Promise<OpenedOrder> {
    const order = await this.openOrder(wish);
    await this.stripe.pay(order.sessionId);
    await this.settle();
    expect(await this.stateOf(order.orderId)).toBe('paid');
    return order;
  }

  /** An order whose page offers direct debit, because its account has paid before. */
  async openDebitOrder(wish: OrderWish = {}): Promise<OpenedOrder> {
    const accountId = await addAccount(this.app);
    await this.paidOrder({ accountId });
    return this.openOrder({ ...wish, accountId });
  }

  async stateOf(orderId: string): Promise<string | undefined> {
    return (await this.app.get(OrdersFacade).readForPayment(orderId))?.paymentState;
  }

  stockOf(variantId: string): Promise<{ onHand: number; reserved: number } | null> {
    return this.db.row(
      `select on_hand as "onHand", reserved from inventory.stock where variant_id = $1`,
      [variantId],
    );
  }

  /** Delivers all webhooks and works the queue until both are empty. */
  async settle(): Promise<void> {
    await this.stripe.deliverAll();
    await this.settleQueue();
  }

  /** Works the queue until nothing is due that a module of this world works on. */
  async settleQueue(): Promise<void> {
    const handled = Object.keys(this.app.get(Jobs).taskList());
    for (let round = 0; round < MAX_DRAIN_ROUNDS; round += 1) {
      await this.app.get(Worker).drain();
      const rest = await this.count(
        `select count(*) as n from graphile_worker.jobs where run_at <= now()
            and attempts < max_attempts and task_identifier = any ($1)`,
        [handled],
      );
      if (rest === 0) return;
    }
    throw new Error('the queue does not become empty');
  }

  /** Jobs that wait for their next try get it now. */
  async retryNow(): Promise<void> {
    await this.db.execute(
      `update graphile_worker._private_jobs set run_at = now() - interval '1 second'
        where attempts < max_attempts`,
    );
    await this.settle();
  }

  sweep(name: SweepName): Promise<number> {
    return this.app.get(Sweeps).run(name);
  }

  /** The gap detector, a moment later, so that everything that has happened lies in the past. */
  async replayMissed(): Promise<number> {
    await this.advance(SECOND_MS);
    return this.sweep('replay-missed-events');
  }

  /** Moves both clocks. */
  async advance(milliseconds: number): Promise<void> {
    this.api.clock.set((await this.stripe.advance(milliseconds)).toISOString());
  }

  /** Hands an event in by ourselves, signed like Stripe signs; answers the HTTP status. */
  async deliver(endpoint: (typeof ENDPOINTS)[number], event: object): Promise<number> {
    const payload = JSON.stringify(event);
    const secret = secretOf(endpoint);
    const signature = this.sdk.webhooks.generateTestHeaderString({ payload, secret });
    const answer = await this.app.inject({
      method: 'POST',
      url: `/webhooks/stripe/${endpoint}`,
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      payload,
    });
    return answer.statusCode;
  }

  /** What Stripe has: all sessions of an order. */
  async sessionsOf(orderId: string): Promise<Stripe.Checkout.Session[]> {
    const { data } = await this.sdk.checkout.sessions.list({ limit: 100 });
    return data.filter((session) => session.client_reference_id === orderId);
  }

  async count(sql: string, params: readonly unknown[] = []): Promise<number> {
    return (await this.db.row<{ n: number }>(sql, params))?.n ?? 0;
  }

  entriesOf(orderId: string): Promise<number> {
    return this.count('select count(*) as n from ledger.journal_entry where order_id = $1', [
      orderId,
    ]);
  }

  incidents(kind: string): Promise<{ subject: string; details: Record<string, unknown> }[]> {
    return this.db.rows(
      `select subject, details from platform.incident
        where kind = $1 and resolved_at is null order by opened_at`,
      [kind],
    );
  }

  /** Order mails that wait to be sent. */
  mailsFor(orderId: string): Promise<number> {
    return this.count(
      `select count(*) as n from graphile_worker.jobs
        where task_identifier = 'notifications.order-paid' and key = 'paid:' || $1`,
      [orderId],
    );
  }

  /** Debit minus credit in cents. */
  async balanceOf(accountCode: string): Promise<number> {
    const balances = await this.app.get(LedgerFacade).balances();
    const account = balances.find((balance) => balance.accountCode === accountCode);
    return account === undefined ? 0 : account.debitCents - account.creditCents;
  }

  /** Trial balance, Stripe's balance, payments and transfers: see `expectMoneyCloses`. */
  expectInvariants(): Promise<void> {
    return expectMoneyCloses(this);
  }

  async until(condition: () => Promise<boolean>): Promise<void> {
    await waitFor('the condition', condition, { pauseMs: 20 });
  }

  /** Does what the application role may not do. */
  async asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
    const owner = new pg.Client({ connectionString: this.api.database.url });
    await owner.connect();
    try {
      return await work(owner);
    } finally {
      await owner.end();
    }
  }
}

export const sessionIdOf = (paymentUrl: string): string => paymentUrl.split('/').at(-1) ?? '';
