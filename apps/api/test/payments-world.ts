import { expect } from '@jest/globals';
import { commissionOn } from '@markthalle/domain/commission';
import { type RunningSandbox, startSandbox } from '@markthalle/stripe-sandbox/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONFIG, type Config } from '../src/config.ts';
import { IdentityModule } from '../src/modules/identity/identity.module.ts';
import { InventoryFacade } from '../src/modules/inventory/inventory.facade.ts';
import { InventoryModule } from '../src/modules/inventory/inventory.module.ts';
import { LedgerFacade } from '../src/modules/ledger/ledger.facade.ts';
import { LedgerModule } from '../src/modules/ledger/ledger.module.ts';
import type { ProducerOrderDraft } from '../src/modules/orders/order-draft.ts';
import { OrdersFacade } from '../src/modules/orders/orders.facade.ts';
import { OrdersModule } from '../src/modules/orders/orders.module.ts';
import { eventsOf } from '../src/modules/payments/event-effects.ts';
import { PaymentsFacade } from '../src/modules/payments/payments.facade.ts';
import { PaymentsModule } from '../src/modules/payments/payments.module.ts';
import { ProducersModule } from '../src/modules/producers/producers.module.ts';
import { later, MINUTE_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId, newToken } from '../src/platform/db/new-id.ts';
import { Worker } from '../src/platform/jobs/worker.ts';
import { type SweepName, Sweeps } from '../src/platform/sweeps/sweeps.ts';
import { type ModulesUnderTest, startModules, startOn } from './modules-under-test.ts';

const MODULES = [
  IdentityModule,
  LedgerModule,
  InventoryModule,
  OrdersModule,
  ProducersModule,
  PaymentsModule,
];
const RESERVED_MS = 45 * MINUTE_MS;
const MAX_DRAIN_ROUNDS = 10;
const RULE = { id: newId(), rateBps: 800, vatRateBps: 1900 };

export interface PlacedOrder {
  readonly orderId: string;
  readonly token: string;
  readonly variantId: string;
}

export interface OrderWish {
  readonly stock?: number;
  readonly variantId?: string;
  readonly accountId?: string;
  readonly language?: 'de' | 'en';
}

/** Payments with everything below it, a real database and the Stripe sandbox on a clock that can be moved. */
export class PaymentsWorld {
  readonly cheeseId = newId();
  readonly juiceId = newId();

  private constructor(
    readonly sandbox: RunningSandbox,
    readonly api: ModulesUnderTest,
  ) {}

