import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptCartChanges, type CartView } from '@markthalle/contracts/cart';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import { DemoShopping, groupOf, producerOf } from '../../../test/demo-shopping.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { CartModule } from './cart.module.ts';

const SLOW_MS = 60_000;
/** 6.90 € with 0.15 € deposit, by parcel, tour, citybox or fetched. */
const HONEY = 'rapsbluetenhonig';
/** 7.20 €, chilled: no ordinary parcel. */
const CHEESE = 'kuemmel-landkaese';
const BOAT_TRIP = 'drei-seen-runde-tagestour';
const VOUCHER = 'gutschein-ein-tag-auf-dem-wasser';
const [BERLIN, FELDBERG, HIDDENSEE, NOWHERE] = ['10115', '17258', '18565', '00000'];

let market: ModulesUnderTest;
let shopping: DemoShopping;

beforeAll(async () => {
  market = await startDemoMarket([CartModule]);
  shopping = new DemoShopping(market.app);
}, SLOW_MS);

afterAll(() => market.stop());

const accept = async (cartToken: string) =>
  (await callRoute(market.app, acceptCartChanges, { cartToken })).value;
const codes = (cart: CartView) => cart.blockers.map(({ code }) => code);
const deliver = async (...args: Parameters<DemoShopping['deliver']>) =>
  (await shopping.deliver(...args)).value;

describe('the sums of a cart', () => {
  it('are goods, deposit and delivery, per producer and in all', async () => {
    const token = await shopping.cart({ [HONEY]: 2, [CHEESE]: 1 });
    const cart = await deliver(token, BERLIN, { [HONEY]: 'parcel', [CHEESE]: 'parcel_chilled' });
    const [honey, cheese] = [groupOf(cart, HONEY), groupOf(cart, CHEESE)];
    expect(honey).toMatchObject({ goodsCents: 1380, depositCents: 30, sharedRun: null });
    expect(cheese).toMatchObject({ goodsCents: 720, depositCents: 0 });
    expect(cart).toMatchObject({ goodsCents: 2100, depositCents: 30, needsAddress: true });
    const priceOf = (group: typeof honey) =>
      group.ways.find(({ key }) => key === group.chosenWay)?.priceCents;
    expect([honey.deliveryCents, cheese.deliveryCents]).toEqual([priceOf(honey), priceOf(cheese)]);
    expect(cart.deliveryCents).toBe(honey.deliveryCents + cheese.deliveryCents);
    expect(cart.totalCents).toBe(2130 + cart.deliveryCents);
    expect(cart.blockers).toEqual([]);
  });

  it('of an empty cart are zero, and it cannot be ordered', async () => {
    const token = await shopping.cart({ [HONEY]: 1 });
    await shopping.pause(HONEY);
    const cart = await accept(token);
    await shopping.pause(HONEY, false);
    expect(cart).toMatchObject({ groups: [], totalCents: 0, itemCount: 0, goneCount: 0 });
    expect(codes(cart)).toEqual(['empty']);
  });
});

describe('a price that changed', () => {
  it('is told, holds up the order, and is accepted', async () => {
    const token = await shopping.cart({ [HONEY]: 2 });
    market.clock.advance(1000);
    await shopping.setPrice(HONEY, 750);
    const changed = await shopping.read(token);
    const [line] = groupOf(changed, HONEY).lines;
    expect(line).toMatchObject({
      unitPriceCents: 750,
      acceptedPriceCents: 690,
      goodsCents: 1500,
      changes: ['price_changed'],
    });
    expect(changed.blockers).toEqual([{ code: 'line_changed', producerId: producerOf(HONEY) }]);
    const accepted = await accept(token);
    expect(groupOf(accepted, HONEY).lines[0]).toMatchObject({
      acceptedPriceCents: 750,
      changes: [],
    });
    expect(accepted.blockers).toEqual([]);
    market.clock.advance(1000);
    await shopping.setPrice(HONEY, 690);
  });
});

describe('goods that ran short', () => {
  it('are told, and accepting cuts to what is left', async () => {
    const token = await shopping.cart({ [CHEESE]: 8 });
    await shopping.count(CHEESE, 3);
    const short = await shopping.read(token);
    expect(groupOf(short, CHEESE).lines[0]).toMatchObject({
      quantity: 8,
      changes: ['not_enough_stock'],
      stock: { state: 'few', free: 3 },
    });
    expect(codes(short)).toEqual(['line_changed']);
    const accepted = await accept(token);
    expect(groupOf(accepted, CHEESE).lines[0]).toMatchObject({ quantity: 3, changes: [] });
    await shopping.count(CHEESE, 0);
    expect(codes(await accept(token))).toEqual(['empty']);
    await shopping.count(CHEESE, 100);
  });

  it('that left the shop are counted, and accepting drops them', async () => {
    const token = await shopping.cart({ [HONEY]: 1, [CHEESE]: 2 });
    await shopping.pause(CHEESE);
    const told = await shopping.read(token);
    expect(told).toMatchObject({ goneCount: 1, itemCount: 1, goodsCents: 690 });
    expect(told.groups).toHaveLength(1);
    expect(told.blockers).toEqual([{ code: 'line_changed', producerId: null }]);
    const accepted = await accept(token);
    expect(accepted).toMatchObject({ goneCount: 0, itemCount: 1, blockers: [] });
    await shopping.pause(CHEESE, false);
    expect((await shopping.read(token)).itemCount).toBe(1);
  });
});

