import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '@markthalle/contracts/cart';
import { listExperiences } from '@markthalle/contracts/experiences';
import { handOverPortalOrder, listPortalOrders } from '@markthalle/contracts/portal-orders';
import { addSlots, listPortalSlots, setSlotSeats } from '@markthalle/contracts/portal-slots';
import { berlinDateOf } from '@markthalle/domain/dates';
import { demoId } from '../src/demo/demo-id.ts';
import { MINUTE_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { Sweeps } from '../src/platform/sweeps/sweeps.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { COURSE, type DatedVariant, DatesWorld } from './dates-world.ts';

const BUYERS = 200;
const SLOW_MS = 180_000;
const CARVING = { slug: 'loeffel-schnitzen-nachmittag', producer: 'drechslerei-spanflug' };

let api: ApiUnderTest;
let world: DatesWorld;
let organiser: { sessionToken: string };
let dates: DatedVariant[];

beforeAll(async () => {
  api = await ApiUnderTest.start();
  world = new DatesWorld(api);
  await api.makePayable([
    demoId('producer', COURSE.producer),
    demoId('producer', CARVING.producer),
  ]);
  organiser = await world.organiser(COURSE.producer);
  dates = await world.datesOf(COURSE.slug);
}, SLOW_MS);
afterAll(() => api.stop());

/** A date of the course that no other test uses. */
function freshDate(): DatedVariant {
  const date = dates.pop();
  if (date === undefined) throw new Error('no date is left');
  return date;
}

describe('the calendar', () => {
  const list = async (input: Parameters<typeof api.call<typeof listExperiences>>[1] = {}) =>
    (await api.call(listExperiences, input)).value;

  it('shows coming dates of all experiences in order, page after page', async () => {
    const first = await list();
    expect(first.slots).toHaveLength(60);
    const second = await list({ cursor: first.nextCursor ?? '' });
    const starts = [...first.slots, ...second.slots].map(({ startsAt }) => startsAt);
    expect(starts).toEqual(starts.toSorted());
    expect(new Set([...first.slots, ...second.slots].map((one) => one.variantId)).size).toBe(120);
    expect(starts[0]?.localeCompare(api.clock.now().toISOString())).toBe(1);
  });

  it('offers months and landscapes that have dates, vouchers and services', async () => {
    const { months, landscapes, vouchers } = await list();
    expect(months.length).toBeGreaterThanOrEqual(3);
    // Three vouchers and two services by arrangement.
    expect(vouchers).toHaveLength(5);
    const [month] = months;
    const [landscape] = landscapes;
    const filtered = await list({ month: month?.month ?? '', landscape: landscape?.key ?? '' });
    expect(filtered.slots.length).toBeGreaterThan(0);
    for (const slot of filtered.slots) {
      expect(slot.landscape).toBe(landscape?.key);
      expect(berlinDateOf(slot.startsAt).slice(0, 7)).toBe(month?.month);
    }
  });

  it('reads English in English', async () => {
    const { slots } = await list({ language: 'en' });
    const german = await list();
    expect(slots[0]?.variantId).toBe(german.slots[0]?.variantId);
    expect(slots[0]?.weatherRule).not.toBe(german.slots[0]?.weatherRule);
  });

  it('refuses a month or a cursor that is none', async () => {
    for (const input of [{ month: '2026-13' }, { cursor: 'eyJ9' }]) {
      expect((await api.call(listExperiences, input)).status).toBe(400);
    }
  });
});

describe('seats', () => {
  it('are sold per date, and a product without dates is sold out', async () => {
    const product = await world.product(COURSE.slug);
    expect(product.variants.every(({ occasion }) => occasion !== null)).toBe(true);
    expect(product).toMatchObject({ variantId: null, inSeason: true });
    const template = demoId('variant', 'p0213');
    expect((await api.call(addToCart, { variantId: template, quantity: 1 })).problem.code).toBe(
      'variant-not-found',
    );
  });

  it(
    `the last one is sold once to ${BUYERS} buyers who order at the same moment`,
    async () => {
      const { variantId } = freshDate();
      const resized = await api.call(setSlotSeats, { variantId, seats: 1 }, organiser);
      expect(resized.value).toMatchObject({ seats: 1, free: 1 });
      const carts = [];
      for (let n = 0; n < BUYERS; n += 1)
        carts.push(await world.cartWith([{ variantId, quantity: 1 }]));
      const answers = await Promise.all(
        carts.map((cart, n) => world.place(cart, `gast-${n}@example.org`)),
      );
      const placed = answers.filter(({ status }) => status === 201);
      expect(placed).toHaveLength(1);
      const refusals = answers.filter(({ status }) => status !== 201);
      expect(new Set(refusals.map(({ problem }) => problem.code))).toEqual(
        new Set(['not-enough-stock', 'cart-changed']),
      );
      await api.pay(placed[0]?.value.paymentUrl ?? '');
      expect(await world.slot(organiser, variantId)).toMatchObject({
        seats: 1,
        booked: 1,
        held: 0,
        free: 0,
      });
      expect(await stuckPayments()).toBe(0);
    },
    SLOW_MS,
  );
});

/** Unpaid orders that still hold seats although somebody else has them. */
async function stuckPayments(): Promise<number> {
  const row = await api.app.get(Db).row<{ n: number }>(
    `select count(*) as n from inventory.reservation r join inventory.stock s using (variant_id)
      where r.state = 'held' and s.on_hand < s.reserved`,
  );
  return row?.n ?? -1;
}

describe('a jar and two seats of the same farm', () => {
  it('LAW-WITHDR-8, LAW-WITHDR-10: one payment, each line with its own right of withdrawal', async () => {
    const date = freshDate();
    const jar = (await world.product('trinkschokolade-dunkel')).variants[0]?.variantId ?? '';
    const voucher = (await world.product('gutschein-natur-50')).variants[0]?.variantId ?? '';
    const orderToken = await world.book(
      [
        { variantId: jar, quantity: 1 },
        { variantId: date.variantId, quantity: 2 },
        { variantId: voucher, quantity: 1 },
      ],
      'familie@example.org',
    );
    const order = await world.order(orderToken);
    const lines = order.producerOrders.flatMap((part) => part.lines);
    const seats = lines.find(({ occasion }) => occasion !== null);
    expect(seats).toMatchObject({
      quantity: 2,
      goodsCents: 5800,
      vatRateBps: 1900,
      withdrawable: false,
      withdrawalReason: 'leisure_on_date',
      occasion: { startsAt: date.occasion.startsAt, endsAt: date.occasion.endsAt },
    });
    const others = lines.filter(({ occasion }) => occasion === null);
    expect(others.map(({ withdrawable, goodsCents }) => [withdrawable, goodsCents])).toEqual([
      [true, 940],
      [true, 5000],
    ]);
    const mails = await world.mailsTo('familie@example.org');
    const mail = mails.find(({ attachments }) => attachments.length > 1);
    expect(mail?.attachments).toContainEqual(
      expect.objectContaining({ name: 'termine.ics', contentType: 'text/calendar' }),
    );
  });
});

describe('the organiser', () => {
  it('adds the same hour for some weeks, once however often the form arrives', async () => {
    const before = (await world.datesOf(COURSE.slug)).length;
    const plan = {
      productId: demoId('product', 'p0213'),
      firstOn: berlinDateOf(new Date(api.clock.now().getTime() + 90 * 86_400_000).toISOString()),
      startsAtTime: '16:45',
      weeks: 3,
      seats: 4,
      clientId: newId(),
    };
    const first = await api.call(addSlots, plan, organiser);
    expect(first.status).toBe(201);
    const again = await api.call(addSlots, plan, organiser);
    expect(again.value).toEqual(first.value);
    expect(await world.datesOf(COURSE.slug)).toHaveLength(before + 3);
    const other = { ...plan, clientId: newId(), weeks: 1 };
    expect((await api.call(addSlots, other, organiser)).problem.code).toBe('slot-exists');
  });

  it('cannot plan into the past, too far ahead, or for somebody else', async () => {
    const plan = (firstOn: string, productId = demoId('product', 'p0213')) => ({
      productId,
      firstOn,
      startsAtTime: '10:00',
      clientId: newId(),
    });
    const codeOf = async (input: ReturnType<typeof plan>) =>
      (await api.call(addSlots, input, organiser)).problem.code;
    expect(await codeOf(plan('2020-01-01'))).toBe('slot-not-possible');
    expect(await codeOf(plan('2099-01-01'))).toBe('slot-not-possible');
    expect(await codeOf(plan('2027-06-01', demoId('product', 'p0021')))).toBe('product-not-found');
    expect(await codeOf(plan('2027-06-01', demoId('product', 'p0205')))).toBe('product-not-found');
  });

  it('never takes seats away that are booked or being paid', async () => {
    const { variantId } = freshDate();
    await world.book([{ variantId, quantity: 3 }], 'drei@example.org');
    await world.place(await world.cartWith([{ variantId, quantity: 2 }]), 'zwei@example.org');
    expect(await world.slot(organiser, variantId)).toMatchObject({ booked: 3, held: 2, free: 6 });
    const resize = (seats: number) => api.call(setSlotSeats, { variantId, seats }, organiser);
    expect((await resize(4)).problem.code).toBe('seats-below-booked');
    expect((await resize(5)).value).toMatchObject({ seats: 5, free: 0 });
    expect((await resize(8)).value).toMatchObject({ seats: 8, free: 3 });
    const stranger = await world.organiser(CARVING.producer);
    const foreign = await api.call(setSlotSeats, { variantId, seats: 9 }, stranger);
    expect(foreign.problem.code).toBe('slot-not-found');
    const mine = (await api.call(listPortalSlots, {}, stranger)).value.slots;
    expect(mine.map((slot) => slot.variantId)).not.toContain(variantId);
  });
});

describe('the hand-over', () => {
  it('is made when the date is over, not before, and the money waits until then', async () => {
    const start = api.clock.now().toISOString();
    const carver = await world.organiser(CARVING.producer);
    const [date] = await world.datesOf(CARVING.slug);
    if (date === undefined) throw new Error('no date');
    await world.book([{ variantId: date.variantId, quantity: 1 }], 'loeffel@example.org');
    const own = async () =>
      (await api.call(listPortalOrders, { filter: 'all' }, carver)).value.orders[0];
    const producerOrderId = (await own())?.producerOrderId ?? '';
    expect((await api.call(listPortalOrders, { filter: 'open' }, carver)).value.orders).toEqual([]);
    const run = () => api.app.get(Sweeps).run('hand-over-experiences');
    api.clock.set(new Date(Date.parse(date.occasion.endsAt) - MINUTE_MS).toISOString());
    expect(await run()).toBe(0);
    await api.app
      .get(Db)
      .execute(`update orders.producer_order set state = 'ready' where id = $1`, [producerOrderId]);
    const pressed = await api.call(handOverPortalOrder, { producerOrderId }, carver);
    expect(pressed.problem.code).toBe('experience-not-over');
    api.clock.set(date.occasion.endsAt);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect((await own())?.state).toBe('handed_over');
    api.clock.set(start);
  });
});

describe('seats at the end of the booking time', () => {
  it('are not sold from the closing time on, neither from a cart that was filled before', async () => {
    const date = (await world.datesOf(COURSE.slug))[0];
    if (date === undefined) throw new Error('no date');
    const before = api.clock.now().toISOString();
    const cart = await world.cartWith([{ variantId: date.variantId, quantity: 1 }]);
    const closing = Date.parse(date.occasion.sellsUntil);
    api.clock.set(new Date(closing - MINUTE_MS).toISOString());
    expect((await world.datesOf(COURSE.slug))[0]?.variantId).toBe(date.variantId);
    api.clock.set(new Date(closing).toISOString());
    const wanted = { variantId: date.variantId, quantity: 1 };
    expect((await api.call(addToCart, wanted)).problem.code).toBe('variant-not-found');
    expect((await world.place(cart, 'spaet@example.org')).problem.code).toBe('cart-changed');
    expect((await world.datesOf(COURSE.slug))[0]?.variantId).not.toBe(date.variantId);
    const shown = (await api.call(listExperiences, {})).value.slots;
    expect(shown.map(({ variantId }) => variantId)).not.toContain(date.variantId);
    expect(await api.app.get(Sweeps).run('refresh-closed-dates')).toBeGreaterThan(0);
    expect(await api.app.get(Sweeps).run('refresh-closed-dates')).toBe(0);
    api.clock.set(before);
  });
});
