import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CartView, setCartDelivery } from '@markthalle/contracts/cart';
import { readProduct } from '@markthalle/contracts/catalog';
import { readDeliveryCalendar } from '@markthalle/contracts/delivery';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import { DemoShopping, demoProduct, groupOf, producerOf } from '../../../test/demo-shopping.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { demoId } from '../../demo/demo-id.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { RefreshListings } from '../catalog/refresh-listings.service.ts';
import { DeliveryFacade } from '../delivery/delivery.facade.ts';
import { CartModule } from './cart.module.ts';

const SLOW_MS = 60_000;
/** Feldberg, on the run of the lakes, 1 day to pack; 6.90 € with 0.15 € deposit. */
const HONEY = 'rapsbluetenhonig';
/** Teterow, on the same run. */
const POTATOES = 'linda-festkochend';
/** Woldegk, on the same run, 3 days to make. */
const PORRIDGE = 'porridge-windmuehle';
/** Dargun, another run; chilled; 2 days. */
const CHEESE = 'kuemmel-landkaese';
const ICE = 'sahneeis-vanille';
const WINE = 'solaris-trocken';
const MUG = 'becher-schilfgruen';
const FISH = 'zanderfilet-mit-haut';
const [BERLIN, FELDBERG, HIDDENSEE, MUNICH] = ['10435', '17258', '18565', '80331'];

let market: ModulesUnderTest;
let shopping: DemoShopping;

beforeAll(async () => {
  market = await startDemoMarket([CartModule]);
  shopping = new DemoShopping(market.app);
}, SLOW_MS);
afterAll(() => market.stop());

const deliver = async (...args: Parameters<DemoShopping['deliver']>) =>
  (await shopping.deliver(...args)).value;
const wayOf = (cart: CartView, slug: string, key: string) =>
  groupOf(cart, slug).ways.find((way) => way.key === key);
const fetchAt = async (cartToken: string, point: string, slug: string) =>
  callRoute(market.app, setCartDelivery, {
    cartToken,
    pickupPointId: demoId('pickup-point', point),
    ways: [{ producerId: producerOf(slug), way: 'pickup_point' }],
  });

describe('producers on one run', () => {
  // The demo stands on Monday, 8 June 2026, 10 in the morning; the lakes are driven Tuesday and Thursday.
  it('share one fee, one box and one day', async () => {
    const token = await shopping.cart({ [HONEY]: 1, [FISH]: 1 });
    const cart = await deliver(token, FELDBERG, { [HONEY]: 'tour', [FISH]: 'tour_cold' });
    const [honey, fish] = [groupOf(cart, HONEY), groupOf(cart, FISH)];
    expect(honey.trip).toBe('seenplatte:door');
    expect(fish.trip).toBe('seenplatte:door');
    // One van, the cooled price once: 4.90, equal shares.
    expect([honey.deliveryCents, fish.deliveryCents]).toEqual([245, 245]);
    expect(wayOf(cart, HONEY, 'tour')?.promise).toEqual(wayOf(cart, FISH, 'tour_cold')?.promise);
  });

  it('wait for the slowest of them, and the quick one says why', async () => {
    const token = await shopping.cart({ [HONEY]: 1, [PORRIDGE]: 1 });
    const alone = await deliver(token, FELDBERG, { [HONEY]: 'tour', [PORRIDGE]: 'parcel' });
    expect(wayOf(alone, HONEY, 'tour')?.promise?.earliestOn).toBe('2026-06-09');
    // The mill needs three working days: ready on Thursday, when the run goes again.
    const together = await deliver(token, FELDBERG, { [PORRIDGE]: 'tour' });
    const days = { earliestOn: '2026-06-11', latestOn: '2026-06-11' };
    expect(wayOf(together, PORRIDGE, 'tour')?.promise).toEqual(days);
    const honey = wayOf(together, HONEY, 'tour');
    expect(honey?.promise).toEqual(days);
    expect(honey?.why?.skipped).toEqual([{ on: '2026-06-09', because: 'waits_for_trip' }]);
  });

  it('of different runs each pay their own', async () => {
    const token = await shopping.cart({ [HONEY]: 1, [CHEESE]: 1 });
    const cart = await deliver(token, FELDBERG, { [HONEY]: 'tour', [CHEESE]: 'parcel_chilled' });
    expect(groupOf(cart, CHEESE).trip).toBeNull();
    expect(cart.deliveryCents).toBe(390 + 1190);
    expect(wayOf(cart, CHEESE, 'tour_cold')?.unavailableBecause).toBe('outside_run_area');
  });
});

