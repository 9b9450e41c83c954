import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AT_ONCE,
  advance,
  balanceOf,
  DAY_SECONDS,
  eventTypes,
  expectSoundBooks,
  type Fixture,
  failureOf,
  paidCharge,
  payableAccount,
  startFixture,
} from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(async () => {
  await expectSoundBooks(fixture);
  await fixture.close();
});

/** An account that has received `cents` and can use them at once. */
async function accountWith(cents: number): Promise<string> {
  const destination = await payableAccount(fixture);
  const { charge } = await paidCharge(fixture, cents, { number: AT_ONCE });
  await fixture.stripe.transfers.create({
    amount: cents,
    currency: 'eur',
    destination,
    source_transaction: charge.id,
  });
  return destination;
}

const payoutsOf = async (stripeAccount?: string) =>
  (await fixture.stripe.payouts.list({}, { stripeAccount })).data;

const FRIDAY = 5;

/** Moves the clock to seven in the morning of the next Friday, UTC. */
async function toFridayMorning(): Promise<void> {
  const { now } = (await fixture.control('GET', '/clock')).body;
  const midnight = now - (now % DAY_SECONDS);
  const daysLeft = (FRIDAY - new Date(now * 1000).getUTCDay() + 7) % 7 || 7;
  const to = midnight + daysLeft * DAY_SECONDS + 7 * 3600;
  await fixture.control('POST', '/clock/advance', { to });
}

describe('automatic payouts of an account', () => {
  it('go out on its day, are reconciled and arrive', async () => {
    const account = await accountWith(2713);
    await toFridayMorning();
    const [payout] = await payoutsOf(account);
    expect(payout).toMatchObject({
      amount: 2713,
      automatic: true,
      reconciliation_status: 'completed',
      status: 'in_transit',
    });
    expect(await balanceOf(fixture, account)).toEqual({ available: 0, pending: 0 });
    const moves = await fixture.stripe.balanceTransactions.list(
      { payout: payout?.id },
      { stripeAccount: account },
    );
    expect(moves.data.map(({ net, type }) => [type, net])).toEqual([
      ['payout', -2713],
      ['payment', 2713],
    ]);
    await advance(fixture, 4 * DAY_SECONDS);
    expect((await payoutsOf(account))[0]?.status).toBe('paid');
    expect(await eventTypes(fixture, 'payout.', account)).toEqual([
      'payout.created',
      'payout.updated',
      'payout.reconciliation_completed',
      'payout.paid',
    ]);
  });

  it('follow the schedule that the balance settings name', async () => {
    const account = await accountWith(1000);
    const options = { stripeContext: account };
    const settings = await fixture.stripe.balanceSettings.update(
      { payments: { payouts: { schedule: { interval: 'monthly', monthly_payout_days: [31] } } } },
      options,
    );
    expect(settings.payments.payouts?.schedule).toEqual({
      interval: 'monthly',
      monthly_payout_days: [31],
    });
    expect(await eventTypes(fixture, 'balance_settings', account)).toEqual([
      'balance_settings.updated',
    ]);
    await advance(fixture, 38 * DAY_SECONDS);
    const [payout] = await payoutsOf(account);
    const day = new Date(Number(payout?.created) * 1000);
    const tomorrow = new Date(day.getTime() + DAY_SECONDS * 1000);
    expect(tomorrow.getUTCDate()).toBe(1);
    expect(await fixture.stripe.balanceSettings.retrieve({}, options)).toMatchObject(settings);
  });

  it('go nowhere while payouts are paused', async () => {
    const account = await accountWith(1000);
    const options = { stripeAccount: account };
    await fixture.control('POST', `/accounts/${account}`, { outcome: 'payouts_paused' });
    await toFridayMorning();
    expect(await payoutsOf(account)).toEqual([]);
    await fixture.control('POST', `/accounts/${account}`, { outcome: 'active' });
    await advance(fixture, 7 * DAY_SECONDS);
    expect((await payoutsOf(account))[0]?.amount).toBe(1000);
    const own = await failureOf(
      fixture.stripe.payouts.create({ amount: 1, currency: 'eur' }, options),
    );
    expect(own.statusCode).toBe(400);
  });

  it('come back from a wrong bank account and go out again after it was changed', async () => {
    const account = await accountWith(5000);
    await fixture.control('POST', `/accounts/${account}/bank`, { iban: 'DE62370400440532013001' });
    await toFridayMorning();
    await advance(fixture, 4 * DAY_SECONDS);
    const [failed] = await payoutsOf(account);
    expect(failed).toMatchObject({ failure_code: 'no_account', status: 'failed' });
    expect(await balanceOf(fixture, account)).toEqual({ available: 5000, pending: 0 });
    const paused = await fixture.stripe.v2.core.accounts.retrieve(account, {
      include: ['configuration.recipient'],
    });
    const state = paused.configuration?.recipient?.capabilities?.stripe_balance;
    expect(state).toMatchObject({
      payouts: { status: 'restricted' },
      stripe_transfers: { status: 'active' },
    });
    await advance(fixture, 7 * DAY_SECONDS);
    expect(await payoutsOf(account)).toHaveLength(1);
    await fixture.control('POST', `/accounts/${account}/bank`, { iban: 'DE89370400440532013000' });
    await advance(fixture, 11 * DAY_SECONDS);
    const [again] = await payoutsOf(account);
    expect(again).toMatchObject({ amount: 5000, status: 'paid' });
    const moves = await fixture.stripe.balanceTransactions.list(
      { payout: again?.id },
      { stripeAccount: account },
    );
    expect(moves.data.map(({ net, type }) => [type, net])).toEqual([
      ['payout', -5000],
      ['payout_failure', 5000],
    ]);
  });

  it('can come back days after they were paid', async () => {
    const account = await accountWith(900);
    await toFridayMorning();
    await advance(fixture, 4 * DAY_SECONDS);
    const [paid] = await payoutsOf(account);
    const { body } = await fixture.control('POST', `/payouts/${paid?.id}`, {
      code: 'account_closed',
      outcome: 'fail',
    });
    expect(body).toMatchObject({ failure_code: 'account_closed', status: 'failed' });
    const again = await fixture.control('POST', `/payouts/${paid?.id}`, { outcome: 'pay' });
    expect(again.status).toBe(400);
  });
});

