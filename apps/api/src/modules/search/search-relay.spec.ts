import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { searchProducts } from '@markthalle/contracts/search';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import { DemoShopping, demoProduct } from '../../../test/demo-shopping.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { demoId } from '../../demo/demo-id.ts';
import { Db } from '../../platform/db/db.ts';
import { Worker } from '../../platform/jobs/worker.ts';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { SearchJobs } from './search.jobs.ts';
import { SearchModule } from './search.module.ts';
import { SearchDocumentsStore } from './search-documents.store.ts';
import { SearchReconciler } from './search-reconciler.ts';
import { SearchRelay } from './search-relay.ts';
import { VocabularyStore } from './vocabulary.store.ts';

const SLOW_MS = 60_000;
const SLUG = 'rapsbluetenhonig';

let market: ModulesUnderTest;
let db: Db;
let relay: SearchRelay;
beforeAll(async () => {
  market = await startDemoMarket([CatalogModule, SearchModule]);
  db = market.app.get(Db);
  relay = market.app.get(SearchRelay);
}, SLOW_MS);
afterAll(() => market.stop());
afterEach(() => {
  jest.restoreAllMocks();
});

const productId = demoId('product', demoProduct(SLUG).id);
const dirty = async () => (await db.rows('select id from search.search_dirty')).length;
const document = async () =>
  await db.row<{ document: { priceCents: number; producerName: string } | null; deleted: boolean }>(
    'select document, deleted from search.search_document where id = $1',
    [productId],
  );
const searchedPrice = async () =>
  (
    await db.row<{ cents: number }>(
      'select price_cents as cents from search.search_product where product_id = $1',
      [productId],
    )
  )?.cents;
const setPrice = (cents: number, slug = SLUG) => {
  // A price stands from its instant on; two of one instant are a mistake.
  market.clock.advance(1_000);
  return new DemoShopping(market.app).setPrice(slug, cents);
};

describe('a change', () => {
  it.each([
    ['product', `update catalog.product set paused = paused where id = $1`],
    [
      'product_version',
      `update catalog.product_version set content = content where product_id = $1`,
    ],
    ['variant', `update catalog.variant set position = position where product_id = $1`],
    ['review', `update catalog.shown_reviews set count = count where product_id = $1`],
    [
      'price',
      `insert into catalog.price (variant_id, gross_cents, valid_from)
        select id, 500, '2026-06-08T08:00:00.5Z' from catalog.variant where product_id = $1`,
    ],
    [
      'category',
      `update catalog.category set label = label where path = 'lebensmittel'
        and exists (select from catalog.product where id = $1)`,
    ],
    [
      'producer',
      `update producers.producer set name = name
        where id = (select producer_id from catalog.product where id = $1)`,
    ],
    [
      'delivery_way',
      `update producers.delivery_way set price_cents = price_cents
        where producer_id = (select producer_id from catalog.product where id = $1)`,
    ],
    [
      'picture',
      `update platform.picture set width = width
        where id = (select picture_id from catalog.product where id = $1)`,
    ],
    [
      'stock',
      `update inventory.stock set policy = 'tracked', on_hand = reserved
        where variant_id in (select id from catalog.variant where product_id = $1)`,
    ],
  ])('of a %s makes its products dirty', async (_, sql) => {
    await relay.drain();
    expect(await dirty()).toBe(0);
    await db.execute(sql, [productId]);
    const rows = await db.rows<{ id: string }>('select id from search.search_dirty where id = $1', [
      productId,
    ]);
    expect(rows).toHaveLength(1);
    await relay.drain();
    expect(await dirty()).toBe(0);
  });

  it('of stock that leaves it in stock does not', async () => {
    await db.execute(
      `update inventory.stock set on_hand = reserved + 20 where variant_id in
        (select id from catalog.variant where product_id = $1)`,
      [productId],
    );
    await relay.drain();
    await db.execute(
      `update inventory.stock set on_hand = on_hand - 1 where variant_id in
        (select id from catalog.variant where product_id = $1)`,
      [productId],
    );
    expect(await dirty()).toBe(0);
  });

  it('that is rolled back is none', async () => {
    await db
      .transaction(async (tx) => {
        await tx.execute('update catalog.product set paused = true where id = $1', [productId]);
        throw new Error('changed my mind');
      })
      .catch(() => undefined);
    expect(await dirty()).toBe(0);
  });

  it('ten times is projected once', async () => {
    for (let cents = 501; cents <= 510; cents += 1) await setPrice(cents);
    expect(await dirty()).toBe(1);
    expect(await relay.pass()).toBe(1);
    expect(await searchedPrice()).toBe(510);
  });

  it('of a producer’s name reaches all of its products and the producer', async () => {
    const producerId = demoId('producer', demoProduct(SLUG).producerId);
    await db.execute(`update producers.producer set name = 'Imkerei Neuname' where id = $1`, [
      producerId,
    ]);
    await relay.drain();
    expect((await document())?.document?.producerName).toBe('Imkerei Neuname');
    const { value } = await callRoute(market.app, searchProducts, { q: 'neuname' });
    expect(value.total).toBe(10);
    await db.execute(`update producers.producer set name = 'Imkerei Lindenlaut' where id = $1`, [
      producerId,
    ]);
    await relay.drain();
  });
});

