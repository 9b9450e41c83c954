import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPortalProduct, updateProduct } from '@markthalle/contracts/portal-products';
import { keepProducerPhoto } from '@markthalle/contracts/portal-uploads';
import pg from 'pg';
import { ArticleNumbersFacade } from '../src/modules/catalog/article-numbers.facade.ts';
import { WriteProductsFacade } from '../src/modules/catalog/write-products.facade.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { Worker } from '../src/platform/jobs/worker.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { TableDesk } from './imports-world.ts';
import { noisyJpeg } from './photo-sender.ts';

const MAX_PRODUCTS = 500;

let api: ApiUnderTest;
let producers: { producerId: string; email: string }[];

beforeAll(async () => {
  api = await ApiUnderTest.start();
  producers = await api.app.get(Db).rows(
    `select distinct on (m.producer_id) m.producer_id as "producerId", a.email
       from identity.account a join producers.member m on m.account_id = a.id
      order by m.producer_id, a.email`,
  );
}, 120_000);
afterAll(() => api.stop());

/** Every product of a producer as its form and its labels say it, without the ids of one market. */
async function productsOf(producerId: string) {
  const products = await api.app.get(WriteProductsFacade).page(producerId, null, MAX_PRODUCTS);
  const ids = products.map(({ row }) => row.productId);
  const numbers = await api.app.get(ArticleNumbersFacade).ofProducts(ids);
  const labels = (variantId: string | null | undefined) => {
    const { articleNumber = null, gtin = null } = numbers.get(variantId ?? '') ?? {};
    return { articleNumber, gtin };
  };
  const plain = products.map(({ row, draft }) => ({
    ...draft,
    // A list without entries says what no list says.
    facts: Object.fromEntries(
      Object.entries(draft.facts ?? {}).filter(([, said]) => !Array.isArray(said) || said[0]),
    ),
    // Every month is all year.
    seasonMonths: draft.seasonMonths?.length === 12 ? null : draft.seasonMonths,
    policy: row.variants[0]?.policy,
    ...labels(row.variants[0]?.variantId),
    // Who had no number of their own is known by the one that the table gave them.
    articleNumber: labels(row.variants[0]?.variantId).articleNumber ?? row.slug,
    variants: draft.variants?.map(({ variantId, ...size }) => ({ ...size, ...labels(variantId) })),
  }));
  return plain.sort((a, b) => (a.nameDe < b.nameDe ? -1 : 1));
}

/** A photo with words at the first product of a producer. */
async function addPhoto(producerId: string, sessionToken: string): Promise<void> {
  const by = { sessionToken };
  const [first] = await api.app.get(WriteProductsFacade).page(producerId, null, 1);
  const { productId = '' } = first?.row ?? {};
  const photoId = newId();
  const base64 = (await noisyJpeg(400, 400)).toString('base64');
  expect((await api.call(keepProducerPhoto, { photoId, base64 }, by)).status).toBe(200);
  await api.app.get(Worker).drain();
  const { draft, versionNumber } = (await api.call(readPortalProduct, { productId }, by)).value;
  const photos = [{ photoId, altDe: 'Auf dem Tisch', altEn: '' }];
  const input = { productId, draft: { ...draft, photos }, submit: false };
  const answer = await api.call(updateProduct, { ...input, basedOnVersion: versionNumber }, by);
  expect(answer.status).toBe(200);
}

async function emptyMarket(): Promise<void> {
  const owner = new pg.Client({ connectionString: api.config.database.url });
  await owner.connect();
  await owner.query(
    `truncate catalog.product, search.search_dirty, uploads.photo, imports.import, inventory.stock
       cascade`,
  );
  await owner.end();
}

describe('LAW-GOBD-4: a whole data export', () => {
  it('brings every product of every producer back into an empty market, word for word', async () => {
    const [first] = producers;
    if (first === undefined) throw new Error('no producers');
    await addPhoto(first.producerId, await api.signIn(first.email));
    const taken = [];
    for (const { producerId, email } of producers) {
      const desk = new TableDesk(api, await api.signIn(email));
      const { files } = await desk.exported();
      taken.push({ producerId, email, files, products: await productsOf(producerId) });
    }
    await emptyMarket();
    expect(await productsOf(first.producerId)).toEqual([]);
    for (const { producerId, email, files, products } of taken) {
      const desk = new TableDesk(api, await api.signIn(email));
      for (const { name, bytes } of files) {
        const { summary, rows } = await desk.preview(bytes, name);
        const refused = rows.filter(({ state }) => state !== 'waiting');
        expect({ email, refused }).toEqual({ email, refused: [] });
        expect(summary.counts).toEqual({ waiting: summary.rowCount });
        const done = await desk.apply(summary.importId);
        expect(done.summary.counts).toEqual({ done: summary.rowCount });
      }
      await api.app.get(Worker).drain();
      expect({ email, products: await productsOf(producerId) }).toEqual({ email, products });
    }
    const photos = await api.app.get(Db).rows(`select state from uploads.photo`);
    expect(photos).toEqual([{ state: 'ready' }]);
    expect(producers.length).toBeGreaterThan(10);
  }, 300_000);
});
