import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listCategory, listLandscape, readHome, readProduct } from '@markthalle/contracts/catalog';
import type { InputOf, OutputOf } from '@markthalle/contracts/endpoint';
import { readProducer } from '@markthalle/contracts/producers';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import { type Answer, callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { countStatements } from '../../platform/db/db.ts';
import { CatalogModule } from './catalog.module.ts';

const SLOW_MS = 60_000;
const MAX_PAGES = 40;
const demo = loadDemoCatalogue();

let market: ModulesUnderTest;

beforeAll(async () => {
  market = await startDemoMarket([CatalogModule]);
}, SLOW_MS);

afterAll(() => market.stop());

type Sort = 'price' | 'price_desc' | 'name';

const pageOf = (path: string, sort: Sort, cursor?: string) =>
  callRoute(market.app, listCategory, { path, sort, ...(cursor === undefined ? {} : { cursor }) });

async function wholeCategory(path: string, sort: Sort) {
  const cards = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { value } = await pageOf(path, sort, cursor);
    cards.push(...value.cards);
    if (value.nextCursor === null) return cards;
    expect(value.cards).toHaveLength(24);
    cursor = value.nextCursor;
  }
  throw new Error('the pages never end');
}

const inCategory = (path: string) =>
  demo.products.filter(({ category }) => category === path || category.startsWith(`${path}/`));

describe('the pages of a category', () => {
  it.each(['price', 'price_desc', 'name'] as const)(
    'visit every product exactly once, by %s',
    async (sort) => {
      for (const path of ['lebensmittel', 'handwerk', 'lebensmittel/honig']) {
        const cards = await wholeCategory(path, sort);
        const wanted = inCategory(path).map(({ slug }) => slug);
        expect(cards.map(({ slug }) => slug).sort()).toEqual(wanted.sort());
        const prices = cards.map(({ price }) => price.grossCents);
        if (sort === 'price') expect(prices).toEqual([...prices].sort((a, b) => a - b));
        if (sort === 'price_desc') expect(prices).toEqual([...prices].sort((a, b) => b - a));
        if (sort === 'name') {
          const names = cards.map(({ name }) => name);
          expect(names).toEqual([...names].sort(new Intl.Collator('de').compare));
        }
      }
    },
    SLOW_MS,
  );

  it('tell where they are: way from the top and groups below', async () => {
    const { value } = await pageOf('lebensmittel/honig', 'price');
    expect(value.category).toMatchObject({
      path: 'lebensmittel/honig',
      parentPath: 'lebensmittel',
    });
    expect(value.breadcrumb.map(({ path }) => path)).toEqual([
      'lebensmittel',
      'lebensmittel/honig',
    ]);
    const above = (await pageOf('lebensmittel', 'price')).value;
    expect(above.children.map(({ path }) => path)).toContain('lebensmittel/honig');
    expect(above.children.every(({ parentPath }) => parentPath === 'lebensmittel')).toBe(true);
  });

  const encoded = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const ID = '0190a0c0-0000-7000-8000-000000000000';
  it.each([
    ['a word', 'hello'],
    ['nothing', ''],
    ['other JSON', encoded({ price: 1 })],
    ['too few parts', encoded(['1', 'a'])],
    ['an id that is none', encoded(['1', 'a', 'x'])],
    ['a price beyond the column', encoded(['99999999999', 'a', ID])],
    ['a fraction', encoded(['1.5', 'a', ID])],
    ['a zero byte', encoded(['1', 'a\u0000b', ID])],
  ])('refuse a cursor of %s', async (_, cursor) => {
    for (const sort of ['price', 'name'] as const) {
      const answer = await pageOf('lebensmittel', sort, cursor);
      expect([answer.status, answer.problem.errors?.[0]?.pointer]).toEqual([400, '/cursor']);
    }
  });

  it('of an unknown category are not found', async () => {
    const answer = await pageOf('lebensmittel/gold', 'price');
    expect([answer.status, answer.problem.code]).toEqual([404, 'category-not-found']);
  });
});

