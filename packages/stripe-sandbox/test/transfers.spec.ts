import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import {
  ACCOUNT_PARAMS,
  type Fixture,
  failureOf,
  paidCharge,
  payableAccount,
  savingAccount,
  startFixture,
} from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const transfer = (params: Partial<Stripe.TransferCreateParams>) =>
  fixture.stripe.transfers.create({ currency: 'eur', ...params } as Stripe.TransferCreateParams);

const balanceOf = async (stripeAccount?: string) => {
  const balance = await fixture.stripe.balance.retrieve({}, { stripeAccount });
  return { available: balance.available[0]?.amount, pending: balance.pending[0]?.amount };
};

const WEEK_SECONDS = 7 * 86_400;

describe('transfers with a source charge', () => {
  it('are bound to the charge and become available with it', async () => {
    const { charge } = await paidCharge(fixture, 6784, { transferGroup: 'order_9' });
    const destination = await savingAccount(fixture);
    const made = await transfer({ amount: 1536, destination, source_transaction: charge.id });
    expect(made).toMatchObject({
      amount: 1536,
      destination,
      reversed: false,
      source_transaction: charge.id,
      transfer_group: 'order_9',
    });
    // 67.84 less the sample card fee of 1.27 is 66.57; 15.36 of it went on.
    expect(await balanceOf()).toEqual({ available: 0, pending: 5121 });
    expect(await balanceOf(destination)).toEqual({ available: 0, pending: 1536 });
    await fixture.control('POST', '/clock/advance', { seconds: WEEK_SECONDS });
    expect(await balanceOf()).toEqual({ available: 5121, pending: 0 });
    expect(await balanceOf(destination)).toEqual({ available: 1536, pending: 0 });
  });

  it('leave a payment and a movement on the connected account', async () => {
    const { charge } = await paidCharge(fixture, 1000);
    const destination = await payableAccount(fixture);
    const made = await transfer({ amount: 400, destination, source_transaction: charge.id });
    const asAccount = { stripeAccount: destination };
    const payment = await fixture.stripe.charges.retrieve(
      String(made.destination_payment),
      { expand: ['balance_transaction', 'source_transfer'] },
      asAccount,
    );
    expect(payment.id).toMatch(/^py_/);
    expect(payment.balance_transaction).toMatchObject({ amount: 400, net: 400, type: 'payment' });
    expect(payment.source_transfer).toMatchObject({ id: made.id });
    const { data } = await fixture.stripe.balanceTransactions.list({}, asAccount);
    expect(data.map(({ net }) => net)).toEqual([400]);
    const own = await fixture.stripe.balanceTransactions.list({ type: 'transfer' });
    expect(own.data.map(({ net, source }) => [net, source])).toEqual([[-400, made.id]]);
  });

  it('may share a charge up to its amount, not a cent more', async () => {
    const { charge } = await paidCharge(fixture, 1000);
    const first = await payableAccount(fixture);
    const second = await payableAccount(fixture);
    await transfer({ amount: 600, destination: first, source_transaction: charge.id });
    const over = await failureOf(
      transfer({ amount: 401, destination: second, source_transaction: charge.id }),
    );
    expect(over).toMatchObject({ statusCode: 400, param: 'amount' });
    await transfer({ amount: 400, destination: second, source_transaction: charge.id });
    const full = await failureOf(
      transfer({ amount: 1, destination: second, source_transaction: charge.id }),
    );
    expect(full.statusCode).toBe(400);
  });

  it('need a charge id, not the id of an intent', async () => {
    const { session } = await paidCharge(fixture, 1000);
    const destination = await payableAccount(fixture);
    const intent = (session.payment_intent as Stripe.PaymentIntent).id;
    const error = await failureOf(
      transfer({ amount: 100, destination, source_transaction: intent }),
    );
    expect(error).toMatchObject({ code: 'resource_missing', param: 'source_transaction' });
  });

  it('may use a delayed payment before it has succeeded', async () => {
    const open = await fixture.stripe.checkout.sessions.create({
      mode: 'payment',
      success_url: 'http://localhost/ok',
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'eur', unit_amount: 900, product_data: { name: 'Korb' } },
        },
      ],
    });
    await fixture.control('POST', `/sessions/${open.id}/pay`, { iban: 'DE08370400440532013003' });
    const [charge] = (await fixture.stripe.charges.list()).data;
    const destination = await payableAccount(fixture);
    await transfer({ amount: 500, destination, source_transaction: charge?.id });
    expect(await balanceOf(destination)).toEqual({ available: 0, pending: 500 });
    expect(await balanceOf()).toEqual({ available: 0, pending: -500 });
  });
});

