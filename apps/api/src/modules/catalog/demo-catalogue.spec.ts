import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ProductCard as Card,
  listCategories,
  ProductCard,
  readProduct,
} from '@markthalle/contracts/catalog';
import { listProducers, readProducer } from '@markthalle/contracts/producers';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { DemoModule } from '../../demo/demo.module.ts';
import { ImportDemo } from '../../demo/import-demo.service.ts';
import { Db } from '../../platform/db/db.ts';

const SLOW_MS = 60_000;
const demo = loadDemoCatalogue();
const LANGUAGES = ['de', 'en'] as const;

let market: ModulesUnderTest;
let db: Db;

beforeAll(async () => {
  market = await startDemoMarket([DemoModule]);
  db = market.app.get(Db);
}, SLOW_MS);

afterAll(() => market.stop());

const cardsOf = async (language: 'de' | 'en') => {
  const rows = await db.rows<{ card: unknown }>(
    'select card from catalog.listing where language = $1 order by slug',
    [language],
  );
  return rows.map(({ card }): Card => ProductCard.parse(card));
};
const page = async (slug: string, language: 'de' | 'en' = 'de') =>
  (await callRoute(market.app, readProduct, { slug, language })).value;

describe('the imported demo market', () => {
  it('has all 435 products and 43 producers', async () => {
    expect(demo.products).toHaveLength(435);
    const producers = (await callRoute(market.app, listProducers, {})).value.producers;
    expect(producers).toHaveLength(43);
    expect(producers.reduce((sum, one) => sum + one.productCount, 0)).toBe(435);
  });

  it('is imported once', async () => {
    expect(await market.app.get(ImportDemo, { strict: false }).run()).toBe(false);
  });

  it.each(LANGUAGES)('has a card of every product that keeps the contract (%s)', async (lang) => {
    const cards = await cardsOf(lang);
    expect(cards.map(({ slug }) => slug)).toEqual(demo.products.map(({ slug }) => slug).sort());
    const names = new Map(demo.products.map((product) => [product.slug, product.name[lang]]));
    for (const card of cards) expect(card.name).toBe(names.get(card.slug));
  });

  it.each(LANGUAGES)(
    'has a page of every product that keeps the contract (%s)',
    async (language) => {
      const counts = Map.groupBy(demo.products, ({ producerId }) => producerId);
      for (const product of demo.products) {
        const { product: shown, related } = await page(product.slug, language);
        expect(shown.description).toBe(product.description[language]);
        const dated = shown.variants.filter(({ occasion }) => occasion !== null);
        // Ten weeks of dates, at least one a week; other goods have none.
        if (product.experience) expect(dated.length).toBeGreaterThanOrEqual(9);
        else expect(shown.variants).toHaveLength(product.variants?.length ?? 1);
        expect(dated).toHaveLength(product.experience ? shown.variants.length : 0);
        expect(shown.producer.productCount).toBe(counts.get(product.producerId)?.length);
        expect(related.map(({ slug }) => slug)).not.toContain(product.slug);
      }
    },
    SLOW_MS,
  );

  it('has a page of every producer', async () => {
    for (const producer of demo.producers) {
      const { value } = await callRoute(market.app, readProducer, { slug: producer.slug });
      expect(value.cards).toHaveLength(value.producer.productCount);
      expect(value.producer.seller.legalName).toBe(producer.legal.legalName);
    }
  });

  it('counts the products of each group with its sub-groups', async () => {
    const { categories } = (await callRoute(market.app, listCategories, {})).value;
    for (const { path, productCount } of categories) {
      const inside = demo.products.filter(
        ({ category }) => category === path || category.startsWith(`${path}/`),
      );
      expect([path, productCount]).toEqual([path, inside.length]);
    }
    const seen = new Set<string | null>([null]);
    for (const { path, parentPath } of categories) {
      expect(seen).toContain(parentPath);
      seen.add(path);
    }
  });
});

describe('what the law wants on a card', () => {
  it('unit prices are those of the data (§ 4 PAngV)', async () => {
    const bySlug = new Map((await cardsOf('de')).map((card) => [card.slug, card]));
    const shown = demo.products.map(({ slug }) => [slug, bySlug.get(slug)?.price.unitPrice]);
    const wanted = demo.products.map(({ slug, basePrice }) => [
      slug,
      basePrice && { centsPerUnit: basePrice.cents, per: basePrice.per === '1 kg' ? 'kg' : 'l' },
    ]);
    expect(shown).toEqual(wanted);
    expect(demo.products.filter(({ basePrice }) => basePrice !== null).length).toBeGreaterThan(200);
  });

  it('small businesses show no VAT (§ 19 UStG), all others do', async () => {
    const schemes = new Map(demo.producers.map(({ slug, tax }) => [slug, tax.scheme]));
    const notes = new Map<string, Set<string>>();
    for (const card of await cardsOf('de')) {
      const scheme = schemes.get(card.producerSlug) ?? '';
      notes.set(scheme, (notes.get(scheme) ?? new Set()).add(card.price.taxNote));
    }
    expect(Object.fromEntries(notes)).toEqual({
      small_business: new Set(['small_business']),
      standard: new Set(['vat_included']),
      flat_rate_farmer: new Set(['vat_included']),
    });
  });

  it('deposits stand beside the price (§ 7 PAngV)', async () => {
    const bySlug = new Map((await cardsOf('de')).map((card) => [card.slug, card.price]));
    const withDeposit = demo.products.filter(({ deposit }) => deposit !== null);
    expect(withDeposit.length).toBeGreaterThan(10);
    for (const { slug, price, deposit } of demo.products) {
      expect(bySlug.get(slug)).toMatchObject({
        grossCents: price.grossCents,
        containerDepositCents: deposit?.cents ?? 0,
      });
    }
  });
});
