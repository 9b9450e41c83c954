import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PaymentsWorld } from '../../../test/payments-world.ts';
import { HOUR_MS, MINUTE_MS } from '../../platform/clock/clock.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { OpenPaymentService } from './open-payment.service.ts';
import { ReduceSessionService } from './reduce-session.service.ts';
import { SessionsStore } from './sessions.store.ts';
import { StripeSessions } from './stripe-sessions.ts';

let world: PaymentsWorld;

beforeAll(async () => {
  world = await PaymentsWorld.start();
});
afterAll(() => world.stop());
beforeEach(() => world.stripe.calm());
afterEach(() => world.expectInvariants());

const sessionEvent = (type: string, sessionId: string) => ({
  id: `evt_${type}_${sessionId}`.slice(0, 60),
  object: 'event',
  api_version: '2026-10-28.endive',
  created: 1,
  livemode: false,
  type,
  data: { object: { id: sessionId, object: 'checkout.session' } },
});

/** Calls to expire a session that are out at this moment. */
const expiringOf = (orderId: string) =>
  world.count(
    `select count(*) as n from payments.operation
      where order_id = $1 and kind = 'expire_session' and state = 'sent'`,
    [orderId],
  );

describe('a payment from the page to the ledger', () => {
  it('F05: is recorded by the webhook alone, the buyer never returns', async () => {
    const order = await world.openOrder();
    await world.stripe.pay(order.sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 4, reserved: 0 });
    expect(await world.mailsFor(order.orderId)).toBe(1);
    // 26.76 by card: 1.5 % and 0.25 are 0.65 fee. Delivery 5.90 holds 0.94 VAT.
    expect(await world.balanceOf('A.stripe')).toBe(2611);
    expect(await world.balanceOf('E.stripe_fee')).toBe(65);
    expect(await world.balanceOf(`L.unearned.${world.cheeseId}`)).toBe(-1698);
    expect(await world.balanceOf(`L.unearned.${world.juiceId}`)).toBe(-388);
    expect(await world.balanceOf('I.shipping')).toBe(-496);
    expect(await world.balanceOf('L.vat')).toBe(-94);
  });

  it('F06: is found by the sweep when all webhooks are lost for two hours', async () => {
    await world.stripe.chaos({ drop_percent: 100 });
    const order = await world.openOrder();
    await world.stripe.pay(order.sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
    await world.advance(2 * HOUR_MS);
    await world.sweep('reread-open-payments');
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 4, reserved: 0 });
  });

  it('F06: is not released by the sweep that runs first', async () => {
    await world.stripe.chaos({ drop_percent: 100 });
    const order = await world.openOrder();
    await world.stripe.pay(order.sessionId);
    await world.advance(2 * HOUR_MS);
    await world.sweep('release-expired-reservations');
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 4, reserved: 0 });
  });

  it('F09: stays paid when a late "expired" contradicts it, in either order', async () => {
    const early = await world.openOrder();
    const late = await world.openOrder();
    const expired = (id: string) => sessionEvent('checkout.session.expired', id);
    await world.stripe.pay(early.sessionId);
    await world.stripe.chaos({ paused: true });
    await world.stripe.pay(late.sessionId);
    expect(await world.deliver('platform', expired(late.sessionId))).toBe(200);
    await world.stripe.chaos({ paused: false });
    await world.settle();
    expect(await world.deliver('platform', expired(early.sessionId))).toBe(200);
    await world.settle();
    expect(await world.stateOf(early.orderId)).toBe('paid');
    expect(await world.stateOf(late.orderId)).toBe('paid');
  });

  it('F09: stays as it is when an older reading is reduced last', async () => {
    const order = await world.openOrder();
    const reader = world.app.get(StripeSessions);
    const old = await reader.read(order.sessionId);
    await world.stripe.pay(order.sessionId);
    await world.settle();
    if (old === null) throw new Error('no session');
    await world.app.get(ReduceSessionService).apply(old);
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.app.get(SessionsStore).read(order.sessionId)).toMatchObject({
      status: 'complete',
      url: null,
    });
  });

  it('F10: wins against the releaser in the last second, and nothing is sold twice', async () => {
    await world.stripe.chaos({ paused: true });
    const order = await world.openOrder({ stock: 1 });
    // Our clock is ahead of Stripe's: the reservation has run out while the page still takes money.
    world.api.clock.advance(50 * MINUTE_MS);
    const path = `/v1/checkout/sessions/${order.sessionId}/expire`;
    await world.stripe.fault({ effect: 'latency', method: 'POST', path, ms: 400 });
    const release = world.sweep('release-expired-reservations');
    await world.until(async () => (await expiringOf(order.orderId)) > 0);
    await world.stripe.pay(order.sessionId);
    await release;
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 0, reserved: 0 });
    await expect(world.placeOrder({ variantId: order.variantId })).rejects.toThrow('stock');
    await world.stripe.chaos({ paused: false });
    await world.settle();
    await world.advance(50 * MINUTE_MS);
  });

  it('F11: takes a second payment of the same order for a duplicate that is owed back', async () => {
    const before = await world.balanceOf('L.refund_payable');
    const order = await world.openOrder();
    const opening = world.app.get(OpenPaymentService);
    const again = await world.db.transaction(async (tx) => {
      const locked = await world.app.get(OrdersFacade).lockForPayment(tx, order.orderId);
      if (locked === null) throw new Error('no order');
      return opening.planAttempt(tx, locked);
    });
    const second = await opening.openPlanned(order.orderId, again);
    const secondId = second?.paymentUrl.split('/').at(-1) ?? '';
    await Promise.all([world.stripe.pay(order.sessionId), world.stripe.pay(secondId)]);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.mailsFor(order.orderId)).toBe(1);
    expect((await world.balanceOf('L.refund_payable')) - before).toBe(-2676);
    const [incident, ...others] = await world.incidents('duplicate-payment');
    expect(others).toEqual([]);
    expect(incident?.details).toMatchObject({ orderId: order.orderId, amountCents: 2676 });
    expect(String(incident?.details.paymentIntentId)).toMatch(/^pi_/);
  });

  it('F12: of two buyers of the last unit one pays, the other cannot open a page', async () => {
    const first = await world.openOrder({ stock: 1 });
    await expect(world.openOrder({ variantId: first.variantId })).rejects.toThrow('stock');
    await world.stripe.pay(first.sessionId);
    await world.settle();
    expect(await world.stateOf(first.orderId)).toBe('paid');
    expect(await world.stockOf(first.variantId)).toEqual({ onHand: 0, reserved: 0 });
  });

  it('F13: does not pay an order of another amount, and keeps the money for its refund', async () => {
    const before = await world.balanceOf('L.refund_payable');
    const order = await world.openOrder();
    await world.db.execute(
      `update orders."order" set goods_cents = goods_cents + 100, total_cents = total_cents + 100
        where id = $1`,
      [order.orderId],
    );
    await world.stripe.pay(order.sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
    expect(await world.mailsFor(order.orderId)).toBe(0);
    const incidents = await world.incidents('payment-mismatch');
    expect(incidents).toMatchObject([{ details: { orderTotalCents: 2776, amountCents: 2676 } }]);
    expect((await world.balanceOf('L.refund_payable')) - before).toBe(-2676);
    await world.advance(HOUR_MS);
    await world.sweep('release-expired-reservations');
    expect(await world.stateOf(order.orderId)).toBe('expired');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 0 });
  });

  it('F25: waits while the bank asks, and gives the stock back when the buyer goes away', async () => {
    const order = await world.openOrder();
    await world.stripe.pay(order.sessionId, { number: '4000002760003184' });
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
    await world.advance(36 * MINUTE_MS);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('expired');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 0 });
  });

  it('F26: takes a good card after a declined one in the same session', async () => {
    const order = await world.openOrder();
    const declined = await world.stripe.pay(order.sessionId, { number: '4000000000000002' });
    expect(declined.error?.code).toBe('card_declined');
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
    await world.stripe.pay(order.sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.entriesOf(order.orderId)).toBe(1);
  });

  it('is paid without stock when the last unit went to somebody else meanwhile', async () => {
    const order = await world.openOrder({ stock: 1 });
    await world.db.transaction((tx) => world.app.get(InventoryFacade).release(tx, order.orderId));
    const other = await world.openOrder({ variantId: order.variantId });
    await world.stripe.pay(other.sessionId);
    await world.stripe.pay(order.sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 0, reserved: 0 });
    expect(await world.incidents('paid-without-stock')).toMatchObject([{ subject: order.orderId }]);
  });

  it('is owed back when the order was given up', async () => {
    const before = await world.balanceOf('L.refund_payable');
    const order = await world.openOrder();
    await world.db.execute(`update orders."order" set payment_state = 'canceled' where id = $1`, [
      order.orderId,
    ]);
    await world.stripe.pay(order.sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('canceled');
    expect((await world.balanceOf('L.refund_payable')) - before).toBe(-2676);
    expect(await world.incidents('money-without-order')).toHaveLength(1);
  });
});

