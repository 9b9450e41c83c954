import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { InputOf } from '@markthalle/contracts/endpoint';
import { searchProducts, suggest } from '@markthalle/contracts/search';
import { waitFor } from '@markthalle/testing/wait-for';
import { callRoute } from '../../../../test/call-route.ts';
import { DemoShopping, demoProduct } from '../../../../test/demo-shopping.ts';
import {
  errorReply,
  type MeilisearchStub,
  type StubReply,
} from '../../../../test/meilisearch-stub.ts';
import { type EngineMarket, startEngineMarket } from '../../../../test/search-engine-market.ts';
import { demoId } from '../../../demo/demo-id.ts';
import { MINUTE_MS } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import { Metrics } from '../../../platform/metrics/metrics.ts';
import { PostgresEngine } from '../postgres-engine.ts';
import { NO_FILTERS, SearchPort } from '../search-port.ts';
import { EngineShadow } from './engine-shadow.ts';
import { EngineStatus } from './engine-status.ts';
import { EngineSync } from './engine-sync.ts';

const SLOW_MS = 60_000;
const SLUG = 'rapsbluetenhonig';
const productId = demoId('product', demoProduct(SLUG).id);

let market: EngineMarket;
let stub: MeilisearchStub;
beforeAll(async () => {
  market = await startEngineMarket();
  stub = market.stub;
}, SLOW_MS);
afterAll(() => market.stop());
beforeEach(async () => {
  stub.script = () => undefined;
  // Whatever a test before did to the breaker is over.
  market.clock.advance(MINUTE_MS);
  await market.app.get(EngineStatus).refresh();
  await search({ q: 'zum schliessen' });
  stub.requests.length = 0;
});

const search = async (question: InputOf<typeof searchProducts>) =>
  (await callRoute(market.app, searchProducts, question)).value;
const asked = () => stub.sent('POST', /^\/multi-search$/);
const queriesOf = (number = 0) => asked()[number]?.body.queries;

/** Answers to all queries of a multi-search. */
const answering =
  (...results: readonly object[]) =>
  ({ path, body }: { path: string; body: { queries: unknown[] } }): StubReply | undefined =>
    path === '/multi-search'
      ? {
          status: 200,
          body: { results: body.queries.map((_, index) => results[index] ?? results.at(-1)) },
        }
      : undefined;
const hit = (score = 0.9) => ({
  id: productId,
  producerId: 'p',
  inStock: 1,
  inSeason: 1,
  popularity: 10,
  _rankingScore: score,
  _formatted: { name: '\ue000Raps\ue001blütenhonig <script>', nameEn: 'x' },
});
const compared = () =>
  market.app.get(Db).rows('select compared, overlap from search.engine_shadow');
const failsWith = (reply: StubReply) => {
  stub.script = ({ path }) => (path === '/multi-search' ? reply : undefined);
};

