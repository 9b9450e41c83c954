import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { resumePayment } from '@markthalle/contracts/checkout';
import { allowEarlyShipping } from '@markthalle/contracts/office-treasury';
import {
  confirmPortalOrder,
  handOverPortalOrder,
  listPortalOrders,
  markPortalOrderReady,
} from '@markthalle/contracts/portal-orders';
import { callRoute } from '../../../test/call-route.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { addAccount } from '../../../test/payment-orders.ts';
import { type OpenedOrder, PaymentsWorld, sessionIdOf } from '../../../test/payments-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';

const SIX_DAYS = 6 * DAY_MS;
const GOOD = { iban: 'DE89370400440532013000', debit_seconds: SIX_DAYS / 1000 };
const BAD = { iban: 'DE62370400440532013001', debit_seconds: SIX_DAYS / 1000 };

let world: PaymentsWorld;
let people: PaidOrders;
let staff = '';
const members = new Map<string, string>();

beforeAll(async () => {
  world = await PaymentsWorld.start(FulfilmentModule);
  people = new PaidOrders(world.app);
  staff = await people.person({ staff: true });
  for (const producerId of [world.cheeseId, world.juiceId]) {
    members.set(producerId, await people.person({ producerId }));
  }
});
afterAll(() => world.stop());
beforeEach(() => world.stripe.calm());
afterEach(() => world.expectInvariants());

/** An order whose direct debit the bank works on for six days. */
async function debited(how: object): Promise<OpenedOrder> {
  const order = await world.openDebitOrder();
  await world.stripe.pay(order.sessionId, how);
  await world.settle();
  expect(await world.stateOf(order.orderId)).toBe('processing');
  return order;
}

async function afterSixDays(): Promise<void> {
  await world.advance(SIX_DAYS + 1_000);
  await world.settle();
}

const shipEarly = (orderId: string) =>
  callRoute(world.app, allowEarlyShipping, { orderId }, { sessionToken: staff });

const partOf = (orderId: string, producerId: string) =>
  world.db.row<{ id: string; state: string }>(
    'select id, state from orders.producer_order where order_id = $1 and producer_id = $2',
    [orderId, producerId],
  );

/** The producer's three steps; answers the status of the last one. */
async function handOver(orderId: string, producerId: string): Promise<number> {
  const part = await partOf(orderId, producerId);
  const caller = { sessionToken: members.get(producerId) ?? '' };
  let status = 0;
  for (const step of [confirmPortalOrder, markPortalOrderReady, handOverPortalOrder]) {
    ({ status } = await callRoute(world.app, step, { producerOrderId: part?.id ?? '' }, caller));
  }
  return status;
}

const failedMails = (orderId: string) =>
  world.count(
    `select count(*) as n from graphile_worker.jobs
      where task_identifier = 'notifications.payment-failed' and key = $1`,
    [`payment-failed:${orderId}:1`],
  );

async function offersDebit(accountId: string): Promise<boolean> {
  const { sessionId } = await world.openOrder({ accountId });
  const session = await world.sdk.checkout.sessions.retrieve(sessionId);
  return session.payment_method_types.includes('sepa_debit');
}