it('the pages of a landscape visit every product of its producers once', async () => {
  const landscape = demo.producers[0]?.landscape ?? '';
  const makers = demo.producers.filter((one) => one.landscape === landscape).map(({ id }) => id);
  const slugs: string[] = [];
  let cursor: string | null = null;
  do {
    const input: InputOf<typeof listLandscape> = { key: landscape };
    if (cursor !== null) input.cursor = cursor;
    const { value }: Answer<OutputOf<typeof listLandscape>> = await callRoute(
      market.app,
      listLandscape,
      input,
    );
    slugs.push(...value.cards.map(({ slug }) => slug));
    cursor = value.nextCursor;
  } while (cursor !== null);
  const wanted = demo.products.filter(({ producerId }) => makers.includes(producerId));
  expect(slugs.sort()).toEqual(wanted.map(({ slug }) => slug).sort());
  const unknown = await callRoute(market.app, listLandscape, { key: 'atlantis' });
  expect(unknown.problem.code).toBe('category-not-found');
});

describe('the front page', () => {
  it('shows eight products in season and in stock, no producer twice', async () => {
    const { value } = await callRoute(market.app, readHome, {});
    expect(value.productCount).toBe(435);
    expect(value.producerCount).toBe(43);
    expect(value.seasonal).toHaveLength(8);
    expect(new Set(value.seasonal.map(({ producerId }) => producerId)).size).toBe(8);
    for (const card of value.seasonal) {
      expect(card.inSeason).toBe(true);
      expect(card.stockState).not.toBe('sold_out');
    }
    // Wild garlic, say.
    expect(value.hasSeason).toBe(true);
    // Of 10.00 €: 8 % commission, 0.80 €, and 19 % VAT on it, 0.15 €.
    expect(value.priceSplit).toEqual({
      baseCents: 1000,
      producerCents: 905,
      cooperativeCents: 80,
      vatCents: 15,
    });
    expect(value.landscapes.reduce((sum, one) => sum + one.productCount, 0)).toBe(435);
  });
});

it('a product out of season says in which month it is back', async () => {
  const returns = async (slug: string) =>
    (await callRoute(market.app, readProduct, { slug })).value.product.returnsInMonth;
  // In June wild garlic is there; smoked herring makes a break until September.
  expect(await returns('baerlauch-taler')).toBeNull();
  expect(await returns('bueckling')).toBe(9);
});

describe('what is not there', () => {
  it.each([
    ['product', readProduct, 'product-not-found'],
    ['producer', readProducer, 'producer-not-found'],
  ] as const)('an unknown %s is not found', async (_, endpoint, code) => {
    const answer = await callRoute(market.app, endpoint, { slug: 'gibt-es-nicht' });
    expect([answer.status, answer.problem.code]).toEqual([404, code]);
  });

  it.each(["'; drop table x; --", '../../etc/passwd', 'ä', '%00'])(
    'the slug %j is no slug',
    async (slug) => {
      const answer = await callRoute(market.app, readProduct, { slug });
      expect(answer.status).toBe(400);
    },
  );
});

describe('the cost of a page', () => {
  const statementsOf = async (call: () => Promise<{ readonly status: number }>) => {
    const { result, statements } = await countStatements(call);
    expect(result.status).toBe(200);
    return statements;
  };

  it('of a product is one statement', async () => {
    const slug = demo.products[0]?.slug ?? '';
    expect(await statementsOf(() => callRoute(market.app, readProduct, { slug }))).toBe(1);
  });

  it.each(['price', 'price_desc', 'name'] as const)('of a category by %s is two', async (sort) => {
    expect(await statementsOf(() => pageOf('lebensmittel', sort))).toBe(2);
    const { nextCursor } = (await pageOf('lebensmittel', sort)).value;
    expect(await statementsOf(() => pageOf('lebensmittel', sort, nextCursor ?? ''))).toBe(2);
  });
});
