import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { PaymentsWorld } from '../../../test/payments-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { OpenPaymentService } from '../payments/open-payment.service.ts';
import { ApproveRefundService } from './approve-refund.service.ts';
import { RefundsFacade } from './refunds.facade.ts';

let world: PaymentsWorld;

beforeAll(async () => {
  world = await PaymentsWorld.start();
});
afterAll(() => world.stop());
beforeEach(() => world.stripe.calm());
afterEach(() => world.expectInvariants());

const refundsOf = (orderId: string) =>
  world.db.rows<{ id: string; state: string; kind: string; cents: number }>(
    `select id, state, kind, amount_cents as cents from refunds.refund where order_id = $1
      order by requested_at, id`,
    [orderId],
  );

const approve = (refundId: string) =>
  world.db.transaction((tx) => world.app.get(ApproveRefundService).approve(tx, refundId, newId()));

/** The same order is paid twice, in two tabs. */
async function paidTwice(): Promise<string> {
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
  return order.orderId;
}

it('F11: the second of two payments is queued for staff and goes back with one click', async () => {
  const orderId = await paidTwice();
  const [queued, ...others] = await refundsOf(orderId);
  expect(others).toEqual([]);
  expect(queued).toMatchObject({ state: 'requested', kind: 'charge', cents: 2676 });
  await world.advance(5 * DAY_MS);
  const owed = await world.balanceOf('L.refund_payable');
  await approve(queued?.id ?? '');
  await world.settle();
  expect(await refundsOf(orderId)).toMatchObject([{ state: 'succeeded' }]);
  expect((await world.balanceOf('L.refund_payable')) - owed).toBe(2676);
  expect(await world.stateOf(orderId)).toBe('paid');
  expect(await world.incidents('duplicate-payment')).toEqual([]);
});

it('F08: a refund that is announced before its charge waits for it and converges', async () => {
  await world.stripe.chaos({ paused: true });
  const order = await world.openOrder();
  await world.stripe.pay(order.sessionId);
  const { data } = await world.sdk.charges.list({ limit: 1 });
  const refund = await world.sdk.refunds.create({ charge: data[0]?.id ?? '', amount: 500 });
  const event = {
    id: `evt_early_${refund.id}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: 1,
    livemode: false,
    type: 'refund.updated',
    data: { object: { id: refund.id, object: 'refund' } },
  };
  expect(await world.deliver('platform', event)).toBe(200);
  await world.settleQueue();
  expect(await refundsOf(order.orderId)).toEqual([]);
  await world.stripe.chaos({ paused: false });
  await world.settle();
  await world.retryNow();
  expect(await refundsOf(order.orderId)).toMatchObject([{ kind: 'unassigned', cents: 500 }]);
  expect(await world.stateOf(order.orderId)).toMatch(/^(paid|partially_refunded)$/);
  await world.advance(5 * DAY_MS);
  await world.settle();
  expect(await refundsOf(order.orderId)).toMatchObject([{ state: 'succeeded' }]);
});

it('F42: a late failure arrives by webhook, and only once', async () => {
  const order = await world.paidOrder();
  await world.advance(5 * DAY_MS);
  const { refundId } = await world.db.transaction((tx) =>
    world.app
      .get(RefundsFacade)
      .request(
        tx,
        { orderId: order.orderId, cause: 'other', reason: 'Kulanz', parts: 'whole' },
        { accountId: newId() },
      ),
  );
  await world.settle();
  expect(await refundsOf(order.orderId)).toMatchObject([{ id: refundId, state: 'succeeded' }]);
  expect(await world.stateOf(order.orderId)).toBe('refunded');
  await world.stripe.chaos({ duplicates: 3 });
  const sent = await world.db.row<{ id: string }>(
    'select stripe_refund_id as id from refunds.sending where refund_id = $1',
    [refundId],
  );
  await world.stripe.ask('POST', `refunds/${sent?.id}`, { outcome: 'fail' });
  await world.settle();
  expect(await refundsOf(order.orderId)).toMatchObject([{ state: 'failed' }]);
  expect(await world.incidents('refund-failed')).toMatchObject([{ subject: refundId }]);
});

it('a payment that came when the goods were gone is queued in full', async () => {
  const order = await world.openOrder({ stock: 1 });
  await world.stripe.chaos({ paused: true });
  await world.stripe.pay(order.sessionId);
  // The reservation was given back meanwhile, and somebody else bought the last one.
  await world.db.execute(
    `update inventory.reservation set state = 'released' where order_id = $1`,
    [order.orderId],
  );
  await world.db.execute(
    'update inventory.stock set on_hand = 0, reserved = 0 where variant_id = $1',
    [order.variantId],
  );
  await world.stripe.chaos({ paused: false });
  await world.settle();
  expect(await world.incidents('paid-without-stock')).toMatchObject([{ subject: order.orderId }]);
  expect(await refundsOf(order.orderId)).toMatchObject([
    { state: 'requested', kind: 'parts', cents: 2676 },
  ]);
});