describe('a direct debit', () => {
  it('F21: is paid after six days, and nothing leaves before', async () => {
    const order = await debited(GOOD);
    expect(await handOver(order.orderId, world.cheeseId)).toBe(404);
    const sessionToken = members.get(world.cheeseId) ?? '';
    const { orders } = (await callRoute(world.app, listPortalOrders, {}, { sessionToken })).value;
    const part = await partOf(order.orderId, world.cheeseId);
    expect(orders.map(({ producerOrderId }) => producerOrderId)).not.toContain(part?.id);
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 1 });
    await world.sweep('release-expired-reservations');
    expect(await world.entriesOf(order.orderId)).toBe(0);
    await afterSixDays();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 4, reserved: 0 });
    expect(await handOver(order.orderId, world.cheeseId)).toBe(200);
  });

  it('F22: that fails gives the stock back, tells the buyer and books nothing', async () => {
    const order = await debited(BAD);
    await afterSixDays();
    expect(await world.stateOf(order.orderId)).toBe('failed');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 5, reserved: 0 });
    expect(await failedMails(order.orderId)).toBe(1);
    expect(await world.entriesOf(order.orderId)).toBe(0);
  });

  it('F23: that fails after the goods have left is owed by the buyer', async () => {
    const before = await world.balanceOf('A.recv.customer');
    const order = await debited(BAD);
    expect((await shipEarly(order.orderId)).status).toBe(200);
    expect((await shipEarly(order.orderId)).status).toBe(200);
    expect(await handOver(order.orderId, world.cheeseId)).toBe(200);
    expect(await handOver(order.orderId, world.juiceId)).toBe(200);
    const due = -(await world.balanceOf(`L.due.${world.juiceId}`));
    await afterSixDays();
    expect(await world.stateOf(order.orderId)).toBe('failed');
    // 26.76, the whole order; what is due to the producers stands and waits.
    expect(await world.balanceOf('A.recv.customer')).toBe(before + 2_676);
    expect(-(await world.balanceOf(`L.due.${world.juiceId}`))).toBe(due);
    expect(await world.incidents('debit-failed-after-shipping')).toMatchObject([
      { subject: order.orderId, details: { receivableCents: 2_676, shipped: 2 } },
    ]);
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 4, reserved: 0 });

    // The reminder works: paid by card, the claim is settled.
    const { paymentUrl } = (await callRoute(world.app, resumePayment, { orderToken: order.token }))
      .value;
    const sessionId = sessionIdOf(paymentUrl);
    const { payment_method_types: offered } = await world.sdk.checkout.sessions.retrieve(sessionId);
    expect(offered).not.toContain('sepa_debit');
    await world.stripe.pay(sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.balanceOf('A.recv.customer')).toBe(before);
    expect(await world.incidents('debit-failed-after-shipping')).toEqual([]);
  });

  it('F23: calls off what had not left, and only the rest is owed', async () => {
    const before = await world.balanceOf('A.recv.customer');
    const order = await debited(BAD);
    await shipEarly(order.orderId);
    expect(await handOver(order.orderId, world.juiceId)).toBe(200);
    await afterSixDays();
    // Two juices with deposit 3.88 and the delivery 5.90.
    expect(await world.balanceOf('A.recv.customer')).toBe(before + 978);
    expect((await partOf(order.orderId, world.cheeseId))?.state).toBe('canceled');
    expect(await world.incidents('debit-failed-after-shipping')).toMatchObject([
      { details: { receivableCents: 978, shipped: 1 } },
    ]);
    // The page would ask for the whole order: the reminder is paid by bank transfer.
    const again = await callRoute(world.app, resumePayment, { orderToken: order.token });
    expect(again.problem.code).toBe('order-not-payable');
  });

  it('is booked against what the buyer owes when it succeeds after an early shipping', async () => {
    const before = await world.balanceOf('A.recv.customer');
    const order = await debited(GOOD);
    const stripe = await world.balanceOf('A.stripe');
    await shipEarly(order.orderId);
    expect(await handOver(order.orderId, world.cheeseId)).toBe(200);
    await afterSixDays();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.balanceOf('A.recv.customer')).toBe(before);
    // 26.76 less 0.35 for a direct debit.
    expect(await world.balanceOf('A.stripe')).toBe(stripe + 2_641);
    expect(await handOver(order.orderId, world.juiceId)).toBe(200);
  });

  it('is let go only while it is processed', async () => {
    const { orderId } = await world.paidOrder();
    expect((await shipEarly(orderId)).problem.code).toBe('step-not-possible');
  });
});

describe('who may pay by direct debit', () => {
  it('has paid before, has no other debit open and none that failed', async () => {
    const accountId = await addAccount(world.app);
    expect(await offersDebit(accountId)).toBe(false);
    await world.paidOrder({ accountId });
    expect(await offersDebit(accountId)).toBe(true);
    const open = await world.openOrder({ accountId });
    await world.stripe.pay(open.sessionId, BAD);
    await world.settle();
    expect(await offersDebit(accountId)).toBe(false);
    await afterSixDays();
    expect(await world.stateOf(open.orderId)).toBe('failed');
    expect(await offersDebit(accountId)).toBe(false);
  });

  it('has none that came back after it was paid', async () => {
    const accountId = await addAccount(world.app);
    await world.paidOrder({ accountId });
    const order = await world.openOrder({ accountId });
    await world.stripe.pay(order.sessionId, GOOD);
    await afterSixDays();
    expect(await offersDebit(accountId)).toBe(true);
    const charge = await world.payments.chargeOfOrder(order.orderId);
    await world.db.transaction((tx) =>
      world.payments.disputed.note(tx, charge?.chargeId ?? '', {
        disputedCents: 0,
        isInDispute: false,
        returnedAt: world.api.clock.now(),
      }),
    );
    expect(await offersDebit(accountId)).toBe(false);
  });
});
