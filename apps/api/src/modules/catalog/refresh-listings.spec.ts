import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { listCategory, ProductCard, readProduct } from '@markthalle/contracts/catalog';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import { callRoute } from '../../../test/call-route.ts';
import { DEMO_NOW, startDemoMarket } from '../../../test/demo-market.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { demoId } from '../../demo/demo-id.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Worker } from '../../platform/jobs/worker.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { CatalogFacade } from './catalog.facade.ts';
import { CatalogModule } from './catalog.module.ts';
import { RefreshListings } from './refresh-listings.service.ts';

const SLOW_MS = 60_000;
const demo = loadDemoCatalogue();

let market: ModulesUnderTest;
let db: Db;

beforeAll(async () => {
  market = await startDemoMarket([CatalogModule]);
  db = market.app.get(Db);
}, SLOW_MS);

afterAll(() => market.stop());

beforeEach(() => market.clock.set(DEMO_NOW));

/** A product of one variant that each test has for itself. */
const left = demo.products.filter(({ variants }) => variants === null);
function someProduct(fits: (product: DemoProduct) => boolean = () => true): DemoProduct {
  const index = left.findIndex(fits);
  const [product] = left.splice(index, 1);
  if (index < 0 || product === undefined) throw new Error('the demo has no such product');
  return product;
}

const refresh = (...products: readonly DemoProduct[]) =>
  db.transaction((tx) =>
    market.app.get(RefreshListings).refresh(
      tx,
      products.map(({ id }) => demoId('product', id)),
    ),
  );
const cardOf = async ({ slug }: DemoProduct) => {
  const row = await db.row<{ card: unknown }>(
    `select card from catalog.listing where slug = $1 and language = 'de'`,
    [slug],
  );
  return row === null ? null : ProductCard.parse(row.card);
};
const countOf = async (path: string) =>
  (await callRoute(market.app, listCategory, { path })).value.category.productCount;
const sellableOf = async (product: DemoProduct) => {
  const id = demoId('variant', product.id);
  return (await market.app.get(CatalogFacade).sellablesOf([id])).get(id);
};

