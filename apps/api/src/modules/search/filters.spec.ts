import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InputOf } from '@markthalle/contracts/endpoint';
import { searchProducts, suggest } from '@markthalle/contracts/search';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import { placeKeyOf } from '@markthalle/search-index/facet-bits';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { SearchModule } from './search.module.ts';

const SLOW_MS = 60_000;
const JUNE = 6;
const demo = loadDemoCatalogue();
const producerOf = new Map(demo.producers.map((producer) => [producer.id, producer]));
const townOf = ({ producerId }: DemoProduct) => producerOf.get(producerId)?.town ?? '';

let market: ModulesUnderTest;
beforeAll(async () => {
  market = await startDemoMarket([CatalogModule, SearchModule]);
}, SLOW_MS);
afterAll(() => market.stop());

type Question = InputOf<typeof searchProducts>;
const ask = (question: Question) => callRoute(market.app, searchProducts, question);
const search = async (question: Question) => (await ask(question)).value;

async function allSlugs(question: Question): Promise<string[]> {
  const first = await search({ ...question, sort: 'price' });
  const cards = [...first.cards];
  for (let page = 2; page <= first.pageCount; page += 1) {
    cards.push(...(await search({ ...question, sort: 'price', page })).cards);
  }
  return cards.map(({ slug }) => slug).sort();
}

const KM = 111.195;
const near = (latitude: number, longitude: number, radiusKm: number) => (product: DemoProduct) => {
  const { lat = 0, lon = 0 } = producerOf.get(product.producerId) ?? {};
  const east = (lon - longitude) * KM * Math.cos((latitude * Math.PI) / 180);
  return Math.hypot((lat - latitude) * KM, east) <= radiusKm;
};

const CASES: [string, Question, (product: DemoProduct) => boolean][] = [
  ['a place', { place: 'wismar' }, (product) => townOf(product) === 'Wismar'],
  [
    'two places',
    { place: 'wismar,waren-muritz' },
    (product) => ['Wismar', 'Waren (Müritz)'].includes(townOf(product)),
  ],
  [
    'two groups',
    { category: 'lebensmittel/honig,getraenke' },
    ({ category }) => category === 'lebensmittel/honig' || category.startsWith('getraenke/'),
  ],
  ['a delivery way', { way: 'citybox' }, ({ shipping }) => shipping.includes('citybox')],
  [
    'one of two ways',
    { way: 'letter,bulky' },
    ({ shipping }) => shipping.includes('letter') || shipping.includes('bulky'),
  ],
  ['in season', { inSeason: 'true' }, ({ seasonMonths }) => seasonMonths?.includes(JUNE) ?? true],
  ['a lowest price in cents', { minPriceCents: 1190 }, ({ price }) => price.grossCents >= 1190],
  [
    'a price range, its ends included',
    { minPriceCents: 720, maxPriceCents: 720 },
    ({ price }) => price.grossCents === 720,
  ],
  ['around a postcode', { near: '17033', radiusKm: 30 }, near(53.557, 13.261, 30)],
];

describe('a filter', () => {
  it.each(CASES)('by %s finds exactly what fits', async (_, question, fits) => {
    const wanted = demo.products.filter(fits).map(({ slug }) => slug);
    expect(wanted.length).toBeGreaterThan(0);
    expect(await allSlugs(question)).toEqual(wanted.sort());
  });

  it('by substances leaves only food that declares none of them, traces included', async () => {
    const slugs = new Set(await allSlugs({ freeFrom: 'milk,gluten' }));
    expect(slugs.size).toBeGreaterThan(0);
    for (const { slug, allergens, mayContain, food } of demo.products) {
      const contains = [...allergens, ...mayContain].some(
        (one) => one === 'milk' || one === 'gluten',
      );
      expect([slug, slugs.has(slug)]).toEqual([slug, food !== undefined && !contains]);
    }
  });

  it('typed as words does the same ("glutenfrei")', async () => {
    const typed = await search({ q: 'nudeln glutenfrei' });
    const chosen = await search({ q: 'nudeln', freeFrom: 'gluten' });
    expect(typed.cards.map(({ slug }) => slug)).toEqual(chosen.cards.map(({ slug }) => slug));
  });

  it('counts what each value would leave', async () => {
    const { facets } = await search({ organic: 'true' });
    const organic = demo.products.filter((product) => product.organic);
    for (const { key, count } of facets.ways) {
      expect([key, count]).toEqual([
        key,
        organic.filter(({ shipping }) => shipping.includes(key)).length,
      ]);
    }
    for (const { key, name, count } of facets.places) {
      expect(key).toBe(placeKeyOf(name));
      expect([name, count]).toEqual([
        name,
        organic.filter((product) => townOf(product) === name).length,
      ]);
    }
    const prices = organic.map(({ price }) => price.grossCents);
    expect(facets.price).toEqual({ minCents: Math.min(...prices), maxCents: Math.max(...prices) });
  });

  it('counts the thirty producers with the most hits and no more', async () => {
    const { facets } = await search({});
    const perProducer = Map.groupBy(demo.products, ({ producerId }) => producerId);
    const counts = [...perProducer.values()].map(({ length }) => length).sort((a, b) => b - a);
    expect(counts.length).toBeGreaterThan(30);
    expect(facets.producers.map(({ count }) => count)).toEqual(counts.slice(0, 30));
  });

  it('that leaves nothing says what there is without it', async () => {
    const answer = await search({ q: 'honig', maxPriceCents: 1 });
    expect(answer).toMatchObject({ total: 0, cards: [] });
    expect(answer.withoutFilters).toBe((await search({ q: 'honig' })).total);
  });

  it('by a postcode that nobody knows is left out, and that is said', async () => {
    const answer = await search({ q: 'honig', near: '99999' });
    expect(answer.unknownPostcode).toBe(true);
    expect(answer.total).toBeGreaterThan(0);
  });

  it('by distance sorts the nearest first', async () => {
    const { cards } = await search({
      q: 'ziegenkäse',
      near: '18528',
      radiusKm: 200,
      sort: 'distance',
    });
    expect(cards[0]?.town).toBe('Gingst');
  });
});

