import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Endpoint } from '@markthalle/contracts/endpoint';
import { type Caller, callRoute } from '../../../test/call-route.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import {
  asBuyer,
  asProducer,
  asPublic,
  asStaff,
  DAIRY,
  SampleModule,
  SHEEP_FARM,
  STRANGERS_FARM,
  sendForm,
  TOKENS,
} from '../../../test/sample-routes.ts';

let market: ModulesUnderTest;

beforeAll(async () => {
  market = await startModules({ modules: [SampleModule], now: '2026-06-08T08:00:00Z' });
});

afterAll(() => market.stop());

const ROUTES: Readonly<Record<string, Endpoint>> = {
  public: asPublic,
  buyer: asBuyer,
  producer: asProducer,
  staff: asStaff,
};
const CALLERS: Readonly<Record<string, Caller>> = {
  guest: {},
  buyer: { sessionToken: TOKENS.buyer },
  producer: { sessionToken: TOKENS.maker, producerId: DAIRY },
  staff: { sessionToken: TOKENS.staff },
  stranger: { sessionToken: 'x'.repeat(43) },
  malformed: { sessionToken: 'short' },
};

const statusOf = async (route: string, caller: string) => {
  const endpoint = ROUTES[route];
  if (endpoint === undefined) throw new Error(`no route ${route}`);
  return (await callRoute(market.app, endpoint, {}, CALLERS[caller])).status;
};

describe('access', () => {
  it.each([
    ['public', 'guest', 200],
    ['public', 'buyer', 200],
    ['public', 'stranger', 200],
    ['buyer', 'guest', 401],
    ['buyer', 'stranger', 401],
    ['buyer', 'malformed', 401],
    ['buyer', 'buyer', 200],
    ['buyer', 'producer', 200],
    ['buyer', 'staff', 200],
    ['producer', 'guest', 401],
    ['producer', 'buyer', 403],
    ['producer', 'staff', 403],
    ['producer', 'producer', 200],
    ['staff', 'guest', 401],
    ['staff', 'buyer', 403],
    ['staff', 'producer', 403],
    ['staff', 'staff', 200],
  ])('to a route for %s is answered to a %s with %i', async (route, caller, status) => {
    expect(await statusOf(route, caller)).toBe(status);
  });

  it('of an unknown session to a public route is that of a guest', async () => {
    const answer = await callRoute(market.app, asPublic, {}, CALLERS.stranger);
    expect(answer.value.kind).toBe('guest');
  });
});

describe('a person of several producers', () => {
  const as = (producerId?: string) =>
    callRoute(
      market.app,
      asProducer,
      {},
      {
        sessionToken: TOKENS.maker,
        ...(producerId === undefined ? {} : { producerId }),
      },
    );

  it('acts for the chosen one and is asked before that', async () => {
    expect((await as(SHEEP_FARM)).value.producerId).toBe(SHEEP_FARM);
    expect((await as(DAIRY)).value.producerId).toBe(DAIRY);
    expect((await as()).problem.code).toBe('farm-not-chosen');
  });

  it('never acts for a foreign one', async () => {
    const answer = await as(STRANGERS_FARM);
    expect([answer.status, answer.problem.code]).toEqual([403, 'not-allowed']);
  });
});

describe('input', () => {
  it('from the path wins over query and body', async () => {
    const answer = await market.app.inject({
      method: 'POST',
      url: '/sample/forms/path?name=query',
      payload: { name: 'body', email: 'a@example.org' },
    });
    expect(answer.json()).toEqual({ name: 'path' });
  });

  it('is parsed after access is checked: a refused caller learns nothing about it', async () => {
    const answer = await market.app.inject({ url: '/sample/as-staff?language=xx' });
    expect(answer.statusCode).toBe(401);
  });

  it('is what the contract makes of it', async () => {
    const answer = await callRoute(market.app, sendForm, { name: 'n', email: ' a@example.org ' });
    expect(answer.value).toEqual({ name: 'n' });
  });
});
