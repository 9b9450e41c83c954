import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRankingPolicy, searchProducts } from '@markthalle/contracts/search';
import { fold } from '@markthalle/search-index/fold';
import { RANKING_POLICY } from '@markthalle/search-index/ranking-policy';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import { demoProduct } from '../../../test/demo-shopping.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { demoId } from '../../demo/demo-id.ts';
import { Db } from '../../platform/db/db.ts';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { SearchModule } from './search.module.ts';
import { NO_FILTERS, SearchPort } from './search-port.ts';

const SLOW_MS = 60_000;

let market: ModulesUnderTest;
beforeAll(async () => {
  market = await startDemoMarket([CatalogModule, SearchModule]);
}, SLOW_MS);
afterAll(() => market.stop());

const idOf = (slug: string) => demoId('product', demoProduct(slug).id);
const question = (text: string) =>
  ({ text, language: 'de', filters: NO_FILTERS, sort: 'relevance', page: 1 }) as const;

describe('the policy', () => {
  it('that is published is the one that the engine uses', async () => {
    const stored = await market.app
      .get(Db)
      .row<{ policy: object }>(
        'select policy from search.ranking_policy order by version desc limit 1',
      );
    expect(stored?.policy).toEqual(JSON.parse(JSON.stringify(RANKING_POLICY)));
    const { value } = await callRoute(market.app, searchProducts, { q: 'honig' });
    expect(value.policyVersion).toBe(RANKING_POLICY.version);
    for (const language of ['de', 'en'] as const) {
      const { value: page } = await callRoute(market.app, readRankingPolicy, { language });
      expect(page.parameters.map(({ description }) => description)).toEqual(
        RANKING_POLICY.parameters.map(({ description }) => description[language]),
      );
    }
  });

  it('cannot be changed in the table', async () => {
    await expect(
      market.app.get(Db).execute(`update search.ranking_policy set policy = '{}'`),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('weighs 100 percent in all, in one order', () => {
    const { parameters } = RANKING_POLICY;
    expect(parameters.reduce((sum, { weightPercent }) => sum + weightPercent, 0)).toBe(100);
    expect(parameters.map(({ position }) => position)).toEqual(
      parameters.map((_, index) => index + 1),
    );
  });

  it('says the rule of variety as the engine keeps it', () => {
    const said = RANKING_POLICY.parameters.find(({ key }) => key === 'diversity')?.description.de;
    const { first, maxPerProducer } = RANKING_POLICY.diversity;
    expect(said).toContain(`ersten ${first} Treffern stehen höchstens ${maxPerProducer} `);
  });
});

describe('an explanation', () => {
  const explain = (text: string, slug: string) =>
    market.app.get(SearchPort).explain(question(text), idOf(slug));

  it('has the points of the policy for where the word stands', async () => {
    const honey = await explain('honig', 'waldhonig');
    const { head, ownGroup } = RANKING_POLICY.points;
    expect(honey.terms).toEqual([
      { word: 'honig', points: head + ownGroup, met: { field: 'head', kind: 'exact' } },
    ]);
    expect(honey.position).toBeGreaterThan(0);
    expect(honey.score).toBe(head + ownGroup);
  });

  it('agrees with the order of the search', async () => {
    const { hits } = await market.app.get(SearchPort).search(question('sanddorn'));
    const first = hits[0];
    const explained = await market.app
      .get(SearchPort)
      .explain(question('sanddorn'), first?.productId ?? '');
    expect(explained.score).toBe(first?.score);
  });

  it('says that a product is no hit', async () => {
    expect(await explain('honig', 'buttermilch')).toMatchObject({
      position: null,
      terms: [{ word: 'honig', points: 0, met: null }],
    });
  });
});

it('out of stock stands behind what fits as well, never before what fits better', async () => {
  const { value } = await callRoute(market.app, searchProducts, { q: 'honig' });
  const { hits } = await market.app.get(SearchPort).search(question('honig'));
  const scores = hits.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(value.cards.length).toBeGreaterThan(0);
});

it('the database folds as the text layer does', async () => {
  const file = new URL(
    '../../../../../packages/search-index/data/fold-vectors.json',
    import.meta.url,
  );
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as { text: string; folded: string }[];
  expect(vectors.length).toBeGreaterThan(10);
  for (const { text, folded } of vectors) {
    const row = await market.app
      .get(Db)
      .row<{ folded: string }>('select search.fold($1) as folded', [text]);
    expect([text, row?.folded]).toEqual([text, folded]);
    expect([text, fold(text)]).toEqual([text, folded]);
  }
});
