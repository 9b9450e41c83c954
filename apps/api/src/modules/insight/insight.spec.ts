import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '@markthalle/contracts/checkout';
import { declareTurnover, readInsight, readTurnover } from '@markthalle/contracts/portal-insight';
import { waitFor } from '@markthalle/testing/wait-for';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, producerOf } from '../../../test/demo-shopping.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';

/** From a small business. */
const HONEY = 'lindenhonig-vom-feldberger-haussee';
const CHEESE = 'peenetaler-bergruh-6-monate';
const HOME = { street: 'Lindenweg 3', postcode: '10435', town: 'Berlin' };

let api: ApiUnderTest;
let db: Db;
let beekeeper: { readonly sessionToken: string };
let dairy: { readonly sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  db = api.app.get(Db);
  await api.makePayable([producerOf(HONEY), producerOf(CHEESE)]);
  beekeeper = { sessionToken: await api.signIn('hallo@imkerei-lindenlaut.example') };
  dairy = { sessionToken: await api.signIn('hallo@kaeserei-kranichruf.example') };
}, 120_000);
afterAll(() => api.stop());

/** An order of one jar, not yet paid; answers its token. */
async function order(email = 'ada@kundin.example', slug = HONEY): Promise<string> {
  const shopping = new DemoShopping(api.app);
  const cartToken = await shopping.cart({ [slug]: 1 });
  const cart = (await shopping.deliver(cartToken, HOME.postcode, { [slug]: 'parcel' })).value;
  const placed = await api.call(
    placeOrder,
    {
      cartToken,
      expectedTotalCents: cart.totalCents,
      contact: { email, name: 'Ada', phone: null },
      address: HOME,
    },
    { idempotencyKey: newId() },
  );
  return placed.value.orderToken;
}

const declare = (cents: number, year: 'current' | 'previous' = 'current') =>
  api.call(declareTurnover, { year, grossCents: cents }, beekeeper);

const lastStatus = async () =>
  (await db.row<{ status: string; rate: number }>(
    `select p.tax_status as status, max(l.vat_rate_bps) as rate from orders.producer_order p
         join orders.order_line l on l.producer_order_id = p.id
        where p.producer_id = $1 group by p.id order by p.id desc limit 1`,
    [producerOf(HONEY)],
  )) ?? null;

describe('LAW-UST-6 the turnover of a small business', () => {
  it('counts what was sold beside the market, and warns', async () => {
    expect((await api.call(readTurnover, {}, beekeeper)).value).toMatchObject({
      taxStatus: 'small_business',
      marketCents: 0,
      declaredCents: null,
      limits: { thisYear: { level: 'calm', percent: 0 }, previousExceeded: false },
    });
    const { value } = await declare(8_000_000);
    expect(value).toMatchObject({
      declaredCents: 8_000_000,
      limits: {
        thisYear: { level: 'near', percent: 80, leftCents: 2_000_000 },
        nextYear: { level: 'over', percent: 320 },
      },
    });
  });

  it('taxes the sale that exceeds the limit, and the one before it not', async () => {
    await declare(0);
    await order();
    expect(await lastStatus()).toEqual({ status: 'small_business', rate: 0 });
    const open = await marketCents();
    // One more order of the same size reaches 100,000.00 euros exactly.
    await declare(10_000_000 - 2 * open);
    await order('bea@kundin.example');
    expect(await lastStatus()).toEqual({ status: 'small_business', rate: 0 });
    await order('cleo@kundin.example');
    // Honey bears the reduced rate.
    expect(await lastStatus()).toEqual({ status: 'standard', rate: 700 });
  });

  it('lets sales of one producer take turns, so that two cannot both pass below it', async () => {
    await declare(9_000_000);
    let letGo = () => {};
    const isFree = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const first = db.transaction(async (tx) => {
      await api.app.get(ProducersFacade).takeTurns(tx, [producerOf(HONEY)]);
      await isFree;
    });
    const second = order('finn@kundin.example');
    await waitFor('a sale that waits', async () => (await waitingForATurn()) === 1);
    letGo();
    await Promise.all([first, second]);
    expect(await waitingForATurn()).toBe(0);
  });

  it('is taxed all year after a year above 25,000 euros, and staff learn of it', async () => {
    const sweeps = api.app.get(Sweeps);
    await declare(0);
    expect(await sweeps.run('watch-turnover')).toBe(0);
    await declare(2_500_001, 'previous');
    await order('gwen@kundin.example');
    expect(await lastStatus()).toMatchObject({ status: 'standard' });
    expect(await sweeps.run('watch-turnover')).toBe(1);
    const incident = await db.row(
      `select title from platform.incident where kind = 'small-business-limit'`,
    );
    expect(incident).toEqual({
      title: 'Imkerei Lindenlaut hat eine Grenze für Kleinunternehmer überschritten',
    });
    await declare(0, 'previous');
  });

  it('is nothing that others watch', async () => {
    expect((await api.call(readTurnover, {}, dairy)).value).toMatchObject({
      taxStatus: 'standard',
      limits: null,
    });
  });
});

