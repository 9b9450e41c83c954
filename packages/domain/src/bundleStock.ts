/** One article that a bundle holds, and how many pieces of it. */
export interface BundlePart {
  readonly partId: string;
  readonly quantity: number;
}

/** Pieces of something on the shelf, or of a bundle of such things. */
export interface Pieces {
  readonly variantId: string;
  readonly quantity: number;
}

/** What bundles hold, by bundle; whatever is not named stands on the shelf itself. */
export type PartsOf = ReadonlyMap<string, readonly BundlePart[]>;

/** Pieces that may be taken; null where they are not counted. */
type Free = (variantId: string) => number | null;

/** What leaves the shelf with these items, each article once, bundles taken apart. */
export function piecesOf(items: readonly Pieces[], partsOf: PartsOf): Pieces[] {
  const pieces = new Map<string, number>();
  for (const { variantId, quantity } of items.flatMap((item) => takenApart(item, partsOf))) {
    pieces.set(variantId, (pieces.get(variantId) ?? 0) + quantity);
  }
  return [...pieces].map(([variantId, quantity]) => ({ variantId, quantity }));
}

const takenApart = (item: Pieces, partsOf: PartsOf): Pieces[] =>
  partsOf.get(item.variantId)?.map(({ partId, quantity }) => ({
    variantId: partId,
    quantity: quantity * item.quantity,
  })) ?? [item];

/** How many whole bundles the shelf gives; null where none of the parts is counted. */
export function allowedBundles(parts: readonly BundlePart[], free: Free): number | null {
  const allowed = parts.flatMap(({ partId, quantity }) => {
    const pieces = free(partId);
    return pieces === null ? [] : [Math.floor(pieces / quantity)];
  });
  return allowed.length === 0 ? null : Math.min(...allowed);
}

/**
 * The items of which there are fewer than wanted, with the number that is to be had. Items that share
 * an article take from it in their order, so that taking what is answered fits on the shelf.
 */
export function shortItems(
  items: readonly Pieces[],
  partsOf: PartsOf,
  free: Free,
): { readonly variantId: string; readonly free: number }[] {
  const taken = new Map<string, number>();
  const left: Free = (id) => {
    const pieces = free(id);
    return pieces === null ? null : pieces - (taken.get(id) ?? 0);
  };
  return items.flatMap(({ variantId, quantity }) => {
    const parts = partsOf.get(variantId) ?? [{ partId: variantId, quantity: 1 }];
    const allowed = allowedBundles(parts, left);
    const got = allowed === null ? quantity : Math.min(allowed, quantity);
    for (const part of parts) {
      taken.set(part.partId, (taken.get(part.partId) ?? 0) + got * part.quantity);
    }
    return allowed !== null && allowed < quantity ? [{ variantId, free: allowed }] : [];
  });
}

/** The article of which the fewest bundles can be made. */
export function scarcestPart(parts: readonly BundlePart[], free: Free): BundlePart | null {
  const counted = parts.filter(({ partId }) => free(partId) !== null);
  const [first, ...others] = counted;
  if (first === undefined) return null;
  return others.reduce(
    (least, part) =>
      (allowedBundles([part], free) ?? 0) < (allowedBundles([least], free) ?? 0) ? part : least,
    first,
  );
}