describe('a change of a product', () => {
  it('of its price shows everywhere at once, from its moment on', async () => {
    const product = someProduct(
      ({ basePrice, unit }) => basePrice?.per === '1 kg' && unit.unit === 'g',
    );
    const cents = product.price.grossCents + 100;
    await db.execute(
      'insert into catalog.price (variant_id, gross_cents, valid_from) values ($1, $2, $3)',
      [demoId('variant', product.id), cents, new Date('2026-06-08T10:00:00Z')],
    );
    await refresh(product);
    expect((await cardOf(product))?.price.grossCents).toBe(product.price.grossCents);
    market.clock.set('2026-06-08T10:00:00Z');
    await refresh(product);
    const card = await cardOf(product);
    expect(card?.price.grossCents).toBe(cents);
    expect(card?.price.unitPrice?.centsPerUnit).toBeGreaterThan(product.basePrice?.cents ?? 0);
    expect((await sellableOf(product))?.priceCents).toBe(cents);
    const inCategory = await db.rows<{ price: number; card: string }>(
      `select price_cents as price, card from catalog.category_listing
        where product_id = $1 and language = 'de'`,
      [demoId('product', product.id)],
    );
    expect(inCategory.length).toBe(product.category.split('/').length);
    for (const row of inCategory) {
      expect(row.price).toBe(cents);
      expect(JSON.parse(row.card)).toEqual(card);
    }
  });

  it('that pauses it takes it out of the shop and out of the counts, and back', async () => {
    const product = someProduct(({ category }) => category === 'lebensmittel/honig');
    const before = [await countOf('lebensmittel'), await countOf('lebensmittel/honig')];
    const pause = async (paused: boolean) => {
      await db.execute('update catalog.product set paused = $2 where slug = $1', [
        product.slug,
        paused,
      ]);
      await refresh(product);
    };
    await pause(true);
    expect(await cardOf(product)).toBeNull();
    expect(await sellableOf(product)).toBeUndefined();
    const page = await callRoute(market.app, readProduct, { slug: product.slug });
    expect([page.status, page.problem.code]).toEqual([404, 'product-not-found']);
    expect([await countOf('lebensmittel'), await countOf('lebensmittel/honig')]).toEqual(
      before.map((count) => count - 1),
    );
    await pause(false);
    expect(await cardOf(product)).not.toBeNull();
    expect([await countOf('lebensmittel'), await countOf('lebensmittel/honig')]).toEqual(before);
  });

  it('that rolls back leaves the shop as it was', async () => {
    const product = someProduct();
    const undone = db.transaction(async (tx) => {
      await tx.execute('update catalog.product set paused = true where slug = $1', [product.slug]);
      await market.app.get(RefreshListings).refresh(tx, [demoId('product', product.id)]);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await cardOf(product)).not.toBeNull();
  });

  it('made twice at once ends with one row per language', async () => {
    const product = someProduct();
    await Promise.all(Array.from({ length: 6 }, () => refresh(product)));
    const rows = await db.rows('select 1 from catalog.listing where slug = $1', [product.slug]);
    expect(rows).toHaveLength(2);
  });
});

describe('stock', () => {
  it('on cards follows by a job, on pages it is that of the moment', async () => {
    const product = someProduct(({ stock }) => stock.policy === 'tracked' && stock.quantity > 5);
    const variantId = demoId('variant', product.id);
    const count = (countedQuantity: number) =>
      db.transaction((tx) =>
        market.app.get(InventoryFacade).count(tx, {
          variantId,
          countedQuantity,
          clientId: newId(),
          actorId: newId(),
          countedAt: market.clock.now(),
        }),
      );
    const pageStock = async () =>
      (await callRoute(market.app, readProduct, { slug: product.slug })).value.product.variants[0]
        ?.stock;
    await count(3);
    expect(await pageStock()).toEqual({ state: 'few', free: 3 });
    expect((await cardOf(product))?.stockState).toBe('available');
    await market.app.get(Worker).drain();
    expect((await cardOf(product))?.stockState).toBe('few');
    await count(0);
    await market.app.get(Worker).drain();
    expect((await cardOf(product))?.stockState).toBe('sold_out');
    expect(await pageStock()).toEqual({ state: 'sold_out', free: 0 });
  });
});

describe('what the calendar changes', () => {
  const nightly = () => market.app.get(Sweeps).run('refresh-seasonal-listings');

  it('a season ends with its last day in Germany', async () => {
    const product = someProduct(
      ({ seasonMonths }) => seasonMonths?.includes(6) === true && !seasonMonths.includes(7),
    );
    await refresh(product);
    expect(await cardOf(product)).toMatchObject({
      inSeason: true,
      flag: { kind: 'season_until', month: 6 },
    });
    market.clock.set('2026-06-30T21:59:00Z');
    await nightly();
    expect((await cardOf(product))?.inSeason).toBe(true);
    market.clock.set('2026-06-30T22:01:00Z');
    expect(await nightly()).toBeGreaterThan(0);
    expect(await cardOf(product)).toMatchObject({ inSeason: false });
  });

  it('a product is new for thirty days', async () => {
    const product = someProduct(({ organic, seasonMonths }) => !organic && seasonMonths === null);
    await db.execute('update catalog.product set created_at = $2 where slug = $1', [
      product.slug,
      market.clock.now(),
    ]);
    await refresh(product);
    expect((await cardOf(product))?.flag).toEqual({ kind: 'new', month: null });
    market.clock.advance(30 * DAY_MS);
    await nightly();
    expect((await cardOf(product))?.flag).toBeNull();
  });

  it('a producer who becomes a small business shows no VAT from that day on', async () => {
    const standard = demo.producers.find(({ tax }) => tax.scheme === 'standard');
    const product = someProduct(
      ({ producerId, seasonMonths, organic }) =>
        producerId === standard?.id && seasonMonths === null && organic,
    );
    await db.transaction(async (tx) => {
      await tx.execute('reset role');
      await tx.execute(
        `insert into producers.tax_status (producer_id, tax_status, valid_from)
         values ($1, 'small_business', '2026-07-01')`,
        [demoId('producer', product.producerId)],
      );
      await tx.execute('set role markthalle_app');
    });
    await nightly();
    expect((await cardOf(product))?.price.taxNote).toBe('vat_included');
    market.clock.set('2026-06-30T22:05:00Z');
    await nightly();
    expect((await cardOf(product))?.price.taxNote).toBe('small_business');
  });
});
