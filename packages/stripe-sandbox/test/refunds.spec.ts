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
  openSession,
  paidCharge,
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

/** A charge paid by direct debit, with its money available. */
async function paidDebit(cents: number, iban = 'DE89370400440532013000') {
  const { id } = await openSession(fixture, cents);
  await fixture.control('POST', `/sessions/${id}/pay`, { iban });
  await advance(fixture, 14 * DAY_SECONDS);
  const [charge] = (await fixture.stripe.charges.list({ limit: 1 })).data;
  return String(charge?.id);
}

const retrieved = (id: string) => fixture.stripe.charges.retrieve(id);

describe('a refund of a card', () => {
  it('takes the money from the available balance and marks the charge', async () => {
    const { charge } = await paidCharge(fixture, 1000, { number: AT_ONCE });
    const refund = await fixture.stripe.refunds.create({
      charge: charge.id,
      amount: 388,
      metadata: { op_id: 'a' },
      reason: 'requested_by_customer',
    });
    expect(refund).toMatchObject({
      amount: 388,
      charge: charge.id,
      metadata: { op_id: 'a' },
      payment_intent: charge.payment_intent,
      status: 'succeeded',
    });
    expect(refund.id).toMatch(/^re_/);
    // 10.00 less the fee of 0.40 less 3.88: the fee is not returned.
    expect(await balanceOf(fixture)).toEqual({ available: 572, pending: 0 });
    expect(await retrieved(charge.id)).toMatchObject({ amount_refunded: 388, refunded: false });
    const shown = await fixture.stripe.refunds.retrieve(refund.id, {
      expand: ['balance_transaction.source', 'charge'],
    });
    expect(shown.balance_transaction).toMatchObject({
      amount: -388,
      fee: 0,
      net: -388,
      source: { id: refund.id },
      type: 'refund',
    });
    const found = await fixture.stripe.refunds.list({
      payment_intent: String(charge.payment_intent),
    });
    expect(found.data.map(({ id }) => id)).toEqual([refund.id]);
    expect((await eventTypes(fixture)).slice(-2)).toEqual(['refund.created', 'charge.refunded']);
  });

  it('goes in steps down to nothing and no further', async () => {
    const { charge } = await paidCharge(fixture, 1000, { number: AT_ONCE });
    await paidCharge(fixture, 1000, { number: AT_ONCE });
    const intent = String(charge.payment_intent);
    await fixture.stripe.refunds.create({ payment_intent: intent, amount: 400 });
    const over = await failureOf(fixture.stripe.refunds.create({ charge: charge.id, amount: 601 }));
    expect(over).toMatchObject({ statusCode: 400, param: 'amount' });
    expect(over.code).toBeUndefined();
    const rest = await fixture.stripe.refunds.create({ charge: charge.id });
    expect(rest.amount).toBe(600);
    const done = await fixture.stripe.charges.retrieve(charge.id, { expand: ['refunds'] });
    expect(done).toMatchObject({ amount_refunded: 1000, refunded: true });
    expect(done.refunds?.data.map(({ amount }) => amount)).toEqual([600, 400]);
    const listed = await fixture.stripe.rawRequest('GET', `/v1/charges/${charge.id}/refunds`);
    expect(listed).toMatchObject({ data: [{ amount: 600 }, { amount: 400 }] });
    const again = await failureOf(fixture.stripe.refunds.create({ charge: charge.id }));
    expect(again).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });
  });

  it('waits for money and leaves as soon as there is enough', async () => {
    const { charge } = await paidCharge(fixture, 1000);
    const refund = await fixture.stripe.refunds.create({ charge: charge.id, amount: 500 });
    expect(refund).toMatchObject({
      balance_transaction: null,
      pending_reason: 'insufficient_funds',
      status: 'pending',
    });
    expect(await retrieved(charge.id)).toMatchObject({ amount_refunded: 500 });
    await advance(fixture, 5 * DAY_SECONDS);
    const sent = await fixture.stripe.refunds.retrieve(refund.id);
    expect(sent).toMatchObject({ status: 'succeeded' });
    expect(sent.pending_reason).toBeUndefined();
    expect(await balanceOf(fixture)).toEqual({ available: 460, pending: 0 });
    const [event] = (await fixture.stripe.events.list({ type: 'refund.updated' })).data;
    expect(event?.data.previous_attributes).toMatchObject({
      pending_reason: 'insufficient_funds',
      status: 'pending',
    });
  });

  it('can look well first and fail later: the money comes back', async () => {
    const { charge } = await paidCharge(fixture, 1000, { number: '4000000000005126' });
    await advance(fixture, 5 * DAY_SECONDS);
    const refund = await fixture.stripe.refunds.create({ charge: charge.id, amount: 900 });
    expect(refund.status).toBe('succeeded');
    await advance(fixture, 10);
    const failed = await fixture.stripe.refunds.retrieve(refund.id, {
      expand: ['failure_balance_transaction'],
    });
    expect(failed).toMatchObject({
      failure_balance_transaction: { amount: 900, type: 'refund_failure' },
      failure_reason: 'expired_or_canceled_card',
      status: 'failed',
    });
    expect(await balanceOf(fixture)).toEqual({ available: 960, pending: 0 });
    expect(await retrieved(charge.id)).toMatchObject({ amount_refunded: 0, refunded: false });
    expect((await eventTypes(fixture, 'refund.')).slice(-2)).toEqual([
      'refund.updated',
      'refund.failed',
    ]);
  });

  it('can take its time and succeed', async () => {
    const { charge } = await paidCharge(fixture, 1000, { number: '4000000000007726' });
    await advance(fixture, 5 * DAY_SECONDS);
    const refund = await fixture.stripe.refunds.create({ charge: charge.id, amount: 900 });
    expect(refund).toMatchObject({ pending_reason: 'processing', status: 'pending' });
    expect((await balanceOf(fixture)).available).toBe(60);
    await advance(fixture, 10);
    expect((await fixture.stripe.refunds.retrieve(refund.id)).status).toBe('succeeded');
  });
});

