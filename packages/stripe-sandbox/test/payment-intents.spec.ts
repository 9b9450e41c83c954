import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import {
  advance,
  expectSoundBooks,
  type Fixture,
  failureOf,
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

const confirmed = (payment_method: string, options?: Stripe.RequestOptions) =>
  fixture.stripe.paymentIntents.create(
    {
      amount: 1500,
      automatic_payment_methods: { allow_redirects: 'never', enabled: true },
      confirm: true,
      currency: 'eur',
      metadata: { order_id: 'o1' },
      payment_method,
      transfer_group: 'o1',
    },
    options,
  );

describe('an intent made by the API', () => {
  it('is paid with a test token', async () => {
    const intent = await confirmed('pm_card_visa');
    expect(intent).toMatchObject({ amount_received: 1500, status: 'succeeded' });
    const charge = await fixture.stripe.charges.retrieve(String(intent.latest_charge));
    expect(charge).toMatchObject({ metadata: { order_id: 'o1' }, transfer_group: 'o1' });
  });

  it('keeps a declined attempt, also under its key', async () => {
    const options = { idempotencyKey: 'op-1' };
    const declined = await failureOf(confirmed('pm_card_visa_chargeDeclined', options));
    expect(declined).toMatchObject({
      code: 'card_declined',
      decline_code: 'generic_decline',
      statusCode: 402,
    });
    const { id } = declined.payment_intent as Stripe.PaymentIntent;
    const shown = await fixture.stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    expect(shown).toMatchObject({
      latest_charge: { status: 'failed' },
      status: 'requires_payment_method',
    });
    const again = await failureOf(confirmed('pm_card_visa_chargeDeclined', options));
    expect((again.payment_intent as Stripe.PaymentIntent).id).toBe(id);
    expect((await fixture.stripe.paymentIntents.list()).data).toHaveLength(1);
    const second = await fixture.stripe.paymentIntents.confirm(id, {
      payment_method: 'pm_card_visa',
    });
    expect(second.status).toBe('succeeded');
    const late = await failureOf(fixture.stripe.paymentIntents.cancel(id));
    expect(late.code).toBe('payment_intent_unexpected_state');
  });

  it('is paid by a stored direct debit with its mandate', async () => {
    const method = await fixture.stripe.paymentMethods.create({
      billing_details: { email: 'anna@example.org', name: 'Anna' },
      sepa_debit: { iban: 'DE89370400440532013000' },
      type: 'sepa_debit',
    });
    const lacking = await failureOf(confirmed(method.id));
    expect(lacking.param).toBe('mandate_data');
    const intent = await fixture.stripe.paymentIntents.create({
      amount: 900,
      confirm: true,
      currency: 'eur',
      mandate_data: {
        customer_acceptance: {
          online: { ip_address: '127.0.0.1', user_agent: 'test' },
          type: 'online',
        },
      },
      payment_method: method.id,
    });
    expect(intent.status).toBe('processing');
    await advance(fixture, 10);
    const done = await fixture.stripe.paymentIntents.retrieve(intent.id, {
      expand: ['latest_charge'],
    });
    const details = (done.latest_charge as Stripe.Charge).payment_method_details;
    const mandate = await fixture.stripe.mandates.retrieve(String(details?.sepa_debit?.mandate));
    expect(mandate).toMatchObject({
      payment_method: method.id,
      single_use: { amount: 900 },
      status: 'active',
    });
  });

  it('is canceled as long as nothing was paid', async () => {
    const open = await fixture.stripe.paymentIntents.create({ amount: 500, currency: 'eur' });
    const canceled = await fixture.stripe.paymentIntents.cancel(open.id);
    expect(canceled).toMatchObject({
      cancellation_reason: 'requested_by_customer',
      status: 'canceled',
    });
  });

  it.each([
    [{ amount: 49 }, 'amount_too_small'],
    [{ currency: 'usd' }, undefined],
    [{ confirm: true }, 'parameter_missing'],
    [{ on_behalf_of: 'acct_1' }, 'parameter_unknown'],
    [{ transfer_data: { destination: 'acct_1' } }, 'parameter_unknown'],
    [{ payment_method_types: ['card'] }, 'parameter_unknown'],
  ])('is refused with %p', async (more, code) => {
    const error = await failureOf(
      fixture.stripe.paymentIntents.create({ amount: 500, currency: 'eur', ...more } as never),
    );
    expect(error.statusCode).toBe(400);
    expect(error.code).toBe(code);
  });
});