describe('a search on the wire', () => {
  it('asks with the search key, for words, filters, counts and marks', async () => {
    stub.script = answering({
      hits: [hit()],
      totalHits: 11,
      facetDistribution: {
        categoryLeaf: { 'lebensmittel/honig': 11 },
        ways: { parcel: 4 },
        organic: { 0: 8, 1: 3 },
      },
      facetStats: { priceCents: { min: 390, max: 1290 } },
    });
    const answer = await search({ q: 'Honig', organic: 'true', minPriceCents: 100, sort: 'price' });
    expect(asked()[0]?.headers.authorization).toBe('Bearer search-key');
    const [hits, organic, price, ...others] = queriesOf();
    expect(others).toEqual([]);
    expect(hits).toEqual({
      indexUid: 't1_products_v1',
      q: 'honig',
      matchingStrategy: 'all',
      filter: ['visibility = "public"', 'organic = 1', 'priceCents >= 100'],
      facets: [
        'categoryLeaf',
        'producerSlug',
        'placeKey',
        'ways',
        'freeFrom',
        'organic',
        'inStock',
        'inSeason',
        'returnable',
        'priceCents',
      ],
      sort: ['priceCents:asc'],
      page: 1,
      hitsPerPage: 24,
      attributesToRetrieve: ['id', 'producerId', 'inStock', 'inSeason', 'popularity'],
      attributesToHighlight: ['name', 'nameEn'],
      highlightPreTag: '\ue000',
      highlightPostTag: '\ue001',
      showRankingScore: true,
    });
    expect(organic).toMatchObject({
      filter: ['visibility = "public"', 'priceCents >= 100'],
      facets: ['organic'],
      limit: 0,
    });
    expect(price).toMatchObject({
      filter: ['visibility = "public"', 'organic = 1'],
      facets: ['priceCents'],
    });
    expect(answer).toMatchObject({ engine: 'meilisearch', degraded: false, total: 11 });
    expect(answer.facets).toMatchObject({
      organic: 3,
      ways: [{ key: 'parcel', count: 4 }],
      price: { minCents: 390, maxCents: 1290 },
    });
    expect(answer.cards[0]?.slug).toBe(SLUG);
  });

  it('marks what the engine marked, as text', async () => {
    stub.script = answering({ hits: [hit()], totalHits: 30 });
    const { names } = await search({ q: 'qqqq' });
    expect(names[0]).toContainEqual({ text: 'Raps', hit: true });
    expect(names[0]?.map(({ text }) => text).join('')).toBe(demoProduct(SLUG).name.de);
  });

  it('within a radius and by distance', async () => {
    await search({ q: 'honig', near: '17033', radiusKm: 25, sort: 'distance' });
    const [{ filter, sort }] = queriesOf();
    expect(filter[1]).toMatch(/^_geoRadius\(53\.\d+, 13\.\d+, 25000\)$/);
    expect(sort[0]).toMatch(/^_geoPoint\(53\.\d+, 13\.\d+\):asc$/);
  });

  it('with words that are filters', async () => {
    await search({ q: 'honig glutenfrei saisonal' });
    expect(queriesOf()[0].filter).toEqual([
      'visibility = "public"',
      'freeFrom = "gluten"',
      'inSeason = 1',
    ]);
    expect(queriesOf()[0].q).toBe('honig');
  });

  it.each([
    '" OR visibility = "hidden',
    "') OR 1=1 --",
    'honig -produkt "exakt"',
    '<script>alert(1)</script>',
    '()[]{}\\',
  ])('%s is words and nothing else', async (q) => {
    await search({ q });
    for (const query of queriesOf() ?? []) {
      expect(query.q).toMatch(/^[\p{L}\p{N} ]*$/u);
      expect(query.filter).toEqual(['visibility = "public"']);
    }
  });

  it('of several words without an exact answer is asked loosely, and says what it left out', async () => {
    stub.script = ({ path, body }) =>
      path === '/multi-search'
        ? {
            status: 200,
            body: {
              results: body.queries.map(({ matchingStrategy }: { matchingStrategy: string }) =>
                matchingStrategy === 'all'
                  ? { hits: [], totalHits: 0 }
                  : { hits: [hit()], totalHits: 1 },
              ),
            },
          }
        : undefined;
    const answer = await search({ q: 'honig salami' });
    expect(queriesOf(1)[0]).toMatchObject({ matchingStrategy: 'last', rankingScoreThreshold: 0.2 });
    expect(answer).toMatchObject({ total: 1, exactCount: 0, droppedWords: ['salami'] });
  });

  it('beyond the last page is empty', async () => {
    const answer = await search({ q: '', page: 10_000 });
    expect(answer).toMatchObject({ engine: 'meilisearch', cards: [] });
    expect(queriesOf()[0].page).toBe(400);
  });

  it('while it is typed asks products and producers', async () => {
    await callRoute(market.app, suggest, { q: 'hon' });
    expect(queriesOf().map(({ indexUid }: { indexUid: string }) => indexUid)).toEqual([
      't1_products_v1',
      't1_producers_v1',
    ]);
  });

  it('for health must find something', async () => {
    await expect(market.app.get(SearchPort).health()).resolves.toBeUndefined();
    stub.script = answering({ hits: [], totalHits: 0 });
    await expect(market.app.get(SearchPort).health()).rejects.toThrow('the index is empty');
  });
});