describe('the cheapest split', () => {
  it('is offered in numbers, and saves to the cent what it says', async () => {
    const token = await shopping.cart({ [HONEY]: 1, [CHEESE]: 1 });
    const apart = await deliver(token, BERLIN, { [HONEY]: 'parcel', [CHEESE]: 'parcel_chilled' });
    expect(apart.deliveryCents).toBe(590 + 1190);
    expect(apart.saving).toMatchObject({ savedCents: 1090, allOnOneTrip: true });
    expect(new Set(apart.saving?.ways.map(({ way }) => way))).toEqual(new Set(['citybox']));
    const ways = apart.saving?.ways ?? [];
    const together = (await callRoute(market.app, setCartDelivery, { cartToken: token, ways }))
      .value;
    expect(together.totalCents).toBe(apart.totalCents - 1090);
    expect(together.saving).toBeNull();
    expect(wayOf(together, CHEESE, 'citybox')?.promise?.latestOn).toBe(apart.saving?.arrivesBy);
  });

  it('is not guessed as long as nobody knows where it goes', async () => {
    const token = await shopping.cart({ [HONEY]: 1, [CHEESE]: 1 });
    expect((await shopping.read(token)).saving).toBeNull();
  });
});

describe('what cannot travel', () => {
  it('LAW-ORDER-3: frozen goods to an island are blocked with the reason before checkout', async () => {
    const token = await shopping.cart({ [ICE]: 1 });
    const cart = await deliver(token, HIDDENSEE, { [ICE]: 'tour_cold' });
    expect(cart.blockers).toEqual([{ code: 'way_not_available', producerId: producerOf(ICE) }]);
    expect(wayOf(cart, ICE, 'tour_cold')?.unavailableBecause).toBe('outside_run_area');
    expect(groupOf(cart, ICE).ways.map(({ key }) => key)).toEqual(['pickup', 'tour_cold']);
  });

  it('has no way chosen by itself, and holds up the order until the buyer decides', async () => {
    const cart = await deliver(await shopping.cart({ [ICE]: 1 }), MUNICH);
    expect(groupOf(cart, ICE).chosenWay).toBeNull();
    expect(cart.blockers).toEqual([{ code: 'way_missing', producerId: producerOf(ICE) }]);
  });

  it('LAW-FOOD-8: cold goods are never offered by plain parcel, whatever was entered', async () => {
    const id = demoId('product', demoProduct(FISH).id);
    const db = market.app.get(Db);
    await db.transaction(async (tx) => {
      await tx.execute(
        `update catalog.product_version set content = jsonb_set(content, '{ways}', '["parcel", "letter",
           "tour_cold"]') where product_id = $1`,
        [id],
      );
      await market.app.get(RefreshListings).refresh(tx, [id]);
    });
    const { product } = (await callRoute(market.app, readProduct, { slug: FISH })).value;
    expect(product).toMatchObject({ coldChain: 'chilled' });
    expect(product.ways.map(({ key }) => key)).toEqual(['tour_cold']);
    const cart = await shopping.read(await shopping.cart({ [FISH]: 1 }));
    expect(groupOf(cart, FISH).ways.map(({ key }) => key)).toEqual(['tour_cold']);
  });
});

