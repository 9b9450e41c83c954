import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { type Fixture, failureOf, sessionParams, startFixture } from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const fault = (effect: string, more: object = {}) =>
  fixture.control('POST', '/faults', { effect, method: 'POST', ...more });

const create = (maxNetworkRetries: number, options: object = {}) =>
  fixture
    .client({ maxNetworkRetries, ...options })
    .checkout.sessions.create(sessionParams(500), { idempotencyKey: 'key-1' });

const calls = async () => {
  const { body } = await fixture.control('GET', '/requests?method=POST');
  return body.requests as { status: number | null; fault: string | null; replayed: boolean }[];
};

const countSessions = async () =>
  (await fixture.stripe.checkout.sessions.list({ limit: 100 })).data.length;

describe('what the official SDK does with faults', () => {
  it('429 is not retried', async () => {
    await fault('rate_limit');
    const error = await failureOf(create(2));
    expect(error).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    expect(error.headers?.['retry-after']).toBe('1');
    expect(await calls()).toHaveLength(1);
  });

  it('429 of an object lock is retried', async () => {
    await fault('lock_timeout');
    await create(2);
    expect((await calls()).map(({ status }) => status)).toEqual([200, 429]);
  });

  it('409 is retried with the same key', async () => {
    await fault('key_in_use');
    await create(2);
    expect((await calls()).map(({ status }) => status)).toEqual([200, 409]);
    expect(await countSessions()).toBe(1);
  });

  it('500 is retried up to the limit', async () => {
    await fault('error_500', { times: 0 });
    const error = await failureOf(create(2));
    expect(error).toBeInstanceOf(Stripe.errors.StripeAPIError);
    expect(await calls()).toHaveLength(3);
  });

  it('a reset connection is retried once even without retries', async () => {
    await fault('reset_before');
    await create(0);
    expect((await calls()).map(({ status }) => status)).toEqual([200, null]);
    expect(await countSessions()).toBe(1);
  });

  it('a reset after the work replays it', async () => {
    await fault('reset_after');
    await create(0);
    expect((await calls()).map(({ replayed }) => replayed)).toEqual([true, false]);
    expect(await countSessions()).toBe(1);
  });

  it('a cut body is not retried although the work was done', async () => {
    await fault('cut_body');
    const error = await failureOf(create(2));
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await calls()).toHaveLength(1);
    expect(await countSessions()).toBe(1);
    await create(0);
    expect(await countSessions()).toBe(1);
  });

  it('a timeout after the work is retried and finds the same object', async () => {
    await fault('timeout_after', { ms: 400 });
    const session = await create(1, { timeout: 150 });
    expect(await countSessions()).toBe(1);
    expect((await create(0)).id).toBe(session.id);
  });

  it('a timeout before the work leaves nothing', async () => {
    await fault('timeout_before', { ms: 400 });
    const error = await failureOf(create(0, { timeout: 150 }));
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await countSessions()).toBe(0);
  });

  it('an answer that is not JSON is an API error', async () => {
    await fault('wrong_json');
    const error = await failureOf(create(0));
    expect(error).toBeInstanceOf(Stripe.errors.StripeAPIError);
  });
});

describe('which calls a fault hits', () => {
  const statuses = async (count: number) => {
    const seen: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const params = sessionParams(500);
      const outcome = await fixture.stripe.checkout.sessions.create(params).then(
        () => 200,
        (error: Stripe.errors.StripeError) => Number(error.statusCode),
      );
      seen.push(outcome);
    }
    return seen;
  };

  it('every third, without end', async () => {
    await fault('rate_limit', { nth: 3, every: 3, times: 0 });
    expect(await statuses(7)).toEqual([200, 200, 429, 200, 200, 429, 200]);
  });

  it('the second, twice', async () => {
    await fault('rate_limit', { nth: 2, times: 2 });
    expect(await statuses(5)).toEqual([200, 429, 429, 200, 200]);
  });

  it('only the named path', async () => {
    await fault('rate_limit', { path: '/v1/transfers*', times: 0 });
    expect(await statuses(2)).toEqual([200, 200]);
    await fault('rate_limit', { path: '/v1/checkout/*', times: 0 });
    expect(await statuses(2)).toEqual([429, 429]);
  });

  it('by chance, the same by the same seed', async () => {
    const run = async () => {
      await fixture.control('POST', '/reset', { seed: 'dice' });
      await fault('rate_limit', { times: 0, probability_percent: 50 });
      return statuses(12);
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });

  it('none once they are taken back', async () => {
    const { body } = await fault('rate_limit', { times: 0 });
    expect(await statuses(1)).toEqual([429]);
    await fixture.control('DELETE', `/faults/${body.id}`);
    expect(await statuses(1)).toEqual([200]);
  });
});