describe('a refund of a direct debit', () => {
  it('is confirmed by the bank later', async () => {
    const charge = await paidDebit(2000);
    const refund = await fixture.stripe.refunds.create({ charge, amount: 700 });
    expect(refund).toMatchObject({ pending_reason: 'processing', status: 'pending' });
    expect(refund.id).toMatch(/^pyr_/);
    await advance(fixture, 10);
    const done = await fixture.stripe.refunds.retrieve(refund.id, {
      expand: ['balance_transaction'],
    });
    expect(done).toMatchObject({
      balance_transaction: { amount: -700, type: 'payment_refund' },
      status: 'succeeded',
    });
  });

  it('fails when the balance does not cover it', async () => {
    const charge = await paidDebit(2000);
    const refund = await fixture.stripe.refunds.create({ charge });
    expect(refund).toMatchObject({
      balance_transaction: null,
      failure_reason: 'insufficient_funds',
      status: 'failed',
    });
    expect(await retrieved(charge)).toMatchObject({ amount_refunded: 0 });
    expect((await eventTypes(fixture)).slice(-2)).toEqual(['refund.created', 'refund.failed']);
  });

  it('waits while the debit itself is under way', async () => {
    await paidCharge(fixture, 5000, { number: AT_ONCE });
    const { id } = await openSession(fixture, 900);
    await fixture.control('POST', `/sessions/${id}/pay`, { iban: 'DE08370400440532013003' });
    const [charge] = (await fixture.stripe.charges.list({ limit: 1 })).data;
    const early = await fixture.stripe.refunds.create({ charge: charge?.id, amount: 100 });
    expect(early).toMatchObject({ pending_reason: 'charge_pending', status: 'pending' });
    await fixture.control('PUT', '/settings', { refund_seconds: 3600 });
    await advance(fixture, 200);
    const sent = await fixture.stripe.refunds.retrieve(early.id);
    expect(sent).toMatchObject({ pending_reason: 'processing', status: 'pending' });
    await fixture.control('POST', `/refunds/${early.id}`, { outcome: 'succeed' });
    expect((await fixture.stripe.refunds.retrieve(early.id)).status).toBe('succeeded');
  });

  it('fails with a debit that is not paid', async () => {
    const { id } = await openSession(fixture, 900);
    await fixture.control('POST', `/sessions/${id}/pay`, { iban: 'DE78370400440532013004' });
    const [charge] = (await fixture.stripe.charges.list({ limit: 1 })).data;
    const early = await fixture.stripe.refunds.create({ charge: charge?.id, amount: 100 });
    await advance(fixture, 200);
    expect((await fixture.stripe.refunds.retrieve(early.id)).status).toBe('failed');
    const late = await failureOf(fixture.stripe.refunds.create({ charge: charge?.id }));
    expect(late).toMatchObject({ statusCode: 400, param: 'charge' });
  });

  it('can be returned by the bank', async () => {
    const charge = await paidDebit(2000);
    const refund = await fixture.stripe.refunds.create({ charge, amount: 700 });
    const { body } = await fixture.control('POST', `/refunds/${refund.id}`, { outcome: 'fail' });
    expect(body.status).toBe('failed');
    const moves = await fixture.stripe.balanceTransactions.list({ source: refund.id });
    expect(moves.data.map(({ net, type }) => [net, type])).toEqual([
      [700, 'payment_failure_refund'],
      [-700, 'payment_refund'],
    ]);
    const twice = await fixture.control('POST', `/refunds/${refund.id}`, { outcome: 'fail' });
    expect(twice.status).toBe(400);
  });
});

