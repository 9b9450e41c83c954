import type { RunView } from '@markthalle/contracts/office-settlement';
import { approveRun, createRun, readRun } from '@markthalle/contracts/office-settlement';
import { type RunningSandbox, startSandbox } from '@markthalle/stripe-sandbox/server';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import Stripe from 'stripe';
import { CONFIG, type Config } from '../src/config.ts';
import { DisputesModule } from '../src/modules/disputes/disputes.module.ts';
import { FulfilmentModule } from '../src/modules/fulfilment/fulfilment.module.ts';
import { IdentityModule } from '../src/modules/identity/identity.module.ts';
import { LedgerFacade } from '../src/modules/ledger/ledger.facade.ts';
import { OfficeModule } from '../src/modules/office/office.module.ts';
import { PaymentsFacade } from '../src/modules/payments/payments.facade.ts';
import { STRIPE_API_VERSION } from '../src/modules/payments/stripe-client.ts';
import { ReconciliationModule } from '../src/modules/reconciliation/reconciliation.module.ts';
import { RefundsModule } from '../src/modules/refunds/refunds.module.ts';
import { SettlementModule } from '../src/modules/settlement/settlement.module.ts';
import { TreasuryModule } from '../src/modules/treasury/treasury.module.ts';
import { DAY_MS, SECOND_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { Worker } from '../src/platform/jobs/worker.ts';
import { type SweepName, Sweeps } from '../src/platform/sweeps/sweeps.ts';
import { type Call, callRoute } from './call-route.ts';
import { type ModulesUnderTest, startModules, startOn } from './modules-under-test.ts';
import { expectMoneyCloses } from './money-closes.ts';
import { type ChargeWish, type MadeOrder, PaidOrders, type PartWish } from './paid-orders.ts';
import { chargeInSandbox } from './sandbox-charge.ts';
import { registerSilentWebhooks } from './silent-webhooks.ts';
import { beginOnSunday } from './story-beginning.ts';
import { takeAllSteps } from './take-all-steps.ts';

const MODULES = [
  IdentityModule,
  FulfilmentModule,
  RefundsModule,
  SettlementModule,
  DisputesModule,
  TreasuryModule,
  ReconciliationModule,
  OfficeModule,
];
/** The sandbox counts whole seconds. */
const HOLD_MS = 3 * DAY_MS + SECOND_MS;
/** Longer than any direct debit takes. */
const DEBIT_MS = 8 * DAY_MS;

export interface SandboxAccount {
  readonly id: string;
  readonly available_cents: number;
  readonly pending_cents: number;
  readonly received: readonly { id: string; amount_cents: number; source_transaction: string }[];
}

interface AccountsState {
  readonly platform: { readonly available_cents: number; readonly pending_cents: number };
  readonly accounts: readonly SandboxAccount[];
}

/** Producers with real accounts in the sandbox, orders with real charges, and what settles them. */
export class SettlementWorld {
  readonly anna: { sessionToken: string };
  readonly ben: { sessionToken: string };

  private constructor(
    readonly sandbox: RunningSandbox,
    readonly api: ModulesUnderTest,
    readonly orders: PaidOrders,
    private readonly stripe: Stripe,
    staff: readonly [string, string],
  ) {
    this.anna = { sessionToken: staff[0] };
    this.ben = { sessionToken: staff[1] };
  }

  /** `more` are modules beside those of every story; `begin` sets the clocks. */
  static async start(more: readonly Type[] = [], begin = beginOnSunday): Promise<SettlementWorld> {
    const sandbox = await startSandbox({ port: 0, clock: 'virtual', log: () => undefined });
    const now = await begin(sandbox.url);
    const api = await startModules({
      modules: [...MODULES, ...more],
      now: now.toISOString(),
      environment: { STRIPE_API_BASE: sandbox.url },
    });
    const orders = new PaidOrders(api.app);
    const staff = [await orders.person({ staff: true }), await orders.person({ staff: true })];
    const stripe = new Stripe('sk_test_world', {
      host: '127.0.0.1',
      port: sandbox.port,
      protocol: 'http',
      apiVersion: STRIPE_API_VERSION,
      telemetry: false,
    });
    const world = new SettlementWorld(sandbox, api, orders, stripe, staff as [string, string]);
    await registerSilentWebhooks((method, path, body) => world.control(method, path, body));
    // The stories are about small amounts.
    await world.resolve({ minimumCents: 0 });
    return world;
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.sandbox.close();
  }

  get app(): NestFastifyApplication {
    return this.api.app;
  }
  get db(): Db {
    return this.app.get(Db);
  }

  readonly call: Call = (endpoint, input, caller) => callRoute(this.app, endpoint, input, caller);

  /** A second process on the same database. */
  startTwin(): Promise<NestFastifyApplication> {
    return startOn(this.app.get<Config>(CONFIG), this.api.clock, MODULES);
  }

  /** Calls that reached the sandbox's transfers, executed or not. */
  async transferCalls(): Promise<number> {
    const { requests } = await this.control<{ requests: { path: string }[] }>(
      'GET',
      'requests?limit=1000&method=POST',
    );
    return requests.filter(({ path }) => path === '/v1/transfers').length;
  }

  /** A producer whose account in the sandbox can receive transfers. */
  async producer(name: string): Promise<string> {
    const id = await this.orders.producer(name);
    await this.app.get(PaymentsFacade).connectDemoAccount(id);
    return id;
  }

  /** A buyer pays with a card in the sandbox; the charge and its fee are the sandbox's. */
  async paid(wishes: readonly PartWish[]): Promise<MadeOrder> {
    const order = await this.orders.placed(wishes);
    await this.orders.pay(order, await this.charge(order));
    return order;
  }

  /** A buyer pays by direct debit and the money arrives; with some accounts the bank takes it back. */
  async paidByDebit(wishes: readonly PartWish[], iban: string): Promise<MadeOrder> {
    const order = await this.orders.placed(wishes);
    const arrive = () => this.advance(DEBIT_MS);
    const how = { number: { iban }, arrive };
    const charge = await chargeInSandbox(this.stripe, this.sandbox.url, order, how);
    await this.orders.pay(order, { ...charge, method: 'sepa_debit' });
    return order;
  }

  /** The charge alone; nobody tells us of it. */
  charge(order: MadeOrder): Promise<Partial<ChargeWish>> {
    return chargeInSandbox(this.stripe, this.sandbox.url, order);
  }

  /** All producers of an order (or some) take their three steps. */
  async handOver(order: MadeOrder, producerIds = [...order.parts.keys()]): Promise<void> {
    for (const producerId of producerIds) await takeAllSteps(this.app, order, producerId);
  }

  /** Paid, handed over and lain long enough. */
  async due(wishes: readonly PartWish[]): Promise<MadeOrder> {
    const order = await this.paid(wishes);
    await this.handOver(order);
    await this.advance(HOLD_MS);
    return order;
  }

  async draft(): Promise<RunView> {
    const caller = { ...this.anna, idempotencyKey: `run-${newId()}` };
    return (await this.call(createRun, {}, caller)).value;
  }

  async approved(): Promise<RunView> {
    const { runId, snapshotHash } = await this.draft();
    return this.release(runId, snapshotHash);
  }

  /** The second person. */
  async release(runId: string, snapshotHash: string): Promise<RunView> {
    return (await this.call(approveRun, { runId, snapshotHash }, this.ben)).value;
  }

  async run(runId: string): Promise<RunView> {
    return (await this.call(readRun, { runId }, this.anna)).value;
  }

  /** The cooperative resolves how it settles; what is not named is as by default. */
  async resolve(rules: object): Promise<void> {
    const rule = { validFrom: '2020-01-01', resolution: 'GV', ...rules };
    await this.db.execute(
      `insert into platform.setting (key, value) values ('settlement.rules', $1)
       on conflict (key) do update set value = excluded.value`,
      [JSON.stringify([rule])],
    );
  }

  drain(app = this.app): Promise<void> {
    return app.get(Worker).drain();
  }

  sweep(name: SweepName, app = this.app): Promise<number> {
    return app.get(Sweeps).run(name);
  }

  /** Takes up what was left behind, some minutes later. */
  async resume(app = this.app): Promise<void> {
    await this.advance(3 * 60_000);
    await this.sweep('resume-settlement', app);
    await this.drain(app);
  }

  /** Moves both clocks. */
  async advance(milliseconds: number): Promise<void> {
    await this.control('POST', 'clock/advance', { seconds: Math.ceil(milliseconds / 1000) });
    const { now } = await this.control<{ now: number }>('GET', 'clock');
    this.api.clock.set(new Date(now * 1000).toISOString());
  }

  async control<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  fault(rule: object): Promise<unknown> {
    return this.control('POST', 'faults', { method: 'POST', path: '/v1/transfers', ...rule });
  }

  /** Somebody moves money by hand in the dashboard. */
  async transferByHand(
    producerId: string,
    cents: number,
    chargeId: string,
    metadata: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await this.stripe.transfers.create({
      amount: cents,
      currency: 'eur',
      destination: await this.accountOf(producerId),
      source_transaction: chargeId,
      metadata,
    });
  }

  async accountOf(producerId: string): Promise<string> {
    const row = await this.db.row<{ id: string }>(
      `select stripe_account_id as id from producers.stripe_account
        where producer_id = $1 and replaced_at is null`,
      [producerId],
    );
    if (row === null) throw new Error('the producer has no account');
    return row.id;
  }

  /** As somebody with the database's own password could: no grants, and if wanted no triggers. */
  async asOwner(sql: string, params: readonly unknown[] = [], triggers = true): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.execute('set role none');
      if (!triggers) await tx.execute('set local session_replication_role = replica');
      await tx.execute(sql, params);
      await tx.execute('set role markthalle_app');
    });
  }

  /** What a producer's account in the sandbox has received, transfer by transfer. */
  async received(producerId: string): Promise<number[]> {
    const own = await this.accountOf(producerId);
    const { accounts } = await this.control<AccountsState>('GET', 'state/accounts');
    const account = accounts.find(({ id }) => id === own);
    return account?.received.map((transfer) => transfer.amount_cents) ?? [];
  }

  async balanceOf(accountCode: string): Promise<number> {
    const balances = await this.app.get(LedgerFacade).balances();
    const account = balances.find((balance) => balance.accountCode === accountCode);
    return account === undefined ? 0 : account.debitCents - account.creditCents;
  }

  async incidents(kind: string): Promise<{ subject: string }[]> {
    return this.db.rows(
      'select subject from platform.incident where kind = $1 and resolved_at is null',
      [kind],
    );
  }

  /** Trial balance, Stripe's balance, payments and transfers: see `expectMoneyCloses`. */
  expectInvariants(): Promise<void> {
    return expectMoneyCloses(this);
  }
}
