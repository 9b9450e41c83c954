import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setCartDelivery } from '@markthalle/contracts/cart';
import { placeOrder } from '@markthalle/contracts/checkout';
import { readCheckout } from '@markthalle/contracts/checkout-view';
import { listPortalCases, receiveReturn, waiveReturn } from '@markthalle/contracts/portal-cases';
import {
  handOverPortalOrder,
  listPortalOrders,
  performService,
  readPortalOrder,
} from '@markthalle/contracts/portal-orders';
import { readOrderCases } from '@markthalle/contracts/problem-cases';
import { readWithdrawalForm, submitWithdrawal } from '@markthalle/contracts/withdrawals';
import { demoId } from '../src/demo/demo-id.ts';
import { DAY_MS, later, MINUTE_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { Sweeps } from '../src/platform/sweeps/sweeps.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { DatesWorld } from './dates-world.ts';

/** Fruit pressed to order: 29.00 €, without a date. */
const PRESSING = { slug: 'ihr-obst-zu-saft-pressen', producer: 'mosterei-appelbarg' };
const SLOW_MS = 180_000;
const TICKED = { startEarly: true, knowsLoss: true };
const UNTICKED = { startEarly: false, knowsLoss: false };

let api: ApiUnderTest;
let world: DatesWorld;
let press: { sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  world = new DatesWorld(api);
  await api.makePayable([demoId('producer', PRESSING.producer)]);
  press = await world.organiser(PRESSING.producer);
}, SLOW_MS);
afterAll(() => api.stop());

async function cartWithPressing() {
  const { variantId } = await world.product(PRESSING.slug);
  const cart = await world.cartWith([{ variantId: variantId ?? '', quantity: 1 }]);
  const ways = [{ producerId: demoId('producer', PRESSING.producer), way: 'pickup' as const }];
  const { cartToken } = cart;
  return (await api.call(setCartDelivery, { cartToken, postcode: null, ways })).value;
}

interface Sold {
  readonly orderToken: string;
  readonly number: string;
  readonly producerOrderId: string;
  readonly lineId: string;
}

/** Ordered and paid; the confirmation of the contract has gone out. */
async function sold(serviceConsents: typeof TICKED, email: string): Promise<Sold> {
  const cart = await cartWithPressing();
  const input = {
    cartToken: cart.cartToken,
    expectedTotalCents: 2900,
    contact: { email, name: 'Ada Apfel', phone: null },
    address: null,
    serviceConsents,
  };
  const placed = await api.call(placeOrder, input, { idempotencyKey: newId() });
  expect(placed.status).toBe(201);
  await api.pay(placed.value.paymentUrl ?? '');
  const { orders } = (await api.call(listPortalOrders, {}, press)).value;
  const { orderToken, orderNumber: number } = placed.value;
  const own = orders.find((one) => one.number.startsWith(number));
  const producerOrderId = own?.producerOrderId ?? '';
  const { lines } = (await api.call(readPortalOrder, { producerOrderId }, press)).value;
  return { orderToken, number, producerOrderId, lineId: lines[0]?.lineId ?? '' };
}

const perform = ({ producerOrderId, lineId }: Sold, step: 'start' | 'complete') =>
  api.call(performService, { producerOrderId, lineId, step }, press);

const serviceOf = async ({ producerOrderId }: Sold) =>
  (await api.call(readPortalOrder, { producerOrderId }, press)).value.lines[0]?.service;

async function withdraw({ orderToken, number }: Sold, email: string) {
  // Declarations are noted to the second: this one comes after whatever was done before.
  api.clock.set(later(api.clock.now(), MINUTE_MS).toISOString());
  const input = { name: 'Ada Apfel', orderReference: number, email, orderToken };
  const answer = await api.call(submitWithdrawal, input, { idempotencyKey: newId() });
  expect(answer.status).toBe(201);
  await api.drain();
  return onlyPart(orderToken);
}

async function onlyPart(orderToken: string) {
  const { withdrawals } = (await api.call(readOrderCases, { orderToken })).value;
  expect(withdrawals).toHaveLength(1);
  const [part] = withdrawals;
  if (part === undefined) throw new Error('no part');
  return part;
}

