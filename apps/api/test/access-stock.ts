import { NOWHERE, ownProducer, type Row } from './access-rows.ts';

const SALE = Buffer.from('Beleg;Datum;Artikel;Menge\n1;01.01.2026;A;1\n').toString('base64');

/** The shelf and the till of the shop: what belongs to A is not there for B. */
export const STOCK_ACCESS: Readonly<Record<string, Row>> = {
  listStock: ownProducer(200, 200),
  readStockArticle: ownProducer(200, 404, ({ variantId }) => ({ variantId })),
  moveStock: ownProducer(200, 404, ({ variantId }) => ({
    variantId,
    kind: 'received',
    quantity: 1,
    clientId: NOWHERE,
  })),
  keepForShop: ownProducer(200, 404, ({ variantId }) => ({ variantId, shopBuffer: 0 })),
  nameArticle: ownProducer(200, 404, ({ variantId }) => ({
    variantId,
    articleNumber: 'A 1',
    gtin: '',
  })),
  listPortalCodes: ownProducer(200, 200),
  uploadTillFile: ownProducer(201, 201, () => ({ fileName: 'kasse.csv', base64: SALE })),
  listTillImports: ownProducer(200, 200),
  readTillImport: ownProducer(404, 404, () => ({ importId: NOWHERE })),
  applyTillImport: ownProducer(404, 404, () => ({ importId: NOWHERE })),
  mapTillArticle: ownProducer(404, 404, () => ({ article: 'gibt es nicht', variantId: null })),
};
