import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addAccount, type PlacedOrder } from '../../../test/payment-orders.ts';
import { PaymentsWorld } from '../../../test/payments-world.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../platform/clock/clock.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { OpenPaymentService } from './open-payment.service.ts';
import { OperationCalls } from './operation-calls.ts';
import { OperationsStore } from './operations.store.ts';
import { PaymentsFacade } from './payments.facade.ts';

const SESSIONS = '/v1/checkout/sessions';

let world: PaymentsWorld;

beforeAll(async () => {
  world = await PaymentsWorld.start();
});
afterAll(() => world.stop());
beforeEach(() => world.stripe.calm());
afterEach(() => world.expectInvariants());

/** Plans the session and takes the lease, as a process does right before it calls Stripe. */
async function claimSession(orderId: string) {
  const planned = await world.app.get(OpenPaymentService).planFor(orderId);
  if (planned === null) throw new Error('nothing planned');
  const now = world.api.clock.now();
  const leaseUntil = new Date(now.getTime() + 2 * MINUTE_MS);
  const claimed = await world.db.transaction((tx) =>
    world.app.get(OperationsStore).claim(tx, planned.operationId, now, leaseUntil),
  );
  if (claimed === null) throw new Error('not claimed');
  return claimed;
}

/** The process that died is started again: its lease runs out, the sweep takes over. */
async function restart(order: PlacedOrder) {
  await world.advance(2 * MINUTE_MS + SECOND_MS);
  await world.sweep('resume-operations');
  expect(await world.sessionsOf(order.orderId)).toHaveLength(1);
  expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
}