describe('payouts of the platform', () => {
  it('are made by hand, out of what is available', async () => {
    await paidCharge(fixture, 10_000, { number: AT_ONCE });
    const over = await failureOf(fixture.stripe.payouts.create({ amount: 9826, currency: 'eur' }));
    expect(over).toMatchObject({ statusCode: 400, code: 'balance_insufficient' });
    const payout = await fixture.stripe.payouts.create({
      amount: 5000,
      currency: 'eur',
      metadata: { op_id: 'a' },
      statement_descriptor: 'MARKTHALLE',
    });
    expect(payout).toMatchObject({
      automatic: false,
      metadata: { op_id: 'a' },
      reconciliation_status: 'not_applicable',
      status: 'pending',
    });
    expect((await balanceOf(fixture)).available).toBe(4825);
    await advance(fixture, 4 * DAY_SECONDS);
    const shown = await fixture.stripe.payouts.retrieve(payout.id, {
      expand: ['balance_transaction'],
    });
    expect(shown).toMatchObject({ balance_transaction: { net: -5000 }, status: 'paid' });
    const listed = await fixture.stripe.payouts.list({ status: 'paid' });
    expect(listed.data.map(({ id }) => id)).toEqual([payout.id]);
    const none = await fixture.stripe.balanceTransactions.list({ payout: payout.id });
    expect(none.data).toEqual([]);
  });

  it('can be canceled until the bank has them', async () => {
    await paidCharge(fixture, 10_000, { number: AT_ONCE });
    const first = await fixture.stripe.payouts.create({ amount: 5000, currency: 'eur' });
    const canceled = await fixture.stripe.payouts.cancel(first.id);
    expect(canceled.status).toBe('canceled');
    expect((await balanceOf(fixture)).available).toBe(9825);
    const second = await fixture.stripe.payouts.create({ amount: 5000, currency: 'eur' });
    await advance(fixture, 2 * 3600);
    const late = await failureOf(fixture.stripe.payouts.cancel(second.id));
    expect(late.statusCode).toBe(400);
    await advance(fixture, 7 * DAY_SECONDS);
    expect((await payoutsOf()).map(({ status }) => status)).toEqual(['paid', 'canceled']);
  });

  it('can fail', async () => {
    await paidCharge(fixture, 10_000, { number: AT_ONCE });
    await fixture.control('POST', '/accounts/platform/bank', {
      iban: 'DE89 3704 0044 0532 0130 02',
    });
    await fixture.stripe.payouts.create({ amount: 5000, currency: 'eur' });
    await advance(fixture, 4 * DAY_SECONDS);
    const [failed] = await payoutsOf();
    expect(failed).toMatchObject({ failure_code: 'account_closed', status: 'failed' });
    expect((await balanceOf(fixture)).available).toBe(9825);
    expect((await eventTypes(fixture, 'payout.')).at(-1)).toBe('payout.failed');
  });
});

