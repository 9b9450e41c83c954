import { expect } from '@jest/globals';
import type Stripe from 'stripe';
import { eventually, expectRefusal, failureOf, paid, type World } from './contract-world.ts';
import { scenario } from './scenario.ts';

const DECLINES = [
  ['P02', 'pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
  ['P03', 'pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['P04', 'pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
  ['P05', 'pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
  ['P06', 'pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
] as const;

async function debit(world: World, iban: string): Promise<Stripe.PaymentIntent> {
  const method = await world.stripe.paymentMethods.create({
    billing_details: { email: 'anna@example.org', name: 'Anna Beispiel' },
    sepa_debit: { iban },
    type: 'sepa_debit',
  });
  return world.stripe.paymentIntents.create({
    allowed_payment_method_types: ['sepa_debit'],
    amount: 900,
    confirm: true,
    currency: 'eur',
    mandate_data: {
      customer_acceptance: {
        online: { ip_address: '127.0.0.1', user_agent: 'contract' },
        type: 'online',
      },
    },
    payment_method: method.id,
  });
}

const settled = (world: World, id: string) =>
  eventually(world, async () => {
    const intent = await world.stripe.paymentIntents.retrieve(id);
    return intent.status === 'processing' ? undefined : intent;
  });

/** Payments, their charges and what every call has in common. */
export const PAYMENT_SCENARIOS = [
  scenario('P01', 'a card payment makes a charge with its fee', async (world) => {
    const { charge, intent } = await paid(world, 6784, { metadata: { order_id: 'o1' } });
    expect(intent).toMatchObject({ amount_received: 6784, status: 'succeeded' });
    expect(charge).toMatchObject({
      amount: 6784,
      amount_refunded: 0,
      metadata: { order_id: 'o1' },
      paid: true,
      refunded: false,
    });
    const movement = charge.balance_transaction as Stripe.BalanceTransaction;
    expect(movement).toMatchObject({ amount: 6784, source: charge.id, type: 'charge' });
    expect(movement.net).toBe(movement.amount - movement.fee);
  }),

  ...DECLINES.map(([id, token, code, declineCode]) =>
    scenario(id, `${token} is declined: ${code}`, async (world) => {
      const error = await failureOf(paid(world, 1000, { token }));
      expect(error).toMatchObject({ code, statusCode: 402, type: 'StripeCardError' });
      if (declineCode !== undefined) expect(error.decline_code).toBe(declineCode);
      const { id: intent } = error.payment_intent as Stripe.PaymentIntent;
      const kept = await world.stripe.paymentIntents.retrieve(intent);
      expect(kept.status).toBe('requires_payment_method');
    }),
  ),

  scenario('P07', 'less than 50 cents is refused', async (world) => {
    await expectRefusal(paid(world, 49), 400, 'amount_too_small');
  }),

  scenario('P08', 'an unknown intent is missing', async ({ stripe }) => {
    await expectRefusal(stripe.paymentIntents.retrieve('pi_nothing'), 404, 'resource_missing');
  }),

  scenario('P09', 'metadata is merged and an empty value unsets', async (world) => {
    const { intent } = await paid(world, 500, { metadata: { a: '1', b: '2' } });
    const changed = await world.stripe.paymentIntents.update(intent.id, {
      metadata: { a: '', c: '3' },
    });
    expect(changed.metadata).toEqual({ b: '2', c: '3' });
  }),

  scenario('P10', 'metadata has limits', async (world) => {
    const long = { metadata: { note: 'x'.repeat(501) } };
    await expectRefusal(paid(world, 500, long), 400);
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, 'x']));
    await expectRefusal(paid(world, 500, { metadata: many }), 400);
  }),

  scenario('P11', 'a canceled intent cannot be confirmed', async ({ stripe }) => {
    const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'eur' });
    expect((await stripe.paymentIntents.cancel(id)).status).toBe('canceled');
    await expectRefusal(
      stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
      400,
      'payment_intent_unexpected_state',
    );
  }),

  scenario('P12', 'charges are found by their intent', async (world) => {
    const { charge, intent } = await paid(world, 500);
    const { data } = await world.stripe.charges.list({ payment_intent: intent.id });
    expect(data.map(({ id }) => id)).toEqual([charge.id]);
  }),

  scenario('P13', 'what cannot be expanded is refused', async (world) => {
    const { charge } = await paid(world, 500);
    await expectRefusal(world.stripe.charges.retrieve(charge.id, { expand: ['amount'] }), 400);
    const deep = { expand: ['payment_intent.latest_charge.payment_intent.latest_charge.refunds'] };
    await expectRefusal(world.stripe.charges.retrieve(charge.id, deep), 400);
  }),

  scenario('P14', 'a direct debit is processing first and paid later', async (world) => {
    const intent = await debit(world, 'DE89370400440532013000');
    expect(intent.status).toBe('processing');
    expect((await settled(world, intent.id)).status).toBe('succeeded');
  }),

  scenario('P15', 'a direct debit can fail', async (world) => {
    const intent = await debit(world, 'DE62370400440532013001');
    const failed = await settled(world, intent.id);
    expect(failed.status).toBe('requires_payment_method');
    expect(failed.last_payment_error?.charge).toBeDefined();
  }),

  scenario('P16', 'a payment without a method is refused', async ({ stripe }) => {
    await expectRefusal(
      stripe.paymentIntents.create({ amount: 500, confirm: true, currency: 'eur' }),
      400,
    );
  }),

  scenario('P17', 'the list of methods is no parameter any more', async ({ stripe }) => {
    const params = { amount: 500, currency: 'eur', payment_method_types: ['card'] };
    await expectRefusal(stripe.paymentIntents.create(params as never), 400, 'parameter_unknown');
  }),
];
