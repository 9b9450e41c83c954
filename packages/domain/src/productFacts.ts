import type { ContainerContent, ContainerMaterial } from './containerDeposit.ts';

/** A part of the whole by weight; of dried or boiled-down goods it may be more than 100. */
export type NamedShare = { readonly name: string; readonly percent: number };

/** A country (ISO 3166-1 alpha-2) and its part of a honey. */
export type CountryShare = { readonly country: string; readonly percent: number };

/** Annex XV of Regulation (EU) 1169/2011; nutrients in grams, energy as on the label. */
export type NutritionTable = {
  readonly per: '100 g' | '100 ml';
  readonly energyKj: number;
  readonly energyKcal: number;
  readonly fat: number;
  readonly saturates: number;
  readonly carbohydrate: number;
  readonly sugars: number;
  readonly fibre: number | null;
  readonly protein: number;
  readonly salt: number;
};

/** Why a food needs no nutrition table (Annex V and Art. 16(4) of Regulation (EU) 1169/2011). */
export const NUTRITION_EXEMPTIONS = [
  'unprocessed_single_ingredient',
  'herbs_spices',
  'salt',
  'tea_coffee',
  'vinegar',
  'alcohol_over_1_2',
  'tiny_pack',
  'small_direct_supply',
] as const;
export type NutritionExemption = (typeof NUTRITION_EXEMPTIONS)[number];

/** Remarks that loose and open food needs (§ 5(1) LMZDV). */
export const ADDITIVE_FLAGS = [
  'colour',
  'preserved',
  'nitrite',
  'antioxidant',
  'flavour_enhancer',
  'sulphured',
  'blackened',
  'waxed',
  'phosphate',
  'sweetener',
  'phenylalanine',
  'laxative',
] as const;
export type AdditiveFlag = (typeof ADDITIVE_FLAGS)[number];

export const DURABILITIES = ['best_before', 'use_by', 'none'] as const;
export const FISH_METHODS = ['caught_sea', 'caught_freshwater', 'farmed'] as const;
export const ORGANIC_ORIGINS = ['de', 'eu', 'mixed', 'non_eu'] as const;
export const CONTAINER_SYSTEMS = ['one_way', 'returnable'] as const;

/** One article of a set of food: what the label of the whole cannot say for all of them. */
export type FoodPart = {
  readonly foodName: string;
  readonly ingredients: string;
  readonly nutrition: NutritionTable | null;
  readonly nutritionExemption: NutritionExemption | null;
  readonly honeyOrigins: readonly CountryShare[];
};

type Said<T> = T | null | undefined;

/**
 * What the law asks about a product beside name, price and texts. Each field may be left out:
 * `undefined` is "as it was", null is "taken back". Which of them a product needs is decided by
 * the publishing gates, which also name the rule behind each.
 */
