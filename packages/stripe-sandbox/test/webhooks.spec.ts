import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ACCOUNT_PARAMS,
  type Fixture,
  failureOf,
  openSession,
  paidCharge,
  payableAccount,
  startFixture,
} from './sandbox-fixture.ts';
import { quiet, type Receiver, startReceiver } from './webhook-receiver.ts';

const SECRET = 'whsec_platform';

let fixture: Fixture;
let receiver: Receiver;
beforeEach(async () => {
  fixture = await startFixture();
  receiver = await startReceiver();
  await fixture.control('PUT', '/settings', { webhook_retry_delays_ms: [20, 20, 20] });
});
afterEach(async () => {
  await fixture.close();
  await receiver.close();
});

const register = (kind: string, events: string[], more: object = {}) =>
  fixture.control('PUT', '/webhook-endpoints', {
    id: `we_${kind}`,
    url: `${receiver.url}/${kind}`,
    secret: `whsec_${kind}`,
    kind,
    enabled_events: events,
    ...more,
  });

const verified = (at: number, secret = SECRET) => {
  const { body, signature } = receiver.received[at] ?? { body: '', signature: '' };
  return fixture.stripe.webhooks.constructEvent(body, signature, secret);
};

describe('delivery', () => {
  beforeEach(() => register('platform', ['checkout.session.completed']));

  it('is signed the way the SDK verifies, with a snapshot of the object', async () => {
    const { session } = await paidCharge(fixture, 500);
    await receiver.waitFor(1);
    const event = verified(0);
    expect(event).toMatchObject({
      api_version: '2026-10-28.endive',
      livemode: false,
      pending_webhooks: 1,
      type: 'checkout.session.completed',
    });
    expect(event.data.object).toMatchObject({ id: session.id, payment_status: 'paid' });
    expect(event.account).toBeUndefined();
    expect(receiver.received[0]?.path).toBe('/platform');
  });

  it('names the call that caused the event', async () => {
    await register('platform', ['transfer.created']);
    const { charge } = await paidCharge(fixture, 500);
    const destination = await payableAccount(fixture);
    await fixture.stripe.transfers.create(
      { amount: 100, currency: 'eur', destination, source_transaction: charge.id },
      { idempotencyKey: 'op-1' },
    );
    await receiver.waitFor(1);
    expect(verified(0).request).toMatchObject({ idempotency_key: 'op-1' });
  });

  it('is tried again until the receiver answers 2xx', async () => {
    receiver.answers.push(500, 500, 500);
    await paidCharge(fixture, 500);
    await receiver.waitFor(4);
    await fixture.control('POST', '/webhooks/drain', {});
    expect(new Set(receiver.received.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
    const [delivery] = (await fixture.control('GET', '/webhooks/deliveries')).body.deliveries;
    expect(delivery).toMatchObject({ state: 'delivered', attempt: 3 });
    const { data } = await fixture.stripe.events.list({ delivery_success: true });
    expect(data.map(({ type }) => type)).toContain('checkout.session.completed');
  });

  it('gives up after the last retry, and redelivers when asked', async () => {
    receiver.answers.push(500, 500, 500, 500);
    await paidCharge(fixture, 500);
    await receiver.waitFor(4);
    await fixture.control('POST', '/webhooks/drain', {});
    const failed = await fixture.stripe.events.list({ delivery_success: false });
    expect(failed.data.map(({ type }) => type)).toEqual(['checkout.session.completed']);
    const [event] = failed.data;
    await fixture.control('POST', `/events/${event?.id}/redeliver`, { copies: 2 });
    await receiver.waitFor(6);
    expect(verified(5).id).toBe(event?.id);
  });

  it('leaves out events nobody asked for', async () => {
    await openSession(fixture, 500);
    await paidCharge(fixture, 500);
    await fixture.control('POST', '/webhooks/drain', {});
    expect(receiver.received).toHaveLength(1);
  });

  it('stops for a disabled endpoint, whose events can still be listed', async () => {
    await fixture.stripe.webhookEndpoints.update('we_platform', { disabled: true });
    await paidCharge(fixture, 500);
    await quiet(50);
    expect(receiver.received).toHaveLength(0);
    const { data } = await fixture.stripe.events.list({ type: 'checkout.session.completed' });
    expect(data).toHaveLength(1);
  });
});

describe('connected accounts', () => {
  it('reach only the connect endpoint, and name the account', async () => {
    await register('platform', ['balance.available']);
    await register('connect', ['balance.available']);
    const { charge } = await paidCharge(fixture, 1000, { number: '4000000000000077' });
    const destination = await payableAccount(fixture);
    await fixture.control('PUT', '/settings', { recipient_transfer_delay_seconds: 60 });
    await fixture.stripe.transfers.create({
      amount: 100,
      currency: 'eur',
      destination,
      source_transaction: charge.id,
    });
    await fixture.control('POST', '/clock/advance', { seconds: 60 });
    await receiver.waitFor(1);
    const event = verified(0, 'whsec_connect');
    expect(receiver.received.map(({ path }) => path)).toEqual(['/connect']);
    expect(event.account).toBe(destination);
  });

  it('announce themselves as thin events the SDK can follow', async () => {
    await register('core', ['v2.core.account[configuration.recipient].capability_status_updated']);
    const id = await payableAccount(fixture);
    await receiver.waitFor(2);
    const { body, signature } = receiver.received[0] ?? { body: '', signature: '' };
    expect(() => fixture.stripe.webhooks.constructEvent(body, signature, 'whsec_core')).toThrow();
    const notification = fixture.stripe.parseEventNotification(body, signature, 'whsec_core');
    if (
      notification.type !== 'v2.core.account[configuration.recipient].capability_status_updated'
    ) {
      throw new Error(`unexpected ${notification.type}`);
    }
    expect(notification.related_object.id).toBe(id);
    const account = await notification.fetchRelatedObject();
    expect(account.id).toBe(id);
    const event = await notification.fetchEvent();
    expect(event.data.updated_capability).toBe('stripe_balance.stripe_transfers');
  });
});

describe('endpoints', () => {
  it('of the v1 API show their secret once', async () => {
    const endpoints = fixture.stripe.webhookEndpoints;
    const made = await endpoints.create({
      url: `${receiver.url}/v1`,
      enabled_events: ['charge.succeeded'],
      api_version: '2026-10-28.endive',
    });
    expect(made.secret).toMatch(/^whsec_/);
    expect((await endpoints.retrieve(made.id)).secret).toBeUndefined();
    await paidCharge(fixture, 500);
    await receiver.waitFor(1);
    expect(verified(0, made.secret).type).toBe('charge.succeeded');
    expect((await endpoints.list()).data.map(({ id }) => id)).toEqual([made.id]);
    await endpoints.del(made.id);
    expect((await endpoints.list()).data).toEqual([]);
  });

  it('of the v2 API are pinged', async () => {
    const destinations = fixture.stripe.v2.core.eventDestinations;
    const made = await destinations.create({
      name: 'core',
      type: 'webhook_endpoint',
      event_payload: 'thin',
      enabled_events: ['v2.core.account.created'],
      events_from: ['@self', '@accounts'],
      webhook_endpoint: { url: `${receiver.url}/core` },
      include: ['webhook_endpoint.signing_secret', 'webhook_endpoint.url'],
    });
    const secret = String(made.webhook_endpoint?.signing_secret);
    await destinations.ping(made.id);
    await receiver.waitFor(1);
    const { body, signature } = receiver.received[0] ?? { body: '', signature: '' };
    const ping = fixture.stripe.parseEventNotification(body, signature, secret);
    expect(ping.type).toBe('v2.core.event_destination.ping');
    expect((await destinations.retrieve(made.id)).webhook_endpoint?.signing_secret).toBeNull();
    await destinations.disable(made.id);
    await fixture.stripe.v2.core.accounts.create(ACCOUNT_PARAMS);
    await quiet(50);
    expect(receiver.received).toHaveLength(1);
  });

  it('are registered by a launcher as often as it likes', async () => {
    await register('platform', ['charge.succeeded']);
    await register('platform', ['charge.succeeded']);
    await register('core', ['*']);
    const { body } = await fixture.control('GET', '/webhook-endpoints');
    expect(body.endpoints.map(({ id, kind }: { id: string; kind: string }) => [id, kind])).toEqual([
      ['we_platform', 'platform'],
      ['we_core', 'core'],
    ]);
  });

  it('outside the allowed hosts are refused', async () => {
    const error = await failureOf(
      fixture.stripe.webhookEndpoints.create({
        url: 'https://example.com/hook',
        enabled_events: ['*'],
      }),
    );
    expect(error).toMatchObject({ statusCode: 400, code: 'url_invalid' });
  });
});
