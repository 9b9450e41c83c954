import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InputOf } from '@markthalle/contracts/endpoint';
import { searchProducts } from '@markthalle/contracts/search';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import { DemoShopping } from '../../../test/demo-shopping.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { demoId } from '../../demo/demo-id.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { SearchModule } from './search.module.ts';

const SLOW_MS = 60_000;
const demo = loadDemoCatalogue();
const slugOfProducer = new Map(demo.producers.map(({ id, slug }) => [id, slug]));

let market: ModulesUnderTest;

beforeAll(async () => {
  market = await startDemoMarket([CatalogModule, SearchModule]);
}, SLOW_MS);

afterAll(() => market.stop());

type Question = InputOf<typeof searchProducts>;
const search = async (question: Question) =>
  (await callRoute(market.app, searchProducts, question)).value;

/** All hits of a question, over all of its pages. */
async function allHits(question: Question) {
  const first = await search(question);
  const cards = first.cards.slice(0, first.exactCount);
  for (let page = 2; page <= first.pageCount; page += 1) {
    cards.push(...(await search({ ...question, page })).cards);
  }
  expect(cards).toHaveLength(first.total);
  return cards;
}
const isInStock = ({ stock, variants }: DemoProduct): boolean => {
  if (variants !== null) return variants.some(({ quantity }) => quantity > 0);
  if (stock.policy === 'made_to_order') return true;
  return (stock.policy === 'slots' ? stock.seatsPerDate : stock.quantity) > 0;
};

describe('words', () => {
  it.each([
    ['honig', /honig/i],
    ['HONIG', /honig/i],
    ['hon', /hon/i],
    ['kase', /käse/i],
    ['Käse', /käse/i],
    ['sanddorn', /sanddorn/i],
    ['raucherfisch', /räucher/i],
    ['raeucherfisch', /raeucher/i],
  ])('%s find what they mean', async (q, meant) => {
    const { total, cards } = await search({ q });
    expect(total).toBeGreaterThan(0);
    const [first] = cards;
    const product = demo.products.find(({ slug }) => slug === first?.slug);
    expect(`${product?.name.de} ${product?.short.de} ${product?.category}`).toMatch(meant);
  });

  it.each([
    ['sandorn', 'sanddorn'],
    ['hoinig', 'honig'],
    ['ziegenkese', 'ziegenkase'],
  ])('%s with an error are corrected, and it is said', async (q, beginning) => {
    const answer = await search({ q });
    expect(answer.correctedQuery).toMatch(new RegExp(`^${beginning}`));
    expect(answer.total).toBeGreaterThan(0);
  });

  it('spelled right are not corrected', async () => {
    expect((await search({ q: 'honig' })).correctedQuery).toBeNull();
  });

  it('all of them must occur', async () => {
    const one = await search({ q: 'honig' });
    const two = await search({ q: 'honig linde' });
    expect(two.total).toBeGreaterThan(0);
    expect(two.total).toBeLessThan(one.total);
  });

  it('of a place find its producers', async () => {
    const { producers } = await search({ q: 'wismar' });
    const wanted = demo.producers.filter(({ name, town }) => /\bwismar/i.test(`${name} ${town}`));
    expect(wanted.length).toBeGreaterThan(0);
    expect(producers.map(({ slug }) => slug).sort()).toEqual(
      wanted
        .map(({ slug }) => slug)
        .sort()
        .slice(0, 4),
    );
  });

  it('in English find English names', async () => {
    const { cards, total } = await search({ q: 'smoked', language: 'en' });
    expect(total).toBeGreaterThan(0);
    expect(cards[0]?.name).toMatch(/smoked/i);
  });

  it('that nobody uses find nothing', async () => {
    const answer = await search({ q: 'xylophonquartett' });
    expect(answer).toMatchObject({ total: 0, pageCount: 0, cards: [], producers: [] });
  });

  it.each([
    "'; drop table catalog.listing; --",
    "' or 1=1 --",
    ':* & | ! ( ) <-> \\',
    '%_%',
    '<script>alert(1)</script>',
    '🍯🧀',
    '"',
    'a'.repeat(200),
    'ß'.repeat(200),
    'or and not -',
    '\u0000honig',
  ])('like %j do no harm', async (q) => {
    const answer = await callRoute(market.app, searchProducts, { q });
    expect(answer.status).toBe(200);
    expect((await search({})).total).toBe(435);
  });

  it('beyond the 200th character are not looked at', async () => {
    const answer = await search({ q: `honig ${' '.repeat(300)}${'a'.repeat(10_000)}` });
    expect(answer.total).toBe((await search({ q: 'honig' })).total);
  });
});

