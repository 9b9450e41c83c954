import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { searchProducts } from '@markthalle/contracts/search';
import { waitFor } from '@markthalle/testing/wait-for';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import { DemoShopping, demoProduct } from '../../../test/demo-shopping.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { demoId } from '../../demo/demo-id.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { EngineStatus } from './meilisearch/engine-status.ts';
import { EngineSync } from './meilisearch/engine-sync.ts';
import { SearchModule } from './search.module.ts';
import { NO_FILTERS, SearchPort, type SearchQuestion } from './search-port.ts';
import { SearchRelay } from './search-relay.ts';
import { VocabularyCache } from './vocabulary-cache.ts';

const SLOW_MS = 180_000;
const PAUSE_MS = 100;
const SLUG = 'rapsbluetenhonig';
const productId = demoId('product', demoProduct(SLUG).id);

/** What every engine must do. With MEILISEARCH_URL the cases run against that server, too (its keys beside it). */
const { MEILISEARCH_URL, MEILISEARCH_KEY = '', MEILISEARCH_SEARCH_KEY = '' } = process.env;
const ENGINES: [string, Record<string, string>][] = [
  ['postgres', {}],
  ...(MEILISEARCH_URL
    ? [
        [
          'meilisearch',
          {
            MEILISEARCH_URL,
            MEILISEARCH_KEY,
            MEILISEARCH_SEARCH_KEY,
            // Indexes of their own on a server that may hold others.
            PLATFORM_TENANT: `c${newId().slice(-12)}`,
          },
        ] as [string, Record<string, string>],
      ]
    : []),
];
if (!MEILISEARCH_URL) {
  console.info('MEILISEARCH_URL is not set: the contract of engines ran against postgres only.');
}

