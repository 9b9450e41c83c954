import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import { isGtin } from '@markthalle/domain/articleNumber';
import type { StockAct } from '../modules/inventory/movements.store.ts';
import type { ShelfImport } from '../modules/shop-floor/shop-floor.facade.ts';
import { demoId } from './demo-id.ts';
import { toImportedProduct } from './demo-products.ts';

/** As many producers of the demo also sell in a shop of their own. */
const WITH_SHOP = 3;
/** A shelf with fewer pieces keeps none of them back. */
const MANY_PIECES = 20;
const SHOP_BUFFER = 2;
/** Every third article has a barcode, as in a real farm shop. */
const BARCODE_EVERY = 3;

/**
 * Article numbers for everybody, barcodes for some, and three shops in which something happened.
 * What happened sums up to nothing, so that the catalogue's stock stays as it is written there.
 */
export function toImportedShelf(
  products: readonly DemoProduct[],
  today: string,
  now: Date,
): ShelfImport {
  const goods = products
    .filter(({ experience }) => experience === undefined)
    .flatMap((product) =>
      toImportedProduct(product, today).variants.map(({ id, quantity }) => ({
        variantId: id,
        productId: demoId('product', product.id),
        producerId: demoId('producer', product.producerId),
        quantity,
      })),
    );
  const counters = new Map<string, number>();
  const articles = goods.map(({ variantId, productId, producerId }, index) => {
    const position = (counters.get(producerId) ?? 0) + 1;
    counters.set(producerId, position);
    const gtin = index % BARCODE_EVERY === 0 ? shopGtin(index) : null;
    const articleNumber = String(position).padStart(2, '0');
    return { variantId, productId, producerId, articleNumber, gtin };
  });
  const kept = firstOfEach(goods.filter(({ quantity }) => (quantity ?? 0) >= MANY_PIECES));
  return {
    articles,
    buffers: kept.map((variantId) => ({ variantId, shopBuffer: SHOP_BUFFER })),
    acts: kept.flatMap((variantId) => [
      happened(variantId, 'sold', -3, now),
      happened(variantId, 'received', 3, now),
    ]),
  };
}

function firstOfEach(
  goods: readonly { readonly variantId: string; readonly producerId: string }[],
): string[] {
  const first = new Map<string, string>();
  for (const { variantId, producerId } of goods) {
    if (!first.has(producerId)) first.set(producerId, variantId);
  }
  return [...first.values()].slice(0, WITH_SHOP);
}

const happened = (
  variantId: string,
  kind: 'sold' | 'received',
  delta: number,
  actedAt: Date,
): StockAct => ({
  variantId,
  kind,
  delta,
  countedQuantity: null,
  orderId: null,
  clientId: demoId('movement', `${variantId}:${kind}`),
  actorId: null,
  actedAt,
  origin: 'phone',
  note: null,
});

/** A number that only counts within one shop (GS1 prefix 20), so that it is nobody's real article. */
function shopGtin(index: number): string {
  const digits = `20${String(index).padStart(10, '0')}`;
  const check = Array.from({ length: 10 }, (_, digit) => `${digits}${digit}`).find(isGtin);
  if (check === undefined) throw new Error(`${digits} has no check digit`);
  return check;
}
