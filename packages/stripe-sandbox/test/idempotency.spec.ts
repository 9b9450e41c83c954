import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import {
  ACCOUNT_PARAMS,
  type Fixture,
  failureOf,
  paidCharge,
  payableAccount,
  sessionParams,
  startFixture,
} from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const create = (cents: number, idempotencyKey: string) =>
  fixture.stripe.checkout.sessions.create(sessionParams(cents), { idempotencyKey });

const headersOf = (object: object) =>
  (object as { lastResponse: { headers: Record<string, string> } }).lastResponse.headers;

const countSessions = async () =>
  (await fixture.stripe.checkout.sessions.list({ limit: 100 })).data.length;

describe('a key used again', () => {
  it('replays the first answer and says so', async () => {
    const first = await create(500, 'key-1');
    const second = await create(500, 'key-1');
    expect(second.id).toBe(first.id);
    expect(headersOf(first)['idempotent-replayed']).toBeUndefined();
    expect(headersOf(second)['idempotent-replayed']).toBe('true');
    expect(headersOf(second)['original-request']).toBe(headersOf(first)['request-id']);
    expect(await countSessions()).toBe(1);
  });

  it('with other parameters is an idempotency error', async () => {
    await create(500, 'key-1');
    const error = await failureOf(create(501, 'key-1'));
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(error.statusCode).toBe(400);
    expect(await countSessions()).toBe(1);
  });

  it('at another path is an idempotency error too', async () => {
    await create(500, 'key-1');
    const error = await failureOf(
      fixture.stripe.customers.create({ email: 'a@example.org' }, { idempotencyKey: 'key-1' }),
    );
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });

  it('replays a refusal of the business', async () => {
    const destination = await payableAccount(fixture);
    const params = { amount: 900, currency: 'eur', destination };
    const options = { idempotencyKey: 'key-1' };
    const refused = await failureOf(fixture.stripe.transfers.create(params, options));
    expect(refused.code).toBe('balance_insufficient');
    await paidCharge(fixture, 1000, { number: '4000000000000077' });
    const replayed = await failureOf(fixture.stripe.transfers.create(params, options));
    expect(replayed.code).toBe('balance_insufficient');
    expect(replayed.headers?.['idempotent-replayed']).toBe('true');
    await fixture.stripe.transfers.create(params, { idempotencyKey: 'key-2' });
  });

  it('keeps nothing of a failed validation', async () => {
    const error = await failureOf(create(10, 'key-1'));
    expect(error.code).toBe('amount_too_small');
    const made = await create(500, 'key-1');
    expect(made.amount_total).toBe(500);
  });

  it('is forgotten after 24 hours of the sandbox clock', async () => {
    const first = await create(500, 'key-1');
    await fixture.control('POST', '/clock/advance', { seconds: 24 * 3600 - 60 });
    expect((await create(500, 'key-1')).id).toBe(first.id);
    await fixture.control('POST', '/clock/advance', { seconds: 61 });
    expect((await create(500, 'key-1')).id).not.toBe(first.id);
  });

  it('means something else on a connected account', async () => {
    const stripeAccount = await payableAccount(fixture);
    const make = (options: object) =>
      fixture.stripe.customers.create({}, { idempotencyKey: 'key-1', ...options });
    const own = await make({});
    const other = await make({ stripeAccount });
    expect(other.id).not.toBe(own.id);
  });

  it('may not be longer than 255 characters', async () => {
    await create(500, 'k'.repeat(255));
    const error = await failureOf(create(500, 'k'.repeat(256)));
    expect(error.statusCode).toBe(400);
  });
});

describe('twins', () => {
  it('the second gets 409 while the first is still running', async () => {
    await fixture.control('POST', '/faults', { effect: 'latency', ms: 300, method: 'POST' });
    const slow = create(500, 'key-1');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const error = await failureOf(create(500, 'key-1'));
    expect(error).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    const made = await slow;
    expect((await create(500, 'key-1')).id).toBe(made.id);
  });

  it('many at once make one object', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => create(500, 'key-1')));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });
});

describe('a stored 500', () => {
  it('is replayed, whether or not it took effect', async () => {
    for (const [executed, key, sessions] of [
      [false, 'key-1', 0],
      [true, 'key-2', 1],
    ] as const) {
      await fixture.control('POST', '/faults', { effect: 'error_500_stored', executed });
      const failed = await failureOf(create(500, key));
      expect(failed.statusCode).toBe(500);
      const replayed = await failureOf(create(500, key));
      expect(replayed.headers?.['idempotent-replayed']).toBe('true');
      expect(await countSessions()).toBe(sessions);
    }
  });

  it('is not what a plain 500 leaves behind', async () => {
    await fixture.control('POST', '/faults', { effect: 'error_500' });
    const failed = await failureOf(create(500, 'key-1'));
    expect(failed.statusCode).toBe(500);
    expect((await create(500, 'key-1')).amount_total).toBe(500);
  });
});

describe('keys of the v2 API', () => {
  const make = (name: string) =>
    fixture.stripe.v2.core.accounts.create(
      { ...ACCOUNT_PARAMS, display_name: name },
      { idempotencyKey: 'key-1' },
    );

  it('replay success and refuse other parameters', async () => {
    const first = await make('Hof A');
    expect((await make('Hof A')).id).toBe(first.id);
    const error = await failureOf(make('Hof B'));
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });

  it('do failed work again', async () => {
    const rename = () =>
      fixture.stripe.v2.core.eventDestinations.update(
        'ed_late',
        { name: 'core' },
        { idempotencyKey: 'key-2' },
      );
    const failed = await failureOf(rename());
    expect(failed.statusCode).toBe(404);
    await fixture.control('PUT', '/webhook-endpoints', {
      id: 'ed_late',
      url: 'http://localhost:9/hook',
      secret: 'whsec_1',
      kind: 'core',
      enabled_events: ['*'],
    });
    expect((await rename()).name).toBe('core');
  });
});
