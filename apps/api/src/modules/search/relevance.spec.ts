import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mean } from '@markthalle/search-index/relevance-metrics';
import type { RelevanceSet } from '@markthalle/search-index/relevance-queries';
import { startDemoMarket } from '../../../test/demo-market.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { evaluate, type QueryOutcome } from '../../commands/search-evaluation.ts';
import { Db } from '../../platform/db/db.ts';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { SearchModule } from './search.module.ts';
import { SearchPort } from './search-port.ts';

const SLOW_MS = 60_000;

let market: ModulesUnderTest;
let outcomes: readonly QueryOutcome[];
let answered: readonly QueryOutcome[];
beforeAll(async () => {
  market = await startDemoMarket([CatalogModule, SearchModule]);
  const file = '../../../../../packages/search-index/data/relevance-queries.json';
  const set = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as RelevanceSet;
  ({ outcomes } = await evaluate(set, market.app.get(SearchPort), market.app.get(Db)));
  answered = outcomes.filter(({ isApplicable, isNegative }) => isApplicable && !isNegative);
}, SLOW_MS);
afterAll(() => market.stop());

it('the judged set is large and fits the catalogue', () => {
  expect(outcomes.length).toBeGreaterThanOrEqual(200);
  expect(answered.length).toBeGreaterThanOrEqual(200);
});

it('the best goods come first: nDCG@10 at least 0.90, MRR at least 0.95', () => {
  expect(mean(answered.map(({ ndcg }) => ndcg))).toBeGreaterThanOrEqual(0.9);
  expect(mean(answered.map(({ reciprocalRank }) => reciprocalRank))).toBeGreaterThanOrEqual(0.95);
});

it('at most 2 of 100 questions stay empty', () => {
  expect(answered.filter(({ hits }) => hits === 0).length / answered.length).toBeLessThanOrEqual(
    0.02,
  );
});

it('no hit ever breaks a filter or a radius', () => {
  expect(outcomes.filter(({ violations }) => violations > 0)).toEqual([]);
});

it('what nobody sells here is not found', () => {
  const negative = outcomes.filter(({ isNegative }) => isNegative);
  expect(negative.length).toBeGreaterThan(5);
  expect(negative.filter(({ hits }) => hits > 0).map(({ text }) => text)).toEqual([]);
});
