import { isIn } from '../categoryTraits.ts';
import { type Gate, isBlank } from './finding.ts';
import { isFood, isSet } from './food.ts';
import type { GateStatement } from './statement.ts';

const WHOLE_PERCENT = 100;

const isFreshMeat = (product: GateStatement): boolean =>
  isIn(product.categoryPath, 'meat') && product.facts.singleIngredient === true && !isSet(product);

const isBeef = (product: GateStatement): boolean =>
  isFreshMeat(product) &&
  /\b(?:rind|kalb|ochse|galloway|highland)/iu.test(
    `${product.nameDe} ${product.facts.foodName ?? ''}`,
  );

const isHunted = ({ facts }: GateStatement): boolean => !isBlank(facts.huntedIn);

const isFish = (product: GateStatement): boolean =>
  isIn(product.categoryPath, 'fish') &&
  !isIn(product.categoryPath, 'preservedFish') &&
  !isSet(product);

const makesWhole = (shares: readonly { readonly percent: number }[]): boolean =>
  shares.reduce((sum, { percent }) => sum + percent, 0) === WHOLE_PERCENT;

/** Oils, fruit, vegetables, eggs and fresh mushrooms name their origin (Art. 26 LMIV, marketing standards). */
const mustNameOrigin = (product: GateStatement): boolean =>
  isIn(product.categoryPath, 'freshProduce', 'oil', 'eggs') && !isSet(product);

/** A name or picture that points to a place, while the food is not made of what grows there. */
const POINTS_TO_PLACE =
  /\b(?:mecklenburg|vorpommer|rügen|usedom|ostsee|regional|heimisch|aus MV\b|deutsche?[rsn]?\b)/iu;

/** Where food comes from. */
export const FOOD_ORIGIN_GATES: readonly Gate[] = [
  {
    lawId: 'LAW-FOOD-10',
    field: 'facts/origin',
    appliesTo: mustNameOrigin,
    isMet: ({ facts }) => !isBlank(facts.origin),
    why: 'Bei dieser Ware gehört das Herkunftsland dazu.',
    example: 'Deutschland',
  },
  {
    lawId: 'LAW-FOOD-10',
    field: 'facts/rearedIn',
    appliesTo: isFreshMeat,
    isMet: (product) => isHunted(product) || !isBlank(product.facts.rearedIn),
    why: 'Bei frischem Fleisch steht, in welchem Land das Tier aufgezogen wurde.',
    example: 'Deutschland',
  },
  {
    lawId: 'LAW-FOOD-10',
    field: 'facts/slaughteredIn',
    appliesTo: isFreshMeat,
    isMet: (product) => isHunted(product) || !isBlank(product.facts.slaughteredIn),
    why: 'Bei frischem Fleisch steht, in welchem Land das Tier geschlachtet wurde.',
    example: 'Deutschland',
  },
  {
    lawId: 'LAW-FOOD-10',
    field: 'facts/meatReference',
    appliesTo: isBeef,
    isMet: ({ facts }) => !isBlank(facts.meatReference),
    why: 'Rindfleisch trägt eine Nummer, die zum Tier führt.',
    example: 'DE 13 123 45678',
  },
  {
    lawId: 'LAW-FOOD-10',
    field: 'facts/fishLatinName',
    appliesTo: isFish,
    isMet: ({ facts }) => /^\p{Lu}\p{L}+ \p{L}+/u.test(facts.fishLatinName ?? ''),
    why: 'Zu Fisch gehört der wissenschaftliche Name.',
    example: 'Clupea harengus',
  },
  {
    lawId: 'LAW-FOOD-10',
    field: 'facts/fishName',
    appliesTo: isFish,
    isMet: ({ facts }) => !isBlank(facts.fishName),
    why: 'Zu Fisch gehört die Handelsbezeichnung.',
    example: 'Hering',
  },
  {
    lawId: 'LAW-FOOD-10',
    field: 'facts/fishMethod',
    appliesTo: isFish,
    isMet: ({ facts }) => !isBlank(facts.fishMethod),
    why: 'Zu Fisch gehört, ob er gefangen oder gezüchtet wurde.',
    example: 'gefangen in der Ostsee',
  },
  {
    lawId: 'LAW-FOOD-10',
    field: 'facts/fishArea',
    appliesTo: isFish,
    isMet: ({ facts }) =>
      !isBlank(facts.fishArea) &&
      (facts.fishMethod !== 'caught_sea' || /\b27\./u.test(facts.fishArea ?? '')),
    why: 'Zu Fisch gehört das Fanggebiet, bei Seefisch mit seiner Nummer.',
    example: 'Westliche Ostsee (27.3.d.24)',
  },
  {
    lawId: 'LAW-FOOD-10',
    field: 'facts/fishGear',
    appliesTo: (product) => isFish(product) && product.facts.fishMethod !== 'farmed',
    isMet: ({ facts }) => !isBlank(facts.fishGear),
    why: 'Zu gefangenem Fisch gehört das Fanggerät.',
    example: 'Stellnetze',
  },
  {
    lawId: 'LAW-FOOD-10',
    field: 'facts/primaryIngredientOrigin',
    appliesTo: (product) =>
      isFood(product) &&
      POINTS_TO_PLACE.test(product.nameDe) &&
      (product.facts.regionalSharePercent ?? WHOLE_PERCENT) < 50,
    isMet: ({ facts }) => !isBlank(facts.primaryIngredientOrigin),
    why: 'Der Name weist auf einen Ort, die Hauptzutat kommt von anderswo. Bitte nennen Sie ihre Herkunft.',
    example: 'Kakao: Ghana',
  },
  {
    lawId: 'LAW-FOOD-11',
    field: 'facts/honeyOrigins',
    appliesTo: (product) => isIn(product.categoryPath, 'honey') && !isSet(product),
    isMet: ({ facts }) => makesWhole(facts.honeyOrigins ?? []),
    why: 'Honig nennt alle Länder, aus denen er kommt, mit ihren Anteilen. Zusammen sind es 100 Prozent.',
    example: 'Deutschland 100',
  },
  {
    lawId: 'LAW-FOOD-11',
    field: 'facts/parts',
    appliesTo: (product) => isIn(product.categoryPath, 'honey') && isSet(product),
    isMet: ({ facts }) => (facts.parts ?? []).every((part) => makesWhole(part.honeyOrigins)),
    why: 'Jeder Honig im Set nennt seine Länder, zusammen 100 Prozent.',
    example: 'Deutschland 100',
  },
];