describe('opening the payment page', () => {
  it('sends the frozen order: amounts, names, where to return', async () => {
    const { orderId, token, sessionId } = await world.openOrder({ language: 'en' });
    const session = await world.sdk.checkout.sessions.retrieve(sessionId);
    expect(session).toMatchObject({
      amount_total: 2676,
      currency: 'eur',
      client_reference_id: orderId,
      customer_email: 'kundin@example.org',
      locale: 'en',
      ui_mode: 'hosted_page',
      adaptive_pricing: { enabled: false },
      success_url: `http://127.0.0.1:3000/en/order/${token}`,
      cancel_url: `http://127.0.0.1:3000/en/checkout/payment/${token}`,
      metadata: { tenant: 't1', order_id: orderId, attempt: '1' },
      allowed_payment_method_types: ['card', 'klarna', 'paypal', 'eps', 'ideal', 'bancontact'],
    });
    const now = world.api.clock.now().getTime() / 1000;
    expect(session.expires_at - now).toBeGreaterThan(34 * 60);
    expect(session.expires_at - now).toBeLessThanOrEqual(35 * 60);
    const items = await world.sdk.checkout.sessions.listLineItems(sessionId);
    expect(items.data.map((item) => [item.description, item.quantity, item.amount_total])).toEqual([
      ['Bergkäse – Käserei Öde', 1, 1698],
      ['Delivery – Käserei Öde', 1, 590],
      ['Apfelsaft – Saftladen Süd', 2, 358],
      ['Deposit – Saftladen Süd', 1, 30],
    ]);
  });

  it('F01: a process that dies before the call leaves one session after the restart', async () => {
    const order = await world.placeOrder();
    await claimSession(order.orderId);
    expect(await world.sessionsOf(order.orderId)).toHaveLength(0);
    await restart(order);
  });

  it('F02: a process that dies after the call leaves the same session, no second one', async () => {
    const order = await world.placeOrder();
    const claimed = await claimSession(order.orderId);
    const made = await world.app.get(OperationCalls).perform(claimed);
    await restart(order);
    expect((await world.sessionsOf(order.orderId))[0]?.id).toBe(made.id);
  });

  it('F02: the webhook of a session whose answer was lost adopts it', async () => {
    const order = await world.placeOrder();
    const claimed = await claimSession(order.orderId);
    const made = await world.app.get(OperationCalls).perform(claimed);
    await world.stripe.pay(made.id);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.sessionsOf(order.orderId)).toHaveLength(1);
  });

  it('F03: a response that is cut off is asked for again with the same key', async () => {
    await world.stripe.fault({ effect: 'cut_body', method: 'POST', path: SESSIONS });
    const order = await world.placeOrder();
    expect(await world.payments.openPayment(order.orderId)).toBeNull();
    expect(await world.stateOf(order.orderId)).toBe('reserved');
    await world.settle();
    const [session, ...others] = await world.sessionsOf(order.orderId);
    expect(others).toEqual([]);
    expect(await world.payments.openPayment(order.orderId)).toEqual({ paymentUrl: session?.url });
    expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
  });

  it('F04: a timeout after Stripe has executed finds the same session', async () => {
    await world.stripe.fault({ effect: 'timeout_after', method: 'POST', path: SESSIONS, ms: 100 });
    const order = await world.openOrder();
    const calls = await world.stripe.callsTo('POST', SESSIONS);
    expect(calls.length).toBeGreaterThan(1);
    expect((await world.sessionsOf(order.orderId)).map((one) => one.id)).toEqual([order.sessionId]);
  });

  it('keeps the order while Stripe is down, and opens the page when it is back', async () => {
    await world.stripe.fault({ effect: 'error_500', method: 'POST', path: SESSIONS, times: 0 });
    const order = await world.placeOrder();
    expect(await world.payments.openPayment(order.orderId)).toBeNull();
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 1 });
    await world.stripe.calm();
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
  });

  it('asks anew after an outage so long that the frozen time of expiry is refused', async () => {
    // The sandbox forgives callers whose clock it has left behind, by less than a day.
    await world.advance(25 * HOUR_MS);
    await world.stripe.fault({ effect: 'reset_before', method: 'POST', path: SESSIONS, times: 0 });
    const order = await world.placeOrder();
    expect(await world.payments.openPayment(order.orderId)).toBeNull();
    await world.stripe.calm();
    await world.advance(10 * MINUTE_MS);
    expect(await world.payments.openPayment(order.orderId)).not.toBeNull();
    expect((await world.app.get(OrdersFacade).readForPayment(order.orderId))?.attempt).toBe(2);
    expect(await world.sessionsOf(order.orderId)).toHaveLength(1);
  });

  it('makes one session of a double click, whatever process the clicks reach', async () => {
    const twin = await world.startTwin();
    const order = await world.placeOrder();
    await world.stripe.fault({ effect: 'latency', method: 'POST', path: SESSIONS, ms: 300 });
    const pages = await Promise.all([
      world.payments.openPayment(order.orderId),
      twin.get(PaymentsFacade).openPayment(order.orderId),
    ]);
    await twin.close();
    expect(pages[0]).not.toBeNull();
    expect(pages[1]).toEqual(pages[0]);
    expect(await world.sessionsOf(order.orderId)).toHaveLength(1);
  });

  it('offers direct debit only to buyers who have paid before', async () => {
    const accountId = await addAccount(world.app);
    const first = await world.paidOrder({ accountId });
    const second = await world.openOrder({ accountId });
    const methodsOf = async (id: string) =>
      (await world.sdk.checkout.sessions.retrieve(id)).allowed_payment_method_types;
    expect(await methodsOf(first.sessionId)).not.toContain('sepa_debit');
    expect(await methodsOf(second.sessionId)).toContain('sepa_debit');
  });

  it('tells a person when Stripe refuses the page', async () => {
    const order = await world.placeOrder();
    await world.db.execute(`update orders."order" set email = 'nobody' where id = $1`, [
      order.orderId,
    ]);
    expect(await world.payments.openPayment(order.orderId)).toBeNull();
    expect(await world.incidents('session-rejected')).toMatchObject([{ subject: order.orderId }]);
  });
});
