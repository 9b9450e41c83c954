import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chooseGuestDate } from '@markthalle/contracts/experiences';
import { listOrderRefunds } from '@markthalle/contracts/order-refunds';
import { cancelSlot, readPortalSlot } from '@markthalle/contracts/portal-slots';
import { addDays, berlinDateOf, berlinMidnightOf } from '@markthalle/domain/dates';
import { demoId } from '../src/demo/demo-id.ts';
import { DAY_MS, HOUR_MS, later } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { Sweeps } from '../src/platform/sweeps/sweeps.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { COURSE, type DatedVariant, DatesWorld } from './dates-world.ts';
import { expectMoneyCloses } from './money-closes.ts';

const SLOW_MS = 180_000;

let api: ApiUnderTest;
let world: DatesWorld;
let organiser: { sessionToken: string };
let dates: DatedVariant[];

beforeAll(async () => {
  api = await ApiUnderTest.start();
  world = new DatesWorld(api);
  await api.makePayable([
    demoId('producer', COURSE.producer),
    demoId('producer', 'drechslerei-spanflug'),
  ]);
  organiser = await world.organiser(COURSE.producer);
  dates = await world.datesOf(COURSE.slug);
}, SLOW_MS);
afterAll(() => api.stop());

const freshDate = (): DatedVariant => {
  const date = dates.pop();
  if (date === undefined) throw new Error('no date is left');
  return date;
};
const cancel = (variantId: string, expectedGuests: number) =>
  api.call(cancelSlot, { variantId, reason: 'Sturmwarnung', expectedGuests }, organiser);
const preview = async (variantId: string) =>
  (await api.call(readPortalSlot, { variantId }, organiser)).value;

async function canceled(guests: readonly { email: string; seats: number }[]) {
  const { variantId } = freshDate();
  const tokens: string[] = [];
  for (const { email, seats } of guests) {
    tokens.push(await world.book([{ variantId, quantity: seats }], email));
  }
  // By then the money of a card payment can be sent back.
  await world.advance(5 * DAY_MS);
  expect((await cancel(variantId, guests.length)).status).toBe(200);
  await api.drain();
  return { variantId, tokens };
}

const settled = async () => {
  await api.webhooksArrived();
  await api.drain();
};

