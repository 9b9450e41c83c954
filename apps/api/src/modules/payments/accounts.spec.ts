import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openOnboarding, readOnboarding } from '@markthalle/contracts/portal-payouts';
import { callRoute } from '../../../test/call-route.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { addProducer } from '../../../test/payment-orders.ts';
import { PaymentsWorld } from '../../../test/payments-world.ts';
import { later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { OperationCalls } from './operation-calls.ts';
import { OperationsStore } from './operations.store.ts';

const ACCOUNTS = '/v2/core/accounts';

let world: PaymentsWorld;
let people: PaidOrders;

beforeAll(async () => {
  world = await PaymentsWorld.start();
  people = new PaidOrders(world.app);
});
afterAll(() => world.stop());
beforeEach(() => world.stripe.calm());

/** A producer with a member who is signed in. */
async function newProducer() {
  const producerId = newId();
  await addProducer(world.app, producerId, 'Hof Neu', 'GbR');
  await world.db.execute(
    `insert into producers.tax_status (producer_id, valid_from, tax_status)
     values ($1, '2025-01-01', 'small_business')`,
    [producerId],
  );
  const sessionToken = await people.person({ producerId });
  const open = () => callRoute(world.app, openOnboarding, {}, { sessionToken });
  const read = () => callRoute(world.app, readOnboarding, {}, { sessionToken });
  return { producerId, open, read };
}

const accountOf = async (producerId: string) =>
  (await world.app.get(ProducersFacade).activeAccount(producerId))?.stripeAccountId ?? '';

async function accountsAtStripe(producerId: string) {
  const { data } = await world.sdk.v2.core.accounts.list({ limit: 100 });
  return data.filter((account) => account.metadata?.producer_id === producerId);
}

describe('the payment account of a producer', () => {
  it('is created at the first click, asks for transfers only, and follows what Stripe says', async () => {
    const { producerId, open, read } = await newProducer();
    const fresh = (await read()).value;
    expect(fresh).toMatchObject({ accountState: 'none', payoutsEnabled: false });
    expect(fresh.tasks.filter(({ done }) => done)).toEqual([{ key: 'profile', done: true }]);
    const { url } = (await open()).value;
    expect(url).toContain('/setup/');
    const id = await accountOf(producerId);
    const account = await world.sdk.v2.core.accounts.retrieve(id, {
      include: ['configuration.recipient', 'defaults', 'identity'],
    });
    expect(account).toMatchObject({
      dashboard: 'express',
      contact_email: 'hof@example.org',
      metadata: { tenant: 't1', producer_id: producerId },
      identity: { country: 'de', entity_type: 'company' },
      defaults: {
        responsibilities: { fees_collector: 'application', losses_collector: 'application' },
      },
    });
    await world.settle();
    expect((await read()).value).toMatchObject({
      accountState: 'onboarding',
      requirements: expect.arrayContaining([
        { code: 'identity.attestations.terms_of_service.account', deadlineAt: null },
      ]),
    });
    await world.stripe.decideAccount(id, 'in_review');
    await world.settle();
    expect((await read()).value.accountState).toBe('in_review');
    await world.stripe.decideAccount(id, 'active');
    await world.settle();
    const { value } = await read();
    expect(value).toMatchObject({
      accountState: 'payable',
      payoutsEnabled: true,
      requirements: [],
    });
    expect(value.tasks).toContainEqual({ key: 'payment_account', done: true });
    expect(value.tax).toEqual({
      taxStatus: 'small_business',
      validFrom: '2025-01-01',
      vatId: null,
    });
  });

  it('is one account, however often and from where it is clicked', async () => {
    const { producerId, open } = await newProducer();
    const clicks = [0, 5, 10, 15, 20, 25, 30, 35];
    const answers = await Promise.all(clicks.map((afterMs) => sleep(afterMs).then(open)));
    const urls = answers.map((answer) => answer.value.url);
    expect(new Set(urls).size).toBe(clicks.length);
    expect(await accountsAtStripe(producerId)).toHaveLength(1);
    expect(await world.stripe.callsTo('POST', ACCOUNTS)).toHaveLength(1);
  });

  it('keeps paying while only payouts are paused', async () => {
    await world.payments.connectDemoAccount(world.juiceId);
    const id = await accountOf(world.juiceId);
    await world.stripe.decideAccount(id, 'payouts_paused');
    await world.settle();
    expect(await world.app.get(ProducersFacade).activeAccount(world.juiceId)).toMatchObject({
      state: 'payable',
      payoutsEnabled: false,
    });
  });

  it('is adopted when the answer to its creation was lost with the process', async () => {
    const { producerId, open } = await newProducer();
    await world.stripe.fault({ effect: 'reset_before', method: 'POST', path: ACCOUNTS, times: 0 });
    expect((await open()).problem.code).toBe('payment-service-unavailable');
    await world.stripe.calm();
    const store = world.app.get(OperationsStore);
    const operation = await store.latest(world.db, 'create_account', producerId);
    const now = world.api.clock.now();
    const claimed = await world.db.transaction((tx) =>
      store.claim(tx, operation?.id ?? '', now, later(now, 2 * MINUTE_MS)),
    );
    if (claimed === null) throw new Error('not claimed');
    const made = await world.app.get(OperationCalls).perform(claimed);
    await world.settle();
    await world.advance(3 * MINUTE_MS);
    expect((await open()).value.url).toContain('/setup/');
    expect(await accountOf(producerId)).toBe(made.id);
    expect(await accountsAtStripe(producerId)).toHaveLength(1);
  });

  it('is looked up after its key was forgotten', async () => {
    const { producerId, open } = await newProducer();
    await world.stripe.fault({ effect: 'cut_body', method: 'POST', path: ACCOUNTS, times: 0 });
    expect((await open()).problem.code).toBe('payment-service-unavailable');
    await world.stripe.calm();
    await world.advance(25 * 60 * MINUTE_MS);
    await world.sweep('resume-operations');
    expect(await accountsAtStripe(producerId)).toHaveLength(1);
    expect(await accountOf(producerId)).not.toBe('');
    expect(await world.stripe.callsTo('POST', ACCOUNTS)).toEqual([]);
  });

  it('F37, F38: a closed account is kept as history, and a new one takes its place', async () => {
    const { producerId, open, read } = await newProducer();
    await world.payments.connectDemoAccount(producerId);
    const closedId = await accountOf(producerId);
    await world.stripe.ask('POST', `accounts/${closedId}/close`, {});
    await world.settle();
    expect((await read()).value.accountState).toBe('closed');
    expect((await open()).status).toBe(201);
    const newAccountId = await accountOf(producerId);
    expect(newAccountId).not.toBe(closedId);
    expect(await world.app.get(ProducersFacade).accountByStripeId(closedId)).toMatchObject({
      state: 'closed',
      replacedAt: expect.any(Date),
    });
  });

  it('is read again by the sweep when the webhooks are lost', async () => {
    await world.stripe.chaos({ drop_percent: 100 });
    const { producerId, open, read } = await newProducer();
    await open();
    await world.stripe.decideAccount(await accountOf(producerId), 'active');
    await world.settle();
    expect((await read()).value.accountState).toBe('onboarding');
    await world.advance(11 * MINUTE_MS);
    await world.sweep('reread-open-payments');
    expect((await read()).value.accountState).toBe('payable');
  });

  it('tells the producer when Stripe does not answer', async () => {
    const { open } = await newProducer();
    const links = { effect: 'error_500', method: 'POST', path: '/v2/core/account_links', times: 0 };
    await world.stripe.fault(links);
    expect((await open()).problem.code).toBe('payment-service-unavailable');
  });
});