const count = (
  partId: string,
  lineId: string,
  doneBps: number,
  reason = 'Gewaschen und gemahlen',
) =>
  api.call(
    receiveReturn,
    { partId, work: [{ lineId, doneBps }], reason },
    { ...press, idempotencyKey: newId() },
  );

describe('LAW-WITHDR-11 ordering an undated service', () => {
  it('says in the summary that the right can lapse and asks for two consents', async () => {
    const { cartToken } = await cartWithPressing();
    const { lines } = (await api.call(readCheckout, { cartToken })).value;
    expect(lines).toMatchObject([{ withdrawalReason: 'service', mayStartEarly: true }]);
  });

  it('asks for nothing where the service starts after the period', async () => {
    const db = api.app.get(Db);
    const setLead = (days: number) =>
      db.execute(`update catalog.sellable set lead_time_days = $2 where slug = $1`, [
        PRESSING.slug,
        days,
      ]);
    const { cartToken } = await cartWithPressing();
    await setLead(30);
    const { lines } = (await api.call(readCheckout, { cartToken })).value;
    await setLead(1);
    expect(lines).toMatchObject([{ withdrawalReason: 'service', mayStartEarly: false }]);
  });

  it('keeps each consent with its time, in the order and in the confirmation', async () => {
    const order = await sold(TICKED, 'beide@example.org');
    const { startAskedAt, lossKnownAt } = (await serviceOf(order)) ?? {};
    expect(startAskedAt).toBe(lossKnownAt);
    expect(Date.parse(startAskedAt ?? '')).not.toBeNaN();
    const [line] = (await world.order(order.orderToken)).producerOrders[0]?.lines ?? [];
    expect(line).toMatchObject({
      withdrawable: true,
      withdrawalReason: 'service',
      service: { startAskedAt, lossKnownAt, startedAt: null },
    });
    const mails = await world.mailsTo('beide@example.org');
    const text = mails
      .map((mail) => mail.text)
      .join('\n')
      .replaceAll(/\s+/g, ' ');
    expect(text).toContain('ausdrücklich verlangt, dass wir vor dem Ende der Widerrufsfrist');
    expect(text).toContain('dass Ihr Widerrufsrecht mit der vollständigen Erbringung erlischt');
    expect(text).not.toContain('beginnt erst nach dem Ende der Widerrufsfrist');
  });
});

describe('LAW-WITHDR-11 without the ticks', () => {
  it('the order stands, and nothing starts before the period is over', async () => {
    const order = await sold(UNTICKED, 'keine@example.org');
    const service = await serviceOf(order);
    expect(service).toMatchObject({ startAskedAt: null, lossKnownAt: null });
    const mails = await world.mailsTo('keine@example.org');
    expect(
      mails
        .map(({ text }) => text)
        .join()
        .replaceAll(/\s+/g, ' '),
    ).toContain('beginnt erst nach dem Ende der Widerrufsfrist');
    for (const step of ['start', 'complete'] as const) {
      const refused = await perform(order, step);
      expect(refused.problem).toMatchObject({
        code: 'service-too-early',
        details: { lawIds: ['LAW-WITHDR-11'], firstOn: service?.startableFrom },
      });
    }
    const { producerOrderId } = order;
    expect((await api.call(handOverPortalOrder, { producerOrderId }, press)).status).toBe(409);
    // The buyer pays nothing for whatever was done all the same.
    const part = await withdraw(order, 'keine@example.org');
    expect(part).toMatchObject({ state: 'refunded', refundCents: 2900 });
    expect((await perform(order, 'start')).problem.code).toBe('step-not-possible');
  });

  it('another producer begins nothing of it', async () => {
    const { producerOrderId, lineId } = await sold(TICKED, 'fremd@example.org');
    const stranger = await world.organiser('imkerei-lindenlaut');
    const input = { producerOrderId, lineId, step: 'start' as const };
    const refused = await api.call(performService, input, stranger);
    expect(refused.problem.code).toBe('producer-order-not-found');
    expect((await api.call(performService, input, press)).status).toBe(200);
  });

  it('one tick alone is not enough', async () => {
    const order = await sold({ startEarly: true, knowsLoss: false }, 'eins@example.org');
    expect((await perform(order, 'start')).problem.code).toBe('service-too-early');
  });

  it('starts on the first day after the period, which the portal named', async () => {
    const order = await sold(UNTICKED, 'spaeter@example.org');
    const from = (await serviceOf(order))?.startableFrom ?? '';
    const before = api.clock.now();
    api.clock.set(new Date(Date.parse(`${from}T06:00:00Z`) - DAY_MS).toISOString());
    expect((await perform(order, 'start')).problem.code).toBe('service-too-early');
    api.clock.set(`${from}T06:00:00Z`);
    expect((await serviceOf(order))?.startableFrom).toBeNull();
    expect((await perform(order, 'start')).status).toBe(200);
    api.clock.set(before.toISOString());
  });
});

