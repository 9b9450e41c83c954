import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { resumePayment } from '@markthalle/contracts/checkout';
import { type Answer, callRoute } from '../../../test/call-route.ts';
import { PaymentsWorld, sessionIdOf } from '../../../test/payments-world.ts';
import { HOUR_MS, MINUTE_MS } from '../../platform/clock/clock.ts';
import { newToken } from '../../platform/db/new-id.ts';

let world: PaymentsWorld;

beforeAll(async () => {
  world = await PaymentsWorld.start();
});
afterAll(() => world.stop());
beforeEach(() => world.stripe.calm());
afterEach(() => world.expectInvariants());

const resume = (orderToken: string) => callRoute(world.app, resumePayment, { orderToken });
const resumedId = (answer: Answer<{ paymentUrl: string }>) => sessionIdOf(answer.value.paymentUrl);

/** A direct debit that the bank has refused; the stock is free again. */
async function failedOrder(stock = 5) {
  const order = await world.openDebitOrder({ stock });
  await world.stripe.pay(order.sessionId, { iban: 'DE62370400440532013001', debit_seconds: 600 });
  await world.advance(11 * MINUTE_MS);
  await world.settle();
  expect(await world.stateOf(order.orderId)).toBe('failed');
  expect(await world.stockOf(order.variantId)).toEqual({ onHand: stock, reserved: 0 });
  return order;
}

const expiredEvents = (sessionId: string) =>
  world.count(
    `select count(*) as n from payments.stripe_event
      where object_id = $1 and type = 'checkout.session.expired'`,
    [sessionId],
  );

describe('coming back to an unpaid order', () => {
  it('finds the page that is still open', async () => {
    const order = await world.openOrder();
    expect(resumedId(await resume(order.token))).toBe(order.sessionId);
    expect(await world.sessionsOf(order.orderId)).toHaveLength(1);
  });

  it('opens the first page when Stripe did not answer at the order', async () => {
    const order = await world.placeOrder();
    const sessionId = resumedId(await resume(order.token));
    expect((await world.sessionsOf(order.orderId)).map(({ id }) => id)).toEqual([sessionId]);
  });

  it('says so while Stripe does not answer', async () => {
    const path = '/v1/checkout/sessions';
    await world.stripe.fault({ effect: 'error_500', method: 'POST', path, times: 0 });
    const order = await world.placeOrder();
    expect((await resume(order.token)).problem).toMatchObject({
      code: 'payment-service-unavailable',
      status: 503,
    });
  });

  it('opens a new attempt when the old page has hardly any time left, and closes the old one', async () => {
    const order = await world.openOrder({ stock: 1 });
    await world.advance(34 * MINUTE_MS);
    const secondId = resumedId(await resume(order.token));
    expect(secondId).not.toBe(order.sessionId);
    const statuses = (await world.sessionsOf(order.orderId)).map(({ id, status }) => [id, status]);
    expect(Object.fromEntries(statuses)).toEqual({
      [order.sessionId]: 'expired',
      [secondId]: 'open',
    });
    await world.settle();
    await world.stripe.pay(secondId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
  });

  it('goes on although the webhook of the closed page is faster than we are', async () => {
    const order = await world.openOrder();
    await world.advance(34 * MINUTE_MS);
    const path = `/v1/checkout/sessions/${order.sessionId}`;
    // The page is read, closed and read again; the last reading takes long.
    await world.stripe.fault({ effect: 'latency', method: 'GET', path, nth: 2, ms: 700 });
    const resumed = resume(order.token);
    await world.until(async () => (await expiredEvents(order.sessionId)) > 0);
    await world.settle();
    expect(resumedId(await resumed)).not.toBe(order.sessionId);
    expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
  });

  it('opens one new attempt for several tabs', async () => {
    const order = await world.openOrder();
    await world.advance(34 * MINUTE_MS);
    const answers = await Promise.all([1, 2, 3, 4].map(() => resume(order.token)));
    expect(new Set(answers.map(resumedId)).size).toBe(1);
    expect(await world.sessionsOf(order.orderId)).toHaveLength(2);
  });

  it('lets a slow tab join the attempt of a faster one', async () => {
    const order = await world.openOrder();
    await world.advance(34 * MINUTE_MS);
    const path = `/v1/checkout/sessions/${order.sessionId}`;
    await world.stripe.fault({ effect: 'latency', method: 'GET', path, ms: 700 });
    const slow = resume(order.token);
    await sleep(200);
    const fast = await resume(order.token);
    expect(resumedId(await slow)).toBe(resumedId(fast));
    expect(await world.sessionsOf(order.orderId)).toHaveLength(2);
  });

  it('reserves again after a failed payment', async () => {
    const order = await failedOrder();
    const sessionId = resumedId(await resume(order.token));
    expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 1 });
    await world.stripe.pay(sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
  });

  it('names what is sold out since the failed payment', async () => {
    const order = await failedOrder(1);
    await world.openOrder({ variantId: order.variantId });
    expect((await resume(order.token)).problem).toMatchObject({
      code: 'not-enough-stock',
      details: { shortages: [{ variantId: order.variantId, free: 0 }] },
    });
    expect(await world.sessionsOf(order.orderId)).toHaveLength(1);
  });

  it('pays nothing twice: the page that was paid a moment ago is noticed', async () => {
    await world.stripe.chaos({ drop_percent: 100 });
    const order = await world.openOrder();
    await world.stripe.pay(order.sessionId);
    await world.advance(34 * MINUTE_MS);
    expect((await resume(order.token)).problem.code).toBe('order-not-payable');
    expect(await world.stateOf(order.orderId)).toBe('paid');
  });

  it('refuses paid and expired orders and unknown links', async () => {
    const paid = await world.paidOrder();
    const expired = await world.openOrder();
    await world.advance(HOUR_MS);
    await world.sweep('release-expired-reservations');
    expect(await world.stateOf(expired.orderId)).toBe('expired');
    expect((await resume(paid.token)).problem.code).toBe('order-not-payable');
    expect((await resume(expired.token)).problem.code).toBe('order-not-payable');
    expect((await resume(newToken())).problem.code).toBe('order-not-found');
  });
});

describe('giving up an order that nobody pays', () => {
  it('releases an order whose page never opened, once Stripe has said that there is none', async () => {
    const path = '/v1/checkout/sessions';
    await world.stripe.fault({ effect: 'reset_before', method: 'POST', path, times: 0 });
    const order = await world.placeOrder();
    expect(await world.payments.openPayment(order.orderId)).toBeNull();
    world.api.clock.advance(HOUR_MS);
    await world.sweep('release-expired-reservations');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 1 });
    await world.stripe.calm();
    await world.sweep('release-expired-reservations');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 0 });
    expect(['canceled', 'expired']).toContain(await world.stateOf(order.orderId));
    await world.advance(HOUR_MS);
    await world.settle();
  });

  it('keeps the stock while Stripe does not confirm that the page is closed', async () => {
    const order = await world.openOrder();
    const path = `/v1/checkout/sessions/${order.sessionId}/expire`;
    await world.stripe.fault({ effect: 'error_500', method: 'POST', path, times: 0 });
    world.api.clock.advance(HOUR_MS);
    await world.sweep('release-expired-reservations');
    expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 1 });
    await world.stripe.calm();
    await world.sweep('release-expired-reservations');
    expect(await world.stateOf(order.orderId)).toBe('expired');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 0 });
  });
});
