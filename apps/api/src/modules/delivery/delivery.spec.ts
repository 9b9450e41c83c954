import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readProduct } from '@markthalle/contracts/catalog';
import { placeOrder } from '@markthalle/contracts/checkout';
import {
  addClosure,
  listClosures,
  listDeliveryTerms,
  MAX_CLOSURES_PER_PRODUCER,
  readDeliveryCalendar,
  removeClosure,
} from '@markthalle/contracts/delivery';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import { promiseFrom } from '@markthalle/domain/deliveryPromise';
import { placeOfPostcode } from '@markthalle/domain/postcodePlace';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import { DemoShopping, producerOf } from '../../../test/demo-shopping.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { producerLogin } from '../../demo/demo-logins.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { CheckoutModule } from '../checkout/checkout.module.ts';
import type { StoredPromise } from '../orders/stored-promise.ts';

const SLOW_MS = 60_000;
const HONEY = 'rapsbluetenhonig';
const MUG = 'becher-schilfgruen';
const CHEESE = 'kuemmel-landkaese';
const demo = loadDemoCatalogue();

let market: ModulesUnderTest;
let shopping: DemoShopping;

beforeAll(async () => {
  market = await startDemoMarket([CheckoutModule]);
  shopping = new DemoShopping(market.app);
}, SLOW_MS);
afterAll(() => market.stop());

const calendar = async (language: 'de' | 'en' = 'de') =>
  (await callRoute(market.app, readDeliveryCalendar, { language })).value;

describe('what is driven', () => {
  it('is all seven trips with their stops, days and last moments to order', async () => {
    const { runs } = await calendar();
    expect(runs.map(({ code }) => code)).toEqual(demo.tours.map(({ id }) => id).sort());
    for (const tour of demo.tours) {
      const run = runs.find(({ code }) => code === tour.id);
      expect(run).toMatchObject({
        label: tour.label.de,
        weekdays: tour.days,
        stops: tour.stops,
        chilled: tour.chilled,
        cutOffHour: 12,
      });
      // "Vortag 12:00", but "Dienstag 12:00" for the Thursday of the cities.
      expect(run?.leadDays).toBe(tour.id === 'citybox' ? 2 : 1);
    }
  });

  it('reaches the home of every producer whose run it is, and has near places to fetch', async () => {
    const { runs, points } = await calendar('en');
    for (const producer of demo.producers) {
      const areas = runs.find(({ code }) => code === producer.tour)?.areas ?? [];
      const inside = areas.some(
        ({ from, to }) => from <= producer.postcode && producer.postcode <= to,
      );
      expect([producer.slug, inside]).toEqual([producer.slug, true]);
    }
    for (const { code } of runs) {
      const own = points.filter(({ runCode }) => runCode === code);
      expect(own.length).toBeGreaterThanOrEqual(2);
      // Somebody hands over wine at one of them, and cheese stays cold there.
      expect(own.some(({ attended, coolBox }) => attended && coolBox)).toBe(true);
      for (const { postcode } of own) expect(placeOfPostcode(postcode)).not.toBeNull();
    }
  });

  it('moves the city run before Christmas and the turn of the year', async () => {
    market.clock.advance(160 * DAY_MS);
    const run = (await calendar()).runs.find(({ code }) => code === 'citybox');
    market.clock.advance(-160 * DAY_MS);
    expect(run?.exceptions).toContainEqual({ on: '2026-12-24', movedToOn: '2026-12-23' });
  });

  it('LAW-PANGV-6: has a price for every way of every producer', async () => {
    const { producers } = (await callRoute(market.app, listDeliveryTerms, {})).value;
    expect(producers).toHaveLength(demo.producers.length);
    for (const { slug, shipping } of demo.producers) {
      const terms = producers.find(({ producerSlug }) => producerSlug === slug);
      const prices = new Map(terms?.ways.map(({ key, priceCents }) => [key, priceCents]));
      expect(prices).toEqual(new Map(shipping.map(({ key, priceCents }) => [key, priceCents])));
    }
  });
});

