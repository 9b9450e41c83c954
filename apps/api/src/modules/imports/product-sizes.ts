import type { WrittenProduct } from '../catalog/write-products.facade.ts';

/** A size of a product as it was last written, the first one first. */
export interface ProductSize {
  /** Null for a size that waits in a form without an id of its own. */
  readonly variantId: string | null;
  readonly grossCents: number;
  /** The shelf, where the size is in the shop or opened before; absent: it waits for its approval. */
  readonly shelf: WrittenProduct['row']['variants'][number] | undefined;
  /** Where its fields stand in the draft: none for the first, which has the product's own. */
  readonly path: '' | `variants.${number}.`;
}

/** All sizes that a product has or asks for, in the order of its form. */
export function sizesOf({ row, draft }: WrittenProduct): readonly ProductSize[] {
  const [first] = row.variants;
  return [
    { variantId: first?.variantId ?? null, grossCents: draft.grossCents, shelf: first, path: '' },
    ...(draft.variants ?? []).map(
      ({ variantId, grossCents }, index): ProductSize => ({
        variantId,
        grossCents,
        shelf: row.variants.find((one) => one.variantId === variantId),
        path: `variants.${index}.`,
      }),
    ),
  ];
}