describe('an engine that does not answer', () => {
  it.each([
    ['503', errorReply(503, 'too_many_search_requests', 'system')],
    ['429', errorReply(429, 'too_many_requests')],
    ['408', errorReply(408, 'timeout')],
    ['a refused key', errorReply(403, 'invalid_api_key', 'auth')],
    ['a missing index', errorReply(404, 'index_not_found')],
    ['an attribute that is no filter yet', errorReply(400, 'invalid_search_filter')],
    ['no JSON', { status: 200, body: '<html>proxy</html>' }],
    ['JSON of another shape', { status: 200, body: { results: [{ hits: 'x' }] } }],
    ['too few answers', { status: 200, body: { results: [] } }],
    ['silence', { status: 200, body: { results: [] }, afterMs: 900 }],
  ])('%s: the database answers, and five of them open the breaker', async (_, reply) => {
    failsWith(reply);
    for (let time = 0; time < 5; time += 1) {
      const answer = await search({ q: 'honig' });
      expect(answer).toMatchObject({ engine: 'postgres', degraded: true });
      expect(answer.cards.length).toBeGreaterThan(0);
    }
    expect(asked()).toHaveLength(5);
    await search({ q: 'honig' });
    expect(asked()).toHaveLength(5);
  });

  it('a refusal of one question says nothing about the others', async () => {
    failsWith(errorReply(400, 'invalid_search_q'));
    for (let time = 0; time < 7; time += 1) await search({ q: 'honig' });
    expect(asked()).toHaveLength(7);
  });

  it('after 15 seconds one question tries, and a slow one is overtaken', async () => {
    failsWith(errorReply(503, 'internal', 'internal'));
    for (let time = 0; time < 5; time += 1) await search({ q: 'honig' });
    market.clock.advance(15_000);
    stub.script = () => ({ status: 200, body: { results: [] }, afterMs: 350 });
    const startedAt = performance.now();
    const overtaken = await search({ q: 'honig' });
    expect(overtaken).toMatchObject({ engine: 'postgres', degraded: true });
    expect(performance.now() - startedAt).toBeLessThan(340);
    market.clock.advance(15_000);
    await new Promise((resolve) => setTimeout(resolve, 400));
    market.clock.advance(15_000);
    stub.script = () => undefined;
    expect(await search({ q: 'honig' })).toMatchObject({ engine: 'meilisearch', degraded: false });
  });

  it('a page of the other engine begins again and says so', async () => {
    const first = await search({ q: '' });
    expect(first).toMatchObject({ engine: 'meilisearch', page: 1 });
    const { cursor } = first;
    expect(await search({ q: '', page: 2, cursor })).toMatchObject({ page: 2, restarted: false });
    failsWith(errorReply(503, 'internal', 'internal'));
    const second = await search({ q: '', page: 2, cursor });
    expect(second).toMatchObject({ engine: 'postgres', page: 1, restarted: true });
  });

  it('is compared with the other engine one time in a hundred, off the way of who asks', async () => {
    const shadow = market.app.get(EngineShadow);
    const question = { text: 'rapsblütenhonig', language: 'de', filters: NO_FILTERS } as const;
    const own = await market.app
      .get(PostgresEngine)
      .search({ ...question, sort: 'relevance', page: 1 });
    expect(own.hits.length).toBeGreaterThan(1);
    const half = { ...own, hits: own.hits.slice(0, 1) };
    for (let time = 0; time < 99; time += 1) {
      shadow.note({ ...question, sort: 'relevance', page: 1 }, half);
      shadow.note({ ...question, sort: 'relevance', page: 2 }, half);
    }
    expect(await compared()).toEqual([]);
    shadow.note({ ...question, sort: 'relevance', page: 1 }, half);
    await waitFor('the comparison', async () => (await compared()).length === 1);
    const share = 1 / Math.min(10, own.hits.length);
    expect(await compared()).toEqual([{ compared: 1, overlap: share }]);
  });

  it('is counted', async () => {
    failsWith(errorReply(503, 'internal', 'internal'));
    await search({ q: 'honig' });
    const text = await market.app.get(Metrics).registry.metrics();
    expect(text).toMatch(/search_answers_total\{engine="postgres",fallback="true"\} [1-9]/);
  });
});

