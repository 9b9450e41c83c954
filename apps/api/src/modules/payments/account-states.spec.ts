import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openPaymentDashboard } from '@markthalle/contracts/portal-payouts';
import { callRoute } from '../../../test/call-route.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { addProducer } from '../../../test/payment-orders.ts';
import { PaymentsWorld } from '../../../test/payments-world.ts';
import { newId } from '../../platform/db/new-id.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { AccountsService } from './accounts.service.ts';

let world: PaymentsWorld;

beforeAll(async () => {
  world = await PaymentsWorld.start();
});
afterAll(() => world.stop());
beforeEach(() => world.stripe.calm());
afterEach(() => world.expectInvariants());

const activeOf = async (producerId: string) => {
  const account = await world.app.get(ProducersFacade).activeAccount(producerId);
  if (account === null) throw new Error('no account');
  return account;
};

async function payableProducer(): Promise<string> {
  const producerId = newId();
  await addProducer(world.app, producerId, 'Hof Neu', 'GbR');
  await world.payments.connectDemoAccount(producerId);
  await world.settle();
  return producerId;
}

const jobsOf = (task: string, producerId: string) =>
  world.count(
    `select count(*) as n from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = $1 and j.payload ->> 'producerId' = $2`,
    [task, producerId],
  );

const refusalOf = async (producerId: string, moreCents: number) =>
  (
    await world.db.transaction((tx) =>
      world.payments.sales.refusals(tx, [{ producerId, moreCents }]),
    )
  ).get(producerId) ?? null;

const schedulesSet = () => world.stripe.callsTo('POST', '/v1/balance_settings');

describe('a payment account that has come into another state', () => {
  it('is paid out weekly on Fridays from the first day on, which is asked once', async () => {
    const producerId = await payableProducer();
    const { stripeAccountId } = await activeOf(producerId);
    const settings = await world.sdk.balanceSettings.retrieve(
      {},
      { stripeAccount: stripeAccountId },
    );
    expect(settings.payments).toMatchObject({
      debit_negative_balances: true,
      payouts: { schedule: { interval: 'weekly', weekly_payout_days: ['friday'] } },
    });
    expect(await schedulesSet()).toHaveLength(1);
    await world.app.get(AccountsService).reread(stripeAccountId);
    await world.settle();
    expect(await schedulesSet()).toHaveLength(1);
  });

  it('tells the producer when it is restricted, and when it works again nobody needs to act', async () => {
    const producerId = await payableProducer();
    const { stripeAccountId } = await activeOf(producerId);
    await world.stripe.decideAccount(stripeAccountId, 'restricted');
    await world.settle();
    expect((await activeOf(producerId)).state).toBe('restricted');
    expect(await jobsOf('notifications.account-problem', producerId)).toBe(1);
    expect(await world.incidents('account-lost')).toEqual([]);
    await world.stripe.decideAccount(stripeAccountId, 'active');
    await world.settle();
    expect((await activeOf(producerId)).state).toBe('payable');
  });

  it('takes a rejected producer off the market and gives the open orders to staff', async () => {
    await world.payments.connectDemoAccount(world.cheeseId);
    const { stripeAccountId } = await activeOf(world.cheeseId);
    const order = await world.paidOrder();
    const part = await world.db.row<{ number: string }>(
      'select number from orders.producer_order where order_id = $1 and producer_id = $2',
      [order.orderId, world.cheeseId],
    );
    await world.stripe.decideAccount(stripeAccountId, 'rejected');
    await world.settle();
    expect((await activeOf(world.cheeseId)).state).toBe('rejected');
    expect(await jobsOf('catalog.unpublish-producer', world.cheeseId)).toBe(1);
    expect(await world.incidents('account-lost')).toMatchObject([
      { subject: world.cheeseId, details: { state: 'rejected', openOrders: [part?.number] } },
    ]);
    expect(await refusalOf(world.cheeseId, 1)).toBe('account_rejected');
    await world.payments.connectDemoAccount(world.cheeseId);
    expect(await world.incidents('account-lost')).toEqual([]);
  });

  it('F37, F38: is over when its holder cuts us off; a new one keeps the history', async () => {
    const producerId = await payableProducer();
    const before = await activeOf(producerId);
    await world.stripe.ask('POST', `accounts/${before.stripeAccountId}/deauthorise`, {});
    await world.settle();
    expect((await activeOf(producerId)).state).toBe('closed');
    expect(await world.payments.accountStateOf(producerId)).toBe('closed');
    expect(await world.incidents('account-lost')).toMatchObject([{ subject: producerId }]);
    // What waits is kept, and new sales end at the cap.
    expect(await refusalOf(producerId, 50_000)).toBe(null);
    expect(await refusalOf(producerId, 50_001)).toBe('cap_reached');
    await world.payments.connectDemoAccount(producerId);
    await world.settle();
    const after = await activeOf(producerId);
    expect(after.stripeAccountId).not.toBe(before.stripeAccountId);
    expect(after).toMatchObject({ state: 'payable', payoutScheduleAt: expect.any(Date) });
    const history = await world.app.get(ProducersFacade).accountByStripeId(before.stripeAccountId);
    expect(history).toMatchObject({ state: 'closed', replacedAt: expect.any(Date) });
  });
});

describe('sales before the account works', () => {
  it('begin with the onboarding and end where 500.00 wait', async () => {
    const { juiceId } = world;
    expect(await refusalOf(juiceId, 1)).toBe('account_missing');
    await world.app.get(AccountsService).openOnboarding(juiceId);
    // Two juices for 3.88 are paid and cannot be paid out yet.
    await world.paidOrder();
    const waiting = -(await world.balanceOf(`L.unearned.${juiceId}`));
    expect(waiting).toBeGreaterThanOrEqual(388);
    expect(await refusalOf(juiceId, 50_000 - waiting)).toBe(null);
    expect(await refusalOf(juiceId, 50_001 - waiting)).toBe('cap_reached');
    await world.payments.connectDemoAccount(juiceId);
    expect(await refusalOf(juiceId, 9_000_000)).toBe(null);
  });
});

describe("the producer's own pages at Stripe", () => {
  it('open by a fresh link, for those who have an account', async () => {
    const producerId = await payableProducer();
    const sessionToken = await new PaidOrders(world.app).person({ producerId });
    const open = () => callRoute(world.app, openPaymentDashboard, {}, { sessionToken });
    const [one, other] = [(await open()).value.url, (await open()).value.url];
    expect(one).toMatch(/^http/);
    expect(other).not.toBe(one);
    const { stripeAccountId } = await activeOf(producerId);
    await world.stripe.ask('POST', `accounts/${stripeAccountId}/close`, {});
    await world.settle();
    expect((await open()).problem.code).toBe('step-not-possible');
  });
});
