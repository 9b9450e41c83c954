import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSession } from '../src/checkout/create-session.ts';
import { sessionForBuyer } from '../src/checkout/payable-session.ts';
import { SESSION_CREATE } from '../src/checkout/session-params.ts';
import { shape } from '../src/params/param-spec.ts';
import { Sandbox } from '../src/sandbox.ts';
import {
  CARD_OK,
  type Fixture,
  failureOf,
  openSession,
  paidCharge,
  sessionParams,
  startFixture,
} from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const nowSeconds = () => Math.floor(Date.now() / 1000);

describe('creating a Checkout Session', () => {
  it('adds up the lines and waits open without a PaymentIntent', async () => {
    const session = await openSession(fixture, 1698, {
      client_reference_id: 'order-7',
      metadata: { tenant: 't1' },
    });
    expect(session).toMatchObject({
      amount_total: 1698,
      client_reference_id: 'order-7',
      currency: 'eur',
      livemode: false,
      metadata: { tenant: 't1' },
      payment_intent: null,
      payment_status: 'unpaid',
      status: 'open',
    });
    expect(session.id).toMatch(/^cs_test_/);
    expect(session.url).toBe(`${fixture.sandbox.url}/c/pay/${session.id}`);
  });

  it('multiplies quantities and lists the lines in their order', async () => {
    const [first] = sessionParams(1074).line_items ?? [];
    const session = await openSession(fixture, 0, {
      line_items: [
        { ...first, quantity: 6 },
        { ...first, quantity: 2 },
      ],
    });
    expect(session.amount_total).toBe(8592);
    const items = await fixture.stripe.checkout.sessions.listLineItems(session.id);
    expect(items.data.map(({ quantity }) => quantity)).toEqual([6, 2]);
    expect(items.data.map(({ amount_total: total }) => total)).toEqual([6444, 2148]);
  });

  it('offers the allowed methods only', async () => {
    const session = await openSession(fixture, 500, {
      allowed_payment_method_types: ['card', 'sepa_debit'],
    });
    expect(session.payment_method_types).toEqual(['card', 'sepa_debit']);
  });

  it('lives a day unless told otherwise', async () => {
    const { created, expires_at: end } = await openSession(fixture, 500);
    expect(end - created).toBe(86_400);
  });

  it.each([
    ['line_items', { line_items: undefined }, 'parameter_missing'],
    ['success_url', { success_url: undefined }, 'parameter_missing'],
    ['payment_method_types', { payment_method_types: ['card'] }, 'parameter_unknown'],
    [
      'payment_intent_data[transfer_data]',
      { payment_intent_data: { transfer_data: { destination: 'acct_1' } } },
      'parameter_unknown',
    ],
    [
      'payment_intent_data[application_fee_amount]',
      { payment_intent_data: { application_fee_amount: 10 } },
      'parameter_unknown',
    ],
    ['customer_email', { customer_email: '' }, 'parameter_invalid_empty'],
  ])('refuses %s', async (param, more, code) => {
    const params = { ...sessionParams(500), ...more } as never;
    const error = await failureOf(fixture.stripe.checkout.sessions.create(params));
    expect(error).toMatchObject({ statusCode: 400, code, param });
  });

  it('refuses totals below 50 cents and above 999,999.99', async () => {
    const small = await failureOf(openSession(fixture, 49));
    expect(small).toMatchObject({ statusCode: 400, code: 'amount_too_small' });
    const [line] = sessionParams(99_999_999).line_items ?? [];
    const large = await failureOf(
      openSession(fixture, 0, { line_items: [{ ...line, quantity: 2 }] }),
    );
    expect(large).toMatchObject({ statusCode: 400, code: 'amount_too_large' });
  });

  it('takes 100 lines and refuses 101', async () => {
    const [line] = sessionParams(100).line_items ?? [];
    const lines = (count: number) => ({
      line_items: Array.from({ length: count }, () => ({ ...line })),
    });
    const session = await openSession(fixture, 0, lines(100));
    expect(session.amount_total).toBe(10_000);
    const error = await failureOf(openSession(fixture, 0, lines(101)));
    expect(error).toMatchObject({ statusCode: 400, param: 'line_items' });
  });

  it('refuses an end before 30 minutes or after a day', async () => {
    for (const seconds of [29 * 60, 25 * 3600]) {
      const error = await failureOf(
        openSession(fixture, 500, { expires_at: nowSeconds() + seconds }),
      );
      expect(error).toMatchObject({ statusCode: 400, param: 'expires_at' });
    }
  });
});

