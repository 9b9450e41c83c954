import {
  ADDITIVE_FLAGS,
  CONTAINER_SYSTEMS,
  DURABILITIES,
  FISH_METHODS,
  NUTRITION_EXEMPTIONS,
  ORGANIC_ORIGINS,
  type ProductFacts as Said,
} from '@markthalle/domain/productFacts';
import { z } from 'zod';

/** Longest text of one fact; a list of ingredients of cosmetics may be longer. */
export const MAX_FACT_CHARS = 400;
export const MAX_LONG_FACT_CHARS = 2_000;
export const MAX_SHARES = 20;
export const MAX_PARTS = 12;
const MAX_SHELF_DAYS = 3_650;
const MAX_GRAMS_PER_100 = 999;
const MAX_ENERGY = 5_000;

const text = z.string().trim().max(MAX_FACT_CHARS).nullish();
const longText = z.string().trim().max(MAX_LONG_FACT_CHARS).nullish();
const yesNo = z.boolean().nullish();
const country = z.string().regex(/^[A-Z]{2}$/);

const NamedShares = z
  .array(
    z.object({
      name: z.string().trim().min(1).max(80),
      percent: z.number().min(0.1).max(MAX_GRAMS_PER_100),
    }),
  )
  .max(MAX_SHARES);
const CountryShares = z
  .array(z.object({ country, percent: z.int().min(1).max(100) }))
  .max(MAX_SHARES);
const grams = z.number().min(0).max(100);

export const NutritionTable = z.object({
  per: z.enum(['100 g', '100 ml']),
  energyKj: z.number().min(0).max(MAX_ENERGY),
  energyKcal: z.number().min(0).max(MAX_ENERGY),
  fat: grams,
  saturates: grams,
  carbohydrate: grams,
  sugars: grams,
  fibre: grams.nullable().default(null),
  protein: grams,
  salt: grams,
});

const FoodPart = z.object({
  foodName: z.string().trim().min(1).max(MAX_FACT_CHARS),
  ingredients: z.string().trim().max(MAX_LONG_FACT_CHARS),
  nutrition: NutritionTable.nullable(),
  nutritionExemption: z.enum(NUTRITION_EXEMPTIONS).nullable(),
  honeyOrigins: CountryShares,
});

/**
 * What the publishing gates ask about a product (`ProductFacts` in the domain says what each means
 * and which law asks). A field that is left out stays as it was; null takes it back.
 */
export const ProductFacts = z.strictObject({
  foodName: text,
  singleIngredient: yesNo,
  quid: NamedShares.nullish(),
  nutrition: NutritionTable.nullish(),
  nutritionExemption: z.enum(NUTRITION_EXEMPTIONS).nullish(),
  nutritionNote: text,
  parts: z.array(FoodPart).max(MAX_PARTS).nullish(),
  origin: text,
  primaryIngredientOrigin: text,
  rearedIn: text,
  slaughteredIn: text,
  huntedIn: text,
  meatReference: text,
  fishName: text,
  fishLatinName: text,
  fishMethod: z.enum(FISH_METHODS).nullish(),
  fishArea: text,
  fishGear: text,
  eggCode: text,
  honeyOrigins: CountryShares.nullish(),
  additiveFlags: z.array(z.enum(ADDITIVE_FLAGS)).max(ADDITIVE_FLAGS.length).nullish(),
  additivesConfirmed: yesNo,
  foodOperator: text,
  brandRole: z.enum(['shop_sign', 'product_brand']).nullish(),
  durability: z.enum(DURABILITIES).nullish(),
  shelfLifeDays: z.int().min(0).max(MAX_SHELF_DAYS).nullish(),
  batchBy: z.enum(['date', 'lot_number']).nullish(),
  wineVintage: z.int().min(1900).max(2100).nullish(),
  alcoholKind: z.enum(['fermented', 'spirits']).nullish(),
  containerMaterial: z.enum(['glass', 'plastic_bottle', 'can', 'carton', 'other']).nullish(),
  containerVolumeMl: z.int().min(1).max(100_000).nullish(),
  containerCount: z.int().min(1).max(100).nullish(),
  containerContent: z
    .enum([
      'beer',
      'soft_drink',
      'water',
      'mixed_alcoholic_drink',
      'wine',
      'sparkling_wine',
      'spirits',
      'juice',
      'milk_drink',
      'not_a_drink',
    ])
    .nullish(),
  containerSystem: z.enum(CONTAINER_SYSTEMS).nullish(),
  manufacturer: text,
  manufacturerCountry: country.nullish(),
  euPerson: text,
  productIdentifier: z.string().trim().max(60).nullish(),
  warnings: longText,
  noWarningsReason: text,
  inci: longText,
  paoMonths: z.int().min(1).max(60).nullish(),
  cpnpNumber: z.string().trim().max(40).nullish(),
  responsiblePerson: text,
  cosmeticFunction: text,
  precautions: text,
  fibres: NamedShares.nullish(),
  animalParts: yesNo,
  toy: yesNo,
  toyMinAgeMonths: z.int().min(0).max(216).nullish(),
  clpStatus: z.enum(['classified', 'not_classified']).nullish(),
  clpReason: text,
  clpSignalWord: z.enum(['danger', 'warning']).nullish(),
  clpPictograms: z
    .array(z.string().regex(/^GHS0[1-9]$/))
    .max(9)
    .nullish(),
  clpHazards: text,
  clpPrecautions: text,
  foodContact: yesNo,
  foodContactNote: text,
  speciesProof: text,
  power: z.enum(['none', 'mains', 'battery']).nullish(),
  weeeNumber: z.string().trim().max(40).nullish(),
  batteryNumber: z.string().trim().max(40).nullish(),
  madeIn: text,
  regionalSharePercent: z.int().min(0).max(100).nullish(),
  organic: yesNo,
  organicOrigin: z.enum(ORGANIC_ORIGINS).nullish(),
  giName: z.string().trim().max(80).nullish(),
  guaranteeYears: z.int().min(1).max(30).nullish(),
  guaranteeModel: z.string().trim().max(60).nullish(),
  personalised: yesNo,
  hygieneSealed: yesNo,
  vatReason: text,
}) satisfies z.ZodType<Said>;
export type ProductFacts = z.infer<typeof ProductFacts>;
