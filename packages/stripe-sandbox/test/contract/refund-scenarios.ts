import { expect } from '@jest/globals';
import type Stripe from 'stripe';
import { eventually, expectRefusal, paid, unique, type World } from './contract-world.ts';
import { scenario } from './scenario.ts';

const refundStatus = (world: World, id: string, status: string) =>
  eventually(world, async () => {
    const refund = await world.stripe.refunds.retrieve(id);
    return refund.status === status ? refund : undefined;
  });

/** Refunds of cards; other methods behave alike unless a scenario says otherwise. */
export const REFUND_SCENARIOS = [
  scenario('R01', 'a full refund marks the charge and costs no fee', async (world) => {
    await paid(world, 1000);
    const { charge } = await paid(world, 1000);
    const refund = await world.stripe.refunds.create({
      charge: charge.id,
      expand: ['balance_transaction'],
    });
    expect(refund).toMatchObject({ amount: 1000, charge: charge.id, status: 'succeeded' });
    expect(refund.balance_transaction).toMatchObject({
      amount: -1000,
      fee: 0,
      source: refund.id,
      type: 'refund',
    });
    const after = await world.stripe.charges.retrieve(charge.id);
    expect(after).toMatchObject({ amount_refunded: 1000, refunded: true });
  }),

  scenario('R02', 'partial refunds add up to the charge and no further', async (world) => {
    await paid(world, 1000);
    const { charge } = await paid(world, 1000);
    await world.stripe.refunds.create({ amount: 400, charge: charge.id });
    const over = world.stripe.refunds.create({ amount: 601, charge: charge.id });
    await expectRefusal(over, 400);
    const rest = await world.stripe.refunds.create({ charge: charge.id });
    expect(rest.amount).toBe(600);
  }),

  scenario('R03', 'what is refunded is refunded once', async (world) => {
    await paid(world, 1000);
    const { charge } = await paid(world, 1000);
    await world.stripe.refunds.create({ charge: charge.id });
    const again = world.stripe.refunds.create({ charge: charge.id });
    await expectRefusal(again, 400, 'charge_already_refunded');
  }),

  scenario('R04', 'a refund may name the intent', async (world) => {
    const { charge, intent } = await paid(world, 1000);
    const refund = await world.stripe.refunds.create({ amount: 1, payment_intent: intent.id });
    expect(refund).toMatchObject({ charge: charge.id, payment_intent: intent.id });
  }),

  scenario('R05', 'refunds are found by charge and by intent', async (world) => {
    const { charge, intent } = await paid(world, 1000);
    const one = await world.stripe.refunds.create({ amount: 1, charge: charge.id });
    const two = await world.stripe.refunds.create({ amount: 2, charge: charge.id });
    for (const filter of [{ charge: charge.id }, { payment_intent: intent.id }]) {
      const { data } = await world.stripe.refunds.list(filter);
      expect(data.map(({ id }) => id)).toEqual([two.id, one.id]);
    }
  }),

  scenario('R06', 'only metadata can be changed later', async (world) => {
    const { charge } = await paid(world, 1000);
    const refund = await world.stripe.refunds.create({
      amount: 100,
      charge: charge.id,
      metadata: { op_id: 'a' },
    });
    const changed = await world.stripe.refunds.update(refund.id, { metadata: { op_id: 'b' } });
    expect(changed.metadata).toEqual({ op_id: 'b' });
    const amount = { amount: 5 } as Stripe.RefundUpdateParams;
    await expectRefusal(world.stripe.refunds.update(refund.id, amount), 400, 'parameter_unknown');
  }),

  scenario('R07', 'a refund needs a charge or an intent', async ({ stripe }) => {
    await expectRefusal(stripe.refunds.create({ amount: 100 }), 400, 'parameter_missing');
  }),

  scenario('R08', 'an unknown charge is missing', async ({ stripe }) => {
    await expectRefusal(stripe.refunds.create({ charge: 'ch_nothing' }), 404, 'resource_missing');
  }),

  scenario('R09', 'a refund of nothing is refused', async (world) => {
    const { charge } = await paid(world, 1000);
    const zero = world.stripe.refunds.create({ amount: 0, charge: charge.id });
    await expectRefusal(zero, 400, 'parameter_invalid_integer');
  }),

  scenario('R10', 'an unpaid intent cannot be refunded', async ({ stripe }) => {
    const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'eur' });
    await expectRefusal(stripe.refunds.create({ payment_intent: id }), 400);
  }),

  scenario('R11', 'a refund that succeeded cannot be canceled', async (world) => {
    const { charge } = await paid(world, 1000);
    const refund = await world.stripe.refunds.create({ amount: 100, charge: charge.id });
    await expectRefusal(world.stripe.refunds.cancel(refund.id), 400);
  }),

  scenario('R12', 'an invented reason is refused', async (world) => {
    const { charge } = await paid(world, 1000);
    const invented = world.stripe.refunds.create({ charge: charge.id, reason: 'bored' });
    await expectRefusal(invented, 400);
  }),

  scenario('R13', 'a slow refund is pending, then succeeds', async (world) => {
    await paid(world, 5000);
    const { charge } = await paid(world, 1000, { token: 'pm_card_pendingRefund' });
    const refund = await world.stripe.refunds.create({ charge: charge.id });
    expect(refund.status).toBe('pending');
    await refundStatus(world, refund.id, 'succeeded');
  }),

  scenario('R14', 'a refund can succeed first and fail later', async (world) => {
    await paid(world, 5000);
    const { charge } = await paid(world, 1000, { token: 'pm_card_refundFail' });
    const refund = await world.stripe.refunds.create({ charge: charge.id });
    expect(refund.status).toBe('succeeded');
    const failed = await refundStatus(world, refund.id, 'failed');
    expect(failed.failure_reason).toBeDefined();
    const returned = await world.stripe.balanceTransactions.retrieve(
      String(failed.failure_balance_transaction),
    );
    expect(returned).toMatchObject({ amount: 1000, type: 'refund_failure' });
    const after = await world.stripe.charges.retrieve(charge.id);
    expect(after).toMatchObject({ amount_refunded: 0, refunded: false });
  }),

  scenario('R15', 'a refund carries its metadata into the list', async (world) => {
    const op_id = unique('op');
    const { charge, intent } = await paid(world, 1000);
    await world.stripe.refunds.create({ amount: 5, charge: charge.id, metadata: { op_id } });
    const { data } = await world.stripe.refunds.list({ payment_intent: intent.id });
    expect(data.map(({ metadata }) => metadata?.op_id)).toEqual([op_id]);
  }),

  scenario('R16', 'a card waits when the balance is short', ['control'], async (world) => {
    const { charge } = await paid(world, 1000, { token: 'pm_card_visa' });
    const refund = await world.stripe.refunds.create({ charge: charge.id });
    expect(refund).toMatchObject({ pending_reason: 'insufficient_funds', status: 'pending' });
    await world.wait(7 * 86_400);
    await paid(world, 1000);
    await refundStatus(world, refund.id, 'succeeded');
  }),

  scenario('R17', 'a direct debit fails when the balance is short', ['control'], async (world) => {
    const session = await world.stripe.checkout.sessions.create({
      line_items: [
        {
          price_data: { currency: 'eur', product_data: { name: 'Korb' }, unit_amount: 900 },
          quantity: 1,
        },
      ],
      mode: 'payment',
      success_url: 'http://localhost/ok',
    });
    await world.control('POST', `/sessions/${session.id}/pay`, { iban: 'DE89370400440532013000' });
    await world.wait(5);
    const [charge] = (await world.stripe.charges.list({ limit: 1 })).data;
    const refund = await world.stripe.refunds.create({ charge: charge?.id });
    expect(refund).toMatchObject({ failure_reason: 'insufficient_funds', status: 'failed' });
  }),
];