describe('a date that is called off', () => {
  it('says before how many guests are told and what would go back', async () => {
    const { variantId } = freshDate();
    await world.book([{ variantId, quantity: 2 }], 'anna@example.org');
    const before = await preview(variantId);
    expect(before).toMatchObject({ slot: { booked: 2, state: 'open' }, refundCents: 5800 });
    expect(before.guests).toMatchObject([
      { name: 'Gast anna@example.org', seats: 2, phone: '0381 100' },
    ]);
    await world.book([{ variantId, quantity: 1 }], 'bert@example.org');
    const stale = await cancel(variantId, 1);
    expect(stale.problem).toMatchObject({ code: 'slot-changed-meanwhile' });
    expect((await preview(variantId)).slot.state).toBe('open');
    expect((await cancel(variantId, 2)).value).toEqual({ guests: 2, seats: 3 });
    expect((await cancel(variantId, 2)).problem.code).toBe('slot-over');
    expect((await world.datesOf(COURSE.slug)).map((one) => one.variantId)).not.toContain(variantId);
    await api.drain();
    for (const guest of ['anna', 'bert']) {
      const [mail] = await world.mailsTo(`${guest}@example.org`);
      expect(mail?.subject).toBe('Abgesagt: Schokoladenkurs für Familien');
      expect(mail?.text).toContain('Sturmwarnung');
    }
  });

  it('gives the whole price back to a guest who wants it, and the books close', async () => {
    const { tokens } = await canceled([{ email: 'geld@example.org', seats: 3 }]);
    const orderToken = tokens[0] ?? '';
    const [date] = await world.guestDates(orderToken);
    expect(date).toMatchObject({
      state: 'open',
      refundCents: 8700,
      canceledBecause: 'Sturmwarnung',
    });
    const choose = () => api.call(chooseGuestDate, { orderToken, lineId: date?.lineId ?? '' });
    const both = await Promise.all([choose(), choose()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await settled();
    expect((await world.order(orderToken)).paymentState).toBe('refunded');
    const { refunds } = (await api.call(listOrderRefunds, { orderToken })).value;
    expect(refunds.map(({ cause, amountCents }) => [cause, amountCents])).toEqual([
      ['canceled', 8700],
    ]);
    await expectMoneyCloses({ app: api.app });
  });

  it('moves a guest to another date at the price paid, with a new calendar file', async () => {
    const { tokens } = await canceled([{ email: 'neu@example.org', seats: 2 }]);
    const orderToken = tokens[0] ?? '';
    const [date] = await world.guestDates(orderToken);
    const target = date?.alternatives[0];
    if (date === undefined || target === undefined) throw new Error('no other date');
    const before = await world.slot(organiser, target.variantId);
    const choice = { orderToken, lineId: date.lineId, variantId: target.variantId };
    expect((await api.call(chooseGuestDate, choice)).value).toEqual({ state: 'rebooked' });
    await settled();
    const after = await world.slot(organiser, target.variantId);
    expect([after?.booked, after?.free]).toEqual([
      (before?.booked ?? 0) + 2,
      (before?.free ?? 0) - 2,
    ]);
    const order = await world.order(orderToken);
    const [line] = order.producerOrders.flatMap((part) => part.lines);
    expect(line).toMatchObject({ goodsCents: 5800, occasion: { startsAt: target.startsAt } });
    expect(order.paymentState).toBe('paid');
    const [mail] = await world.mailsTo('neu@example.org');
    expect(mail?.subject).toBe('Neuer Termin: Schokoladenkurs für Familien');
    expect(mail?.attachments).toHaveLength(1);
    expect((await api.call(chooseGuestDate, choice)).problem.code).toBe('choice-not-open');
    await expectMoneyCloses({ app: api.app });
  });

  it('lets nobody choose a date of something else, of somebody else, or a full one', async () => {
    const { tokens } = await canceled([{ email: 'frech@example.org', seats: 5 }]);
    const orderToken = tokens[0] ?? '';
    const [date] = await world.guestDates(orderToken);
    const lineId = date?.lineId ?? '';
    const codeOf = async (variantId: string, token = orderToken) =>
      (await api.call(chooseGuestDate, { orderToken: token, lineId, variantId })).problem.code;
    const [carving] = await world.datesOf('loeffel-schnitzen-nachmittag');
    expect(await codeOf(carving?.variantId ?? '')).toBe('slot-not-found');
    expect(await codeOf(carving?.variantId ?? '', 'A'.repeat(43))).toBe('order-not-found');
    const other = date?.alternatives[0]?.variantId ?? '';
    await api.app
      .get(Db)
      .execute(`update inventory.stock set on_hand = reserved + 4 where variant_id = $1`, [other]);
    expect(await codeOf(other)).toBe('not-enough-stock');
    const [still] = await world.guestDates(orderToken);
    expect(still?.state).toBe('open');
  });

  it('gives the money back to whoever does not answer for seven days', async () => {
    const { tokens } = await canceled([{ email: 'still@example.org', seats: 1 }]);
    const orderToken = tokens[0] ?? '';
    const run = () => api.app.get(Sweeps).run('settle-guest-choices');
    await world.advance(7 * DAY_MS - HOUR_MS);
    await run();
    expect((await world.guestDates(orderToken))[0]?.state).toBe('open');
    await world.advance(HOUR_MS);
    expect(await run()).toBeGreaterThan(0);
    expect(await run()).toBe(0);
    await settled();
    expect((await world.order(orderToken)).paymentState).toBe('refunded');
    await expectMoneyCloses({ app: api.app });
  });

  it('asks also a guest whose payment arrived after the cancellation', async () => {
    const { variantId } = freshDate();
    const placed = await world.place(
      await world.cartWith([{ variantId, quantity: 1 }]),
      'spaet@example.org',
    );
    expect((await cancel(variantId, 0)).status).toBe(200);
    await api.pay(placed.value.paymentUrl ?? '');
    await api.app.get(Sweeps).run('tell-guests');
    await api.drain();
    const [date] = await world.guestDates(placed.value.orderToken);
    expect(date?.state).toBe('open');
    const mails = await world.mailsTo('spaet@example.org');
    expect(mails.filter(({ subject }) => subject.startsWith('Abgesagt'))).toHaveLength(1);
  });
});

describe('the reminder', () => {
  it('goes out the day before from nine o’clock, once', async () => {
    const open = await world.datesOf('loeffel-schnitzen-nachmittag');
    const date = open.at(-1);
    if (date === undefined) throw new Error('no date');
    await world.book([{ variantId: date.variantId, quantity: 1 }], 'morgen@example.org');
    const eve = addDays(berlinDateOf(date.occasion.startsAt), -1);
    const run = async (hours: number) => {
      const at = later(new Date(berlinMidnightOf(eve)), hours * HOUR_MS);
      await world.advance(at.getTime() - api.clock.now().getTime());
      await api.app.get(Sweeps).run('remind-guests');
      await api.drain();
      const mails = await world.mailsTo('morgen@example.org');
      return mails.filter(({ subject }) => subject.startsWith('Morgen')).length;
    };
    expect(await run(-1)).toBe(0);
    expect(await run(8)).toBe(0);
    expect(await run(9)).toBe(1);
    expect(await run(12)).toBe(1);
  });
});
