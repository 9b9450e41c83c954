import { describe, expect, it } from '@jest/globals';
import { changed, type GateRow, uncovered } from '../../test/gateCoverage.ts';
import {
  BEER,
  CHEESE,
  EGGS,
  FISH,
  HONEY,
  lacking,
  PORK,
  POTATOES,
  SAUSAGE,
  SPREAD,
  WINE,
} from '../../test/gateStatements.ts';
import type { ProductFacts } from '../productFacts.ts';
import { FOOD_GATES } from './food.ts';
import { FOOD_LABEL_GATES } from './foodLabel.ts';
import { FOOD_ORIGIN_GATES } from './foodOrigin.ts';
import { gatesFor } from './gatesFor.ts';
import type { GateStatement } from './statement.ts';

type Row = GateRow;

const WITHOUT: ProductFacts = {};

const honeyPart = (percent: number): ProductFacts['parts'] => [
  {
    foodName: 'Rapshonig',
    ingredients: '',
    nutrition: null,
    nutritionExemption: 'unprocessed_single_ingredient',
    honeyOrigins: [{ country: 'DE', percent }],
  },
];

const REFUSED: readonly Row[] = [
  [
    'LAW-FOOD-1 a set whose article has no name',
    SPREAD,
    {},
    {
      parts: [
        {
          foodName: '',
          ingredients: 'Zucker',
          nutrition: null,
          nutritionExemption: 'salt',
          honeyOrigins: [],
        },
      ],
    },
    'facts/parts',
  ],
  ['LAW-FOOD-2 no kind of date', CHEESE, {}, { durability: undefined }, 'facts/durability'],
  ['LAW-FOOD-3 a fancy name alone', SPREAD, {}, { foodName: undefined }, 'facts/foodName'],
  ['LAW-FOOD-4 no ingredients', CHEESE, { ingredients: ' ' }, WITHOUT, 'ingredientsDe'],
  [
    'LAW-FOOD-4 an additive without its class',
    SAUSAGE,
    { ingredients: 'Fleisch, Salz, E 250' },
    WITHOUT,
    'ingredientsDe',
  ],
  [
    'LAW-FOOD-4 rising shares',
    SPREAD,
    { ingredients: 'Apfel (20 %), Sanddorn (45 %), Zucker' },
    WITHOUT,
    'ingredientsDe',
  ],
  [
    'LAW-FOOD-5 allergens that nobody confirmed',
    CHEESE,
    { allergensConfirmed: false },
    WITHOUT,
    'allergensConfirmed',
  ],
  [
    'LAW-FOOD-6 sanddorn in the name without percent',
    SPREAD,
    { ingredients: 'Sanddorn, Zucker' },
    WITHOUT,
    'facts/quid',
  ],
  [
    'LAW-FOOD-7 goods in brine without drained weight',
    CHEESE,
    { words: 'Käse in Salzlake' },
    WITHOUT,
    'drainedWeightGrams',
  ],
  ['LAW-FOOD-8 no storage', CHEESE, { storage: '' }, WITHOUT, 'storageDe'],
  ['LAW-FOOD-8 chilled goods in a plain parcel', CHEESE, { ways: ['parcel'] }, WITHOUT, 'ways'],
  [
    'LAW-FOOD-8 frozen goods by an uncooled tour',
    CHEESE,
    { storageClass: 'frozen', ways: ['tour', 'pickup'] },
    WITHOUT,
    'ways',
  ],
  [
    'LAW-FOOD-9 the brand of the cooperative without its address',
    CHEESE,
    {},
    { brandRole: 'product_brand' },
    'facts/foodOperator',
  ],
  [
    'LAW-FOOD-10 pork without the country of rearing',
    PORK,
    {},
    { rearedIn: undefined },
    'facts/rearedIn',
  ],
  [
    'LAW-FOOD-10 pork without the country of slaughter',
    PORK,
    {},
    { slaughteredIn: undefined },
    'facts/slaughteredIn',
  ],
  [
    'LAW-FOOD-10 beef without its number',
    PORK,
    { nameDe: 'Rinderhüfte' },
    WITHOUT,
    'facts/meatReference',
  ],
  [
    'LAW-FOOD-10 sea fish without the number of its waters',
    FISH,
    {},
    { fishArea: 'Ostsee' },
    'facts/fishArea',
  ],
  [
    'LAW-FOOD-10 fish without its scientific name',
    FISH,
    {},
    { fishLatinName: 'Hering' },
    'facts/fishLatinName',
  ],
  ['LAW-FOOD-10 potatoes from nowhere', POTATOES, {}, { origin: undefined }, 'facts/origin'],
  [
    'LAW-FOOD-10 a place in the name, the main thing from elsewhere',
    SPREAD,
    { nameDe: 'Rügener Feigen' },
    { regionalSharePercent: 10 },
    'facts/primaryIngredientOrigin',
  ],
  [
    'LAW-FOOD-11 honey of 95 percent',
    HONEY,
    {},
    { honeyOrigins: [{ country: 'DE', percent: 95 }] },
    'facts/honeyOrigins',
  ],
  [
    'LAW-FOOD-12 beer without its strength',
    BEER,
    { alcoholTenths: null },
    WITHOUT,
    'alcoholPercent',
  ],
  ['LAW-FOOD-12 beer without ingredients', BEER, { ingredients: '' }, WITHOUT, 'ingredientsDe'],
  [
    'LAW-FOOD-13 neither nutrition nor a reason',
    CHEESE,
    {},
    { nutrition: undefined },
    'facts/nutrition',
  ],
  [
    'LAW-FOOD-13 a reason that does not fit',
    CHEESE,
    {},
    { nutrition: undefined, nutritionExemption: 'alcohol_over_1_2' },
    'facts/nutrition',
  ],
  [
    'LAW-FOOD-14 wine of 2024 without nutrition',
    WINE,
    {},
    { nutrition: undefined, nutritionExemption: 'alcohol_over_1_2' },
    'facts/nutrition',
  ],
  ['LAW-FOOD-14 wine without a harvest', WINE, {}, { wineVintage: undefined }, 'facts/wineVintage'],
  [
    'LAW-FOOD-15 loose goods whose additives nobody confirmed',
    SAUSAGE,
    {},
    { additivesConfirmed: undefined },
    'facts/additivesConfirmed',
  ],
  [
    'LAW-FOOD-15 E 250 without its remark',
    SAUSAGE,
    {},
    { additiveFlags: [] },
    'facts/additiveFlags',
  ],
  [
    'LAW-FOOD-21 food of a business that nobody registered',
    CHEESE,
    { producer: lacking('food_registration') },
    WITHOUT,
    'producer/food_registration',
  ],
  [
    'LAW-FOOD-21 meat without the approval mark',
    PORK,
    { producer: lacking('approval_mark') },
    WITHOUT,
    'producer/approval_mark',
  ],
  [
    'LAW-FOOD-22 raw milk in a parcel',
    CHEESE,
    { words: 'Rohmilch vom Morgen', ways: ['parcel_chilled'] },
    WITHOUT,
    'ways',
  ],
  [
    'LAW-FOOD-22 eggs by mail that nobody graded',
    EGGS,
    { producer: CHEESE.producer },
    WITHOUT,
    'facts/eggCode',
  ],
  [
    'LAW-FOOD-22 home-slaughtered meat',
    PORK,
    { words: 'Aus eigener Hausschlachtung' },
    WITHOUT,
    'descriptionDe',
  ],
  ['LAW-FOOD-22 a novel food', SPREAD, { words: 'Aufstrich mit CBD' }, WITHOUT, 'descriptionDe'],
  ['LAW-FOOD-23 nothing to find a pack by', CHEESE, {}, { batchBy: undefined }, 'facts/batchBy'],
  ['LAW-FOOD-10 fish without its trade name', FISH, {}, { fishName: undefined }, 'facts/fishName'],
  ['LAW-FOOD-10 fish, caught or farmed', FISH, {}, { fishMethod: undefined }, 'facts/fishMethod'],
  ['LAW-FOOD-10 caught fish without the gear', FISH, {}, { fishGear: undefined }, 'facts/fishGear'],
  [
    'LAW-FOOD-11 a honey of a set of 60 percent',
    HONEY,
    {},
    { parts: honeyPart(60) },
    'facts/parts',
  ],
];