describe('strange input', () => {
  it.each<Question>([
    { way: 'teleport' as never },
    { category: '../..' },
    { freeFrom: 'milk,plutonium' as never },
    { minPriceCents: -5 },
    { near: '1 or 1=1' },
    { sort: 'paid' as never },
    { q: 'x'.repeat(30_000) },
  ])('%j is refused calmly', async (question) => {
    expect((await ask(question)).status).toBe(400);
  });

  it.each<Question>([
    { q: 'honig', page: 10_000 },
    { page: 1_000_000 },
    { q: 'honig', cursor: 'AAAA' },
    { q: 'honig', page: 2, cursor: "'; drop table search.search_product" },
    { q: 'käse мёд 蜂蜜 עסל' },
    { q: '🧀🍯👩‍🌾' },
    { q: '\u0000\u0001' },
    { q: 'e\u0301'.repeat(100) },
    { q: "honig' & !apfel | (käse" },
    { q: 'a b c d e f g h i j k l m n o p' },
    { q: 'ohne ohne ohne' },
    { q: 'ohne' },
    { q: '-'.repeat(10_000) },
    { q: 'ueueueueueueueueueueueueueueue' },
    { producer: 'gibt-es-nicht', place: 'nirgends' },
  ])('%j is answered at once', async (question) => {
    const startedAt = performance.now();
    expect((await ask(question)).status).toBe(200);
    expect((await callRoute(market.app, suggest, { q: question.q ?? '' })).status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('a page of another order begins again, and says so', async () => {
    const { cursor } = await search({ inStock: 'true' });
    expect(await search({ inStock: 'true', page: 2, cursor })).toMatchObject({
      page: 2,
      restarted: false,
    });
    const other = Buffer.from(JSON.stringify(['meilisearch', '1', '2026-06-08'])).toString(
      'base64url',
    );
    expect(await search({ inStock: 'true', page: 2, cursor: other })).toMatchObject({
      page: 1,
      restarted: true,
    });
  });
});

describe('suggestions', () => {
  const suggested = async (q: string) => (await callRoute(market.app, suggest, { q })).value;

  it('complete what is being typed, in all four kinds', async () => {
    const honey = await suggested('hon');
    expect(honey.products.length).toBeGreaterThan(2);
    expect(honey.products[0]?.pieces.some(({ hit }) => hit)).toBe(true);
    expect(honey.categories).toEqual([{ path: 'lebensmittel/honig', label: 'Honig' }]);
    expect((await suggested('lindenl')).producers[0]?.slug).toBe('imkerei-lindenlaut');
    expect((await suggested('wism')).places).toEqual([{ key: 'wismar', name: 'Wismar' }]);
  });

  it('of nothing are none', async () => {
    expect(await suggested('')).toEqual({
      products: [],
      categories: [],
      producers: [],
      places: [],
    });
    expect(await suggested('%')).toEqual({
      products: [],
      categories: [],
      producers: [],
      places: [],
    });
  });
});

it('hits of one producer do not fill the first page where others fit as well', async () => {
  const { cards } = await search({ q: 'bio' });
  const perProducer = Map.groupBy(cards.slice(0, 12), ({ producerSlug }) => producerSlug);
  expect(Math.max(...[...perProducer.values()].map((own) => own.length))).toBeLessThanOrEqual(4);
});

it('a name that is markup is passed on as text', async () => {
  const { names, cards } = await search({ q: 'honig' });
  for (const [index, pieces] of names.entries()) {
    expect(pieces.map(({ text }) => text).join('')).toBe(cards[index]?.name);
  }
});
