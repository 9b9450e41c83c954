import type { ProductFacts } from '@markthalle/domain/productFacts';
import type { Bilingual } from './bilingual.ts';
import type { AllergenKey, DemoFood } from './demo-food.ts';
import type {
  DemoCosmetic,
  DemoExperience,
  DemoFeed,
  DemoFertiliser,
  DemoFibre,
  DemoPlant,
  DemoSafety,
  DemoVoucher,
} from './demo-goods.ts';
import type { ShippingKey } from './demo-producer.ts';
import type { PictureRecipe } from './picture-recipe.ts';

export type DemoVatCategory = 'reduced' | 'standard';

export type StorageClass = 'ambient' | 'chilled' | 'cool' | 'frozen' | 'none';

export type DemoUnit = { value: number; label: Bilingual } & (
  | { kind: 'weight'; unit: 'g' | 'kg' }
  | { kind: 'volume'; unit: 'l' | 'ml' }
  | { kind: 'piece'; unit: 'pair' | 'piece' }
  | { kind: 'person'; unit: 'person' }
);

/** Drinks container and the duty to take a deposit (§ 31 VerpackG). */
export interface DemoContainer {
  material: 'bag_in_box' | 'glass' | 'steel';
  /** Per container; null for jars sold by weight. */
  volumeMl: number | null;
  count: number;
  /** Null means no duty to mark. */
  system: 'EINWEG' | 'MEHRWEG' | null;
  /** For the whole unit, in cents. */
  depositCents: number;
  depositExempt?:
    | 'juice_in_glass'
    | 'over_3_l'
    | 'syrup_to_dilute'
    | 'under_0_1_l'
    | 'wine_spirits';
}

export type DemoStock =
  | { policy: 'limited' | 'tracked'; quantity: number }
  | { policy: 'slots'; seatsPerDate: number }
  | { policy: 'made_to_order' };

/** Right of withdrawal (§ 312g BGB). */
export type DemoWithdrawal =
  | { right: '14_days'; reason: null }
  /** Work by arrangement, without a date: the right can lapse (§ 356(4) BGB). */
  | { right: '14_days'; reason: 'service' }
  | { right: '14_days_sealed'; reason: 'hygiene_seal' }
  | { right: 'excluded'; reason: 'leisure_on_date' | 'made_to_order' | 'perishable' };

export interface DemoVariant {
  key: string;
  label: string;
  quantity: number;
}

/** One unit on sale of one producer. The legal blocks depend on the category. */
export interface DemoProduct {
  id: string;
  slug: string;
  producerId: string;
  /** Path of a category, such as `lebensmittel/honig`. */
  category: string;
  name: Bilingual;
  short: Bilingual;
  description: Bilingual;
  unit: DemoUnit;
  price: { grossCents: number; currency: 'EUR' };
  /** Unit price per kilogram or litre in cents (§ 4 PAngV); null for pieces and persons. */
  basePrice: { cents: number; per: '1 kg' | '1 l' } | null;
  /** `rate` is the effective percentage for that seller and only a cross-check. */
  vat: { category: DemoVatCategory; rate: number };
  /** True where the flat farm rate applies (§ 24 UStG), null for other sellers. */
  ownProduce: boolean | null;
  deposit: { cents: number; kind: 'returnable' } | null;
  allergens: AllergenKey[];
  mayContain: AllergenKey[];
  /** The list as text, allergens in capitals. */
  ingredients: Bilingual | null;
  organic: boolean;
  regionalSharePercent: number;
  madeIn: string;
  caughtOrGrown: { method: string; area: string } | null;
  /** Months 1 to 12; null means all year. */
  seasonMonths: number[] | null;
  storage: { class: StorageClass; minC: number | null; maxC: number | null };
  shelfLifeDays: number | null;
  /** Alcohol by volume in percent. */
  abv: number | null;
  ageMin: number | null;
  /** Keys of the producer's shipping options. */
  shipping: ShippingKey[];
  shippingWeightG: number;
  /** Null means the producer's own lead time. */
  leadTimeDays: number | null;
  stock: DemoStock;
  withdrawal: DemoWithdrawal;
  variants: DemoVariant[] | null;
  tags: ('geschenk' | 'gutschein' | 'kinder')[];
  image: PictureRecipe;
  rating: { average: number; count: number } | null;
  food?: DemoFood;
  container?: DemoContainer;
  experience?: DemoExperience;
  safety?: DemoSafety;
  voucher?: DemoVoucher;
  cosmetic?: DemoCosmetic;
  fibres?: DemoFibre[];
  fibreNote?: Bilingual;
  care?: Bilingual;
  fertiliser?: DemoFertiliser;
  plant?: DemoPlant;
  feed?: DemoFeed;
  /** Facts that only its producer can say, as the publishing gates ask for them. */
  declared?: ProductFacts;
}