describe('top-ups', () => {
  it('bring money a little later', async () => {
    const topUp = await fixture.stripe.topups.create({
      amount: 6000,
      currency: 'eur',
      description: 'Puffer',
      metadata: { op_id: 'a' },
    });
    expect(topUp).toMatchObject({ balance_transaction: null, status: 'pending' });
    expect((await balanceOf(fixture)).available).toBe(0);
    await advance(fixture, 10);
    const done = await fixture.stripe.topups.retrieve(topUp.id, {
      expand: ['balance_transaction'],
    });
    expect(done).toMatchObject({ balance_transaction: { net: 6000, type: 'topup' } });
    expect(await eventTypes(fixture, 'topup.')).toEqual(['topup.created', 'topup.succeeded']);
    const late = await failureOf(fixture.stripe.topups.cancel(topUp.id));
    expect(late.statusCode).toBe(400);
  });

  it('set free a refund that waited for money', async () => {
    const { charge } = await paidCharge(fixture, 1000);
    const refund = await fixture.stripe.refunds.create({ charge: charge.id });
    expect(refund.status).toBe('pending');
    await fixture.stripe.topups.create({ amount: 2000, currency: 'eur' });
    await advance(fixture, 10);
    expect((await fixture.stripe.refunds.retrieve(refund.id)).status).toBe('succeeded');
    expect((await balanceOf(fixture)).available).toBe(1000);
  });

  it('fail or are canceled', async () => {
    const one = await fixture.stripe.topups.create({ amount: 100, currency: 'eur' });
    const two = await fixture.stripe.topups.create({ amount: 200, currency: 'eur' });
    await fixture.control('POST', `/topups/${one.id}`, { outcome: 'fail' });
    await fixture.stripe.topups.cancel(two.id);
    await advance(fixture, 10);
    const { data } = await fixture.stripe.topups.list();
    expect(data.map(({ status }) => status)).toEqual(['canceled', 'failed']);
    expect((await balanceOf(fixture)).available).toBe(0);
  });
});

describe("Connect's own fees", () => {
  it('come summed and tied to nothing, once they are switched on', async () => {
    await fixture.control('PUT', '/settings', { connect_fees: true });
    await accountWith(4000);
    await accountWith(10_000);
    await toFridayMorning();
    await advance(fixture, DAY_SECONDS);
    const fees = await fixture.stripe.balanceTransactions.list({ type: 'stripe_fee' });
    // 0.25 % and 10 cents each: 10 + 10 and 25 + 10.
    expect(fees.data).toHaveLength(1);
    expect(fees.data[0]).toMatchObject({ amount: -55, fee: 0, net: -55, source: null });
    await advance(fixture, 31 * DAY_SECONDS);
    const later = await fixture.stripe.balanceTransactions.list({ type: 'stripe_fee' });
    const monthly = later.data.find(({ description }) => description?.includes('active accounts'));
    expect(monthly?.net).toBe(-400);
  });
});
