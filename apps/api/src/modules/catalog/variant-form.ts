import type { MoreVariant } from '@markthalle/contracts/product-offer';
import { newId } from '../../platform/db/new-id.ts';
import type { PortalVariantRow } from './portal-products.queries.ts';
import type { Localised } from './product-content.ts';
import {
  type StoredQuantity,
  storedQuantity,
  typedQuantity,
  unitLabelOf,
} from './typed-quantity.ts';

/** A size beside the first one, as it comes into force with the approval. */
export interface FormVariant {
  readonly variantId: string;
  /** As typed; empty: called by its content. */
  readonly labelDe: string;
  readonly quantity: StoredQuantity;
  readonly grossCents: number;
  readonly containerDepositCents: number;
  readonly stockQuantity: number;
}

/**
 * The sizes of a form. Who names a variant that the product does not have gets a new one: ids of
 * other products never come in here. Null where a quantity does not exist.
 */
export function formVariants(
  typed: readonly MoreVariant[],
  known: readonly string[],
): FormVariant[] | null {
  const variants = typed.map(({ quantityValue, quantityUnit, ...rest }) => ({
    ...rest,
    variantId: known.find((id) => id === rest.variantId) ?? newId(),
    quantity: storedQuantity({ quantityValue, quantityUnit }),
  }));
  return variants.every((one): one is FormVariant => one.quantity !== null) ? variants : null;
}

/** A size of a form as somebody types it. */
export const typedVariant = (variant: FormVariant): MoreVariant => ({
  variantId: variant.variantId,
  labelDe: variant.labelDe,
  ...typedQuantity(variant.quantity),
  grossCents: variant.grossCents,
  containerDepositCents: variant.containerDepositCents,
  stockQuantity: variant.stockQuantity,
});

/** A size that is in the shop, as somebody types it. */
export const typedFromShop = (
  variant: PortalVariantRow,
  productQuantity: StoredQuantity,
): MoreVariant => {
  const quantity = variant.quantity ?? productQuantity;
  return {
    variantId: variant.variantId,
    labelDe: ownLabel(variant.label, quantity),
    ...typedQuantity(quantity),
    grossCents: variant.priceCents ?? 1,
    containerDepositCents: variant.containerDepositCents,
    stockQuantity: variant.onHand,
  };
};

/** What a size is called: by its own word, else by its content. */
export const labelOf = (labelDe: string, quantity: StoredQuantity): Localised =>
  labelDe === '' ? unitLabelOf(typedQuantity(quantity)) : { de: labelDe, en: labelDe };

/** The own word of a label; empty where it only names the content. */
export const ownLabel = (label: Localised, quantity: StoredQuantity): string =>
  label.de === unitLabelOf(typedQuantity(quantity)).de ? '' : label.de;
