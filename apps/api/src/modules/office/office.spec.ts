import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  listOfficeProducers,
  readOfficeProducer,
  readOverview,
} from '@markthalle/contracts/office-catalog';
import { readOperations, retryParkedJob, runSweep } from '@markthalle/contracts/office-operations';
import { listOfficeOrders, readOfficeOrder } from '@markthalle/contracts/office-orders';
import { readSettlement } from '@markthalle/contracts/office-settlement';
import type { MadeOrder } from '../../../test/paid-orders.ts';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { newId } from '../../platform/db/new-id.ts';

let world: SettlementWorld;
let cheese = '';
let juice = '';
let order: MadeOrder;

/** Cheese 16.98 and juice 10.74 with 0.90 deposit; only the cheese can be paid out. */
beforeAll(async () => {
  world = await SettlementWorld.start();
  cheese = await world.producer('Käserei');
  juice = await world.orders.producer('Mosterei');
  for (const producerId of [cheese, juice]) {
    await world.db.execute(
      `insert into producers.tax_status (producer_id, valid_from, tax_status)
       values ($1, '2020-01-01', 'small_business'), ($1, '2026-01-01', 'standard')`,
      [producerId],
    );
  }
  await world.db.execute(
    `insert into producers.commission_rule (id, producer_id, rate_bps, vat_rate_bps, valid_from,
      resolution)
     values ($1, null, 800, 1900, '2020-01-01', 'Beschluss 1')`,
    [newId()],
  );
  order = await world.due([
    { producerId: cheese, goodsCents: 1698 },
    { producerId: juice, goodsCents: 1074, depositCents: 90 },
  ]);
}, 60_000);
afterAll(() => world.stop());

describe('the overview', () => {
  it('counts the work, and says of settlement what the settlement screen says', async () => {
    await world.paid([{ producerId: cheese, goodsCents: 500 }]);
    const overview = (await world.call(readOverview, {}, world.anna)).value;
    expect(overview).toMatchObject({
      approvals: 0,
      openIncidents: 0,
      parkedJobs: 0,
      ordersToday: 1,
      turnoverTodayCents: 500,
      settlement: { readyCents: 1536, readyProducers: 1, openRuns: 0 },
      accountsNotPayable: 1,
      openNotices: 0,
      openMessages: 0,
    });
    const screen = (await world.call(readSettlement, {}, world.anna)).value;
    expect(overview.settlement.readyCents).toBe(screen.readyCents);
  });
});

describe('orders', () => {
  it('are found by number, e-mail and part of a name, and by nothing else', async () => {
    const found = async (q: string) =>
      (await world.call(listOfficeOrders, { q }, world.anna)).value.orders.map((one) => one.number);
    expect(await found(order.number)).toEqual([order.number]);
    expect(await found('kundin@example.org')).toContain(order.number);
    expect(await found('käuf')).toContain(order.number);
    expect(await found('%')).toEqual([]);
    expect(await found("'; drop table orders.order; --")).toEqual([]);
  });

  it('page without loss', async () => {
    for (let n = 0; n < 52; n += 1) {
      await world.orders.placed([{ producerId: cheese, goodsCents: 100 }]);
    }
    const first = (await world.call(listOfficeOrders, {}, world.anna)).value;
    const cursor = first.nextCursor ?? '';
    const second = (await world.call(listOfficeOrders, { cursor }, world.anna)).value;
    const ids = [...first.orders, ...second.orders].map((one) => one.orderId);
    expect([first.orders.length, ids.length, new Set(ids).size]).toEqual([50, 54, 54]);
    const forged = await world.call(listOfficeOrders, { cursor: 'WzEsMl0' }, world.anna);
    expect(forged.problem.code).toBe('invalid-input');
  });

  it('show their split, charge, operations and journal', async () => {
    await world.approved();
    await world.drain();
    const page = (await world.call(readOfficeOrder, { orderId: order.orderId }, world.anna)).value;
    expect(page.order.number).toBe(order.number);
    expect(page.split).toMatchObject([
      { grossCents: 1698, commissionNetCents: 136, payoutCents: 1536, dueState: 'transferred' },
      { grossCents: 1164, commissionNetCents: 86, payoutCents: 1062, dueState: 'due' },
    ]);
    expect(page.split[0]?.transferId).toMatch(/^tr_/);
    // 28.62 × 1.5 % + 0.25, rounded.
    expect(page.charge).toMatchObject({ amountCents: 2862, feeCents: 68, method: 'card' });
    expect(page.operations).toMatchObject([{ kind: 'create_transfer', state: 'succeeded' }]);
    expect(page.entries.map((entry) => entry.step)).toEqual([
      'charge_succeeded',
      'producer_fulfilled',
      'producer_fulfilled',
      'item_approved',
      'transfer_created',
    ]);
    const unknown = await world.call(readOfficeOrder, { orderId: newId() }, world.anna);
    expect(unknown.problem.code).toBe('order-not-found');
  });
});

