import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '@markthalle/contracts/checkout';
import { readDeliveryCalendar } from '@markthalle/contracts/delivery';
import {
  addTrip,
  changeRunPlan,
  listTrips,
  planRun,
  readRunPlan,
} from '@markthalle/contracts/office-runs';
import {
  callOffTrip,
  moveTripStop,
  readTrip,
  rebookTrip,
  releaseTrip,
} from '@markthalle/contracts/office-trips';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { promiseFrom } from '@markthalle/domain/deliveryPromise';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, producerOf } from '../../../test/demo-shopping.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { StoredPromise } from '../orders/stored-promise.ts';

const CHEESE = 'peenetaler-bergruh-6-monate';
const HONEY = 'rapsbluetenhonig';
const ANNA = { email: 'anna@kundin.example', name: 'Anna Seidel', phone: '0151 23456789' };
const HOME = { street: 'Kastanienallee 12', postcode: '10435', town: 'Berlin' };
const CITY = { runCode: 'citybox' };
const REASON = { reasonDe: 'Der Wagen ist kaputt.', reasonEn: 'The van broke down.' };

let api: ApiUnderTest;
let staff: { sessionToken: string };
let orderToken: string;
let today: string;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  await api.makePayable([producerOf(CHEESE), producerOf(HONEY)]);
  staff = { sessionToken: await api.signIn('m.krueger@giebelmarkt.example') };
  today = berlinDateOf(api.clock.now().toISOString());
  orderToken = await order();
}, 120_000);
afterAll(() => api.stop());

/** Cheese and honey on the city run, paid; answers the order's link. */
async function order(): Promise<string> {
  const shopping = new DemoShopping(api.app);
  const cartToken = await shopping.cart({ [CHEESE]: 1, [HONEY]: 2 });
  const ways = { [CHEESE]: 'citybox', [HONEY]: 'citybox' };
  const cart = (await shopping.deliver(cartToken, HOME.postcode, ways)).value;
  const form = { cartToken, expectedTotalCents: cart.totalCents, contact: ANNA, address: HOME };
  const placed = await api.call(placeOrder, form, { idempotencyKey: newId() });
  await api.pay(placed.value.paymentUrl ?? '');
  return placed.value.orderToken;
}

const readOrder = async (token = orderToken) =>
  (await api.call(readOrderByToken, { orderToken: token })).value;
const tripOn = async (token = orderToken) =>
  (await readOrder(token)).producerOrders[0]?.promise.earliestOn ?? '';
const trip = async (on: string) => (await api.call(readTrip, { ...CITY, on }, staff)).value;
const mails = async () => {
  await api.drain();
  const answer = (await (await fetch(`${api.mailUrl}/api/messages`)).json()) as unknown;
  return JSON.stringify(answer);
};

describe('the list of trips', () => {
  it('names stops, last moments to order and orders, with as many statements however many ride', async () => {
    const on = await tripOn();
    const list = () => api.call(listTrips, {}, staff);
    const before = await countStatements(list);
    const row = before.result.value.trips.find((one) => one.runCode === 'citybox' && one.on === on);
    expect(row).toMatchObject({ state: 'open', orders: 2, capacity: null, isExtra: false });
    expect(row?.stops.length).toBeGreaterThan(2);
    expect(before.result.value.runs).toHaveLength(7);
    await order();
    const after = await countStatements(list);
    expect(after.result.value.trips.find((one) => one.on === on && one.orders === 4)).toBeDefined();
    expect(after.statements).toBe(before.statements);
    // The session, and one for the whole list.
    expect(after.statements).toBeLessThanOrEqual(4);
  });
});

