import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { type Fixture, paidCharge, startFixture } from './sandbox-fixture.ts';
import { quiet, type Receiver, startReceiver } from './webhook-receiver.ts';

const SECRET = 'whsec_platform';

let fixture: Fixture;
let receiver: Receiver;
beforeEach(async () => {
  fixture = await startFixture();
  receiver = await startReceiver();
});
afterEach(async () => {
  await fixture.close();
  await receiver.close();
});

const register = (kind: string, events: string[]) =>
  fixture.control('PUT', '/webhook-endpoints', {
    id: `we_${kind}`,
    url: `${receiver.url}/${kind}`,
    secret: SECRET,
    kind,
    enabled_events: events,
  });

const verified = (at: number, secret = SECRET) => {
  const { body, signature } = receiver.received[at] ?? { body: '', signature: '' };
  return fixture.stripe.webhooks.constructEvent(body, signature, secret);
};

const chaos = (settings: object) => fixture.control('PUT', '/webhooks', settings);

describe('chaos', () => {
  beforeEach(() => register('platform', ['checkout.session.completed']));

  it('drops deliveries for good', async () => {
    await chaos({ drop_percent: 100 });
    await paidCharge(fixture, 500);
    await fixture.control('POST', '/webhooks/drain', {});
    expect(receiver.received).toHaveLength(0);
    const lost = await fixture.stripe.events.list({ delivery_success: false });
    expect(lost.data).toHaveLength(1);
  });

  it('duplicates the same event', async () => {
    await chaos({ duplicates: 4 });
    await paidCharge(fixture, 500);
    await receiver.waitFor(5);
    expect(new Set(receiver.received.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
  });

  it('pauses and resumes', async () => {
    await chaos({ paused: true });
    await paidCharge(fixture, 500);
    await quiet(80);
    expect(receiver.received).toHaveLength(0);
    await chaos({ paused: false });
    await receiver.waitFor(1);
  });

  it('delays and shuffles', async () => {
    await register('platform', ['*']);
    await chaos({ delay_ms: 60, shuffle_window_ms: 120 });
    await paidCharge(fixture, 500);
    await quiet(40);
    expect(receiver.received).toHaveLength(0);
    await receiver.waitFor(4);
    const types = receiver.received.map(({ body }) => JSON.parse(body).type);
    expect(types).not.toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
  });

  it.each([
    ['bad_signature', {}, false],
    ['old_secret', {}, false],
    ['rotated', {}, true],
    ['normal', { signed_offset_seconds: -301 }, false],
    ['normal', { signed_offset_seconds: 3600 }, true],
  ])('signs as %s %p', async (signing, more, isAccepted) => {
    await chaos({ signing, ...more });
    await paidCharge(fixture, 500);
    await receiver.waitFor(1);
    if (isAccepted) expect(verified(0).type).toBe('checkout.session.completed');
    else expect(() => verified(0)).toThrow(Stripe.errors.StripeSignatureVerificationError);
  });

  it('announces objects that do not exist', async () => {
    await register('platform', ['charge.succeeded']);
    const { body } = await fixture.control('POST', '/events', {
      type: 'charge.succeeded',
      object: { object: 'charge', id: 'ch_unknown' },
    });
    await receiver.waitFor(1);
    expect(verified(0)).toMatchObject({ id: body.id, data: { object: { id: 'ch_unknown' } } });
  });

  it('signs with both secrets while they are rotated', async () => {
    await fixture.control('POST', '/webhook-endpoints/we_platform/rotate', { secret: 'whsec_new' });
    await paidCharge(fixture, 500);
    await receiver.waitFor(1);
    expect(verified(0, SECRET).id).toBe(verified(0, 'whsec_new').id);
  });

  it('claims another version or the live mode', async () => {
    await chaos({ api_version: '2020-08-27', livemode: true });
    await paidCharge(fixture, 500);
    await receiver.waitFor(1);
    expect(verified(0)).toMatchObject({ api_version: '2020-08-27', livemode: true });
  });

  it('disturbs only the types it is told to', async () => {
    await register('platform', ['*']);
    await chaos({ drop_percent: 100, types: ['charge.succeeded'] });
    await paidCharge(fixture, 500);
    await fixture.control('POST', '/webhooks/drain', {});
    const types = receiver.received.map(({ body }) => JSON.parse(body).type);
    expect(types).toHaveLength(3);
    expect(types).not.toContain('charge.succeeded');
  });

  it('signs by the wall clock however far the virtual clock went', async () => {
    await fixture.control('POST', '/clock/advance', { seconds: 30 * 86_400 });
    await paidCharge(fixture, 500);
    await receiver.waitFor(1);
    expect(verified(0).created).toBeGreaterThan(Date.now() / 1000 + 29 * 86_400);
  });
});