const ALLOWED: readonly Row[] = [
  [
    'LAW-FOOD-10 beef with its number',
    PORK,
    { nameDe: 'Rinderhüfte' },
    { meatReference: 'DE 13 123 45678' },
    'facts/meatReference',
  ],
  [
    'LAW-FOOD-10 a place in the name, and where the main thing comes from',
    SPREAD,
    { nameDe: 'Rügener Feigen' },
    { regionalSharePercent: 10, primaryIngredientOrigin: 'Feigen: Türkei' },
    'facts/primaryIngredientOrigin',
  ],
  [
    'LAW-FOOD-11 a honey of a set of 100 percent',
    HONEY,
    {},
    { parts: honeyPart(100) },
    'facts/parts',
  ],
  [
    'LAW-FOOD-1 a set whose articles have their names',
    SPREAD,
    {},
    { parts: honeyPart(100) },
    'facts/parts',
  ],
  [
    'LAW-FOOD-8 frozen goods that are fetched',
    POTATOES,
    { storageClass: 'frozen', ways: ['pickup'] },
    WITHOUT,
    'ways',
  ],
  [
    'LAW-FOOD-4 a food that is its own only ingredient',
    POTATOES,
    { ingredients: '' },
    WITHOUT,
    'ingredientsDe',
  ],
  [
    'LAW-FOOD-4 an additive with its class',
    SAUSAGE,
    { ingredients: 'Fleisch, Salz, Konservierungsstoff: E 250' },
    WITHOUT,
    'ingredientsDe',
  ],
  [
    'LAW-FOOD-6 sanddorn whose share is given apart',
    SPREAD,
    { ingredients: 'Sanddorn, Zucker' },
    { quid: [{ name: 'Sanddorn', percent: 45 }] },
    'facts/quid',
  ],
  [
    'LAW-FOOD-7 goods in brine with drained weight',
    CHEESE,
    { words: 'Käse in Salzlake', drainedWeightGrams: 200 },
    WITHOUT,
    'drainedWeightGrams',
  ],
  [
    'LAW-FOOD-8 chilled goods in a cooled parcel',
    CHEESE,
    { ways: ['parcel_chilled'] },
    WITHOUT,
    'ways',
  ],
  [
    'LAW-FOOD-9 the brand of the cooperative with its address',
    CHEESE,
    {},
    { brandRole: 'product_brand', foodOperator: 'Markthalle eG, Hafenstraße 1, 18439 Stralsund' },
    'facts/foodOperator',
  ],
  [
    'LAW-FOOD-10 game that was hunted',
    PORK,
    { nameDe: 'Rehrücken' },
    { rearedIn: undefined, slaughteredIn: undefined, huntedIn: 'Deutschland' },
    'facts/rearedIn',
  ],
  [
    'LAW-FOOD-10 farmed fish without gear',
    FISH,
    {},
    { fishMethod: 'farmed', fishArea: 'Deutschland', fishGear: undefined },
    'facts/fishGear',
  ],
  ['LAW-FOOD-11 a blend of 60 and 40', HONEY, {}, WITHOUT, 'facts/honeyOrigins'],
  [
    'LAW-FOOD-13 an allowed reason',
    POTATOES,
    {},
    { nutrition: undefined, nutritionExemption: 'unprocessed_single_ingredient' },
    'facts/nutrition',
  ],
  [
    'LAW-FOOD-13 loose goods without nutrition',
    SAUSAGE,
    {},
    { nutrition: undefined },
    'facts/nutrition',
  ],
  [
    'LAW-FOOD-14 wine of 2023 without nutrition',
    WINE,
    {},
    { wineVintage: 2023, nutrition: undefined, nutritionExemption: 'alcohol_over_1_2' },
    'facts/nutrition',
  ],
  [
    'LAW-FOOD-22 raw milk fetched from the farm',
    CHEESE,
    { words: 'Rohmilch vom Morgen', ways: ['pickup'] },
    WITHOUT,
    'ways',
  ],
  [
    'LAW-FOOD-22 cheese of raw milk in a cooled parcel',
    CHEESE,
    { words: 'Rohmilchkäse', ways: ['parcel_chilled'] },
    WITHOUT,
    'ways',
  ],
];

