import { type RunningSandbox, startSandbox } from '@markthalle/stripe-sandbox/server';
import { createTestDatabase } from '@markthalle/testing/test-database';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type Stripe from 'stripe';
import { AppModule } from '../../src/app.module.ts';
import { TakeStepService } from '../../src/modules/fulfilment/take-step.service.ts';
import { InventoryFacade } from '../../src/modules/inventory/inventory.facade.ts';
import { eventsOf } from '../../src/modules/payments/event-effects.ts';
import { PaymentsFacade } from '../../src/modules/payments/payments.facade.ts';
import { StripeClient } from '../../src/modules/payments/stripe-client.ts';
import { later, MINUTE_MS, SteppedClock } from '../../src/platform/clock/clock.ts';
import { Db } from '../../src/platform/db/db.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { Worker } from '../../src/platform/jobs/worker.ts';
import { type SweepName, Sweeps } from '../../src/platform/sweeps/sweeps.ts';
import { type Call, callRoute } from '../call-route.ts';
import { configFor, migrationsKey } from '../modules-under-test.ts';
import { ownerOf } from '../owner-of.ts';
import { type MadeOrder, PaidOrders, type PartWish } from '../paid-orders.ts';
import { SandboxControl } from '../sandbox-control.ts';
import type { Dice } from './dice.ts';

const ENDPOINTS = ['platform', 'connect', 'core'] as const;
const RESERVED_MS = 45 * MINUTE_MS;
const PLENTY = 1_000_000;
const MAX_CHOICES = 500;
const secretOf = (endpoint: string) => `whsec_${endpoint}_0123456789`;

export interface Trader {
  readonly producerId: string;
  readonly accountId: string;
}

/** The whole API over a real database and the sandbox, webhooks included, on a clock that only the story moves. */
export class TradingWorld {
  readonly stripe: SandboxControl;
  readonly orders: PaidOrders;
  readonly producers: Trader[] = [];
  /** Two staff people by account, and with their sessions. */
  staff: [string, string] = ['', ''];
  anna = { sessionToken: '' };
  ben = { sessionToken: '' };

  private constructor(
    readonly app: NestFastifyApplication,
    private readonly clock: SteppedClock,
    sandbox: RunningSandbox,
    private readonly closers: readonly (() => Promise<void> | void)[],
  ) {
    this.stripe = new SandboxControl(sandbox.url);
    this.orders = new PaidOrders(app);
  }

  static async start(seed: number, producers: number): Promise<TradingWorld> {
    const database = await createTestDatabase({ key: migrationsKey(), migrate });
    const sandbox = await startSandbox({
      port: 0,
      clock: 'virtual',
      seed: `soak ${seed}`,
      log: () => undefined,
    });
    const config = configFor(database.url, {
      STRIPE_API_BASE: sandbox.url,
      STRIPE_CALLS_PER_SECOND: '1000',
      STRIPE_WEBHOOK_SECRET: secretOf('platform'),
    });
    const clock = new SteppedClock(new Date().toISOString());
    const app = await createApp(AppModule.with(config, clock), config);
    await app.listen(0, '127.0.0.1');
    const world = new TradingWorld(app, clock, sandbox, [
      () => app.close(),
      () => sandbox.close(),
      () => database.drop(),
    ]);
    await world.open(producers);
    return world;
  }

  async stop(): Promise<void> {
    for (const close of this.closers) await close();
  }

  private async open(producers: number): Promise<void> {
    this.anna = { sessionToken: await this.orders.person({ staff: true }) };
    this.ben = { sessionToken: await this.orders.person({ staff: true }) };
    const people = await this.db.rows<{ id: string }>(
      'select id from identity.account where is_staff order by id limit 2',
    );
    this.staff = [people[0]?.id ?? '', people[1]?.id ?? ''];
    const { port } = this.app.getHttpServer().address() as { port: number };
    for (const kind of ENDPOINTS) {
      const url = `http://127.0.0.1:${port}/webhooks/stripe/${kind}`;
      await this.stripe.registerWebhook(kind, url, secretOf(kind), eventsOf(kind));
    }
    for (let n = 1; n <= producers; n += 1) {
      const producerId = await this.orders.producer(`Hof ${n}`);
      await this.app.get(PaymentsFacade).connectDemoAccount(producerId);
      const row = await this.db.row<{ id: string }>(
        'select stripe_account_id as id from producers.stripe_account where producer_id = $1',
        [producerId],
      );
      this.producers.push({ producerId, accountId: row?.id ?? '' });
    }
    await this.stripe.calm();
  }

  get db(): Db {
    return this.app.get(Db);
  }
  get sdk(): Stripe {
    return this.app.get(StripeClient).sdk;
  }
  get now(): Date {
    return this.clock.now();
  }

  readonly call: Call = (endpoint, input, caller) => callRoute(this.app, endpoint, input, caller);

  /** An order as checkout leaves it, its stock held, and its payment page if Stripe answers. */
  async placed(wishes: readonly PartWish[]): Promise<MadeOrder> {
    const order = await this.orders.placed(wishes);
    const lines = await this.db.rows<{ variantId: string }>(
      `select l.variant_id as "variantId" from orders.order_line l
         join orders.producer_order p on p.id = l.producer_order_id where p.order_id = $1`,
      [order.orderId],
    );
    await this.db.transaction(async (tx) => {
      const inventory = this.app.get(InventoryFacade);
      await inventory.openMany(
        tx,
        lines.map(({ variantId }) => ({ variantId, quantity: PLENTY })),
      );
      const items = lines.map(({ variantId }) => ({ variantId, quantity: 1 }));
      await inventory.reserve(tx, order.orderId, items, later(this.now, RESERVED_MS));
    });
    return order;
  }

  /** Some id of a query's first rows, the same for the same dice; null when there is none. */
  async any(dice: Dice, sql: string): Promise<string | null> {
    const rows = await this.db.rows<{ id: string }>(`${sql} order by 1 limit ${MAX_CHOICES}`);
    return dice.pick(rows)?.id ?? null;
  }

  async step(
    producerId: string,
    producerOrderId: string,
    step: 'confirm' | 'mark_ready' | 'hand_over',
  ): Promise<void> {
    const member = ownerOf(producerId);
    await this.app.get(TakeStepService).take(member, producerOrderId, step);
  }

  /** Works the queue; jobs of modules that only write mails or papers are dropped to keep the pace. */
  async work(): Promise<void> {
    await this.db.execute(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
        where t.id = j.task_id and (t.identifier like 'notifications.%'
           or t.identifier like 'documents.%' or t.identifier like 'catalog.%'
           or t.identifier like 'inventory.%' or t.identifier like 'search.%')`,
    );
    await this.app.get(Worker).drain();
  }

  /** Jobs that wait for their next try, or for an hour of the story that has come, get it now. */
  async workAll(): Promise<void> {
    await this.db.execute(
      `update graphile_worker._private_jobs set run_at = now() - interval '1 second'
        where attempts < max_attempts`,
    );
    await this.work();
  }

  sweep(name: SweepName): Promise<number> {
    return this.app.get(Sweeps).run(name);
  }

  /** Moves both clocks. */
  async advance(milliseconds: number): Promise<void> {
    this.clock.set((await this.stripe.advance(milliseconds)).toISOString());
  }
}