describe('the shared run', () => {
  it('costs one fee per order, shared equally', async () => {
    const token = await shopping.cart({ [HONEY]: 1, [CHEESE]: 1 });
    const both = { [HONEY]: 'citybox', [CHEESE]: 'citybox' };
    const cart = await deliver(token, BERLIN, both);
    for (const slug of [HONEY, CHEESE]) {
      const group = groupOf(cart, slug);
      expect(group).toMatchObject({ deliveryCents: 345, sharedRun: 'citybox' });
      // Taken alone it costs the whole fee.
      expect(group.ways.find(({ key }) => key === 'citybox')?.priceCents).toBe(690);
    }
    expect(cart.deliveryCents).toBe(690);
    // 6.90 + 0.15 + 7.20 + 6.90.
    expect(cart.totalCents).toBe(2115);
    expect(cart.blockers).toEqual([]);
  });

  it('of a single producer costs it all', async () => {
    const token = await shopping.cart({ [HONEY]: 1 });
    const cart = await deliver(token, BERLIN, { [HONEY]: 'citybox' });
    expect(cart.deliveryCents).toBe(690);
  });
});

describe('the place of delivery', () => {
  it('outside the area of a chosen run holds up the order', async () => {
    const token = await shopping.cart({ [HONEY]: 1 });
    await shopping.deliver(token, BERLIN, { [HONEY]: 'citybox' });
    const moved = await deliver(token, FELDBERG);
    expect(groupOf(moved, HONEY)).toMatchObject({ chosenWay: 'citybox' });
    expect(moved.blockers).toEqual([{ code: 'way_not_available', producerId: producerOf(HONEY) }]);
    const ways = new Map(
      groupOf(moved, HONEY).ways.map(({ key, unavailableBecause }) => [key, unavailableBecause]),
    );
    expect(ways.get('citybox')).toBe('outside_run_area');
    expect(ways.get('tour')).toBeNull();
    expect((await deliver(token, FELDBERG, { [HONEY]: 'tour' })).blockers).toEqual([]);
  });

  it('on an island is not reached by chilled parcels', async () => {
    const token = await shopping.cart({ [CHEESE]: 1 });
    const cart = await deliver(token, HIDDENSEE, { [CHEESE]: 'parcel_chilled' });
    expect(codes(cart)).toEqual(['way_not_available']);
  });

  it('that does not exist, or lies abroad, is refused and changes nothing', async () => {
    const token = await shopping.cart({ [HONEY]: 1 });
    await deliver(token, BERLIN);
    for (const postcode of [NOWHERE, '1010', 'A-1010', '101155']) {
      const answer = await shopping.deliver(token, postcode);
      expect([answer.status, answer.problem.code]).toEqual([400, 'invalid-input']);
    }
    expect((await shopping.read(token)).postcode).toBe(BERLIN);
  });

  it('that is unknown picks no run that serves only a region', async () => {
    const token = await shopping.cart({ [HONEY]: 1 });
    const { groups, postcode } = await shopping.read(token);
    expect(postcode).toBeNull();
    expect(groups[0]?.chosenWay).toBe('parcel');
  });

  it('a way that the goods do not have is refused', async () => {
    const token = await shopping.cart({ [CHEESE]: 1 });
    const answer = await shopping.deliver(token, BERLIN, { [CHEESE]: 'parcel' });
    expect([answer.status, answer.problem.code]).toEqual([422, 'delivery-way-not-available']);
    const foreign = await shopping.deliver(token, BERLIN, { [HONEY]: 'parcel' });
    expect(foreign.problem.code).toBe('delivery-way-not-available');
  });
});

describe('tickets', () => {
  it('alone need no address and no choice', async () => {
    const token = await shopping.cart({ [BOAT_TRIP]: 2 });
    const cart = await shopping.read(token);
    expect(groupOf(cart, BOAT_TRIP)).toMatchObject({ chosenWay: 'ticket', deliveryCents: 0 });
    expect(cart).toMatchObject({ needsAddress: false, blockers: [] });
  });

  it('beside goods never narrow how these travel', async () => {
    const token = await shopping.cart({ [BOAT_TRIP]: 1, [VOUCHER]: 1 });
    const group = groupOf(await shopping.read(token), VOUCHER);
    expect(group.ways.map(({ key }) => key)).toContain('letter');
  });
});

it('LAW-ALC-1 the age for alcohol is 18, wine and beer too, unless the market decides otherwise', async () => {
  const beer = 'backstein-rotbier';
  const spirit = 'hanse-gin-43';
  expect((await shopping.read(await shopping.cart({ [HONEY]: 1 }))).minAge).toBeNull();
  expect((await shopping.read(await shopping.cart({ [beer]: 1 }))).minAge).toBe(18);
  expect((await shopping.read(await shopping.cart({ [beer]: 1, [spirit]: 1 }))).minAge).toBe(18);
});

it('a small business shows no VAT in the cart either (§ 19 UStG)', async () => {
  const token = await shopping.cart({ [HONEY]: 1, [CHEESE]: 1 });
  const cart = await shopping.read(token);
  expect(groupOf(cart, HONEY).taxNote).toBe('small_business');
  expect(groupOf(cart, CHEESE).taxNote).toBe('vat_included');
});
