import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { type MadeOrder, PaidOrders } from '../../../test/paid-orders.ts';
import { Db } from '../../platform/db/db.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { FulfilmentModule } from './fulfilment.module.ts';

let market: ModulesUnderTest;
let orders: PaidOrders;
let db: Db;
let cheese: { id: string; token: string };
let juice: { id: string; token: string };

beforeAll(async () => {
  market = await startModules({
    modules: [IdentityModule, FulfilmentModule],
    now: '2026-06-08T08:00:00Z',
  });
  orders = new PaidOrders(market.app);
  db = market.app.get(Db);
  cheese = await withMember('Käserei');
  juice = await withMember('Mosterei');
});

afterAll(() => market.stop());

async function withMember(name: string) {
  const id = await orders.producer(name, `acct_${name}`);
  return { id, token: await orders.person({ producerId: id }) };
}

const ask = async (method: 'GET' | 'POST', url: string, token: string) => {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await market.app.getHttpAdapter().getInstance().inject({ method, url, headers });
  return { status: answer.statusCode, body: answer.json() };
};

const step = (name: string, partId: string | undefined, token = cheese.token) =>
  ask('POST', `/portal/orders/${partId}/${name}`, token);

/** Postings of an order's fulfilment, as a bookkeeper writes them. */
const written = async (orderId: string) => {
  const rows = await db.rows<{ line: string }>(
    `select case p.side when 'debit' then 'Dr ' else 'Cr ' end ||
            regexp_replace(p.account_code, '\\.[0-9a-f-]{36}$', '.p') || ' ' || p.amount_cents
              as line
       from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
      where e.order_id = $1 and e.step = 'producer_fulfilled' order by p.line`,
    [orderId],
  );
  return rows.map((row) => row.line);
};

const holdOf = async (partId: string | undefined) =>
  (
    await db.row<{ until: Date | null }>(
      'select hold_until as until from orders.producer_order where id = $1',
      [partId],
    )
  )?.until?.toISOString();

describe('the way of a producer order', () => {
  it('goes from new to handed over, and the share becomes due', async () => {
    const order = await orders.paid([
      { producerId: cheese.id, goodsCents: 1698 },
      { producerId: juice.id, goodsCents: 1074, depositCents: 90, deliveryCents: 590 },
    ]);
    const part = order.parts.get(cheese.id);
    expect(await step('confirmation', part)).toEqual({ status: 200, body: { state: 'confirmed' } });
    expect(await step('readiness', part)).toEqual({ status: 200, body: { state: 'ready' } });
    expect(await step('hand-over', part)).toEqual({ status: 200, body: { state: 'handed_over' } });
    expect(await written(order.orderId)).toEqual([
      'Dr L.unearned.p 1698',
      'Cr L.due.p 1536',
      'Cr I.commission 136',
      'Cr L.vat 26',
    ]);
    expect(await holdOf(part)).toBe('2026-06-11T08:00:00.000Z');
  });

  it('answers a repeated step without a second booking', async () => {
    const order = await orders.paid([{ producerId: cheese.id, goodsCents: 1000 }]);
    const part = order.parts.get(cheese.id);
    await step('confirmation', part);
    expect((await step('confirmation', part)).body).toEqual({ state: 'confirmed' });
    await step('readiness', part);
    const both = await Promise.all([step('hand-over', part), step('hand-over', part)]);
    expect(both.map((answer) => answer.body)).toEqual([
      { state: 'handed_over' },
      { state: 'handed_over' },
    ]);
    // 80.00 net, 15.20 VAT of 1000: 80 + 15.
    expect(await written(order.orderId)).toEqual([
      'Dr L.unearned.p 1000',
      'Cr L.due.p 905',
      'Cr I.commission 80',
      'Cr L.vat 15',
    ]);
  });

  it('refuses a step out of turn and changes nothing', async () => {
    const order = await orders.paid([{ producerId: cheese.id, goodsCents: 1000 }]);
    const part = order.parts.get(cheese.id);
    const answer = await step('hand-over', part);
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('step-not-possible');
    expect(await written(order.orderId)).toEqual([]);
    expect(await holdOf(part)).toBeUndefined();
  });
});

describe('the hold after the hand-over', () => {
  const handOver = async (method: string) => {
    const order = await orders.paid([{ producerId: cheese.id, goodsCents: 500 }], { method });
    const part = order.parts.get(cheese.id);
    for (const name of ['confirmation', 'readiness', 'hand-over']) await step(name, part);
    return holdOf(part);
  };

  it('is fourteen days for SEPA direct debit', async () => {
    expect(await handOver('sepa_debit')).toBe('2026-06-22T08:00:00.000Z');
  });

  it('follows the setting, as one number or as dated rows', async () => {
    const set = (value: unknown) =>
      db.execute(
        `insert into platform.setting (key, value) values ('settlement.hold_days', $1)
         on conflict (key) do update set value = excluded.value`,
        [JSON.stringify(value)],
      );
    await set(0);
    expect(await handOver('card')).toBe('2026-06-08T08:00:00.000Z');
    await set([
      { validFrom: '2026-01-01', days: 7, directDebitDays: 20 },
      { validFrom: '2026-06-09', days: 1, directDebitDays: 1 },
    ]);
    expect(await handOver('card')).toBe('2026-06-15T08:00:00.000Z');
    expect(await handOver('sepa_debit')).toBe('2026-06-28T08:00:00.000Z');
    await db.execute(`delete from platform.setting where key = 'settlement.hold_days'`);
  });
});