  static async start(): Promise<PaymentsWorld> {
    const sandbox = await startSandbox({ port: 0, clock: 'virtual', log: () => undefined });
    const api = await startModules({
      modules: MODULES,
      now: new Date().toISOString(),
      environment: {
        STRIPE_API_BASE: sandbox.url,
        STRIPE_WEBHOOK_SECRET: 'whsec_platform_0123456789,whsec_platform_next_0123',
      },
    });
    await api.app.listen(0, '127.0.0.1');
    const world = new PaymentsWorld(sandbox, api);
    await world.addProducer(world.cheeseId, 'Käserei Öde', 'Einzelunternehmen');
    await world.addProducer(world.juiceId, 'Saftladen Süd', 'GbR');
    await world.registerWebhooks();
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
  get orders(): OrdersFacade {
    return this.app.get(OrdersFacade);
  }
  get payments(): PaymentsFacade {
    return this.app.get(PaymentsFacade);
  }

  /** A second process on the same database, such as a twin or what is started after a crash. */
  startTwin(): Promise<NestFastifyApplication> {
    return startOn(this.app.get<Config>(CONFIG), this.api.clock, MODULES);
  }

  /** Cheese 16.98 and two juices 3.58 with 0.30 deposit; 5.90 delivery by the cooperative: 26.76 in all. */
  async placeOrder(wish: OrderWish = {}): Promise<PlacedOrder> {
    const orderId = newId();
    const token = newToken();
    const variantId = wish.variantId ?? newId();
    const reservedUntil = later(this.api.clock.now(), RESERVED_MS);
    const inventory = this.app.get(InventoryFacade);
    const juiceVariantId = newId();
    await this.db.transaction(async (tx) => {
      const juice = { variantId: juiceVariantId, quantity: null };
      const cheese = { variantId, quantity: wish.stock ?? 5 };
      await inventory.openMany(tx, wish.variantId === undefined ? [cheese, juice] : [juice]);
      const items = [
        { variantId, quantity: 1 },
        { variantId: juiceVariantId, quantity: 2 },
      ];
      const decision = await inventory.reserve(tx, orderId, items, reservedUntil);
      if (!decision.ok) throw new Error('not enough stock');
      await this.orders.create(tx, {
        orderId,
        token,
        requestKey: `click-${orderId}`,
        accountId: wish.accountId ?? null,
        cartId: newId(),
        language: wish.language ?? 'de',
        email: 'kundin@example.org',
        buyerName: 'Kundin Käufer',
        phone: null,
        street: 'Lange Straße 2',
        postcode: '18055',
        town: 'Rostock',
        minAge: null,
        reservedUntil,
        goodsCents: 2056,
        depositCents: 30,
        deliveryCents: 590,
        totalCents: 2676,
        deliveryVatRateBps: 1900,
        producerOrders: [
          part(this.cheeseId, 'Käserei Öde', 'Bergkäse', variantId, 1, 1698, 0, 590),
          part(this.juiceId, 'Saftladen Süd', 'Apfelsaft', juiceVariantId, 2, 179, 15, 0),
        ],
      });
    });
    return { orderId, token, variantId };
  }

  /** Places an order and opens its payment page. */
  async openOrder(wish: OrderWish = {}): Promise<PlacedOrder & { sessionId: string }> {
    const order = await this.placeOrder(wish);
    const page = await this.payments.openPayment(order.orderId);
    if (page === null) throw new Error('no payment page');
    return { ...order, sessionId: sessionIdOf(page.paymentUrl) };
  }

  /** The buyer pays on Stripe's page; by default with a card that works. */
  pay(sessionId: string, how: object = { number: '4242424242424242' }): Promise<any> {
    return this.control('POST', `sessions/${sessionId}/pay`, how);
  }

  stateOf = async (orderId: string): Promise<string | undefined> =>
    (await this.orders.readForPayment(orderId))?.paymentState;

  async stockOf(variantId: string): Promise<{ onHand: number; reserved: number }> {
    const row = await this.db.row<{ onHand: number; reserved: number }>(
      `select on_hand as "onHand", reserved from inventory.stock where variant_id = $1`,
      [variantId],
    );
    if (row === null) throw new Error('no stock row');
    return row;
  }

  /** Delivers all webhooks and works the queue until both are empty. */
  async settle(): Promise<void> {
    for (let round = 0; round < MAX_DRAIN_ROUNDS; round += 1) {
      await this.control('POST', 'webhooks/drain', {});
      await this.app.get(Worker).drain();
      const rest = await this.count(
        `select count(*) as n from graphile_worker.jobs where run_at <= now()
            and attempts < max_attempts and task_identifier like 'payments.%'`,
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

  /** Moves both clocks. */
  async advance(milliseconds: number): Promise<void> {
    await this.control('POST', 'clock/advance', { seconds: Math.ceil(milliseconds / 1000) });
    const { now } = await this.control('GET', 'clock');
    this.api.clock.set(new Date(now * 1000).toISOString());
  }

  /** The control API of the sandbox. */
  async control(method: string, path: string, body?: object): Promise<any> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const value = await answer.json();
    // 402 is a declined card: an answer of the story, not a mistake of the test.
    if (!answer.ok && answer.status !== 402) throw new Error(JSON.stringify(value));
    return value;
  }

  fault(rule: object): Promise<any> {
    return this.control('POST', 'faults', rule);
  }

  chaos(changes: object): Promise<any> {
    return this.control('PUT', 'webhooks', changes);
  }

  /** Everything that tests disturb is calm again. */
  async calm(): Promise<void> {
    await this.control('DELETE', 'faults');
    await this.control('DELETE', 'webhooks');
    await this.control('DELETE', 'requests');
  }

  /** How many calls of a kind reached the sandbox. */
  async callsTo(method: string, path: string): Promise<any[]> {
    const { requests } = await this.control('GET', `requests?limit=1000&method=${method}`);
    return requests.filter((request: { path: string }) => request.path === path);
  }

  async count(sql: string, params: readonly unknown[] = []): Promise<number> {
    return (await this.db.row<{ n: number }>(sql, params))?.n ?? 0;
  }

  incidents(kind: string): Promise<{ subject: string; details: Record<string, unknown> }[]> {
    return this.db.rows(
      'select subject, details from platform.incident where kind = $1 and resolved_at is null',
      [kind],
    );
  }

  mailsFor(orderId: string): Promise<number> {
    return this.count(
      `select count(*) as n from graphile_worker._private_jobs
        where payload ->> 'orderId' = $1 and key = 'paid:' || $1`,
      [orderId],
    );
  }

  async balanceOf(accountCode: string): Promise<number> {
    const balances = await this.app.get(LedgerFacade).balances();
    const account = balances.find((balance) => balance.accountCode === accountCode);
    return account === undefined ? 0 : account.debitCents - account.creditCents;
  }

  /** I1: the journal balances. I2: our Stripe account is Stripe's balance. And the sandbox agrees with itself. */
  async expectInvariants(): Promise<void> {
    const balances = await this.app.get(LedgerFacade).balances();
    const trialCents = balances.reduce((sum, one) => sum + one.debitCents - one.creditCents, 0);
    expect(trialCents).toBe(0);
    const { platform } = await this.control('GET', 'state/accounts');
    expect(await this.balanceOf('A.stripe')).toBe(
      platform.available_cents + platform.pending_cents,
    );
    expect(await this.balanceOf('E.rounding')).toBe(0);
  }

  private async registerWebhooks(): Promise<void> {
    const { port } = this.app.getHttpServer().address() as { port: number };
    for (const kind of ['platform', 'connect', 'core'] as const) {
      await this.control('PUT', 'webhook-endpoints', {
        id: `we_${kind}`,
        kind,
        url: `http://127.0.0.1:${port}/webhooks/stripe/${kind}`,
        secret: `whsec_${kind}_0123456789`,
        enabled_events: eventsOf(kind),
      });
    }
    await this.control('PUT', 'settings', { webhook_retry_delays_ms: [50, 50, 50] });
  }

  private async addProducer(id: string, name: string, legalForm: string): Promise<void> {
    await this.db.execute(
      `insert into producers.producer (id, slug, name, owner_name, street, postcode, town, latitude,
         longitude, landscape, tagline, story, lead_time_days, dispatch_weekdays, legal_name,
         legal_form, phone, email, created_at)
       values ($1::uuid, $1::text, $2, 'Inhaberin', 'Dorfstraße 1', '17139', 'Malchin', 53.7, 12.7,
         'seen', '{"de":"","en":""}', '{"de":"Wir","en":"We"}', 1, '{mo}', $2, $3, '03994 1',
         'hof@example.org', $4)`,
      [id, name, legalForm, this.api.clock.now()],
    );
  }
}

export const sessionIdOf = (paymentUrl: string): string => paymentUrl.split('/').at(-1) ?? '';

const both = (text: string) => ({ de: text, en: text });

function part(
  producerId: string,
  producerName: string,
  product: string,
  variantId: string,
  quantity: number,
  unitPriceCents: number,
  containerDepositCents: number,
  deliveryCents: number,
): ProducerOrderDraft {
  const goodsCents = unitPriceCents * quantity;
  const depositCents = containerDepositCents * quantity;
  const commission = commissionOn(goodsCents, RULE);
  return {
    producerOrderId: newId(),
    producerId,
    seller: {
      producerName,
      producerSlug: producerId,
      legalName: producerName,
      represented: null,
      street: 'Dorfstraße 1',
      postcode: '17139',
      town: 'Malchin',
      phone: '03994 1',
      email: 'hof@example.org',
      vatId: null,
      taxNumber: null,
      register: null,
      pickupHours: null,
    },
    taxStatus: 'standard',
    commissionRule: RULE,
    commissionNetCents: commission.netCents,
    commissionVatCents: commission.vatCents,
    way: 'parcel',
    wayLabel: both('Paket'),
    deliveryBy: 'cooperative',
    promise: { earliestOn: '2026-11-25', latestOn: '2026-11-27' },
    goodsCents,
    depositCents,
    deliveryCents,
    payoutCents: goodsCents + depositCents - commission.netCents - commission.vatCents,
    lines: [
      {
        variantId,
        productVersionId: newId(),
        quantity,
        unitPriceCents,
        containerDepositCents,
        vatRateBps: 700,
        snapshot: {
          name: both(product),
          unitLabel: both('Stück'),
          variantLabel: null,
          productSlug: product.toLowerCase(),
          pictureId: null,
          withdrawable: true,
          withdrawalReason: null,
          origin: null,
        },
      },
    ],
  };
}