describe('producers', () => {
  it('are listed with what is due to them and what they got', async () => {
    const { producers } = (await world.call(listOfficeProducers, {}, world.anna)).value;
    expect(producers).toMatchObject([
      { name: 'Käserei', accountState: 'payable', dueCents: 0, transferredCents: 1536 },
      { name: 'Mosterei', accountState: 'none', dueCents: 1062, transferredCents: 0 },
    ]);
  });

  it('have a page with tax history, fee, accounts and balances', async () => {
    const page = (await world.call(readOfficeProducer, { producerId: cheese }, world.anna)).value;
    expect(page).toMatchObject({
      name: 'Käserei',
      commissionRateBps: 800,
      taxHistory: [{ taxStatus: 'standard' }, { taxStatus: 'small_business' }],
      accounts: [{ state: 'payable', active: true }],
    });
    const balance = page.balances.find((one) => one.accountCode === `L.unearned.${cheese}`);
    expect(balance?.balanceCents).toBe(-500);
    const unknown = await world.call(readOfficeProducer, { producerId: newId() }, world.anna);
    expect(unknown.problem.code).toBe('producer-not-found');
  });
});

describe('the machine room', () => {
  it('puts a parked job back once', async () => {
    const parkedJobId = newId();
    await world.db.execute(
      `insert into platform.parked_job (id, task, payload, attempts, error, parked_at)
       values ($1, 'settlement.transfer-resolved', $2, 8, 'Error', $3)`,
      [parkedJobId, JSON.stringify({ operationId: newId() }), world.api.clock.now()],
    );
    const { parkedJobs } = (await world.call(readOperations, {}, world.anna)).value;
    expect(parkedJobs).toMatchObject([{ parkedJobId, attempts: 8 }]);
    const retried = await world.call(retryParkedJob, { parkedJobId }, world.anna);
    expect(retried.value).toEqual({ queued: true });
    const again = await world.call(retryParkedJob, { parkedJobId }, world.anna);
    expect(again.problem.code).toBe('job-not-found');
    await world.drain();
  });

  it('runs a sweep and shows when it last succeeded', async () => {
    const ran = await world.call(runSweep, { name: 'resume-settlement' }, world.anna);
    expect(ran.value).toEqual({ touched: 0 });
    const { sweeps } = (await world.call(readOperations, {}, world.anna)).value;
    expect(sweeps.find((sweep) => sweep.name === 'resume-settlement')).toEqual({
      name: 'resume-settlement',
      lastSucceededAt: world.api.clock.now().toISOString(),
      lastError: null,
      overdue: false,
    });
  });
});

describe('the door', () => {
  it('is closed to everybody but staff', async () => {
    const member = { sessionToken: await world.orders.person({ producerId: cheese }) };
    for (const endpoint of [readOverview, listOfficeProducers, readOperations, listOfficeOrders]) {
      expect((await world.call(endpoint, {}, member)).problem.code).toBe('not-allowed');
      expect((await world.call(endpoint, {})).problem.code).toBe('not-authenticated');
    }
  });
});
