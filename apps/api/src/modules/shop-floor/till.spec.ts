import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { nameArticle, readStockArticle } from '@markthalle/contracts/portal-stock';
import {
  applyTillImport,
  listTillImports,
  mapTillArticle,
  readTillImport,
  uploadTillFile,
} from '@markthalle/contracts/portal-till';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { ShopFloorModule } from './shop-floor.module.ts';

// A busy machine needs longer than Jest's five seconds for a new template database.
jest.setTimeout(60_000);

const HEADER = 'Belegnummer;Datum;Uhrzeit;Artikelnummer;Bezeichnung;Menge;Summe';

/** The shelf is filled in the morning, the till is read at noon. */
const MORNING = '2026-11-23T06:00:00Z';
const NOON = '2026-11-23T11:00:00Z';

let world: CatalogWorld;

beforeAll(async () => {
  world = await CatalogWorld.start([ShopFloorModule]);
});
afterAll(() => world.api.stop());
const article = async (articleNumber: string) => {
  world.api.clock.set(MORNING);
  const { variantId } = await world.published({ stockQuantity: 50 });
  await world.call(nameArticle, { variantId, articleNumber, gtin: '' }, world.dairy);
  world.api.clock.set(NOON);
  return variantId;
};
const onHand = async (variantId: string) =>
  (await world.call(readStockArticle, { variantId }, world.dairy)).value.article.onHand;
const upload = (text: string | Buffer, caller = world.dairy) =>
  world.call(
    uploadTillFile,
    { fileName: 'kasse.csv', base64: Buffer.from(text).toString('base64') },
    caller,
  );
const uploaded = async (...lines: string[]) =>
  (await upload([HEADER, ...lines].join('\n'))).value.importId;
const apply = (importId: string) => world.call(applyTillImport, { importId }, world.dairy);
const results = async (importId: string) =>
  (await world.call(readTillImport, { importId }, world.dairy)).value.lines.map(
    ({ row, result, fault }) => [row, fault ?? result],
  );

describe('a file of the till', () => {
  it('is looked at first, then takes goods off the shelf, each receipt line once', async () => {
    const honey = await article('H1');
    const lines = [
      '1001;23.11.2026;08:30;H1;Honig;2;15,80',
      '1002;23.11.2026;08:40;h 1;Honig;-1;0',
    ];
    const first = await uploaded(...lines);
    expect(await onHand(honey)).toBe(50);
    expect(await results(first)).toEqual([
      [2, 'bookable'],
      [3, 'bookable'],
    ]);
    expect((await apply(first)).value.counts).toMatchObject({ booked: 2, bookable: 0 });
    expect(await onHand(honey)).toBe(49);
    // Pressed twice, sent again, and sent once more within a longer file.
    await apply(first);
    const again = await uploaded(...lines, '1003;23.11.2026;08:50;H1;Honig;4;31,60');
    expect(await results(again)).toEqual([
      [2, 'known'],
      [3, 'known'],
      [4, 'bookable'],
    ]);
    await apply(again);
    expect(await onHand(honey)).toBe(45);
    const { movements } = (await world.call(readStockArticle, { variantId: honey }, world.dairy))
      .value;
    expect(movements[0]).toMatchObject({ kind: 'sold', origin: 'till', note: '1003', delta: -4 });
  });

  it('applied twice at once books once', async () => {
    const honey = await article('H2');
    const importId = await uploaded('2001;23.11.2026;08:30;H2;Honig;2;15,80');
    await Promise.all([apply(importId), apply(importId), apply(importId)]);
    expect(await onHand(honey)).toBe(48);
  });

  it('keeps articles that nobody named, and books them once they are', async () => {
    const honey = await article('H3');
    const importId = await uploaded(
      '3001;23.11.2026;08:30;99;Honig im Glas;2;15,80',
      '3001;23.11.2026;08:30;98;Postkarte;1;1,00',
      '3002;23.11.2026;08:31;H3;Honig;1;7,90',
    );
    await apply(importId);
    expect(await onHand(honey)).toBe(49);
    const { unknownArticles } = (await world.call(listTillImports, {}, world.dairy)).value;
    expect(unknownArticles).toEqual([
      { article: '99', articleName: 'Honig im Glas' },
      { article: '98', articleName: 'Postkarte' },
    ]);
    const map = (number: string, variantId: string | null, caller = world.dairy) =>
      world.call(mapTillArticle, { article: number, variantId }, caller);
    expect((await map('99', honey, world.other)).problem.code).toBe('variant-not-found');
    expect((await map('97', honey)).problem.code).toBe('till-article-not-found');
    await map('99', honey);
    await map('98', null);
    expect(await results(importId)).toEqual([
      [2, 'bookable'],
      [3, 'ignored'],
      [4, 'booked'],
    ]);
    await apply(importId);
    expect(await onHand(honey)).toBe(47);
  });

  it('refuses a bad line alone, and a receipt number that means other goods', async () => {
    const honey = await article('H4');
    await apply(await uploaded('4001;23.11.2026;08:30;H4;Honig;2;15,80'));
    const importId = await uploaded(
      '4001;23.11.2026;08:30;H4;Honig;3;23,70',
      '4002;31.11.2026;08:30;H4;Honig;1;7,90',
      '4003;23.11.2026;08:30;H4;Honig;1.000;7,90',
      '4004;23.11.2026;08:31;H4;Honig;1;7,90',
    );
    expect(await results(importId)).toEqual([
      [2, 'differs'],
      [3, 'time-invalid'],
      [4, 'quantity-ambiguous'],
      [5, 'bookable'],
    ]);
    await apply(importId);
    expect(await onHand(honey)).toBe(47);
  });

  it('is read in the encoding of older tills', async () => {
    const text = `${HEADER}\n5001;23.11.2026;08:30;;Möhren süß;1;2,00`;
    const { importId } = (await upload(Buffer.from(text, 'latin1'))).value;
    const { lines } = (await world.call(readTillImport, { importId }, world.dairy)).value;
    expect(lines[0]).toMatchObject({ articleName: 'Möhren süß', result: 'unknown-article' });
  });

  it.each([
    ['', 'till-file-empty'],
    [HEADER, 'till-file-empty'],
    ['Datum;Menge\n23.11.2026;1', 'till-columns-missing'],
    ['\u0000\u0001\u0002', 'till-file-unreadable'],
    [`${HEADER}\n${'1;23.11.2026;08:00;A;A;1;1\n'.repeat(2_001)}`, 'till-file-too-large'],
  ])('that cannot be read is refused as a whole: %#', async (text, code) => {
    expect((await upload(text)).problem.code).toBe(code);
  });

  it('of one producer is not there for another', async () => {
    const importId = await uploaded('6001;23.11.2026;08:30;X;Honig;2;15,80');
    for (const endpoint of [readTillImport, applyTillImport]) {
      expect((await world.call(endpoint, { importId }, world.other)).problem.code).toBe(
        'till-import-not-found',
      );
    }
    expect((await world.call(listTillImports, {}, world.other)).value).toEqual({
      imports: [],
      unknownArticles: [],
    });
  });
});