describe('one trip', () => {
  it('shows crates per producer, temperatures and stops, which move by one place', async () => {
    const on = await tripOn();
    const view = await trip(on);
    expect(view.producers.map(({ orders }) => orders)).toEqual([2, 2]);
    expect(view.temperatures).toEqual({ none: 2, chilled: 2, frozen: 0 });
    expect(view.stops.map(({ kind }) => kind)).toEqual(['farm', 'farm', 'door', 'door']);
    const [first, second] = view.stops;
    const move = { ...CITY, on, stopKey: second?.key ?? '', direction: 'up' as const };
    await api.call(moveTripStop, move, staff);
    const moved = await trip(on);
    expect(moved.stops.map(({ key }) => key).slice(0, 2)).toEqual([second?.key, first?.key]);
    expect(moved.changes[0]).toMatchObject({ what: 'stops_ordered', facts: [] });
  });

  it('shows telephone numbers only near its day', async () => {
    const on = await tripOn();
    const numbers = async () => (await trip(on)).stops.flatMap(({ phone }) => phone ?? []);
    const start = api.clock.now().toISOString();
    api.clock.set(`${addDays(on, -3)}T08:00:00Z`);
    expect(await numbers()).toEqual([]);
    api.clock.set(`${addDays(on, -1)}T08:00:00Z`);
    expect(await numbers()).toContain(ANNA.phone);
    api.clock.set(`${addDays(on, 2)}T08:00:00Z`);
    expect(await numbers()).toEqual([]);
    api.clock.set(start);
  });

  it('takes nobody else once it is released, and its stops stay', async () => {
    const on = await tripOn();
    await api.call(releaseTrip, { ...CITY, on, released: true }, staff);
    expect(await tripOn(await order())).not.toBe(on);
    const stopKey = (await trip(on)).stops[1]?.key ?? '';
    const refused = await api.call(moveTripStop, { ...CITY, on, stopKey, direction: 'up' }, staff);
    expect(refused.problem.code).toBe('trip-released');
    await api.call(releaseTrip, { ...CITY, on, released: false }, staff);
    expect((await trip(on)).changes.map(({ what }) => what).slice(0, 2)).toEqual([
      'trip_reopened',
      'trip_released',
    ]);
  });
});

describe('a trip that is not driven on its day', () => {
  it('names who is touched first, then moves all orders and tells buyers and producers', async () => {
    const on = await tripOn();
    const movedToOn = addDays(on, 1);
    const form = { ...CITY, on, movedToOn, ...REASON };
    const first = await api.call(callOffTrip, form, staff);
    expect([first.status, first.problem.code]).toEqual([409, 'trip-touches-orders']);
    expect(first.problem.details).toEqual({ orders: 4 });
    expect(await tripOn()).toBe(on);
    const moved = await api.call(callOffTrip, { ...form, acceptsOrders: true }, staff);
    expect(moved.value).toEqual({ touched: 4 });
    const [part] = (await readOrder()).producerOrders;
    expect(part?.promise).toEqual({ earliestOn: movedToOn, latestOn: movedToOn });
    expect(part?.why).toBeNull();
    const stored = await api.app
      .get(Db)
      .row<{ promise: StoredPromise; on: string }>(
        'select promise, hand_over_on as on from orders.producer_order where id = $1',
        [part?.producerOrderId],
      );
    expect(stored?.on).toBe(movedToOn);
    expect(stored?.promise.result.earliestOn).toBe(on);
    expect(promiseFrom(stored?.promise.inputs as StoredPromise['inputs'])).toEqual(
      stored?.promise.result,
    );
    const sent = await mails();
    expect(sent.match(/Neuer Tag für Ihre Bestellung/g)?.length).toBeGreaterThanOrEqual(2);
    expect(sent).toContain('statt');
    // Once more is no second mail: the day is not driven any more.
    const again = await api.call(callOffTrip, { ...form, acceptsOrders: true }, staff);
    expect(again.problem.code).toBe('trip-unknown');
  });

  it('keeps its orders until they have a day: an incident asks for them', async () => {
    const on = await tripOn();
    const form = { ...CITY, on, movedToOn: null, ...REASON, acceptsOrders: true };
    await api.call(callOffTrip, form, staff);
    const off = await trip(on);
    expect([off.state, off.parts.length]).toEqual(['called_off', 4]);
    const incident = () =>
      api.app.get(Db).row<{ title: string }>(
        `select title from platform.incident
            where kind = 'trip-called-off' and subject = $1 and resolved_at is null`,
        [`citybox:${on}`],
      );
    expect((await incident())?.title).toContain('4 Bestellungen');
    expect(await mails()).toContain('kommt nicht am zugesagten Tag');
    const toOn = off.otherDays[0] ?? '';
    expect((await api.call(rebookTrip, { ...CITY, on, toOn }, staff)).value).toEqual({
      touched: 4,
    });
    expect(await tripOn()).toBe(toOn);
    expect(await incident()).toBeNull();
    expect((await trip(on)).parts).toEqual([]);
  });

  it.each([
    ['the same day', (on: string) => on],
    ['a day in the past', () => addDays(today, -1)],
    ['a day far ahead', () => addDays(today, 61)],
  ])('does not go to %s', async (_what, dayOf) => {
    const on = await tripOn();
    const form = { ...CITY, on, movedToOn: dayOf(on), ...REASON, acceptsOrders: true };
    const refused = await api.call(callOffTrip, form, staff);
    expect(refused.problem.code).toBe('trip-day-not-possible');
    expect(refused.problem.errors?.[0]?.pointer).toBe('/movedToOn');
    expect(await tripOn()).toBe(on);
  });
});