describe('LAW-WITHDR-11 with both ticks', () => {
  it('the buyer pays for the share that was done: a quarter of 29.00 is 7.25', async () => {
    const order = await sold(TICKED, 'viertel@example.org');
    expect((await perform(order, 'start')).value.state).toBe('confirmed');
    const waiting = await withdraw(order, 'viertel@example.org');
    expect(waiting).toMatchObject({ state: 'hold', returnTo: null, refundCents: null });
    expect(waiting.lines).toMatchObject([{ answer: 'accepted', work: { doneBps: null } }]);
    const queue = await api.call(listPortalCases, {}, press);
    expect(queue.value.waiting).toBeGreaterThan(0);
    const { partId } = waiting;
    const silent = { ...press, idempotencyKey: newId() };
    const nothing = await api.call(receiveReturn, { partId }, silent);
    expect(nothing.problem.code).toBe('work-share-missing');
    expect((await count(partId, order.lineId, 2500)).status).toBe(200);
    await api.drain();
    const part = await onlyPart(order.orderToken);
    expect(part).toMatchObject({
      state: 'refunded',
      refundCents: 2175,
      loss: { state: 'proposed', cents: 725 },
    });
    expect(part.lines).toMatchObject([{ work: { doneBps: 2500 } }]);
    // What was done is fulfilled: the producer earns it, the commission is that of 7.25.
    const sale = (await api.call(readPortalOrder, order, press)).value;
    expect(sale).toMatchObject({ state: 'handed_over', reducedCents: 2175 });
    expect((await perform(order, 'complete')).problem.code).toBe('step-not-possible');
  });

  it('a share cannot exceed the whole, and money is typed for no service', async () => {
    const order = await sold(TICKED, 'mehr@example.org');
    await perform(order, 'start');
    const { partId } = await withdraw(order, 'mehr@example.org');
    expect((await count(partId, order.lineId, 10_001)).status).toBe(400);
    const { lineId } = order;
    const typed = {
      partId,
      losses: [{ lineId, lossCents: 2900 }],
      work: [{ lineId, doneBps: 0 }],
      reason: 'Alles getan',
    };
    const refused = await api.call(receiveReturn, typed, { ...press, idempotencyKey: newId() });
    expect(refused.problem.code).toBe('loss-above-price');
    expect(
      (await api.call(waiveReturn, { partId }, { ...press, idempotencyKey: newId() })).status,
    ).toBe(200);
    await api.drain();
    expect(await onlyPart(order.orderToken)).toMatchObject({ refundCents: 2900 });
  });

  it('gives the whole price back in time where the producer says nothing', async () => {
    const order = await sold(TICKED, 'still@example.org');
    await perform(order, 'start');
    await withdraw(order, 'still@example.org');
    await world.advance(13 * DAY_MS);
    await api.app.get(Sweeps).run('watch-cases');
    await api.drain();
    expect(await onlyPart(order.orderToken)).toMatchObject({
      state: 'refunded',
      refundCents: 2900,
    });
  });

  it('once all is done the right is gone, and the page says why', async () => {
    const order = await sold(TICKED, 'fertig@example.org');
    await perform(order, 'start');
    expect((await perform(order, 'complete')).value.state).toBe('handed_over');
    expect((await perform(order, 'complete')).status).toBe(200);
    const { orderToken } = order;
    const form = (await api.call(readWithdrawalForm, { orderToken })).value;
    expect(form.parts[0]?.lines).toMatchObject([{ class: 'service_done' }]);
    const part = await withdraw(order, 'fertig@example.org');
    expect(part).toMatchObject({
      state: 'refused',
      refundCents: null,
      lines: [{ answer: 'excluded_service_done', priceCents: 0 }],
    });
  });
});