describe('what a producer sees', () => {
  it('hides an order until it is paid', async () => {
    const order = await orders.placed([{ producerId: juice.id, goodsCents: 700 }]);
    const part = order.parts.get(juice.id);
    const url = `/portal/orders/${part}`;
    expect((await ask('GET', url, juice.token)).body.code).toBe('producer-order-not-found');
    expect((await step('confirmation', part, juice.token)).status).toBe(404);
    await orders.pay(order);
    expect((await ask('GET', url, juice.token)).status).toBe(200);
  });

  it('never shows the order of another producer', async () => {
    const order = await orders.paid([{ producerId: cheese.id, goodsCents: 700 }]);
    const part = order.parts.get(cheese.id);
    expect((await ask('GET', `/portal/orders/${part}`, juice.token)).status).toBe(404);
    for (const name of ['confirmation', 'readiness', 'hand-over']) {
      expect((await step(name, part, juice.token)).body.code).toBe('producer-order-not-found');
    }
    const list = await ask('GET', '/portal/orders?filter=all', juice.token);
    const seen = list.body.orders.map((card: { producerOrderId: string }) => card.producerOrderId);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).not.toContain(part);
  });

  it('gives an address for a parcel, but not where the buyer comes by', async () => {
    const of = async (way: 'parcel' | 'pickup') => {
      const order = await orders.paid([{ producerId: juice.id, goodsCents: 700, way }]);
      return (await ask('GET', `/portal/orders/${order.parts.get(juice.id)}`, juice.token)).body;
    };
    expect((await of('parcel')).recipient).toEqual({
      name: 'Kundin Käufer',
      street: 'Lange Straße 2',
      postcode: '18055',
      town: 'Rostock',
      phone: '0381 1',
    });
    const fetched = await of('pickup');
    expect(fetched.recipient).toEqual({
      name: 'Kundin Käufer',
      street: null,
      postcode: null,
      town: null,
      phone: '0381 1',
    });
    expect(JSON.stringify(fetched)).not.toContain('kundin@example.org');
  });

  it('adds up to the payout: delivery by the cooperative is not the producer’s', async () => {
    const of = async (deliveryBy: 'producer' | 'cooperative') => {
      const order = await orders.paid([
        {
          producerId: juice.id,
          goodsCents: 1074,
          depositCents: 90,
          deliveryCents: 590,
          deliveryBy,
        },
      ]);
      return (await ask('GET', `/portal/orders/${order.parts.get(juice.id)}`, juice.token)).body;
    };
    const amounts = { goodsCents: 1074, depositCents: 90 };
    const commission = { commissionNetCents: 86, commissionVatCents: 16 };
    expect(await of('cooperative')).toMatchObject({
      ...amounts,
      ...commission,
      deliveryCents: 0,
      payoutCents: 1062,
    });
    expect(await of('producer')).toMatchObject({
      ...amounts,
      ...commission,
      deliveryCents: 590,
      payoutCents: 1652,
    });
  });

  it('pages through the list without losing or repeating an order', async () => {
    const many = await withMember('Viele');
    for (let n = 0; n < 53; n += 1) await orders.paid([{ producerId: many.id, goodsCents: 100 }]);
    for (const filter of ['open', 'all']) {
      const first = await ask('GET', `/portal/orders?filter=${filter}`, many.token);
      const url = `/portal/orders?filter=${filter}&cursor=${first.body.nextCursor}`;
      const second = await ask('GET', url, many.token);
      expect([first.body.orders.length, second.body.orders.length]).toEqual([50, 3]);
      expect(second.body.nextCursor).toBeNull();
      const ids = [...first.body.orders, ...second.body.orders].map((card) => card.producerOrderId);
      expect(new Set(ids).size).toBe(53);
    }
    const forged = await ask('GET', '/portal/orders?cursor=WyJhIiwiYiJd', many.token);
    expect(forged.status).toBe(400);
  });

  it('counts today’s work and money', async () => {
    const fresh = await withMember('Heute');
    const made: MadeOrder[] = [];
    for (const goodsCents of [1000, 2000, 3000, 1698]) {
      made.push(await orders.paid([{ producerId: fresh.id, goodsCents }]));
    }
    const partOf = (index: number) => made[index]?.parts.get(fresh.id);
    for (const index of [1, 2, 3]) await step('confirmation', partOf(index), fresh.token);
    for (const index of [2, 3]) await step('readiness', partOf(index), fresh.token);
    await step('hand-over', partOf(3), fresh.token);
    const today = await ask('GET', '/portal/today', fresh.token);
    expect(today.body).toMatchObject({
      producer: { producerId: fresh.id, name: 'Heute', ownerName: 'Inhaberin' },
      toConfirm: 1,
      toPack: { orders: 1, pieces: 1, earliestOn: '2026-06-10' },
      toHandOver: 1,
      lowStock: [],
      dueCents: 1536,
      onTheWayCents: 0,
      accountState: 'payable',
    });
  });
});
