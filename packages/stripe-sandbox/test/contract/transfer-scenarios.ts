import { expect } from '@jest/globals';
import { ACCOUNT_PARAMS, expectRefusal, paid, unique, type World } from './contract-world.ts';
import { scenario } from './scenario.ts';

async function transferred(world: World, cents: number, group = unique('order')) {
  const { charge } = await paid(world, 5000, { group });
  const destination = await world.account();
  const transfer = await world.stripe.transfers.create({
    amount: cents,
    currency: 'eur',
    destination,
    metadata: { op_id: 'a' },
    source_transaction: charge.id,
  });
  return { charge, destination, group, transfer };
}

/** Transfers to connected accounts and their reversals. */
export const TRANSFER_SCENARIOS = [
  scenario('T01', 'a transfer inherits the group of its source', ['account'], async (world) => {
    const { charge, group, transfer } = await transferred(world, 2713);
    expect(transfer).toMatchObject({
      amount: 2713,
      amount_reversed: 0,
      source_transaction: charge.id,
      transfer_group: group,
    });
    const { data } = await world.stripe.transfers.list({ transfer_group: group });
    expect(data.map(({ id }) => id)).toEqual([transfer.id]);
  }),

  scenario('T02', 'transfers never exceed their source', ['account'], async (world) => {
    const { charge, destination } = await transferred(world, 4000);
    const more = { currency: 'eur', destination, source_transaction: charge.id };
    await expectRefusal(world.stripe.transfers.create({ ...more, amount: 1001 }), 400);
    const rest = await world.stripe.transfers.create({ ...more, amount: 1000 });
    expect(rest.amount).toBe(1000);
  }),

  scenario('T03', 'an intent is no source', ['account'], async (world) => {
    const { intent } = await paid(world, 500);
    const wrong = world.stripe.transfers.create({
      amount: 100,
      currency: 'eur',
      destination: await world.account(),
      source_transaction: intent.id,
    });
    expect([400, 404]).toContain((await expectFailure(wrong)).statusCode);
  }),

  scenario('T04', 'without a source the balance must suffice', ['account'], async (world) => {
    const much = world.stripe.transfers.create({
      amount: 99_999_999,
      currency: 'eur',
      destination: await world.account(),
    });
    await expectRefusal(much, 400, 'balance_insufficient');
  }),

  scenario('T05', 'an account that is not set up cannot receive', async (world) => {
    const { charge } = await paid(world, 500);
    const { id: destination } = await world.stripe.v2.core.accounts.create(ACCOUNT_PARAMS);
    const early = world.stripe.transfers.create({
      amount: 100,
      currency: 'eur',
      destination,
      source_transaction: charge.id,
    });
    await expectRefusal(early, 400, 'insufficient_capabilities_for_transfer');
  }),

  scenario('T06', 'an unknown destination is refused', async ({ stripe }) => {
    const nobody = stripe.transfers.create({
      amount: 100,
      currency: 'eur',
      destination: 'acct_1nothing',
    });
    expect([400, 404]).toContain((await expectFailure(nobody)).statusCode);
  }),

  scenario('T07', 'metadata can be changed', ['account'], async (world) => {
    const { transfer } = await transferred(world, 100);
    const changed = await world.stripe.transfers.update(transfer.id, { metadata: { run: '7' } });
    expect(changed.metadata).toEqual({ op_id: 'a', run: '7' });
  }),

  scenario('T08', 'the account sees a payment', ['account'], async (world) => {
    const { destination, transfer } = await transferred(world, 400);
    const payment = await world.stripe.charges.retrieve(
      String(transfer.destination_payment),
      { expand: ['balance_transaction'] },
      { stripeAccount: destination },
    );
    expect(payment.id).toMatch(/^py_/);
    expect(payment.balance_transaction).toMatchObject({ amount: 400, type: 'payment' });
  }),

  scenario('T09', 'the platform sees its movement', ['account'], async (world) => {
    const { transfer } = await transferred(world, 400);
    const { data } = await world.stripe.balanceTransactions.list({ source: transfer.id });
    expect(data.map(({ net, type }) => [net, type])).toEqual([[-400, 'transfer']]);
  }),

  scenario('T10', 'an amount of nothing is refused', async ({ stripe }) => {
    const zero = stripe.transfers.create({
      amount: 0,
      currency: 'eur',
      destination: 'acct_1nothing',
    });
    await expectRefusal(zero, 400, 'parameter_invalid_integer');
  }),

  scenario('V01', 'a reversal brings money back', ['account'], async (world) => {
    const { transfer } = await transferred(world, 1000);
    const reversal = await world.stripe.transfers.createReversal(transfer.id, { amount: 400 });
    expect(reversal).toMatchObject({ amount: 400, transfer: transfer.id });
    const after = await world.stripe.transfers.retrieve(transfer.id);
    expect(after).toMatchObject({ amount_reversed: 400, reversed: false });
    expect(after.reversals.data.map(({ id }) => id)).toEqual([reversal.id]);
  }),

  scenario('V02', 'reversals never exceed their transfer', ['account'], async (world) => {
    const { transfer } = await transferred(world, 1000);
    const much = world.stripe.transfers.createReversal(transfer.id, { amount: 1001 });
    await expectRefusal(much, 400);
    await world.stripe.transfers.createReversal(transfer.id);
    expect((await world.stripe.transfers.retrieve(transfer.id)).reversed).toBe(true);
    await expectRefusal(world.stripe.transfers.createReversal(transfer.id), 400);
  }),

  scenario('V03', 'reversals are read, listed and labelled', ['account'], async (world) => {
    const { transfer } = await transferred(world, 1000);
    const { id } = await world.stripe.transfers.createReversal(transfer.id, { amount: 1 });
    const named = { metadata: { op_id: 'x' } };
    await world.stripe.transfers.updateReversal(transfer.id, id, named);
    const shown = await world.stripe.transfers.retrieveReversal(transfer.id, id);
    expect(shown.metadata).toEqual({ op_id: 'x' });
    const { data } = await world.stripe.transfers.listReversals(transfer.id);
    expect(data.map((reversal) => reversal.id)).toEqual([id]);
  }),

  scenario('V04', 'the account must have the money', ['account', 'clock'], async (world) => {
    const { destination, transfer } = await transferred(world, 1000);
    await world.stripe.balanceSettings.update(
      { payments: { payouts: { schedule: { interval: 'daily' } } } },
      { stripeAccount: destination },
    );
    await world.wait(7 * 86_400);
    const late = world.stripe.transfers.createReversal(transfer.id, { amount: 1 });
    await expectRefusal(late, 400, 'balance_insufficient');
  }),

  scenario('V05', 'a reversal is a refund on the other side', ['account'], async (world) => {
    const { destination, transfer } = await transferred(world, 1000);
    const reversal = await world.stripe.transfers.createReversal(transfer.id, { amount: 400 });
    const refund = await world.stripe.refunds.retrieve(
      String(reversal.destination_payment_refund),
      {},
      { stripeAccount: destination },
    );
    expect(refund).toMatchObject({ amount: 400, charge: transfer.destination_payment });
  }),
];

const expectFailure = (call: Promise<unknown>) =>
  call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (error: { statusCode?: number }) => error,
  );
