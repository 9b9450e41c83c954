import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type FeedProduct,
  findMissingProduct,
  listFeedProducts,
  listSitemapProducers,
  listSitemapProducts,
} from '@markthalle/contracts/catalog-export';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { CatalogModule } from './catalog.module.ts';
import { CatalogExportQueries } from './catalog-export.queries.ts';
import { ProductVersionsStore } from './product-versions.store.ts';
import { RefreshListings } from './refresh-listings.service.ts';

const SLOW_MS = 60_000;
const DAY_MS = 86_400_000;
const HONEY = 'lindenhonig-vom-feldberger-haussee';
const OTHER_HONEY = 'rapsbluetenhonig';
const demo = loadDemoCatalogue();

let market: ModulesUnderTest;

beforeAll(async () => {
  market = await startDemoMarket([CatalogModule]);
}, SLOW_MS);
afterAll(() => market.stop());

const sql = <T extends object>(text: string, params: unknown[] = []) =>
  market.app.get(Db).rows<T>(text, params);
const productId = async (slug: string) =>
  (await sql<{ id: string }>('select id from catalog.product where slug = $1', [slug]))[0]?.id ??
  '';

describe('the sitemap of products', () => {
  it('names every product once, with the day on which its page last changed', async () => {
    const { value } = await callRoute(market.app, listSitemapProducts, { page: 1 });
    expect(value.pageCount).toBe(1);
    expect(value.products.map(({ slug }) => slug).sort()).toEqual(
      demo.products.map(({ slug }) => slug).sort(),
    );
    const honey = () => value.products.find(({ slug }) => slug === HONEY);
    const before = honey()?.changedOn ?? '';
    expect(before).toMatch(/^\d{4}-\d\d-\d\d$/);
    market.clock.advance(3 * DAY_MS);
    const id = await productId(HONEY);
    await sql(
      `insert into catalog.price (variant_id, gross_cents, valid_from)
       select id, 799, $2 from catalog.variant where product_id = $1`,
      [id, market.clock.now()],
    );
    const changed = await callRoute(market.app, listSitemapProducts, { page: 1 });
    const today = market.clock.now().toISOString().slice(0, 10);
    expect(changed.value.products.find(({ slug }) => slug === HONEY)?.changedOn).toBe(today);
    expect(before < today).toBe(true);
    expect((await callRoute(market.app, listSitemapProducts, { page: 2 })).value.products).toEqual(
      [],
    );
  });
});

describe('the sitemap of producers', () => {
  it('names each with the day of the newest version of a product', async () => {
    const { value } = await callRoute(market.app, listSitemapProducers, {});
    expect(value.producers.map(({ slug }) => slug)).toEqual(
      demo.producers.map(({ slug }) => slug).sort(),
    );
    const [apiary] = value.producers.filter(({ slug }) => slug === 'imkerei-lindenlaut');
    const id = await productId(HONEY);
    await sql(
      `update catalog.product_version set decided_at = '2027-02-03T12:00:00Z' where product_id = $1`,
      [id],
    );
    const later = await callRoute(market.app, listSitemapProducers, {});
    const days = later.value.producers.map(({ changedOn }) => changedOn);
    expect(days.filter((day) => day === '2027-02-03')).toHaveLength(1);
    expect(apiary?.changedOn).not.toBe('2027-02-03');
  });
});

describe('the product feed', () => {
  it('walks through everything that can be sent, page by page', async () => {
    const all: FeedProduct[] = [];
    let after: string | undefined;
    do {
      const { value } = await callRoute(market.app, listFeedProducts, {
        language: 'en',
        ...(after === undefined ? {} : { after }),
      });
      all.push(...value.products);
      after = value.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(all.length);
    const honey = all.find(({ slug }) => slug === HONEY);
    expect(honey).toMatchObject({
      producerName: 'Imkerei Lindenlaut',
      contents: { value: 500, unit: 'g' },
      available: true,
    });
    expect(honey?.groups.length).toBeGreaterThan(1);
    // A guided tour cannot be sent.
    expect(all.some(({ slug }) => slug.includes('tour'))).toBe(false);
  });

  it('is one statement a page', async () => {
    const { statements } = await countStatements(() =>
      market.app.get(CatalogExportQueries).feed('de', undefined),
    );
    expect(statements).toBe(1);
  });
});

describe('a product that is not in the shop', () => {
  const ask = async (slug: string) =>
    (await callRoute(market.app, findMissingProduct, { slug })).value;
  it('is unknown, rests, is gone, or has moved to its successor', async () => {
    expect((await ask('nie-gesehen')).state).toBe('unknown');
    const db = market.app.get(Db);
    const set = (successorId: string | null) =>
      db.transaction(async (tx) => {
        const store = market.app.get(ProductVersionsStore);
        const id = await productId(OTHER_HONEY);
        await store.setPaused(tx, id, true, market.clock.now());
        await store.setRetired(tx, { productId: id, successorId, at: market.clock.now() });
        await market.app.get(RefreshListings).refresh(tx, [id]);
      });
    await db.transaction(async (tx) => {
      const id = await productId(OTHER_HONEY);
      await market.app.get(ProductVersionsStore).setPaused(tx, id, true, market.clock.now());
      await market.app.get(RefreshListings).refresh(tx, [id]);
    });
    expect(await ask(OTHER_HONEY)).toEqual({ state: 'resting', successorSlug: null });
    await set(null);
    expect(await ask(OTHER_HONEY)).toEqual({ state: 'gone', successorSlug: null });
    await set(await productId(HONEY));
    expect(await ask(OTHER_HONEY)).toEqual({ state: 'moved', successorSlug: HONEY });
    await db.transaction(async (tx) => {
      const id = await productId(OTHER_HONEY);
      await market.app.get(ProductVersionsStore).setPaused(tx, id, false, market.clock.now());
    });
    expect(await ask(OTHER_HONEY)).toEqual({ state: 'resting', successorSlug: null });
  });
});