describe('a producer’s holidays', () => {
  const potter = async () => ({
    ...(await shopping.logIn(producerLogin('toepferei-blaubrand', 'x'))),
    producerId: producerOf(MUG),
  });

  it('are added, listed and taken back, by their own producer only', async () => {
    const own = await potter();
    const days = { fromOn: '2026-07-06', toOn: '2026-07-17' };
    const { closures } = (await callRoute(market.app, addClosure, days, own)).value;
    expect(closures).toEqual([{ ...days, closureId: expect.any(String), orders: [] }]);
    const [closure] = closures;
    const closureId = closure?.closureId ?? '';
    const other = {
      ...(await shopping.logIn(producerLogin('kaeserei-kranichruf', 'x'))),
      producerId: producerOf(CHEESE),
    };
    expect((await callRoute(market.app, removeClosure, { closureId }, other)).status).toBe(200);
    expect((await callRoute(market.app, listClosures, {}, own)).value.closures).toHaveLength(1);
    expect((await callRoute(market.app, removeClosure, { closureId }, own)).value.closures).toEqual(
      [],
    );
  });

  it.each([
    ['that end before they begin', '2026-07-17', '2026-07-06'],
    ['that are over', '2026-05-01', '2026-05-02'],
    ['of 61 days', '2026-07-01', '2026-08-30'],
  ])('%s are refused', async (_what, fromOn, toOn) => {
    const answer = await callRoute(market.app, addClosure, { fromOn, toOn }, await potter());
    expect([answer.status, answer.problem.code]).toEqual([422, 'closure-not-possible']);
  });

  it('of 60 days are the longest, and there are at most twenty', async () => {
    const own = await potter();
    const add = (days: { fromOn: string; toOn: string }) =>
      callRoute(market.app, addClosure, days, own);
    expect((await add({ fromOn: '2026-07-01', toOn: '2026-08-29' })).status).toBe(201);
    for (let more = 1; more < MAX_CLOSURES_PER_PRODUCER; more += 1) {
      expect((await add({ fromOn: '2027-01-01', toOn: '2027-01-01' })).status).toBe(201);
    }
    expect((await add({ fromOn: '2027-01-02', toOn: '2027-01-02' })).status).toBe(422);
    await market.app
      .get(Db)
      .execute('delete from delivery.closure where producer_id = $1', [producerOf(MUG)]);
  });
});

describe('the promise of an order', () => {
  const CONTACT = { email: 'ada@example.org', name: 'Ada', phone: null };

  it('keeps what decided about it, and explains itself when all of that has changed', async () => {
    const token = await shopping.cart({ [HONEY]: 1, [CHEESE]: 1 });
    const ways = { [HONEY]: 'citybox', [CHEESE]: 'citybox' };
    const cart = (await shopping.deliver(token, '10435', ways)).value;
    const form = {
      cartToken: token,
      expectedTotalCents: cart.totalCents,
      contact: CONTACT,
      address: { street: 'Kastanienallee 1', postcode: '10435', town: 'Berlin' },
    };
    const placed = await callRoute(market.app, placeOrder, form, { idempotencyKey: newId() });
    const { orderToken } = placed.value;
    const db = market.app.get(Db);
    await db.execute(
      `insert into delivery.run_exception (run_code, on_day, moved_to_on, reason)
       values ('citybox', '2026-06-11', null, '{}')`,
    );
    const order = (await callRoute(market.app, readOrderByToken, { orderToken })).value;
    for (const part of order.producerOrders) {
      expect(part.promise).toEqual({ earliestOn: '2026-06-11', latestOn: '2026-06-11' });
      expect(part.why?.steps.at(-1)).toEqual({ kind: 'runs', on: '2026-06-11' });
    }
    const stored = await db.rows<{ promise: StoredPromise }>(
      'select promise from orders.producer_order where promise is not null',
    );
    expect(stored).toHaveLength(2);
    for (const { promise } of stored) {
      expect(promiseFrom(promise.inputs)).toEqual(promise.result);
      expect(promise).toMatchObject({ version: 1, tripKey: 'citybox:door', point: null });
    }
  });
});

it('LAW-PANGV-6: a seller who becomes a small business shows no VAT on any product the next day', async () => {
  const db = market.app.get(Db);
  const slugs = demo.products
    .filter(({ producerId }) => producerId === 'toepferei-blaubrand')
    .map(({ slug }) => slug);
  const notes = async () => {
    const seen = new Set<string>();
    for (const slug of slugs) {
      const { product } = (await callRoute(market.app, readProduct, { slug })).value;
      seen.add(product.price.taxNote);
    }
    return seen;
  };
  expect(await notes()).toEqual(new Set(['vat_included']));
  await db.execute(
    `insert into producers.tax_status (producer_id, valid_from, tax_status)
     values ($1, '2026-06-09', 'small_business')`,
    [producerOf(MUG)],
  );
  market.clock.advance(DAY_MS);
  await market.app.get(Sweeps).run('refresh-seasonal-listings');
  expect(await notes()).toEqual(new Set(['small_business']));
  const cart = await shopping.read(await shopping.cart({ [MUG]: 1 }));
  expect(cart.groups[0]?.taxNote).toBe('small_business');
});