describe('alcohol', () => {
  it('LAW-ALC-3: raises the shipping line by the check of the age', async () => {
    const token = await shopping.cart({ [WINE]: 1 });
    const cart = await deliver(token, MUNICH, { [WINE]: 'parcel' });
    expect(cart.deliveryCents).toBe(590 + 190);
    expect(wayOf(cart, WINE, 'parcel')?.surcharges).toEqual({
      islandCents: 0,
      ageServiceCents: 190,
    });
  });

  it('LAW-ALC-4: a locker is not offered for wine', async () => {
    const place = { postcode: '18374' }; // Zingst, where the only near place is a locker.
    const mug = await shopping.cart({ [MUG]: 1 });
    expect(wayOf(await deliver(mug, place.postcode), MUG, 'pickup_point')?.point).toMatchObject({
      slug: 'zingst-kurhausfach',
      attended: false,
    });
    const beer = await shopping.cart({ 'querkopp-pils': 1 });
    const offered = wayOf(await deliver(beer, place.postcode), 'querkopp-pils', 'pickup_point');
    expect(offered?.point?.attended ?? true).toBe(true);
    await fetchAt(beer, 'zingst-kurhausfach', 'querkopp-pils');
    const wished = wayOf(await shopping.read(beer), 'querkopp-pils', 'pickup_point');
    expect(wished?.point?.slug).not.toBe('zingst-kurhausfach');
  });
});

describe('a pick-up point', () => {
  it('is one for the basket, needs no address and has its own price and fee', async () => {
    const token = await shopping.cart({ [HONEY]: 1, [CHEESE]: 1 });
    await deliver(token, BERLIN);
    await fetchAt(token, 'berlin-pankow', HONEY);
    const cart = (await fetchAt(token, 'berlin-pankow', CHEESE)).value;
    expect(cart).toMatchObject({ needsAddress: false, deliveryCents: 390, blockers: [] });
    expect(new Set(cart.groups.map(({ trip }) => trip)).size).toBe(1);
    expect(wayOf(cart, HONEY, 'pickup_point')).toMatchObject({
      label: 'Abholstelle Berlin-Pankow, Remise',
      point: { slug: 'berlin-pankow', opening: 'Do 17–20 Uhr' },
    });
  });

  it('that does not exist is refused and changes nothing', async () => {
    const token = await shopping.cart({ [HONEY]: 1 });
    const answer = await fetchAt(token, 'nirgends', HONEY);
    expect([answer.status, answer.problem.code]).toEqual([422, 'delivery-way-not-available']);
    expect(groupOf(await shopping.read(token), HONEY).chosenWay).toBe('parcel');
  });
});

it('a producer on holiday promises no day within it, and the basket says why', async () => {
  const before = wayOf(await shopping.read(await shopping.cart({ [MUG]: 1 })), MUG, 'pickup');
  expect(before?.promise?.earliestOn).toBe('2026-06-09');
  const db = market.app.get(Db);
  const closure = { fromOn: '2026-06-09', toOn: '2026-06-19' };
  await db.transaction((tx) => market.app.get(DeliveryFacade).close(tx, producerOf(MUG), closure));
  const during = wayOf(await shopping.read(await shopping.cart({ [MUG]: 1 })), MUG, 'pickup');
  // The 20th and 21st are a weekend.
  expect(during?.promise?.earliestOn).toBe('2026-06-22');
  expect(during?.why?.skipped).toContainEqual({ on: '2026-06-09', because: 'closure' });
  const { closures } = (await callRoute(market.app, readDeliveryCalendar, {})).value;
  expect(closures).toContainEqual({ producerId: producerOf(MUG), ...closure });
});

it('a fee that comes into force counts from its day on', async () => {
  const token = await shopping.cart({ [HONEY]: 1 });
  await deliver(token, BERLIN, { [HONEY]: 'citybox' });
  await market.app.get(Db).execute(
    `insert into delivery.fee (run_code, way, valid_from, price_cents)
       values ('citybox', 'citybox', '2026-06-10', 720)`,
  );
  expect((await shopping.read(token)).deliveryCents).toBe(690);
  market.clock.advance(2 * DAY_MS);
  expect((await shopping.read(token)).deliveryCents).toBe(720);
});

it('potatoes and honey of the lakes reach their own lakes', async () => {
  const token = await shopping.cart({ [POTATOES]: 1, [HONEY]: 1 });
  const cart = await deliver(token, FELDBERG);
  expect(cart.groups.map(({ chosenWay }) => chosenWay)).toEqual(['tour', 'tour']);
  expect(cart.deliveryCents).toBe(390);
});