describe('transfers without a source', () => {
  it('draw on the available balance only', async () => {
    const destination = await payableAccount(fixture);
    await paidCharge(fixture, 1000);
    const early = await failureOf(transfer({ amount: 100, destination }));
    expect(early).toMatchObject({ statusCode: 400, code: 'balance_insufficient' });
    await paidCharge(fixture, 1000, { number: '4000000000000077' });
    const made = await transfer({ amount: 960, destination });
    expect(made).toMatchObject({ source_transaction: null, transfer_group: null });
    expect(await balanceOf(destination)).toEqual({ available: 960, pending: 0 });
    const short = await failureOf(transfer({ amount: 1, destination }));
    expect(short.code).toBe('balance_insufficient');
  });
});

describe('refusals of transfers', () => {
  it('to an account that is not verified', async () => {
    const { charge } = await paidCharge(fixture, 1000);
    const { id } = await fixture.stripe.v2.core.accounts.create(ACCOUNT_PARAMS);
    const error = await failureOf(
      transfer({ amount: 100, destination: id, source_transaction: charge.id }),
    );
    expect(error).toMatchObject({
      statusCode: 400,
      code: 'insufficient_capabilities_for_transfer',
    });
  });

  it('to an account restricted since', async () => {
    const { charge } = await paidCharge(fixture, 1000);
    const destination = await payableAccount(fixture);
    await fixture.control('POST', `/accounts/${destination}`, { outcome: 'restricted' });
    const error = await failureOf(
      transfer({ amount: 100, destination, source_transaction: charge.id }),
    );
    expect(error.code).toBe('insufficient_capabilities_for_transfer');
  });

  it.each([
    [0, 'parameter_invalid_integer'],
    [-5, 'parameter_invalid_integer'],
    [10.5, 'parameter_invalid_integer'],
    [100_000_000, 'amount_too_large'],
  ])('of the amount %p', async (amount, code) => {
    const destination = await payableAccount(fixture);
    const error = await failureOf(transfer({ amount, destination }));
    expect(error).toMatchObject({ statusCode: 400, code, param: 'amount' });
  });

  it('in another currency or to nobody', async () => {
    const destination = await payableAccount(fixture);
    const dollars = await failureOf(transfer({ amount: 100, currency: 'usd', destination }));
    expect(dollars.param).toBe('currency');
    const nobody = await failureOf(transfer({ amount: 100, destination: 'acct_nothing' }));
    expect(nobody).toMatchObject({ statusCode: 404, param: 'destination' });
  });
});

describe('reading transfers', () => {
  it('lists by group and destination, and takes new metadata', async () => {
    const { charge } = await paidCharge(fixture, 1000);
    const first = await payableAccount(fixture);
    const second = await payableAccount(fixture);
    const one = await transfer({
      amount: 100,
      destination: first,
      source_transaction: charge.id,
      transfer_group: 'g1',
      metadata: { op_id: 'a' },
    });
    await transfer({ amount: 200, destination: second, source_transaction: charge.id });
    const byGroup = await fixture.stripe.transfers.list({ transfer_group: 'g1' });
    expect(byGroup.data.map(({ id }) => id)).toEqual([one.id]);
    const byAccount = await fixture.stripe.transfers.list({ destination: second });
    expect(byAccount.data.map(({ amount }) => amount)).toEqual([200]);
    const changed = await fixture.stripe.transfers.update(one.id, { metadata: { run: '7' } });
    expect(changed.metadata).toEqual({ op_id: 'a', run: '7' });
    const shown = await fixture.stripe.transfers.retrieve(one.id, {
      expand: ['destination', 'source_transaction.balance_transaction'],
    });
    expect(shown.destination).toMatchObject({ object: 'account' });
  });

  it('waits a day longer for recipients when the switch is on', async () => {
    await fixture.control('PUT', '/settings', { recipient_transfer_delay_seconds: 86_400 });
    const { charge } = await paidCharge(fixture, 1000, { number: '4000000000000077' });
    const destination = await savingAccount(fixture);
    await transfer({ amount: 100, destination, source_transaction: charge.id });
    expect(await balanceOf(destination)).toEqual({ available: 0, pending: 100 });
    await fixture.control('POST', '/clock/advance', { seconds: 86_400 });
    expect(await balanceOf(destination)).toEqual({ available: 100, pending: 0 });
  });
});