describe('filters', () => {
  interface Case {
    readonly question: Question;
    readonly fits: (product: DemoProduct) => boolean;
  }
  const category = (path: string) => (product: DemoProduct) =>
    product.category === path || product.category.startsWith(`${path}/`);
  const producer = (slug: string) => (product: DemoProduct) =>
    slugOfProducer.get(product.producerId) === slug;
  const upTo = (cents: number) => (product: DemoProduct) => product.price.grossCents <= cents;

  const CASES: Case[] = [
    { question: {}, fits: () => true },
    { question: { category: 'lebensmittel' }, fits: category('lebensmittel') },
    { question: { producer: 'imkerei-lindenlaut' }, fits: producer('imkerei-lindenlaut') },
    { question: { organic: 'true' }, fits: ({ organic }) => organic },
    { question: { organic: 'false' }, fits: ({ organic }) => !organic },
    { question: { inStock: 'true' }, fits: isInStock },
    { question: { maxPriceCents: 500 }, fits: upTo(500) },
    {
      question: { category: 'lebensmittel', organic: 'true', maxPriceCents: 900, inStock: 'true' },
      fits: (product) =>
        category('lebensmittel')(product) &&
        product.organic &&
        upTo(900)(product) &&
        isInStock(product),
    },
  ];

  it.each(CASES)('$question find exactly what fits', async ({ question, fits }) => {
    const cards = await allHits({ ...question, sort: 'price' });
    const wanted = demo.products.filter(fits).map(({ slug }) => slug);
    expect(wanted.length).toBeGreaterThan(0);
    expect(cards.map(({ slug }) => slug).sort()).toEqual(wanted.sort());
  });

  it('an unknown producer or category finds nothing', async () => {
    expect((await search({ producer: 'gibt-es-nicht' })).total).toBe(0);
    expect((await search({ category: 'gibt/es/nicht' })).total).toBe(0);
  });

  it('each facet counts what fits all other filters', async () => {
    const inFood = category('lebensmittel');
    const cheap = upTo(900);
    const question: Question = { category: 'lebensmittel', organic: 'true', maxPriceCents: 900 };
    const { facets } = await search(question);
    const among = demo.products.filter(cheap);
    const organic = among.filter((product) => product.organic);
    const food = organic.filter(inFood);
    expect(facets.organic).toBe(food.length);
    expect(facets.inStock).toBe(food.filter(isInStock).length);
    // The chosen category does not hide its neighbours; a group above counts those below.
    for (const { path, count } of facets.categories) {
      expect([path, count]).toEqual([path, organic.filter(category(path)).length]);
    }
    expect(facets.categories.some(({ path }) => !path.startsWith('lebensmittel'))).toBe(true);
    for (const { slug, count } of facets.producers) {
      expect([slug, count]).toEqual([slug, food.filter(producer(slug)).length]);
    }
    const makers = new Set(food.map(({ producerId }) => producerId));
    expect(facets.producers).toHaveLength(Math.min(30, makers.size));
  });

  it('sorts by price both ways', async () => {
    const up = (await allHits({ sort: 'price', q: 'honig' })).map((card) => card.price.grossCents);
    const down = await allHits({ sort: 'price_desc', q: 'honig' });
    expect(up).toEqual([...up].sort((a, b) => a - b));
    expect(down.map((card) => card.price.grossCents)).toEqual([...up].reverse());
  });
});

describe('what is not in the shop', () => {
  it('a paused product is never found', async () => {
    const shopping = new DemoShopping(market.app);
    const slug = 'rapsbluetenhonig';
    const found = async () =>
      (await search({ q: 'rapsblütenhonig' })).cards.map((card) => card.slug).includes(slug);
    expect(await found()).toBe(true);
    await shopping.pause(slug);
    expect(await found()).toBe(false);
    await shopping.pause(slug, false);
    expect(await found()).toBe(true);
  });

  it('a draft is never found', async () => {
    const db = market.app.get(Db);
    await db.execute(
      `insert into catalog.product (id, producer_id, slug, created_at)
       select $1, producer_id, 'ein-entwurf', now() from catalog.product where id = $2`,
      [newId(), demoId('product', demo.products[0]?.id ?? '')],
    );
    expect((await search({})).total).toBe(435);
    expect((await search({ q: 'entwurf' })).cards.map(({ slug }) => slug)).not.toContain(
      'ein-entwurf',
    );
  });
});

it.each([
  [{ q: 'honig' }, 3],
  [{}, 3],
  [{ producer: 'imkerei-lindenlaut' }, 3],
  [{ q: 'sanddron' }, 4],
  // The same slip again: what is near it is remembered.
  [{ q: 'sanddron' }, 3],
] as const)('a search for %j takes %i statements', async (question, wanted) => {
  // Words are read at the first search, the counts of the whole catalogue once a minute.
  await search({});
  const { statements } = await countStatements(() => search(question));
  expect(statements).toBe(wanted);
});