describe('an index that is not ready', () => {
  const setReady = async (ready: boolean) => {
    await market.app.get(Db).execute('update search.engine_capability set ready = $1', [ready]);
    await market.app.get(EngineStatus).refresh();
  };

  it('is not asked at all', async () => {
    await setReady(false);
    const answer = await search({ q: 'honig' });
    await setReady(true);
    expect(answer).toMatchObject({ engine: 'postgres', degraded: false });
    expect(asked()).toEqual([]);
  });

  it('for one filter is not asked for that one', async () => {
    const db = market.app.get(Db);
    await db.execute(`update search.engine_capability set filters = array_remove(filters, '_geo')`);
    await market.app.get(EngineStatus).refresh();
    expect(await search({ q: 'honig', near: '17033' })).toMatchObject({ engine: 'postgres' });
    expect(await search({ q: 'honig' })).toMatchObject({ engine: 'meilisearch' });
    await db.execute(`update search.engine_capability set filters = filters || '{_geo}'`);
  });
});

it('never shows what the catalogue does not, whatever the engine says', async () => {
  stub.script = answering({ hits: [hit()], totalHits: 1 });
  expect((await search({ q: 'honig' })).cards).toHaveLength(1);
  await market.app
    .get(Db)
    .execute('update catalog.product set paused = true where id = $1', [productId]);
  expect((await search({ q: 'honig' })).cards).toEqual([]);
});

it('shows the price of the catalogue, not of the index', async () => {
  await market.app
    .get(Db)
    .execute('update catalog.product set paused = false where id = $1', [productId]);
  market.clock.advance(1_000);
  await new DemoShopping(market.app).setPrice(SLUG, 4321);
  stub.script = answering({ hits: [hit()], totalHits: 1 });
  expect((await search({ q: 'honig' })).cards[0]?.price.grossCents).toBe(4321);
});

describe('turned off under load', () => {
  it(
    'no page fails, and turned on again it heals by itself',
    async () => {
      const engines: string[] = [];
      let isOver = false;
      const client = async () => {
        while (!isOver) {
          const { status, value } = await callRoute(market.app, searchProducts, { q: 'honig' });
          expect(status).toBe(200);
          expect(value.cards.length + value.total).toBeGreaterThan(0);
          engines.push(value.engine);
          market.clock.advance(20);
        }
      };
      const until = async (isMet: () => boolean) => {
        for (let tries = 0; tries < 400 && !isMet(); tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
        expect(isMet()).toBe(true);
      };
      const lastAre = (engine: string) => {
        const last = engines.slice(-20);
        return last.length === 20 && last.every((one) => one === engine);
      };
      stub.script = answering({ hits: [hit()], totalHits: 1 });
      const clients = Promise.all([client(), client(), client(), client()]);
      await until(() => lastAre('meilisearch'));
      await stub.kill();
      await until(() => lastAre('postgres'));
      await stub.start();
      await until(() => lastAre('meilisearch'));
      await market.app.get(EngineSync).pass();
      isOver = true;
      await clients;
    },
    SLOW_MS,
  );
});