describe('a refund that needs the buyer', () => {
  it('can be canceled until then, and no other can', async () => {
    await fixture.control('PUT', '/settings', { refunds_require_action: true });
    const { charge } = await paidCharge(fixture, 1000, { number: AT_ONCE });
    const refund = await fixture.stripe.refunds.create({ charge: charge.id, amount: 300 });
    expect(refund).toMatchObject({ next_action: { type: 'display_details' } });
    const canceled = await fixture.stripe.refunds.cancel(refund.id);
    expect(canceled.status).toBe('canceled');
    expect((await balanceOf(fixture)).available).toBe(960);
    await fixture.control('PUT', '/settings', { refunds_require_action: false });
    const sent = await fixture.stripe.refunds.create({ charge: charge.id, amount: 300 });
    const late = await failureOf(fixture.stripe.refunds.cancel(sent.id));
    expect(late.statusCode).toBe(400);
  });
});

describe('refusals of refunds', () => {
  it.each([
    [{}, 'parameter_missing'],
    [{ charge: 'ch_nothing' }, 'resource_missing'],
    [{ payment_intent: 'pi_nothing' }, 'resource_missing'],
    [{ charge: 'ch_nothing', amount: 0 }, 'parameter_invalid_integer'],
    [{ charge: 'ch_nothing', amount: 100_000_000 }, 'amount_too_large'],
    [{ charge: 'ch_nothing', reverse_transfer: true }, 'parameter_unknown'],
    [{ charge: 'ch_nothing', refund_application_fee: true }, 'parameter_unknown'],
  ])('%p is %s', async (params, code) => {
    const error = await failureOf(fixture.stripe.refunds.create(params));
    expect(error.code).toBe(code);
  });

  it('takes metadata later', async () => {
    const { charge } = await paidCharge(fixture, 1000, { number: AT_ONCE });
    const refund = await fixture.stripe.refunds.create({ charge: charge.id });
    const changed = await fixture.stripe.refunds.update(refund.id, { metadata: { op_id: 'b' } });
    expect(changed.metadata).toEqual({ op_id: 'b' });
  });
});
