import type { VersionChange } from '@markthalle/contracts/product-drafts';
import { honeyOriginText } from '@markthalle/domain/honeyOrigin';
import type {
  AdditiveFlag,
  CountryShare,
  FactField,
  FoodPart,
  NamedShare,
  NutritionTable,
  ProductFacts,
} from '@markthalle/domain/productFacts';
import { textDiff } from '@markthalle/domain/textDiff';
import { FACT_CHOICES, FACT_NAMES, FACT_UNITS } from './fact-names.ts';
import { additivesText, nutritionRows } from './fact-texts.ts';

type Language = 'de' | 'en';

/** Facts that were said, changed or taken back, each in plain words; sentences word by word. */
export function factChanges(
  before: ProductFacts,
  after: ProductFacts,
  language: Language,
): VersionChange[] {
  const index = language === 'de' ? 0 : 1;
  return (Object.keys(FACT_NAMES) as FactField[])
    .map((field) => ({
      fact: field,
      field: FACT_NAMES[field][index],
      before: inWords(field, before[field], language),
      after: inWords(field, after[field], language),
    }))
    .filter((change) => change.before !== change.after)
    .map(({ fact, ...change }) => ({
      ...change,
      ...(SENTENCES.has(fact) && { runs: textDiff(change.before, change.after) }),
    }));
}

/** Longer texts are compared word by word. */
const SENTENCES: ReadonlySet<FactField> = new Set<FactField>([
  'inci',
  'warnings',
  'precautions',
  'clpHazards',
  'clpPrecautions',
]);

/** Facts whose answers come from a list; the same letters elsewhere are a producer's own words. */
const CHOSEN: ReadonlySet<FactField> = new Set<FactField>([
  'durability',
  'batchBy',
  'nutritionExemption',
  'fishMethod',
  'brandRole',
  'alcoholKind',
  'containerMaterial',
  'containerContent',
  'containerSystem',
  'organicOrigin',
  'power',
  'clpStatus',
  'clpSignalWord',
]);

/** An answer as a sentence part; empty: nothing is said. */
function inWords(field: FactField, value: unknown, language: Language): string {
  if (value === null || value === undefined) return '';
  switch (field) {
    case 'nutrition':
      return nutritionInWords(value as NutritionTable, language);
    case 'parts':
      return (value as FoodPart[]).map((part) => partInWords(part, language)).join('; ');
    case 'honeyOrigins':
      return honeyOriginText(value as CountryShare[], language);
    case 'additiveFlags':
      return additivesText(value as AdditiveFlag[])?.[language] ?? '';
    case 'quid':
    case 'fibres':
      return (value as NamedShare[])
        .map(({ name, percent }) => `${name} ${number(percent, language)} %`)
        .join(', ');
    case 'clpPictograms':
      return (value as string[]).join(', ');
    default:
      return plainly(field, value, language);
  }
}

function plainly(field: FactField, value: unknown, language: Language): string {
  const index = language === 'de' ? 0 : 1;
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1];
  if (typeof value === 'number') {
    const unit = FACT_UNITS[field]?.[index];
    return unit === undefined ? String(value) : `${number(value, language)} ${unit}`;
  }
  const text = String(value);
  return CHOSEN.has(field) ? (FACT_CHOICES[text]?.[index] ?? text) : text;
}

function nutritionInWords(table: NutritionTable, language: Language): string {
  const { per, rows } = nutritionRows(table);
  const values = rows.map(({ key, text }) => `${NUTRIENTS[language][key]} ${text[language]}`);
  return `${language === 'de' ? 'je' : 'per'} ${per}: ${values.join(', ')}`;
}

function partInWords(part: FoodPart, language: Language): string {
  const said = [
    part.ingredients,
    part.honeyOrigins.length > 0 && honeyOriginText(part.honeyOrigins, language),
    part.nutrition && nutritionInWords(part.nutrition, language),
    part.nutritionExemption && inWords('nutritionExemption', part.nutritionExemption, language),
  ].filter(Boolean);
  return [part.foodName, ...said].join(' – ');
}

const number = (value: number, language: Language): string =>
  language === 'de' ? String(value).replace('.', ',') : String(value);

const YES_NO = { de: ['ja', 'nein'], en: ['yes', 'no'] } as const;
const NUTRIENTS = {
  de: {
    energy: 'Brennwert',
    fat: 'Fett',
    saturates: 'gesättigte Fettsäuren',
    carbohydrate: 'Kohlenhydrate',
    sugars: 'Zucker',
    fibre: 'Ballaststoffe',
    protein: 'Eiweiß',
    salt: 'Salz',
  },
  en: {
    energy: 'energy',
    fat: 'fat',
    saturates: 'saturates',
    carbohydrate: 'carbohydrate',
    sugars: 'sugars',
    fibre: 'fibre',
    protein: 'protein',
    salt: 'salt',
  },
} as const;
