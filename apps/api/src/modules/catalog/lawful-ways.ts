import type { DeliveryWayKey } from '@markthalle/domain/delivery';
import { coldChainOf, isLawful, type SensitiveGoods } from '@markthalle/domain/deliveryLaw';
import type { PublishedProduct } from './published-product.ts';

/** What a product needs on its way to the buyer. */
export const sensitivityOf = ({ content, storageDefault }: PublishedProduct): SensitiveGoods => ({
  coldChain: coldChainOf(
    content.storage?.class ?? storageDefault,
    content.storage?.maxCelsius ?? null,
  ),
  minAge: content.minAge,
});

/**
 * The ways a product may be ordered by. What the law forbids is never offered, whatever was entered:
 * cold goods in a plain parcel (LAW-FOOD-8), drinks for adults in a letter box (LAW-ALC-4).
 */
export function lawfulWaysOf(product: PublishedProduct): DeliveryWayKey[] {
  const goods = sensitivityOf(product);
  return product.content.ways.filter((key) => isLawful(key, goods));
}
