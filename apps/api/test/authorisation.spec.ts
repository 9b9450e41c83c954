import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ENDPOINTS } from '@markthalle/contracts/all-endpoints';
import type { Endpoint } from '@markthalle/contracts/endpoint';
import type { Row } from './access-rows.ts';
import { ACCESS_TABLE } from './access-table.ts';
import { buildWorld, ROLES, type Role, type World } from './access-world.ts';
import type { Caller } from './call-route.ts';

/** Routes without a contract; each checks its callers itself (or shows nothing worth guarding). */
const BESIDE_CONTRACTS = [
  'GET /health/live',
  'GET /health/ready',
  'GET /health/sweeps',
  'GET /metrics',
  'GET /openapi.json',
  'GET /media/:file',
  'POST /webhooks/stripe/:endpoint',
  'POST /uploads',
  'PATCH /uploads/:uploadId',
];

describe('who may do what', () => {
  let world: World;

  beforeAll(async () => {
    world = await buildWorld();
  }, 90_000);
  afterAll(() => world.api.stop());

  it('every route of the server has a contract or is named here', () => {
    const contracted = [...ALL_ENDPOINTS.values()].map(({ method, path }) => `${method} ${path}`);
    const served = world.api.routes.filter((route) => !/^(HEAD|OPTIONS) /.test(route));
    expect(served.toSorted()).toEqual([...contracted, ...BESIDE_CONTRACTS].toSorted());
  });

  it('every contract has a row in the table, and no row is left over', () => {
    expect(Object.keys(ACCESS_TABLE).toSorted()).toEqual([...ALL_ENDPOINTS.keys()].toSorted());
  });

  it('a producer cannot act for another producer by naming them', async () => {
    const endpoint = ALL_ENDPOINTS.get('listPortalOrders') as Endpoint;
    const answer = await world.api.call(
      endpoint,
      {},
      {
        ...callerOf(world, 'producerB'),
        producerId: world.producerA,
      },
    );
    expect(answer.status).toBe(403);
  });

  const cells = Object.entries(ACCESS_TABLE).flatMap(([name, row]) =>
    ROLES.map((role) => [name, role, row] as const),
  );

  it.each(cells)('%s as %s', async (name: string, role: Role, row: Row) => {
    const endpoint = ALL_ENDPOINTS.get(name) as Endpoint;
    const answer = await world.api.call(endpoint, row.input(world, role), callerOf(world, role));
    expect(answer.status).toBe(row[role]);
  });

  it.each([...ALL_ENDPOINTS].filter(([, endpoint]) => endpoint.access !== 'public'))(
    '%s refuses a session that has ended',
    async (name, endpoint) => {
      const row = ACCESS_TABLE[name] as Row;
      const answer = await world.api.call(endpoint, row.input(world, 'anonymous'), {
        sessionToken: world.endedSession,
        idempotencyKey: 'ended-session',
      });
      expect(answer.status).toBe(401);
    },
  );
});

let keys = 0;

function callerOf(world: World, role: Role): Caller {
  keys += 1;
  const sessionToken = world.sessions[role];
  return {
    idempotencyKey: `authorisation-${keys}`,
    ...(sessionToken === null ? {} : { sessionToken }),
  };
}