describe('a delayed method', () => {
  const DEBIT = (iban: string) => ({ iban, debit_seconds: 600 });

  it('keeps the stock while it is processed and is paid when the bank has paid', async () => {
    const order = await world.openDebitOrder();
    await world.stripe.pay(order.sessionId, DEBIT('DE89370400440532013000'));
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('processing');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 1 });
    await world.advance(11 * MINUTE_MS);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
  });

  it('keeps the stock of a debit in process however long ago the reservation ran out', async () => {
    const order = await world.openDebitOrder();
    await world.stripe.pay(order.sessionId, {
      iban: 'DE89370400440532013000',
      debit_seconds: 518_400,
    });
    await world.settle();
    await world.advance(2 * HOUR_MS);
    await world.sweep('release-expired-reservations');
    await world.sweep('reread-open-payments');
    expect(await world.stateOf(order.orderId)).toBe('processing');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 1 });
    await world.advance(144 * HOUR_MS);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
  });

  it('gives the stock back when the bank refuses, and books nothing', async () => {
    const order = await world.openDebitOrder();
    await world.stripe.pay(order.sessionId, DEBIT('DE62370400440532013001'));
    await world.settle();
    await world.advance(11 * MINUTE_MS);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('failed');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 0 });
    expect(await world.entriesOf(order.orderId)).toBe(0);
  });
});

describe('the database fails while a payment is booked', () => {
  it('F52: books it once when the connection is gone in the middle', async () => {
    const order = await world.openOrder();
    await world.stripe.pay(order.sessionId);
    await world.stripe.deliverAll();
    await world.asOwner(async (owner) => {
      // The booking waits for the journal, and there its connection is cut as in a failover.
      await owner.query('begin; lock table ledger.posting in exclusive mode');
      const reducer = world.app.get(ReduceSessionService);
      const lost = expect(reducer.reduce(order.sessionId)).rejects.toThrow();
      await world.until(async () => {
        const cut = await owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return cut.rowCount === 1;
      });
      await lost;
      await owner.query('rollback');
    });
    expect(await world.entriesOf(order.orderId)).toBe(0);
    expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
    await world.settle();
    expect(await world.entriesOf(order.orderId)).toBe(1);
    expect(await world.stateOf(order.orderId)).toBe('paid');
  });
});