describe('features the sandbox does not have', () => {
  it.each([
    ['adaptive_pricing', { adaptive_pricing: { enabled: true } }],
    ['automatic_tax', { automatic_tax: { enabled: true } }],
    ['invoice_creation', { invoice_creation: { enabled: true } }],
    ['allow_promotion_codes', { allow_promotion_codes: true }],
    ['billing_address_collection', { billing_address_collection: 'required' }],
  ] as const)('refuses %s unless it is off', async (_name, more) => {
    expect((await failureOf(openSession(fixture, 500, more))).statusCode).toBe(400);
  });

  it('takes them switched off', async () => {
    const session = await openSession(fixture, 500, {
      adaptive_pricing: { enabled: false },
      automatic_tax: { enabled: false },
      billing_address_collection: 'auto',
    });
    expect(session.adaptive_pricing).toEqual({ enabled: false });
  });
});

describe('reading Checkout Sessions', () => {
  it('answers 404 for an unknown id', async () => {
    const error = await failureOf(fixture.stripe.checkout.sessions.retrieve('cs_test_nothing'));
    expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'session' });
  });

  it('expands down to the balance transaction', async () => {
    const { charge } = await paidCharge(fixture, 6784);
    expect(charge.balance_transaction).toMatchObject({ amount: 6784, fee: 127, net: 6657 });
  });

  it('refuses five levels and unknown properties', async () => {
    const { id } = await openSession(fixture, 500);
    const deep = await failureOf(
      fixture.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.a.b.c.d'] }),
    );
    expect(deep).toMatchObject({ statusCode: 400, param: 'expand' });
    const unknown = await failureOf(
      fixture.stripe.checkout.sessions.retrieve(id, { expand: ['nonsense'] }),
    );
    expect(unknown.message).toContain('cannot be expanded (nonsense)');
  });

  it('lists by status and by PaymentIntent', async () => {
    const open = await openSession(fixture, 500);
    const { session: paid } = await paidCharge(fixture, 900);
    const { sessions } = fixture.stripe.checkout;
    const stillOpen = await sessions.list({ status: 'open' });
    expect(stillOpen.data.map(({ id }) => id)).toEqual([open.id]);
    const intent = (paid.payment_intent as { id: string }).id;
    const byIntent = await sessions.list({ payment_intent: intent, expand: ['data.line_items'] });
    expect(byIntent.data.map(({ id }) => id)).toEqual([paid.id]);
    expect(byIntent.data[0]?.line_items?.data).toHaveLength(1);
  });
});

describe('expiring a Checkout Session', () => {
  it('closes an open session once', async () => {
    const { id } = await openSession(fixture, 500);
    const expired = await fixture.stripe.checkout.sessions.expire(id);
    expect(expired).toMatchObject({ status: 'expired', url: null });
    const again = await failureOf(fixture.stripe.checkout.sessions.expire(id));
    expect(again.statusCode).toBe(400);
  });

  it('refuses a completed session, so a paid order is never released', async () => {
    const { session } = await paidCharge(fixture, 500);
    const error = await failureOf(fixture.stripe.checkout.sessions.expire(session.id));
    expect(error).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' });
  });

  it('comes before a late payment even when its job has not run yet', () => {
    const sandbox = new Sandbox({ clock: 'virtual', publicUrl: 'http://localhost' });
    const read = shape(SESSION_CREATE).read(sessionParams(500), '');
    const session = createSession(sandbox, read);
    sandbox.clock.moveTo(session.expires_at - 1);
    expect(sessionForBuyer(sandbox, session.id).body.status).toBe('open');
    sandbox.clock.moveTo(session.expires_at);
    expect(sessionForBuyer(sandbox, session.id).body.status).toBe('expired');
    sandbox.close();
  });

  it('keeps its distance for a caller whose clock was not moved along', async () => {
    await fixture.control('POST', '/clock/advance', { seconds: 7 * 86_400 });
    const session = await openSession(fixture, 500, { expires_at: nowSeconds() + 2100 });
    expect(session.status).toBe('open');
    const left = session.expires_at - session.created;
    expect(left).toBeGreaterThan(2090);
    expect(left).toBeLessThanOrEqual(2101);
  });

  it('happens by itself at the end, and cancels the intent of an abandoned attempt', async () => {
    const { id } = await openSession(fixture, 500, { expires_at: nowSeconds() + 2100 });
    await fixture.control('POST', `/sessions/${id}/pay`, { number: '4000002760003184' });
    await fixture.control('POST', '/clock/advance', { seconds: 2101 });
    const session = await fixture.stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent'],
    });
    expect(session.status).toBe('expired');
    expect(session.payment_intent).toMatchObject({ status: 'canceled' });
    const late = await fixture.control('POST', `/sessions/${id}/pay`, { number: CARD_OK });
    expect(late.status).toBe(400);
  });
});
