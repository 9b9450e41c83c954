import type { Bilingual } from './bilingual.ts';

/** Annex II of Regulation (EU) 1169/2011. */
export type AllergenKey =
  | 'celery'
  | 'crustaceans'
  | 'eggs'
  | 'fish'
  | 'gluten'
  | 'lupin'
  | 'milk'
  | 'molluscs'
  | 'mustard'
  | 'nuts'
  | 'peanuts'
  | 'sesame'
  | 'soy'
  | 'sulphites';

/** Remarks on additives for loose goods (§ 5 LMZDV). */
export type AdditiveFlag =
  | 'antioxidant'
  | 'blackened'
  | 'colour'
  | 'flavour_enhancer'
  | 'laxative'
  | 'nitrite'
  | 'phenylalanine'
  | 'phosphate'
  | 'preserved'
  | 'sulphured'
  | 'sweetener'
  | 'waxed';

export type NutritionExemption =
  | 'alcohol_over_1_2'
  | 'herbs_spices_tea_coffee'
  | 'other'
  | 'single_ingredient_unprocessed';

export interface DemoIngredient extends Bilingual {
  allergen?: AllergenKey;
  /** Share in the product (Art. 22 of Regulation (EU) 1169/2011). */
  percent?: number;
  /** Used instead of `percent` where drying or boiling down makes it more than 100. */
  gPer100g?: number;
  additive?: {
    class_de: string;
    class_en: string;
    name_de: string;
    name_en: string;
    /** E number such as `E 250`. */
    e: string;
  };
  /** The parts of a compound ingredient, falling order. */
  sub?: DemoIngredient[];
}

/** Annex XV of Regulation (EU) 1169/2011; nutrients in grams. */
export interface DemoNutrition {
  per: '100 g' | '100 ml';
  energyKj: number;
  energyKcal: number;
  fat: number;
  saturates: number;
  carbohydrate: number;
  sugars: number;
  protein: number;
  salt: number;
  fibre?: number;
  organicAcids?: number;
  alcohol?: number;
}

export interface DemoHoneyOrigin {
  country: string;
  percent: number;
}

export interface DemoFishOrigin {
  commercialName: Bilingual;
  latinName: string;
  method: 'caught_freshwater' | 'caught_sea' | 'farmed';
  area: Bilingual;
  /** Null for farmed fish. */
  gear: Bilingual | null;
}

export interface DemoMeatOrigin {
  species: Bilingual;
  wild?: boolean;
  hunted?: string;
  processed?: string;
  born?: string;
  reared?: string;
  slaughtered?: string;
  cut?: string;
  referenceNo?: string;
  demo?: true;
}

export interface DemoEggOrigin {
  producerCode: string;
  grade: 'A';
  size: string;
  farming: 'free_range';
  packingCentre?: string;
  demo: true;
}

export interface DemoFoodOrigin {
  country: 'DE';
  region: string;
  note: Bilingual;
  organicLine?: string;
  fish?: DemoFishOrigin;
  honey?: DemoHoneyOrigin[];
  meat?: DemoMeatOrigin;
  /** Regulation (EU) 2018/775: the primary ingredient comes from elsewhere. */
  primaryIngredient?: Bilingual;
  eggs?: DemoEggOrigin;
}

/** What a whole food and one article of a set have in common. */
export interface DemoFoodPart {
  legalName: Bilingual;
  /** Falling order by weight; empty where `singleIngredient` is true. */
  ingredients: DemoIngredient[];
  singleIngredient?: boolean;
  singleIngredientAllergens?: AllergenKey[];
  /** Exactly one of `nutrition` and `nutritionExempt` is set, except on a set of articles. */
  nutrition?: DemoNutrition;
  nutritionExempt?: NutritionExemption;
  nutritionExemptNote?: Bilingual;
}

/** One card of a set. */
export interface DemoFoodComponent extends DemoFoodPart {
  productId?: string;
  netQuantity: { value: number; unit: 'g' | 'ml' };
  honey?: DemoHoneyOrigin[];
  eggs?: DemoEggOrigin;
  fish?: DemoFishOrigin;
  abv?: number;
}

/** Mandatory particulars of a food (Art. 9 and 14 of Regulation (EU) 1169/2011). */
export interface DemoFood extends DemoFoodPart {
  nonPrepacked: boolean;
  netQuantity: {
    value: number;
    unit: 'g' | 'kg' | 'l' | 'ml' | 'piece';
    weightG?: number;
    volumeMl?: number;
  };
  drainedWeightG: number | null;
  medium?: 'brine' | 'oil' | 'vinegar';
  storageText: Bilingual;
  useText?: Bilingual;
  origin: DemoFoodOrigin;
  additiveFlags: AdditiveFlag[];
  milkSharePercent?: number;
  components?: DemoFoodComponent[];
}
