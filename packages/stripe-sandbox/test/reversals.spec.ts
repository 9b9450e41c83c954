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
  savingAccount,
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

/** A transfer of `cents` from a charge of 50.00. */
async function transferred(cents: number, number = AT_ONCE) {
  const { charge } = await paidCharge(fixture, 5000, { number });
  const destination = await savingAccount(fixture);
  const transfer = await fixture.stripe.transfers.create({
    amount: cents,
    currency: 'eur',
    destination,
    source_transaction: charge.id,
  });
  return { charge, destination, transfer };
}

describe('a transfer reversal', () => {
  it('moves money back and leaves its trace on both sides', async () => {
    const { destination, transfer } = await transferred(2713);
    const reversal = await fixture.stripe.transfers.createReversal(transfer.id, {
      amount: 904,
      metadata: { op_id: 'a' },
      expand: ['balance_transaction'],
    });
    expect(reversal).toMatchObject({ amount: 904, transfer: transfer.id, source_refund: null });
    // 50.00 less the fee of 1.00 less 27.13 plus 9.04.
    expect(await balanceOf(fixture)).toEqual({ available: 3091, pending: 0 });
    expect(await balanceOf(fixture, destination)).toEqual({ available: 1809, pending: 0 });
    const own = await fixture.stripe.balanceTransactions.list({ type: 'transfer_refund' });
    expect(own.data.map(({ net, source }) => [net, source])).toEqual([[904, reversal.id]]);
    const theirs = await fixture.stripe.balanceTransactions.list(
      { type: 'payment_refund', expand: ['data.source'] },
      { stripeAccount: destination },
    );
    expect(theirs.data[0]).toMatchObject({
      net: -904,
      source: { object: 'refund', source_transfer_reversal: reversal.id },
    });
    const payment = await fixture.stripe.charges.retrieve(
      String(transfer.destination_payment),
      {},
      { stripeAccount: destination },
    );
    expect(payment).toMatchObject({ amount_refunded: 904, refunded: false });
  });

  it('goes on in steps up to the whole transfer', async () => {
    const { transfer } = await transferred(1000);
    await fixture.stripe.transfers.createReversal(transfer.id, { amount: 400 });
    const over = await failureOf(
      fixture.stripe.transfers.createReversal(transfer.id, { amount: 601 }),
    );
    expect(over).toMatchObject({ statusCode: 400, param: 'amount' });
    const rest = await fixture.stripe.transfers.createReversal(transfer.id);
    expect(rest.amount).toBe(600);
    const done = await fixture.stripe.transfers.retrieve(transfer.id);
    expect(done).toMatchObject({ amount_reversed: 1000, reversed: true });
    expect(done.reversals.data.map(({ amount }) => amount)).toEqual([600, 400]);
    const again = await failureOf(fixture.stripe.transfers.createReversal(transfer.id));
    expect(again.statusCode).toBe(400);
    expect(await eventTypes(fixture, 'transfer.')).toEqual([
      'transfer.created',
      'transfer.reversed',
      'transfer.reversed',
    ]);
  });

  it('frees the amount of the source charge for another transfer', async () => {
    const { charge, destination, transfer } = await transferred(5000);
    await fixture.stripe.transfers.createReversal(transfer.id, { amount: 1200 });
    const again = await fixture.stripe.transfers.create({
      amount: 1200,
      currency: 'eur',
      destination,
      source_transaction: charge.id,
    });
    expect(again.amount).toBe(1200);
  });

  it('needs money that the account has available', async () => {
    const { transfer } = await transferred(1000, '4242424242424242');
    const early = await failureOf(fixture.stripe.transfers.createReversal(transfer.id));
    expect(early).toMatchObject({ statusCode: 400, code: 'balance_insufficient' });
    await advance(fixture, 5 * DAY_SECONDS);
    const reversal = await fixture.stripe.transfers.createReversal(transfer.id);
    expect(reversal.amount).toBe(1000);
  });

  it('is read, listed and labelled under its transfer only', async () => {
    const { transfer } = await transferred(1000);
    const { transfer: other } = await transferred(1000);
    const one = await fixture.stripe.transfers.createReversal(transfer.id, { amount: 1 });
    const two = await fixture.stripe.transfers.createReversal(transfer.id, { amount: 2 });
    const listed = await fixture.stripe.transfers.listReversals(transfer.id);
    expect(listed.data.map(({ id }) => id)).toEqual([two.id, one.id]);
    const renamed = await fixture.stripe.transfers.updateReversal(transfer.id, one.id, {
      metadata: { op_id: 'x' },
    });
    expect(renamed.metadata).toEqual({ op_id: 'x' });
    const shown = await fixture.stripe.transfers.retrieveReversal(transfer.id, one.id, {
      expand: ['transfer', 'balance_transaction'],
    });
    expect(shown).toMatchObject({ balance_transaction: { net: 1 }, transfer: { id: transfer.id } });
    const foreign = await failureOf(fixture.stripe.transfers.retrieveReversal(other.id, one.id));
    expect(foreign.statusCode).toBe(404);
  });
});