describe('killed', () => {
  const BREAKS = [
    ['before the documents are stored', SearchDocumentsStore, 'storeDocuments'],
    ['before the products are put', SearchDocumentsStore, 'putProducts'],
    ['before the words are added', VocabularyStore, 'add'],
    ['before the changes are taken off', SearchRelay, 'takeOff'],
  ] as const;

  it.each(BREAKS)('%s, nothing is lost and nothing is half done', async (_, owner, method) => {
    await relay.drain();
    const before = await searchedPrice();
    await setPrice(700 + BREAKS.findIndex(([, , name]) => name === method));
    const service = market.app.get<Record<string, () => Promise<unknown>>>(owner as never);
    jest.spyOn(service, method as never).mockRejectedValueOnce(new Error('killed') as never);
    await expect(relay.pass()).rejects.toThrow('killed');
    expect(await searchedPrice()).toBe(before);
    expect(await dirty()).toBe(1);
    await relay.drain();
    expect(await searchedPrice()).toBe(700 + BREAKS.findIndex(([, , name]) => name === method));
    expect(await dirty()).toBe(0);
  });

  it('what changes again between reading and writing stays on the list', async () => {
    await setPrice(800);
    const store = market.app.get(SearchDocumentsStore);
    const original = store.storeDocuments.bind(store);
    jest.spyOn(store, 'storeDocuments').mockImplementationOnce(async (tx, projected) => {
      await setPrice(801);
      return original(tx, projected);
    });
    expect(await relay.pass()).toBe(0);
    expect(await searchedPrice()).toBe(800);
    expect(await dirty()).toBe(1);
    await relay.drain();
    expect(await searchedPrice()).toBe(801);
  });

  it('beside a twin, only one works', async () => {
    await setPrice(810);
    const done = await Promise.all([relay.pass(), relay.pass(), relay.pass()]);
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await searchedPrice()).toBe(810);
  });
});

describe('a product that cannot be projected', () => {
  it('does not hold up the others, and a person is told', async () => {
    await db.execute(
      `update catalog.product_version set content = jsonb_set(content, '{name}', '"no languages"')
        where product_id = $1`,
      [productId],
    );
    const other = demoProduct('waldhonig');
    await setPrice(999, 'waldhonig');
    await relay.drain();
    expect(await dirty()).toBe(0);
    const row = await db.row<{ cents: number }>(
      'select price_cents as cents from search.search_product where product_id = $1',
      [demoId('product', other.id)],
    );
    expect(row?.cents).toBe(999);
    const incident = await db.row(
      `select 1 from platform.incident where kind = 'search-document-broken' and subject = $1`,
      [productId],
    );
    expect(incident).not.toBeNull();
    await db.execute(
      `update catalog.product_version set content = jsonb_set(content, '{name}', $2)
        where product_id = $1`,
      [productId, JSON.stringify(demoProduct(SLUG).name)],
    );
    await relay.drain();
  });
});

describe('the reconciler', () => {
  it('finds and repairs what differs, on either side', async () => {
    await relay.drain();
    const reconciler = market.app.get(SearchReconciler);
    expect((await reconciler.reconcile()).drifted).toBe(0);
    await db.execute(`update search.search_document set hash = 'other' where id = $1`, [productId]);
    await db.execute(`delete from search.search_document where id = $1`, [
      demoId('product', demoProduct('waldhonig').id),
    ]);
    await db.execute(
      `insert into search.search_document (entity, id, document, version, hash, deleted)
       values ('product', gen_random_uuid(), '{}', 0, 'orphan', false)`,
    );
    const drift = await reconciler.reconcile();
    expect(drift.drifted).toBe(3);
    expect(reconciler.drift).toBe(3);
    expect((await reconciler.reconcile()).drifted).toBe(0);
  });
});

it(
  'the worker carries a change into the search within 5 seconds',
  async () => {
    const worker = market.app.get(Worker);
    await worker.start();
    try {
      await setPrice(820);
      const startedAt = performance.now();
      while ((await searchedPrice()) !== 820) {
        if (performance.now() - startedAt > 5_000) throw new Error('not within 5 seconds');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(await market.app.get(SearchJobs).lagSeconds()).toBeLessThan(5);
    } finally {
      await worker.stop();
    }
  },
  SLOW_MS,
);
