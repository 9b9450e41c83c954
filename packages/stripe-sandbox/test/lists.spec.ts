import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Fixture,
  failureOf,
  openSession,
  paidCharge,
  startFixture,
} from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

describe('v1 lists', () => {
  const fill = async (count: number) => {
    const ids: string[] = [];
    for (let at = 0; at < count; at += 1) ids.push((await openSession(fixture, 500)).id);
    return ids;
  };
  const page = async (params: object) => {
    const { data, has_more: more } = await fixture.stripe.checkout.sessions.list(params);
    return { ids: data.map(({ id }) => id), more };
  };

  it('come newest first, ten at a time', async () => {
    const ids = await fill(12);
    const newest = [...ids].reverse();
    expect(await page({})).toEqual({ ids: newest.slice(0, 10), more: true });
    expect(await page({ limit: 12 })).toEqual({ ids: newest, more: false });
  });

  it('go on after an id and back before one', async () => {
    const newest = (await fill(6)).reverse();
    expect(await page({ limit: 2, starting_after: newest[1] })).toEqual({
      ids: newest.slice(2, 4),
      more: true,
    });
    expect(await page({ limit: 2, ending_before: newest[4] })).toEqual({
      ids: newest.slice(2, 4),
      more: true,
    });
    expect(await page({ limit: 2, starting_after: newest[5] })).toEqual({ ids: [], more: false });
  });

  it('page by themselves in the SDK', async () => {
    const newest = (await fill(5)).reverse();
    const seen: string[] = [];
    for await (const { id } of fixture.stripe.checkout.sessions.list({ limit: 2 })) seen.push(id);
    expect(seen).toEqual(newest);
  });

  it('refuse limits outside 1 to 100, unknown cursors and two at once', async () => {
    const [id] = await fill(1);
    for (const params of [
      { limit: 0 },
      { limit: 101 },
      { starting_after: id, ending_before: id },
      { colour: 'red' },
    ]) {
      const error = await failureOf(fixture.stripe.checkout.sessions.list(params as object));
      expect(error.statusCode).toBe(400);
    }
    const lost = await failureOf(
      fixture.stripe.checkout.sessions.list({ starting_after: 'cs_test_nothing' }),
    );
    expect(lost).toMatchObject({ statusCode: 404, param: 'starting_after' });
  });

  it('filter by the time of creation', async () => {
    await fill(1);
    await fixture.control('POST', '/clock/advance', { seconds: 7200 });
    const [late] = await fill(1);
    const { now } = (await fixture.control('GET', '/clock')).body;
    expect((await page({ created: { gte: now - 60 } })).ids).toEqual([late]);
    expect((await page({ created: { lt: now - 60 } })).ids).toHaveLength(1);
  });
});

describe('events', () => {
  it('filter by type, family and list of types', async () => {
    await paidCharge(fixture, 500);
    const types = async (params: object) =>
      (await fixture.stripe.events.list(params)).data.map(({ type }) => type);
    expect(await types({ type: 'charge.succeeded' })).toEqual(['charge.succeeded']);
    expect(await types({ type: 'payment_intent.*' })).toEqual([
      'payment_intent.succeeded',
      'payment_intent.created',
    ]);
    expect(await types({ types: ['charge.succeeded', 'payment_intent.created'] })).toEqual([
      'charge.succeeded',
      'payment_intent.created',
    ]);
    const both = { type: 'charge.succeeded', types: ['charge.succeeded'] };
    expect((await failureOf(fixture.stripe.events.list(both))).statusCode).toBe(400);
  });

  it('are kept for thirty days', async () => {
    await paidCharge(fixture, 500);
    await fixture.control('POST', '/clock/advance', { seconds: 29 * 86_400 });
    const kept = await fixture.stripe.events.list({ type: 'charge.succeeded' });
    expect(kept.data).toHaveLength(1);
    await fixture.control('POST', '/clock/advance', { seconds: 2 * 86_400 });
    const gone = await fixture.stripe.events.list({ type: 'charge.succeeded' });
    expect(gone.data).toEqual([]);
  });
});

describe('customers', () => {
  it('are made, read and found by address', async () => {
    const made = await fixture.stripe.customers.create({ email: 'anna@example.org', name: 'Anna' });
    expect(await fixture.stripe.customers.retrieve(made.id)).toMatchObject({ name: 'Anna' });
    const found = await fixture.stripe.customers.list({ email: 'anna@example.org' });
    expect(found.data.map(({ id }) => id)).toEqual([made.id]);
    const session = await openSession(fixture, 500, { customer: made.id });
    const shown = await fixture.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['customer'],
    });
    expect(shown.customer).toMatchObject({ id: made.id, name: 'Anna' });
  });
});