async function waitingForATurn(): Promise<number> {
  const row = await db.row<{ n: number }>(
    `select count(*) as n from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`,
  );
  return row?.n ?? 0;
}

/** What the beekeeper sold or reserved so far. */
async function marketCents(): Promise<number> {
  const row = await db.row<{ cents: number }>(
    `select coalesce(sum(goods_cents + deposit_cents + case delivery_by when 'producer'
              then delivery_cents else 0 end), 0)::bigint as cents
       from orders.producer_order where producer_id = $1`,
    [producerOf(HONEY)],
  );
  return row?.cents ?? 0;
}

describe('the insight', () => {
  it('is equal to the orders, and keeps small groups to itself', async () => {
    const empty = (await api.call(readInsight, {}, dairy)).value;
    expect(empty).toMatchObject({ orders: 0, goodsCents: 0, best: [], regions: [] });
    expect(empty.weeks).toHaveLength(12);

    for (let shopper = 1; shopper <= 4; shopper += 1) await payCheese(shopper);
    const four = (await api.call(readInsight, {}, dairy)).value;
    expect(four).toMatchObject({ orders: 4, regions: [] });
    expect(four.best).toMatchObject([{ pieces: 8, goodsCents: four.goodsCents }]);
    expect(four.weeks.at(-1)?.goodsCents).toBe(four.goodsCents);
    await payCheese(5);
    const five = (await api.call(readInsight, {}, dairy)).value;
    expect(five.regions).toEqual([{ postcodeStart: '10', shoppers: 5 }]);
    expect(five.goodsCents).toBe((four.goodsCents / 4) * 5);
    // Ten pieces in one of four weeks.
    expect(five.nextWeek).toMatchObject({ expectedPieces: 3, typicalErrorPieces: 3 });
    // Nobody else's orders are in it.
    expect((await api.call(readInsight, {}, beekeeper)).value.orders).toBe(0);

    api.clock.advance(28 * DAY_MS);
    const session = { sessionToken: await api.signIn('hallo@kaeserei-kranichruf.example') };
    const later = (await api.call(readInsight, {}, session)).value;
    expect(later).toMatchObject({ orders: 0, goodsBeforeCents: five.goodsCents });
    expect(later.weeks.map((week) => week.goodsCents).filter((cents) => cents > 0)).toEqual([
      five.goodsCents,
    ]);
  }, 60_000);

  it('tells of missing words only what five shoppers asked for', async () => {
    const search = (text: string, visit: string) =>
      db.rows(
        `insert into search.query_log (id, at, text, language, filters, hits, engine, visit)
         values ($1, $2, $3, 'de', '{}', 0, 'postgres', $4)`,
        [newId(), api.clock.now(), text, visit],
      );
    for (const visit of ['a', 'b', 'c', 'd', 'e']) await search('quitten', visit);
    for (const visit of ['a', 'a', 'a', 'a', 'a']) await search('name einer person', visit);
    const session = { sessionToken: await api.signIn('hallo@kaeserei-kranichruf.example') };
    const { missing } = (await api.call(readInsight, {}, session)).value;
    expect(missing).toEqual([{ text: 'quitten', shoppers: 5 }]);
  });
});

/** Two pieces of cheese, bought and paid by one of several people. */
async function payCheese(shopper: number): Promise<void> {
  const shopping = new DemoShopping(api.app);
  const cartToken = await shopping.cart({ [CHEESE]: 2 });
  const way = { [CHEESE]: 'parcel_chilled' };
  const cart = (await shopping.deliver(cartToken, HOME.postcode, way)).value;
  const email = `kunde${shopper}@kundin.example`;
  const placed = await api.call(
    placeOrder,
    {
      cartToken,
      expectedTotalCents: cart.totalCents,
      contact: { email, name: 'Ada', phone: null },
      address: HOME,
    },
    { idempotencyKey: newId() },
  );
  await api.pay(placed.value.paymentUrl ?? '');
  await api.drain();
}
