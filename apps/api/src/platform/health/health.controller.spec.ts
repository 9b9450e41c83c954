import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  configFor,
  type ModulesUnderTest,
  startModules,
  startOn,
} from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';

let market: ModulesUnderTest;

beforeAll(async () => {
  market = await startModules({ modules: [SampleModule], now: '2026-06-08T08:00:00Z' });
});

afterAll(() => market.stop());

describe('with its database', () => {
  it('is alive and ready', async () => {
    expect((await market.app.inject({ url: '/health/live' })).json()).toEqual({ live: true });
    const ready = await market.app.inject({ url: '/health/ready' });
    expect([ready.statusCode, ready.json()]).toEqual([200, { ready: true }]);
  });

  it('counts requests by route, and what waits', async () => {
    await market.app.inject({ url: '/sample/as-public?language=en' });
    await market.app.inject({ url: '/nowhere/anna' });
    const answer = await market.app.inject({ url: '/metrics' });
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect(answer.body).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/sample\/as-public",status="200"\} 1/,
    );
    expect(answer.body).toMatch(/route="unknown",status="404"/);
    expect(answer.body).not.toContain('anna');
    for (const gauge of [
      'jobs_waiting',
      'jobs_parked',
      'incidents_open',
      'stripe_events_waiting',
    ]) {
      expect(answer.body).toContain(`\n${gauge} 0\n`);
    }
  });
});

it('without a database it is alive but not ready', async () => {
  const config = configFor('postgres://nobody@127.0.0.1:9/nothing', {});
  const app = await startOn(config, market.clock, [SampleModule]);
  try {
    expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
    const ready = await app.inject({ url: '/health/ready' });
    expect([ready.statusCode, ready.json()]).toEqual([503, { ready: false }]);
  } finally {
    await app.close();
  }
});