describe('a run', () => {
  const PLAN = {
    nameDe: 'Müritzrunde',
    nameEn: 'Müritz round',
    weekdays: ['mi' as const],
    firstOn: null,
    lastOn: null,
    leadDays: 1,
    cutOffHour: 12,
    departsHour: 8,
    chilled: true,
    capacity: 40,
    areas: [{ from: '17192', to: '17199' }],
    stops: ['Waren', 'Röbel'],
  };
  const inShop = async (runCode: string) => {
    const { runs } = (await api.call(readDeliveryCalendar, {})).value;
    return runs.find(({ code }) => code === runCode);
  };

  it('is planned with its prices and is in the shop at once', async () => {
    const form = { ...PLAN, doorCents: 450, pointCents: 150 };
    const { runCode } = (await api.call(planRun, form, staff)).value;
    expect(runCode).toBe('mueritzrunde');
    expect(await inShop(runCode)).toMatchObject({ label: 'Müritzrunde', doorCents: 450 });
    expect((await api.call(planRun, form, staff)).problem.code).toBe('run-name-taken');
  });

  it.each([
    ['areas that overlap', { areas: [PLAN.areas[0], { from: '17199', to: '17207' }] }, '/areas'],
    ['a cut-off after departure', { leadDays: 0, cutOffHour: 10 }, '/cutOffHour'],
    ['a first day in the past', { firstOn: '2020-01-01' }, '/firstOn'],
  ])('is refused with %s, at its field', async (_what, change, pointer) => {
    const form = { ...PLAN, nameDe: 'Andere', doorCents: 0, pointCents: 0, ...change };
    const refused = await api.call(planRun, form as typeof form & typeof PLAN, staff);
    expect(refused.problem.code).toBe('run-plan-not-possible');
    expect(refused.problem.errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('changes once per version, keeps days and room that are booked, and says who did it', async () => {
    const { plan, version } = (await api.call(readRunPlan, CITY, staff)).value;
    const change = (more: Partial<typeof plan>, at = version) =>
      api.call(changeRunPlan, { ...CITY, ...plan, ...more, version: at }, staff);
    const small = await change({ capacity: 3 });
    expect(small.problem.errors?.map(({ pointer }) => pointer)).toEqual(['/capacity']);
    const ended = await change({ lastOn: today });
    expect(ended.problem.errors?.map(({ pointer }) => pointer)).toEqual(['/lastOn']);
    const full = await change({ capacity: 6 });
    expect(full.value.version).toBe(version + 1);
    expect((await change({ capacity: 7 })).problem.code).toBe('run-changed-meanwhile');
    const { changes } = (await api.call(readRunPlan, CITY, staff)).value;
    expect(changes[0]).toMatchObject({ what: 'changed', facts: ['capacity'] });
    const on = await tripOn();
    const free = 6 - (await trip(on)).parts.length;
    for (let part = 0; part < free; part += 2) await order();
    expect((await inShop('citybox'))?.exceptions).toContainEqual({
      on,
      movedToOn: null,
      because: 'full',
    });
    expect(await tripOn(await order())).not.toBe(on);
  });

  it('has one more trip on a day that staff name, once', async () => {
    const { trips } = (await api.call(listTrips, {}, staff)).value;
    const isFree = (on: string) => !trips.some((one) => one.runCode === 'citybox' && one.on === on);
    const free = [12, 13, 14].map((days) => addDays(today, days)).find(isFree) ?? '';
    await api.call(addTrip, { ...CITY, on: free }, staff);
    await api.call(addTrip, { ...CITY, on: free }, staff);
    expect((await inShop('citybox'))?.exceptions.filter(({ on }) => on === free)).toHaveLength(1);
    expect((await trip(free)).isExtra).toBe(true);
    const past = await api.call(addTrip, { ...CITY, on: addDays(today, -2) }, staff);
    expect(past.problem.errors?.[0]?.pointer).toBe('/on');
  });
});
