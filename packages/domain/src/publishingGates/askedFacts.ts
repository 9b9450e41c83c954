import { type CategoryGroup, isIn, isOtherGoods } from '../categoryTraits.ts';
import type { FactField } from '../productFacts.ts';

type Asked = readonly [
  fields: readonly FactField[],
  of: 'goods' | 'all' | readonly CategoryGroup[],
  except?: readonly CategoryGroup[],
];

/** Which facts a form asks for, by group of goods, in the order of the form. */
const ASKED: readonly Asked[] = [
  [['foodName', 'singleIngredient'], ['food']],
  [['quid'], ['food'], ['eggs', 'honey']],
  [['durability', 'shelfLifeDays', 'batchBy'], ['food']],
  [['nutrition', 'nutritionExemption', 'nutritionNote'], ['food']],
  [['parts'], ['food']],
  [['additiveFlags', 'additivesConfirmed'], ['food'], ['honey', 'eggs', 'freshProduce']],
  [['honeyOrigins'], ['honey']],
  [['origin'], ['food'], ['honey', 'fish']],
  [['primaryIngredientOrigin'], ['food'], ['honey', 'eggs', 'fish', 'freshProduce']],
  [['rearedIn', 'slaughteredIn', 'huntedIn', 'meatReference'], ['meat']],
  [['fishName', 'fishLatinName', 'fishMethod', 'fishArea', 'fishGear'], ['fish']],
  [['eggCode'], ['eggs']],
  [['wineVintage'], ['wine']],
  [['alcoholKind'], ['food'], ['drink', 'freshProduce', 'honey', 'eggs']],
  [
    [
      'containerSystem',
      'containerMaterial',
      'containerContent',
      'containerVolumeMl',
      'containerCount',
    ],
    ['drink', 'honey', 'dairy'],
  ],
  [['foodOperator', 'brandRole'], ['food']],
  [['cosmeticFunction', 'inci', 'paoMonths', 'precautions'], ['cosmetic']],
  [['hygieneSealed', 'cpnpNumber', 'responsiblePerson'], ['cosmetic']],
  [['productIdentifier', 'warnings', 'noWarningsReason'], 'goods'],
  [['manufacturer', 'manufacturerCountry', 'euPerson'], 'goods'],
  [
    ['fibres', 'animalParts'],
    ['textile', 'wool'],
  ],
  [
    ['clpStatus', 'clpReason', 'clpSignalWord', 'clpPictograms', 'clpHazards', 'clpPrecautions'],
    'goods',
    ['printed', 'textile', 'plant', 'pottery'],
  ],
  [['foodContact', 'foodContactNote'], 'goods', ['cosmetic', 'candle', 'printed', 'plant']],
  [['toy', 'toyMinAgeMonths'], 'goods', ['cosmetic', 'candle', 'plant']],
  [['speciesProof'], 'goods', ['cosmetic', 'candle', 'printed']],
  [['power', 'weeeNumber', 'batteryNumber'], 'goods', ['cosmetic', 'plant', 'printed']],
  [['personalised', 'guaranteeYears', 'guaranteeModel'], 'goods'],
  [
    ['organic', 'organicOrigin', 'giName'],
    ['food', 'plant'],
  ],
  [['regionalSharePercent', 'madeIn'], 'all', ['experience']],
  [['vatReason'], 'all'],
];

const concerns = (path: string, of: Asked[1]): boolean => {
  if (of === 'all') return true;
  return of === 'goods' ? isOtherGoods(path) : isIn(path, ...of);
};

/** The facts that a product of this category may need; the gates decide which of them it does. */
export const askedFacts = (categoryPath: string): readonly FactField[] =>
  ASKED.flatMap(([fields, of, except = []]) =>
    concerns(categoryPath, of) && !(except.length > 0 && isIn(categoryPath, ...except))
      ? fields
      : [],
  );
