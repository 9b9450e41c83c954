import { honeyOriginText } from '@markthalle/domain/honeyOrigin';
import type {
  AdditiveFlag,
  FactField,
  NutritionTable,
  ProductFacts,
} from '@markthalle/domain/productFacts';
import type { FactKey, Localised, ProductContent } from './product-content.ts';

type Written = Localised | null;

/** What each line of the product page is made of; a line is written anew where one of these changed. */
const SOURCES: Readonly<Partial<Record<FactKey, readonly FactField[]>>> = {
  food_name: ['foodName'],
  quantities: ['quid'],
  additives: ['additiveFlags'],
  shelf_life: ['shelfLifeDays', 'durability'],
  origin: [
    'origin',
    'primaryIngredientOrigin',
    'honeyOrigins',
    'rearedIn',
    'slaughteredIn',
    'huntedIn',
    'meatReference',
    'fishName',
    'fishLatinName',
    'fishMethod',
    'fishArea',
    'fishGear',
    'eggCode',
  ],
  food_operator: ['foodOperator'],
  material: ['fibres'],
  animal_parts: ['animalParts'],
  warnings: ['warnings', 'precautions', 'toyMinAgeMonths'],
  hazards: ['clpSignalWord', 'clpHazards', 'clpPrecautions'],
  food_contact: ['foodContact', 'foodContactNote'],
  manufacturer: ['manufacturer', 'responsiblePerson'],
  eu_person: ['euPerson'],
  identifier: ['productIdentifier'],
  ingredients_inci: ['inci'],
  purpose: ['cosmeticFunction'],
  after_opening: ['paoMonths'],
  species: ['speciesProof'],
};

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * The lines of the product page that a change of facts writes anew; null takes a line away. What
 * did not change keeps its words, and with them its translation.
 */
export function changedTexts(
  before: ProductFacts,
  now: ProductFacts,
): ReadonlyMap<FactKey, Written> {
  const changed = (Object.keys(SOURCES) as FactKey[]).filter((key) =>
    SOURCES[key]?.some((field) => !isSame(before[field], now[field])),
  );
  return new Map(changed.map((key) => [key, WRITERS[key]?.(now) ?? null]));
}

const both = (text: string | null | undefined): Written => (text ? { de: text, en: text } : null);

const joined = (parts: readonly (string | null | undefined)[], separator = '. '): Written =>
  both(parts.filter(Boolean).join(separator));

const WRITERS: Readonly<Partial<Record<FactKey, (facts: ProductFacts) => Written>>> = {
  food_name: ({ foodName }) => both(foodName),
  quantities: ({ quid }) =>
    both(quid?.map(({ name, percent }) => `${name} ${numberText(percent)} %`).join(', ')),
  additives: ({ additiveFlags }) => additivesText(additiveFlags ?? []),
  shelf_life: shelfLifeText,
  origin: originText,
  food_operator: ({ foodOperator }) => both(foodOperator),
  material: ({ fibres }) =>
    both(fibres?.map(({ name, percent }) => `${numberText(percent)} % ${name}`).join(', ')),
  animal_parts: ({ animalParts }) =>
    animalParts
      ? {
          de: 'Enthält nichttextile Teile tierischen Ursprungs.',
          en: 'Contains non-textile parts of animal origin.',
        }
      : null,
  warnings: ({ warnings, precautions }) => joined([warnings, precautions], ' '),
  hazards: ({ clpSignalWord, clpHazards, clpPrecautions }) =>
    joined([clpSignalWord && SIGNAL_WORDS[clpSignalWord], clpHazards, clpPrecautions], ' · '),
  food_contact: ({ foodContact, foodContactNote }) => (foodContact ? both(foodContactNote) : null),
  manufacturer: ({ manufacturer, responsiblePerson }) => both(manufacturer ?? responsiblePerson),
  eu_person: ({ euPerson }) => both(euPerson),
  identifier: ({ productIdentifier }) => both(productIdentifier),
  ingredients_inci: ({ inci }) => both(inci),
  purpose: ({ cosmeticFunction }) => both(cosmeticFunction),
  after_opening: ({ paoMonths }) =>
    paoMonths ? { de: `${paoMonths} Monate`, en: `${paoMonths} months` } : null,
  species: ({ speciesProof }) => both(speciesProof),
};

const SIGNAL_WORDS = { danger: 'Gefahr', warning: 'Achtung' } as const;

function shelfLifeText({ shelfLifeDays }: ProductFacts): Written {
  return typeof shelfLifeDays === 'number'
    ? { de: `mindestens ${shelfLifeDays} Tage`, en: `at least ${shelfLifeDays} days` }
    : null;
}

