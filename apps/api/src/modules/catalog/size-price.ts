import { type UnitPrice, unitPriceOf } from '@markthalle/domain/unitPrice';
import type { Localised, ProductContent } from './product-content.ts';
import { typedQuantity, unitLabelOf } from './typed-quantity.ts';

/** A size as far as its price per unit asks. */
interface Size {
  readonly priceCents: number;
  /** Null: that of the product. */
  readonly quantity: ProductContent['quantity'] | null;
}

/**
 * The unit price of a size (§§ 4, 5 PAngV), null where none is due. Goods by weight have it first: their price per kg
 * is what was agreed, the price of a piece follows from it.
 */
export function unitPriceOfSize(
  content: ProductContent,
  { priceCents, quantity }: Size,
): Omit<UnitPrice, 'kind'> | null {
  if (content.catchWeight) {
    return { centsPerUnit: content.catchWeight.pricePerKgCents, per: 'kg' };
  }
  const decision = unitPriceOf({
    priceCents,
    quantity: quantity ?? content.quantity,
    saleForm: content.saleForm,
    // What remains after draining was said of the product's own pack.
    drainedWeightGrams: quantity === null ? content.drainedWeightGrams : null,
    exemption: content.unitPriceExemption,
  });
  return decision.kind === 'unit_price'
    ? { centsPerUnit: decision.centsPerUnit, per: decision.per }
    : null;
}

export const unitLabelOfSize = (
  content: ProductContent,
  { quantity }: Pick<Size, 'quantity'>,
): Localised => (quantity === null ? content.unitLabel : unitLabelOf(typedQuantity(quantity)));
