import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { searchProducts, suggest } from '@markthalle/contracts/search';
import pg from 'pg';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { SearchModule } from './search.module.ts';
import { SearchPool } from './search-pool.ts';

const SLOW_MS = 60_000;

let market: ModulesUnderTest;
beforeAll(async () => {
  market = await startDemoMarket([CatalogModule, SearchModule]);
}, SLOW_MS);
afterAll(() => market.stop());

it('no statement of the search runs longer than 400 ms', async () => {
  const startedAt = performance.now();
  await expect(market.app.get(SearchPool).rows('select pg_sleep(5)')).rejects.toMatchObject({
    code: '57014',
  });
  expect(performance.now() - startedAt).toBeLessThan(1_500);
});

it('the search cannot write', async () => {
  await expect(
    market.app.get(SearchPool).rows('delete from search.search_dirty'),
  ).rejects.toMatchObject({ code: '25006' });
});

it('a database that does not answer in time is a calm page that says so, and heals by itself', async () => {
  const before = (await callRoute(market.app, searchProducts, { q: 'honig' })).value;
  const blocker = new pg.Client(market.database.url);
  await blocker.connect();
  try {
    await blocker.query('begin');
    for (const table of ['product', 'producer', 'vocab']) {
      await blocker.query(`lock table search.search_${table} in access exclusive mode`);
    }
    // Also for a word that near ones must be looked up for.
    const typo = await callRoute(market.app, searchProducts, { q: 'hoing' });
    expect([typo.status, typo.value.cards]).toEqual([200, []]);
    const suggested = await callRoute(market.app, suggest, { q: 'hon' });
    expect([suggested.status, suggested.value.products]).toEqual([200, []]);
    const answer = await callRoute(market.app, searchProducts, { q: 'honig' });
    expect(answer.status).toBe(200);
    expect(answer.value).toMatchObject({ degraded: true, cards: [] });
  } finally {
    await blocker.query('rollback');
    await blocker.end();
  }
  const after = (await callRoute(market.app, searchProducts, { q: 'honig' })).value;
  expect([after.total, after.degraded]).toEqual([before.total, false]);
});