const FISH_METHODS = {
  caught_sea: { de: 'gefangen', en: 'caught' },
  caught_freshwater: { de: 'aus Binnenfischerei', en: 'caught in freshwater' },
  farmed: { de: 'in Aquakultur gewonnen', en: 'farmed' },
} as const;

/** Honey with its countries, fish with its catch, meat with its stations, all else in own words. */
function originText(facts: ProductFacts): Written {
  const { honeyOrigins, origin } = facts;
  if (honeyOrigins?.length) {
    return { de: honeyOriginText(honeyOrigins, 'de'), en: honeyOriginText(honeyOrigins, 'en') };
  }
  const line = (language: 'de' | 'en'): string =>
    [
      origin,
      facts.primaryIngredientOrigin,
      facts.fishName && `${facts.fishName} (${facts.fishLatinName ?? ''})`,
      facts.fishMethod && FISH_METHODS[facts.fishMethod][language],
      facts.fishArea,
      facts.fishGear,
      facts.huntedIn && `${ORIGIN_WORDS[language].hunted}: ${facts.huntedIn}`,
      facts.rearedIn && `${ORIGIN_WORDS[language].reared}: ${facts.rearedIn}`,
      facts.slaughteredIn && `${ORIGIN_WORDS[language].slaughtered}: ${facts.slaughteredIn}`,
      facts.meatReference && `${ORIGIN_WORDS[language].reference}: ${facts.meatReference}`,
      facts.eggCode,
    ]
      .filter(Boolean)
      .join(', ');
  const de = line('de');
  return de === '' ? null : { de, en: line('en') };
}

const ORIGIN_WORDS = {
  de: {
    hunted: 'Erlegt in',
    reared: 'Aufgezogen in',
    slaughtered: 'Geschlachtet in',
    reference: 'Referenznummer',
  },
  en: {
    hunted: 'Hunted in',
    reared: 'Reared in',
    slaughtered: 'Slaughtered in',
    reference: 'Reference number',
  },
} as const;

/** The remarks of § 5(1) LMZDV, word for word. */
const ADDITIVE_TEXTS: Readonly<Record<AdditiveFlag, Localised>> = {
  colour: { de: 'mit Farbstoff', en: 'with colour' },
  preserved: { de: 'mit Konservierungsstoff', en: 'with preservative' },
  nitrite: { de: 'mit Nitritpökelsalz', en: 'with nitrite curing salt' },
  antioxidant: { de: 'mit Antioxidationsmittel', en: 'with antioxidant' },
  flavour_enhancer: { de: 'mit Geschmacksverstärker', en: 'with flavour enhancer' },
  sulphured: { de: 'geschwefelt', en: 'sulphured' },
  blackened: { de: 'geschwärzt', en: 'blackened' },
  waxed: { de: 'gewachst', en: 'waxed' },
  phosphate: { de: 'mit Phosphat', en: 'with phosphate' },
  sweetener: { de: 'mit Süßungsmittel', en: 'with sweetener' },
  phenylalanine: {
    de: 'enthält eine Phenylalaninquelle',
    en: 'contains a source of phenylalanine',
  },
  laxative: {
    de: 'kann bei übermäßigem Verzehr abführend wirken',
    en: 'excessive consumption may produce laxative effects',
  },
};

/** `mit Nitritpökelsalz, geschwefelt`; null without any. */
export const additivesText = (flags: readonly AdditiveFlag[]): Written =>
  flags.length === 0
    ? null
    : {
        de: flags.map((flag) => ADDITIVE_TEXTS[flag].de).join(', '),
        en: flags.map((flag) => ADDITIVE_TEXTS[flag].en).join(', '),
      };

const numberText = (value: number): string => String(value).replace('.', ',');

/** Annex XV of Regulation (EU) 1169/2011, in its order. */
export function nutritionRows(table: NutritionTable): NonNullable<ProductContent['nutrition']> {
  const grams = (value: number): Localised => ({ de: `${numberText(value)} g`, en: `${value} g` });
  const energy = `${table.energyKj} kJ / ${table.energyKcal} kcal`;
  return {
    per: table.per,
    rows: [
      { key: 'energy', text: { de: energy, en: energy } },
      { key: 'fat', text: grams(table.fat) },
      { key: 'saturates', text: grams(table.saturates) },
      { key: 'carbohydrate', text: grams(table.carbohydrate) },
      { key: 'sugars', text: grams(table.sugars) },
      ...(table.fibre === null ? [] : [{ key: 'fibre' as const, text: grams(table.fibre) }]),
      { key: 'protein', text: grams(table.protein) },
      { key: 'salt', text: grams(table.salt) },
    ],
  };
}