export type ProductFacts = {
  /** Legal name of the food, not its fancy name (Art. 17 LMIV). */
  readonly foodName?: Said<string>;
  /** The food is its own only ingredient (Art. 19, 20 LMIV). */
  readonly singleIngredient?: Said<boolean>;
  /** Parts of the ingredients that name or picture stress (Art. 22 LMIV). */
  readonly quid?: Said<readonly NamedShare[]>;
  readonly nutrition?: Said<NutritionTable>;
  readonly nutritionExemption?: Said<NutritionExemption>;
  readonly nutritionNote?: Said<string>;
  /** The articles of a set. */
  readonly parts?: Said<readonly FoodPart[]>;
  /** Where it comes from, in words. */
  readonly origin?: Said<string>;
  readonly primaryIngredientOrigin?: Said<string>;
  readonly rearedIn?: Said<string>;
  readonly slaughteredIn?: Said<string>;
  /** Game: where it was hunted, instead of reared and slaughtered. */
  readonly huntedIn?: Said<string>;
  /** Beef: the number that leads to the animal (Regulation (EC) 1760/2000). */
  readonly meatReference?: Said<string>;
  readonly fishName?: Said<string>;
  readonly fishLatinName?: Said<string>;
  readonly fishMethod?: Said<(typeof FISH_METHODS)[number]>;
  readonly fishArea?: Said<string>;
  readonly fishGear?: Said<string>;
  readonly eggCode?: Said<string>;
  readonly honeyOrigins?: Said<readonly CountryShare[]>;
  readonly additiveFlags?: Said<readonly AdditiveFlag[]>;
  /** Loose and open food: said actively, also where there are none. */
  readonly additivesConfirmed?: Said<boolean>;
  /** Name and address; empty: the producer (Art. 8(1) LMIV). */
  readonly foodOperator?: Said<string>;
  /** Whose name stands on the goods: the cooperative's makes it their producer (LMIV, GPSR). */
  readonly brandRole?: Said<'shop_sign' | 'product_brand'>;
  readonly durability?: Said<(typeof DURABILITIES)[number]>;
  /** Days that it keeps at least from delivery on. */
  readonly shelfLifeDays?: Said<number>;
  /** By what one pack is found again (Art. 18 Regulation (EC) 178/2002). */
  readonly batchBy?: Said<'date' | 'lot_number'>;
  /** Harvest of a wine; from 2024 on it needs nutrition and ingredients. */
  readonly wineVintage?: Said<number>;
  /** Food with alcohol that is no drink: where the alcohol comes from (§ 9(1) JuSchG). */
  readonly alcoholKind?: Said<'fermented' | 'spirits'>;
  readonly containerMaterial?: Said<ContainerMaterial>;
  readonly containerVolumeMl?: Said<number>;
  readonly containerCount?: Said<number>;
  readonly containerContent?: Said<ContainerContent>;
  readonly containerSystem?: Said<(typeof CONTAINER_SYSTEMS)[number]>;
  /** Name, postal and electronic address; empty: the producer (Art. 19 GPSR). */
  readonly manufacturer?: Said<string>;
  /** Country of the manufacturer (ISO 3166-1 alpha-2); empty: Germany. */
  readonly manufacturerCountry?: Said<string>;
  readonly euPerson?: Said<string>;
  readonly productIdentifier?: Said<string>;
  readonly warnings?: Said<string>;
  readonly noWarningsReason?: Said<string>;
  readonly inci?: Said<string>;
  /** Months after opening. */
  readonly paoMonths?: Said<number>;
  readonly cpnpNumber?: Said<string>;
  /** Name and address; empty: the producer (Art. 4 Regulation (EC) 1223/2009). */
  readonly responsiblePerson?: Said<string>;
  readonly cosmeticFunction?: Said<string>;
  readonly precautions?: Said<string>;
  readonly fibres?: Said<readonly NamedShare[]>;
  /** Parts of leather, fur, horn, down (Art. 12 Regulation (EU) 1007/2011). */
  readonly animalParts?: Said<boolean>;
  readonly toy?: Said<boolean>;
  readonly toyMinAgeMonths?: Said<number>;
  readonly clpStatus?: Said<'classified' | 'not_classified'>;
  readonly clpReason?: Said<string>;
  readonly clpSignalWord?: Said<'danger' | 'warning'>;
  readonly clpPictograms?: Said<readonly string[]>;
  readonly clpHazards?: Said<string>;
  readonly clpPrecautions?: Said<string>;
  readonly foodContact?: Said<boolean>;
  readonly foodContactNote?: Said<string>;
  readonly speciesProof?: Said<string>;
  readonly power?: Said<'none' | 'mains' | 'battery'>;
  readonly weeeNumber?: Said<string>;
  readonly batteryNumber?: Said<string>;
  readonly madeIn?: Said<string>;
  readonly regionalSharePercent?: Said<number>;
  readonly organic?: Said<boolean>;
  readonly organicOrigin?: Said<(typeof ORGANIC_ORIGINS)[number]>;
  /** A protected name that it bears (Regulation (EU) 2024/1143). */
  readonly giName?: Said<string>;
  readonly guaranteeYears?: Said<number>;
  readonly guaranteeModel?: Said<string>;
  /** Made after the wishes of one buyer (§ 312g(2) no. 1 BGB). */
  readonly personalised?: Said<boolean>;
  /** Closed by a seal for reasons of hygiene (§ 312g(2) no. 3 BGB). */
  readonly hygieneSealed?: Said<boolean>;
  /** Why the VAT rate is not the usual one of the group. */
  readonly vatReason?: Said<string>;
};

export type FactField = keyof ProductFacts;

/** What was said before, with what is said now: left out keeps, null takes back. */
export function mergedFacts(before: ProductFacts | undefined, now: ProductFacts): ProductFacts {
  const said = Object.entries({ ...before, ...definedOf(now) });
  return Object.fromEntries(said.filter(([, value]) => value !== null && value !== undefined));
}

const definedOf = (facts: ProductFacts): ProductFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
