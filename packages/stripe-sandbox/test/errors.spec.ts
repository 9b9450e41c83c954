import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { type Fixture, failureOf, openSession, startFixture } from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${fixture.sandbox.url}${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_x', ...headers },
    body,
  });

describe('keys', () => {
  it('that are live are refused', async () => {
    const live = fixture.client({}, 'sk_live_secret');
    const error = await failureOf(live.balance.retrieve());
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect(error.statusCode).toBe(401);
  });

  it('that are missing or strange are refused without being repeated in full', async () => {
    const strange = fixture.client({}, 'pk_test_something_long');
    const error = await failureOf(strange.balance.retrieve());
    expect(error.statusCode).toBe(401);
    expect(error.message).not.toContain('pk_test_something_long');
    const response = await fetch(`${fixture.sandbox.url}/v1/balance`);
    expect(response.status).toBe(401);
  });
});

describe('unknown places', () => {
  it('are 404 and logged as unsupported', async () => {
    const error = await failureOf(fixture.stripe.products.create({ name: 'Korb' }));
    expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing' });
    expect(fixture.logged).toContain('unsupported by sandbox: POST /v1/products');
  });
});

describe('every error', () => {
  it('carries its kind, a link to the log and a request id', async () => {
    const response = await post('/v1/transfers', 'amount=5');
    const body = (await response.json()) as { error: Record<string, string> };
    const id = String(response.headers.get('request-id'));
    expect(body.error).toMatchObject({
      code: 'parameter_missing',
      doc_url: 'https://docs.stripe.com/error-codes/parameter-missing',
      message: 'Missing required param: currency.',
      param: 'currency',
      type: 'invalid_request_error',
    });
    const log = await fetch(String(body.error.request_log_url));
    expect(await log.json()).toMatchObject({ id, status: 400, path: '/v1/transfers' });
  });

  it('of a form that is none', async () => {
    for (const body of ['a[b=1', '[x]=1', 'a=1&a[b]=2', 'a=%E0%A4%A']) {
      expect((await post('/v1/customers', body)).status).toBe(400);
    }
  });

  it('of JSON that is none', async () => {
    for (const body of ['{', '[]', '"text"', 'null']) {
      expect((await post('/v2/core/accounts', body)).status).toBe(400);
    }
  });

  it('of a body above 2 MiB', async () => {
    const response = await post('/v1/customers', `name=${'x'.repeat(2 * 1024 * 1024)}`);
    expect(response.status).toBe(413);
  });

  it('does not touch the prototype of anything', async () => {
    const response = await post('/v1/customers', '__proto__[polluted]=1');
    expect(response.status).toBe(400);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('metadata', () => {
  const create = (metadata: Record<string, string>) =>
    fixture.stripe.customers.create({ metadata });

  it('holds 50 keys of 40 characters and values of 500', async () => {
    const full = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`${at}`.padEnd(40, 'k'), 'v'.repeat(500)]),
    );
    const customer = await create(full);
    expect(Object.keys(customer.metadata)).toHaveLength(50);
    const error = await failureOf(create({ ...full, another: '1' }));
    expect(error).toMatchObject({ statusCode: 400, param: 'metadata' });
  });

  it('refuses long keys, long values and brackets', async () => {
    const bad = [{ ['k'.repeat(41)]: 'v' }, { key: 'v'.repeat(501) }];
    for (const metadata of bad) {
      expect((await failureOf(create(metadata as never))).statusCode).toBe(400);
    }
  });

  it('loses a key by an empty value and everything by an empty map', async () => {
    const { id } = await openSession(fixture, 500, { metadata: { a: '1', b: '2' } });
    const { sessions } = fixture.stripe.checkout;
    const one = await sessions.update(id, { metadata: { a: '' } });
    expect(one.metadata).toEqual({ b: '2' });
    const none = await sessions.update(id, { metadata: '' });
    expect(none.metadata).toEqual({});
  });

  it('keeps emoji, umlauts and markup as they are', async () => {
    const name = 'Öko 🧀 <b>&"\' مرحبا';
    const customer = await create({ name });
    const again = await fixture.stripe.customers.retrieve(customer.id);
    expect((again as Stripe.Customer).metadata).toEqual({ name });
  });
});
