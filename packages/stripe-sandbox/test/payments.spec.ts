import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { CARD_OK, type Fixture, openSession, paidCharge, startFixture } from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const pay = (id: string, entry: object) => fixture.control('POST', `/sessions/${id}/pay`, entry);

const read = async (id: string) => {
  const session = await fixture.stripe.checkout.sessions.retrieve(id, {
    expand: ['payment_intent.latest_charge'],
  });
  const intent = session.payment_intent as Stripe.PaymentIntent;
  return { session, intent, charge: intent.latest_charge as Stripe.Charge | null };
};

const eventTypes = async () => {
  const { data } = await fixture.stripe.events.list({ limit: 100 });
  return data.map(({ type }) => type).reverse();
};

describe('cards', () => {
  it('pay at once and announce it in the order of Stripe', async () => {
    const { session, charge } = await paidCharge(fixture, 6784);
    expect(session).toMatchObject({ status: 'complete', payment_status: 'paid', url: null });
    expect(charge).toMatchObject({ amount: 6784, paid: true, status: 'succeeded' });
    expect(charge.id).toMatch(/^ch_/);
    expect(await eventTypes()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
  });

  it('carry intent metadata and transfer group to the charge', async () => {
    const { id } = await openSession(fixture, 700, {
      payment_intent_data: {
        metadata: { order_id: 'o1' },
        statement_descriptor_suffix: 'HOF',
        transfer_group: 'o1',
      },
    });
    await pay(id, { number: CARD_OK });
    const { charge } = await read(id);
    expect(charge).toMatchObject({
      metadata: { order_id: 'o1' },
      statement_descriptor_suffix: 'HOF',
      transfer_group: 'o1',
    });
  });

  it.each([
    ['4000000000000002', 'card_declined', 'generic_decline'],
    ['4000000000009995', 'card_declined', 'insufficient_funds'],
    ['4000000000000069', 'expired_card', undefined],
    ['4000000000000127', 'incorrect_cvc', undefined],
  ])('%s is declined with %s and leaves the session open', async (number, code, decline) => {
    const { id } = await openSession(fixture, 700);
    const refused = await pay(id, { number });
    expect(refused.status).toBe(402);
    expect(refused.body.error).toMatchObject({ type: 'card_error', code });
    expect(refused.body.error.decline_code).toBe(decline);
    const { session, intent } = await read(id);
    expect(session.status).toBe('open');
    expect(intent).toMatchObject({ status: 'requires_payment_method', amount_received: 0 });
    expect(intent.last_payment_error?.code).toBe(code);
  });

  it('declined first, then paid: one intent, two charges, one booking', async () => {
    const { id } = await openSession(fixture, 700);
    await pay(id, { number: '4000000000000002' });
    await pay(id, { number: CARD_OK });
    const { intent } = await read(id);
    const charges = await fixture.stripe.charges.list({ payment_intent: intent.id });
    expect(charges.data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
    const moves = await fixture.stripe.balanceTransactions.list();
    expect(moves.data.map(({ amount }) => amount)).toEqual([700]);
  });

  it('cannot pay a session twice', async () => {
    const { session } = await paidCharge(fixture, 700);
    const again = await pay(session.id, { number: CARD_OK });
    expect(again.status).toBe(400);
  });

  it('refuse every number that is not on the test list', async () => {
    const { id } = await openSession(fixture, 700);
    const refused = await pay(id, { number: '4111111111111111' });
    expect(refused).toMatchObject({ status: 400, body: { error: { param: 'number' } } });
    const session = await fixture.stripe.checkout.sessions.retrieve(id);
    expect(session.payment_intent).toBeNull();
  });

  it('can be available at once', async () => {
    await paidCharge(fixture, 1000, { number: '4000000000000077' });
    const balance = await fixture.stripe.balance.retrieve();
    expect(balance.available[0]?.amount).toBe(960);
    expect(balance.pending[0]?.amount).toBe(0);
  });
});

describe('3-D Secure', () => {
  const CARD_3DS = '4000002760003184';

  it('waits for approval and then pays', async () => {
    const { id } = await openSession(fixture, 700);
    const asked = await pay(id, { number: CARD_3DS });
    expect(asked.body).toMatchObject({ outcome: 'action', type: 'three_d_secure' });
    expect((await read(id)).intent.status).toBe('requires_action');
    const done = await fixture.control('POST', `/sessions/${id}/resolve`, { approve: true });
    expect(done.body.outcome).toBe('paid');
    const { charge } = await read(id);
    expect(charge?.payment_method_details?.card?.three_d_secure?.result).toBe('authenticated');
  });

  it('lets the buyer try again after a refusal', async () => {
    const { id } = await openSession(fixture, 700);
    const refused = await pay(id, { number: CARD_3DS, approve: false });
    expect(refused.body.error.code).toBe('payment_intent_authentication_failure');
    const paid = await pay(id, { number: CARD_OK });
    expect(paid.body.outcome).toBe('paid');
  });

  it('may still fail for lack of funds', async () => {
    const { id } = await openSession(fixture, 700);
    const refused = await pay(id, { number: '4000008260003178', approve: true });
    expect(refused.body.error).toMatchObject({ decline_code: 'insufficient_funds' });
  });
});

describe('SEPA direct debit', () => {
  const GOOD = 'DE89370400440532013000';

  it('completes the session unpaid and is paid later', async () => {
    const { id } = await openSession(fixture, 700);
    const started = await pay(id, { iban: GOOD, debit_seconds: 6 * 86_400 });
    expect(started.body.outcome).toBe('processing');
    const before = await read(id);
    expect(before.session).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(before.intent.status).toBe('processing');
    expect(before.charge).toMatchObject({ status: 'pending', balance_transaction: null });
    await fixture.control('POST', '/clock/advance', { seconds: 6 * 86_400 });
    const after = await read(id);
    expect(after.session.payment_status).toBe('paid');
    expect(after.charge?.status).toBe('succeeded');
    expect(after.charge?.id).toMatch(/^py_/);
    expect((await eventTypes()).slice(-3)).toEqual([
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.async_payment_succeeded',
    ]);
    const [move] = (await fixture.stripe.balanceTransactions.list()).data;
    expect(move).toMatchObject({ type: 'payment', amount: 700, fee: 35, net: 665 });
  });

  it('fails later without any booking', async () => {
    const { id } = await openSession(fixture, 700);
    await pay(id, { iban: 'DE62370400440532013001' });
    await fixture.control('POST', '/clock/advance', { seconds: 10 });
    const { session, intent, charge } = await read(id);
    expect(session).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(intent.status).toBe('requires_payment_method');
    expect(charge).toMatchObject({ status: 'failed', failure_code: 'insufficient_funds' });
    expect(await eventTypes()).toContain('checkout.session.async_payment_failed');
    expect((await fixture.stripe.balanceTransactions.list()).data).toEqual([]);
  });

  it('needs a test IBAN', async () => {
    const { id } = await openSession(fixture, 700);
    const refused = await pay(id, { iban: 'DE02120300000000202051' });
    expect(refused).toMatchObject({ status: 400, body: { error: { param: 'iban' } } });
  });
});

describe('redirect methods', () => {
  it('pay after approval on the other page', async () => {
    const { id } = await openSession(fixture, 700);
    const asked = await pay(id, { method: 'eps' });
    expect(asked.body).toMatchObject({ outcome: 'action', type: 'redirect' });
    await fixture.control('POST', `/sessions/${id}/resolve`, { approve: true });
    const { charge } = await read(id);
    expect(charge?.payment_method_details?.type).toBe('eps');
  });

  it('leave the session open when refused', async () => {
    const { id } = await openSession(fixture, 700);
    const refused = await pay(id, { method: 'klarna', approve: false });
    expect(refused.status).toBe(402);
    expect((await read(id)).session.status).toBe('open');
  });
});

describe('a tampered session', () => {
  it('charges what it was changed to', async () => {
    const { id } = await openSession(fixture, 700);
    await fixture.control('POST', `/sessions/${id}/tamper`, { amount_total: 100 });
    await pay(id, { number: CARD_OK });
    const { session, charge } = await read(id);
    expect(session.amount_total).toBe(100);
    expect(charge?.amount).toBe(100);
  });
});

describe('metadata of payments', () => {
  it('can be changed on intent and charge', async () => {
    const { session, charge } = await paidCharge(fixture, 700);
    const intent = session.payment_intent as Stripe.PaymentIntent;
    const changed = await fixture.stripe.paymentIntents.update(intent.id, {
      metadata: { note: 'checked' },
    });
    expect(changed.metadata).toEqual({ note: 'checked' });
    await fixture.stripe.charges.update(charge.id, { metadata: { a: '1', b: '2' } });
    const cleared = await fixture.stripe.charges.update(charge.id, { metadata: { a: '' } });
    expect(cleared.metadata).toEqual({ b: '2' });
  });
});