describe.each(ENGINES)('%s', (engine, environment) => {
  let market: ModulesUnderTest;
  let port: SearchPort;
  let db: Db;

  beforeAll(async () => {
    market = await startDemoMarket([CatalogModule, SearchModule], environment);
    port = market.app.get(SearchPort);
    db = market.app.get(Db);
    await settle();
  }, SLOW_MS);
  afterAll(() => market.stop());

  /** Until the engine has everything that was changed. */
  async function settle(): Promise<void> {
    const { app, clock } = market;
    const sync = app.get(EngineSync);
    await app.get(SearchRelay).drain();
    const hasAll = async () => {
      await sync.pass();
      clock.advance(PAUSE_MS);
      if (!sync.isConfigured) return true;
      const { product, producer } = await app.get(EngineStatus).refresh();
      return product !== null && producer !== null && (await sync.waiting()) === 0;
    };
    await waitFor('the engine to have everything', hasAll, {
      timeoutMs: SLOW_MS / 2,
      pauseMs: PAUSE_MS,
    });
    await app.get(VocabularyCache).refresh();
  }

  const ask = (question: Partial<SearchQuestion>) =>
    port.search({
      language: 'de',
      text: '',
      filters: NO_FILTERS,
      sort: 'relevance',
      page: 1,
      ...question,
    });
  const idsOf = async (question: Partial<SearchQuestion>) =>
    (await ask(question)).hits.map(({ productId: id }) => id);
  const setPrice = (cents: number) => {
    market.clock.advance(1_000);
    return new DemoShopping(market.app).setPrice(SLUG, cents);
  };
  const pause = (paused: boolean) => new DemoShopping(market.app).pause(SLUG, paused);
  const ofName = { text: 'Rapsblütenhonig' };

  it('answers by itself, with its name, and is well', async () => {
    expect(await ask(ofName)).toMatchObject({ engine, degraded: false });
    await expect(port.health()).resolves.toBeUndefined();
  });

  it.each([
    'Rapsblütenhonig',
    'rapsbluetenhonig',
    'RAPSBLUTENHONIG',
    'rapsblütenhonik',
    'rapsblüten',
  ])('%s finds it among the first', async (text) => {
    expect((await idsOf({ text })).slice(0, 5)).toContain(productId);
  });

  it('a compound is found by its head', async () => {
    const names = await ask({ text: 'honig', filters: { ...NO_FILTERS, producers: [] } });
    expect(names.total).toBeGreaterThan(3);
    const { total } = await ask({ text: 'xylophonquartett' });
    expect(total).toBe(0);
  });

  it('replaces whole documents: what was a group of it is none any more', async () => {
    const [row] = await db.rows<{ path: string }>(
      `select v.category_path as path from catalog.product p
         join catalog.product_version v on v.id = p.published_version_id where p.id = $1`,
      [productId],
    );
    const move = (path: string) =>
      db.execute(
        `update catalog.product_version v set category_path = $2
           from catalog.product p where p.published_version_id = v.id and p.id = $1`,
        [productId, path],
      );
    const own = { ...ofName, filters: { ...NO_FILTERS, categories: [row?.path ?? ''] } };
    expect(await idsOf(own)).toContain(productId);
    await move('lebensmittel/kaese');
    await settle();
    expect(await idsOf(own)).not.toContain(productId);
    await move(row?.path ?? '');
    await settle();
    expect(await idsOf(own)).toContain(productId);
  });

  it('hides what is paused, also when a price comes late, and shows it again', async () => {
    await pause(true);
    await setPrice(777);
    await settle();
    expect(await idsOf(ofName)).not.toContain(productId);
    await pause(false);
    await settle();
    expect(await idsOf(ofName)).toContain(productId);
  });

  it('never shows a product that is paused now, whatever the engine still has', async () => {
    await pause(true);
    const { value } = await callRoute(market.app, searchProducts, { q: ofName.text });
    expect(value.cards.map(({ slug }) => slug)).not.toContain(SLUG);
    await pause(false);
    await settle();
  });

  it('a draft changes nothing', async () => {
    const before = await ask({ text: 'entwurfsversuch' });
    await db.execute(
      `insert into catalog.product_version
       select (jsonb_populate_record(v, jsonb_build_object('id', $2::text, 'state', 'draft',
           'number', v.number + 1,
           'content', jsonb_set(v.content, '{name,de}', '"Entwurfsversuch"')))).*
         from catalog.product p join catalog.product_version v on v.id = p.published_version_id
        where p.id = $1`,
      [productId, newId()],
    );
    await settle();
    expect(await idsOf({ text: 'entwurfsversuch' })).toEqual(
      before.hits.map(({ productId: id }) => id),
    );
  });

  it('a producer with a new name is found by it, with its products', async () => {
    await db.execute(
      `update producers.producer set name = 'Wisperquelle' where id =
         (select producer_id from catalog.product where id = $1)`,
      [productId],
    );
    await settle();
    const { hits } = await ask({ text: 'wisperquelle' });
    expect(hits.length).toBeGreaterThan(0);
    expect(new Set(hits.map(({ producerId }) => producerId)).size).toBe(1);
    const { producers } = await port.suggest({ text: 'wisperq', language: 'de' });
    expect(producers.map(({ name }) => name)).toContain('Wisperquelle');
  });

  it('a price is compared in cents, both ends included', async () => {
    await setPrice(499);
    await settle();
    const within = (minPriceCents: number, maxPriceCents: number) =>
      idsOf({ ...ofName, filters: { ...NO_FILTERS, minPriceCents, maxPriceCents } });
    expect(await within(499, 499)).toContain(productId);
    expect(await within(500, 900)).not.toContain(productId);
    expect(await within(100, 498)).not.toContain(productId);
  });

  it('a radius ends where it ends', async () => {
    const [place] = await db.rows<{ latitude: number; longitude: number }>(
      `select latitude, longitude from search.search_product where product_id = $1`,
      [productId],
    );
    // 0.18 degrees of latitude are 20.0 km.
    const latitude = (place?.latitude ?? 0) + 0.18;
    const around = (radiusKm: number) =>
      idsOf({
        ...ofName,
        filters: {
          ...NO_FILTERS,
          near: { latitude, longitude: place?.longitude ?? 0, radiusKm },
        },
      });
    expect(await around(20.5)).toContain(productId);
    expect(await around(19.5)).not.toContain(productId);
  });

  it('counts each facet over what meets all other filters', async () => {
    const all = await ask({ text: 'honig' });
    const [first, second] = all.facets.producers;
    const one = await ask({
      text: 'honig',
      filters: { ...NO_FILTERS, producers: [first?.key ?? ''] },
    });
    expect(one.total).toBe(first?.count);
    expect(one.facets.producers).toContainEqual(second);
    const both = await ask({
      text: 'honig',
      filters: { ...NO_FILTERS, producers: [first?.key ?? '', second?.key ?? ''] },
    });
    expect(both.total).toBe((first?.count ?? 0) + (second?.count ?? 0));
  });

  it('price orders by price, in both directions', async () => {
    const pricesOf = async (sort: 'price' | 'price_desc') => {
      const ids = await idsOf({ text: 'honig', sort });
      const rows = await db.rows<{ id: string; cents: number }>(
        'select product_id as id, price_cents as cents from search.search_product where product_id = any ($1)',
        [ids],
      );
      const byId = new Map(rows.map(({ id, cents }) => [id, cents]));
      return ids.map((id) => byId.get(id) ?? 0);
    };
    const up = await pricesOf('price');
    expect(up).toEqual([...up].sort((a, b) => a - b));
    const down = await pricesOf('price_desc');
    expect(down).toEqual([...down].sort((a, b) => b - a));
  });

  it('no producer has more than four of the first twelve among equals', async () => {
    const { hits } = await ask({ text: '' });
    const first = hits.slice(0, 12);
    const counts = Map.groupBy(first, ({ producerId }) => producerId);
    expect(Math.max(...[...counts.values()].map(({ length }) => length))).toBeLessThanOrEqual(4);
  });

  it('pages do not overlap and end', async () => {
    const first = await idsOf({ text: '' });
    const second = await idsOf({ text: '', page: 2 });
    const third = await idsOf({ text: '', page: 3 });
    expect(new Set([...first, ...second, ...third]).size).toBe(72);
    expect(await idsOf({ text: '', page: 10_000 })).toEqual([]);
  });

  it.each([
    '" OR visibility = "hidden"',
    "honig') OR ('1'='1",
    'honig:* & !honig',
    '((((((((',
    '-',
    '"',
    '<script>alert(1)</script>',
    '🍯🍯🍯',
    'Ж'.repeat(200),
  ])('%s is answered calmly', async (text) => {
    const result = await ask({ text });
    expect(result).toMatchObject({ engine, degraded: false });
  });

  it.each(['x" OR organic = 1 OR placeKey = "x', "x' or 1=1 --", '\\', '"'])(
    'a filter value %s is a value',
    async (value) => {
      const filters = { ...NO_FILTERS, producers: [value] };
      expect(await ask({ filters })).toMatchObject({ engine, total: 0 });
    },
  );

  it('a name with markup is shown as text', async () => {
    await db.execute(
      `update catalog.product_version v
          set content = jsonb_set(content, '{name,de}', to_jsonb($2::text))
         from catalog.product p where p.published_version_id = v.id and p.id = $1`,
      [productId, 'Zwirbelhonig <b onclick=x>&"\''],
    );
    await settle();
    const { hits, markedWords } = await ask({ text: 'zwirbelhonig' });
    expect(hits[0]?.productId).toBe(productId);
    for (const word of markedWords) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
  });
});