const foundOn = (statement: GateStatement, field: string): string[] =>
  gatesFor(statement)
    .filter((finding) => finding.field === field && !finding.isHint)
    .map(({ lawId }) => lawId);

describe('food before it may be offered', () => {
  it.each([CHEESE, SPREAD, HONEY, PORK, SAUSAGE, FISH, POTATOES, EGGS, WINE, BEER])(
    'is fine as it is: $nameDe',
    (statement) => {
      expect(gatesFor(statement)).toEqual([]);
    },
  );

  it('has a refused and an allowed case for each duty', () => {
    const gates = [...FOOD_GATES, ...FOOD_LABEL_GATES, ...FOOD_ORIGIN_GATES];
    expect(uncovered(gates, REFUSED, ALLOWED)).toEqual([]);
  });

  it.each(REFUSED)('refuses %s', (title, base, change, facts, field) => {
    const [lawId = ''] = title.split(' ');
    expect(foundOn(changed(base, change, facts), field)).toContain(lawId);
  });

  it.each(ALLOWED)('allows %s', (title, base, change, facts, field) => {
    const [lawId] = title.split(' ');
    expect(foundOn(changed(base, change, facts), field)).not.toContain(lawId);
  });

  it('LAW-FOOD-13 lets small quantities pass with a note, and shows them to the office', () => {
    const small = changed(
      CHEESE,
      {},
      {
        nutrition: undefined,
        nutritionExemption: 'small_direct_supply',
        nutritionNote: 'Hofladen und Nachbarorte, 40 Stück im Monat',
      },
    );
    expect(gatesFor(small)).toMatchObject([{ lawId: 'LAW-FOOD-13', isHint: true }]);
    const unexplained = changed(small, {}, { nutritionNote: undefined });
    expect(foundOn(unexplained, 'facts/nutrition')).toEqual(['LAW-FOOD-13']);
  });

  it('LAW-FOOD-5 hints at an allergen of the list that nobody ticked', () => {
    const list = { ingredients: 'Zucker, Milchpulver' };
    expect(gatesFor(changed(SPREAD, list, { foodName: 'Aufstrich' }))).toMatchObject([
      { lawId: 'LAW-FOOD-5', field: 'allergens', isHint: true },
    ]);
  });

  it('says with each refusal why, and how it would be right', () => {
    const [finding] = gatesFor(changed(SPREAD, {}, { foodName: undefined }));
    expect(finding).toMatchObject({ example: 'Sanddorn-Fruchtaufstrich' });
    expect(finding?.why).toContain('Bezeichnung');
  });
});
