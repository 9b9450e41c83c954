import type { ProductFacts } from '@markthalle/domain/productFacts';
import type { TypedValues } from '@markthalle/workplace/typed-values';
import { factValues } from './facts-values.ts';

/** What is usual in a group of goods; the producer sees it in the form and changes what is different. */
const USUAL: readonly (readonly [path: string, facts: ProductFacts])[] = [
  [
    'lebensmittel/honig',
    {
      foodName: 'Honig',
      singleIngredient: true,
      honeyOrigins: [{ country: 'DE', percent: 100 }],
      nutritionExemption: 'unprocessed_single_ingredient',
      durability: 'best_before',
      shelfLifeDays: 540,
      batchBy: 'lot_number',
    },
  ],
  [
    'lebensmittel/eier',
    {
      foodName: 'Hühnereier, Güteklasse A',
      singleIngredient: true,
      nutritionExemption: 'unprocessed_single_ingredient',
      durability: 'best_before',
      shelfLifeDays: 21,
      batchBy: 'date',
      origin: 'Deutschland',
    },
  ],
  ['lebensmittel/gemuese', fresh()],
  ['lebensmittel/kartoffeln', fresh()],
  ['lebensmittel/obst', fresh()],
  ['lebensmittel/fleisch', { durability: 'use_by', batchBy: 'date', shelfLifeDays: 6 }],
  ['lebensmittel/fisch/frisch', { durability: 'use_by', batchBy: 'date', shelfLifeDays: 3 }],
  ['lebensmittel/tee', { nutritionExemption: 'tea_coffee', ...dated(360) }],
  ['lebensmittel/kaffee', { nutritionExemption: 'tea_coffee', ...dated(270) }],
  ['lebensmittel/gewuerze', { nutritionExemption: 'herbs_spices', ...dated(360) }],
  ['lebensmittel/kaese', dated(28)],
  ['lebensmittel/milch-joghurt', dated(10)],
  ['lebensmittel/brot', dated(4)],
  ['lebensmittel', dated(180)],
  ['getraenke/saft', { ...dated(180), ...bottle('juice') }],
  ['getraenke/limonade', { ...dated(180), ...bottle('soft_drink') }],
  ['getraenke/bier', { ...alcoholic(), ...bottle('beer') }],
  ['getraenke/wein-sekt', { ...dated(720), ...bottle('wine'), containerSystem: 'one_way' }],
  ['getraenke', { ...alcoholic(), ...bottle('spirits'), containerSystem: 'one_way' }],
  ['pflege', { hygieneSealed: true, paoMonths: 12 }],
  ['handwerk/kerzen', { clpStatus: 'not_classified' }],
];

function dated(shelfLifeDays: number): ProductFacts {
  return { durability: 'best_before', batchBy: 'date', shelfLifeDays };
}

function fresh(): ProductFacts {
  return {
    singleIngredient: true,
    nutritionExemption: 'unprocessed_single_ingredient',
    durability: 'none',
    batchBy: 'date',
    shelfLifeDays: 7,
    origin: 'Deutschland',
  };
}

function bottle(containerContent: NonNullable<ProductFacts['containerContent']>): ProductFacts {
  return { containerSystem: 'returnable', containerMaterial: 'glass', containerContent };
}

function alcoholic(): ProductFacts {
  return { ...dated(180), nutritionExemption: 'alcohol_over_1_2' };
}

/** The usual answers of a group as texts of their fields; none for a group without any. */
export function suggestedFacts(categoryPath: string): TypedValues {
  const found = USUAL.find(
    ([path]) => categoryPath === path || categoryPath.startsWith(`${path}/`),
  );
  return factValues(found?.[1]);
}
