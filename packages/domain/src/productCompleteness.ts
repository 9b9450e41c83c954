import type { DeliveryWayKey } from './delivery.ts';
import { bannedClaims } from './greenClaims.ts';

/** How goods of a category are kept. */
export type StorageClass = 'ambient' | 'cool' | 'chilled' | 'frozen' | 'none';

/** What a producer has said about a product, as far as the duties before a sale ask for it. */
export type ProductStatement = {
  readonly name: string;
  readonly isFood: boolean;
  readonly isAlcoholic: boolean;
  /** Honey, milk or potatoes may be their own and only ingredient (Art. 19, 20 LMIV). */
  readonly maySingleIngredient: boolean;
  readonly storageClass: StorageClass;
  readonly ingredients: string;
  readonly storage: string;
  /** Said actively: these 14 allergens or none of them. */
  readonly allergensConfirmed: boolean;
  /** Tenths of a percent by volume; null: not said. */
  readonly alcoholTenths: number | null;
  readonly ways: readonly DeliveryWayKey[];
  /** Everything that buyers read about it. */
  readonly words: string;
};

export type ProductGap =
  | 'name'
  | 'claims'
  | 'allergens'
  | 'ingredients'
  | 'storage'
  | 'alcohol'
  | 'delivery'
  | 'delivery_frozen';

const MIN_NAME_CHARS = 3;

/** Ways without cooling. */
const UNCOOLED: ReadonlySet<DeliveryWayKey> = new Set(['parcel', 'letter', 'bulky', 'tour']);

/**
 * Above this strength it must be stated (Art. 9(1)(k) LMIV) and the young are protected, in tenths.
 */
const ALCOHOLIC_ABOVE_TENTHS = 12;

/**
 * What is missing before a product may be submitted for approval, in the order of the form.
 *
 * Food: the name, the ingredients in German, the 14 allergens and the storage conditions must stand
 * before the purchase (Art. 9, 14(1)(a), 25 Regulation (EU) 1169/2011, LMIV); alcoholic drinks
 * state their strength. Frozen goods need a cooled way. Every product needs a way to the buyer. None
 * praises itself as good for the environment as such (UWG change of 2026).
 */
export function missingBeforeSubmission(product: ProductStatement): ProductGap[] {
  const { isFood, storageClass, ways } = product;
  const isCooled = storageClass === 'chilled' || storageClass === 'frozen';
  const missing: Readonly<Record<ProductGap, boolean>> = {
    name: [...product.name.trim()].length < MIN_NAME_CHARS,
    claims: bannedClaims(product.words).length > 0,
    allergens: isFood && !product.allergensConfirmed,
    ingredients: isFood && !product.maySingleIngredient && isBlank(product.ingredients),
    storage: isFood && isCooled && isBlank(product.storage),
    alcohol: product.isAlcoholic && product.alcoholTenths === null,
    delivery: ways.length === 0,
    delivery_frozen: storageClass === 'frozen' && ways.some((way) => UNCOOLED.has(way)),
  };
  return (Object.keys(missing) as ProductGap[]).filter((gap) => missing[gap]);
}

/**
 * From which age an alcoholic drink may be handed over (§ 9 JuSchG): spirits and mixtures with them
 * from 18, beer, wine and sparkling wine from 16, what holds at most 1.2 % from any age (null).
 */
export function minAgeFor(
  kind: 'spirits' | 'beer_or_wine',
  alcoholTenths: number | null,
): 16 | 18 | null {
  if (alcoholTenths !== null && alcoholTenths <= ALCOHOLIC_ABOVE_TENTHS) return null;
  return kind === 'spirits' ? 18 : 16;
}

/**
 * Whether goods that must stay cool would travel without cooling; staff look at it before they
 * approve.
 */
export const travelsUncooled = (
  storageClass: StorageClass,
  ways: readonly DeliveryWayKey[],
): boolean =>
  (storageClass === 'chilled' || storageClass === 'frozen') &&
  ways.some((way) => UNCOOLED.has(way));

const isBlank = (text: string): boolean => text.trim() === '';
