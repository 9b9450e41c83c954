import type { ProductFacts as Said } from '@markthalle/contracts/product-facts';
import type {
  FactField,
  FoodPart,
  NutritionTable,
  ProductFacts,
} from '@markthalle/domain/productFacts';
import { askedFacts } from '@markthalle/domain/publishingGates/askedFacts';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { FACT_QUESTIONS, factTexts as texts } from '../texts/facts.ts';
import { setFromValues, setValues } from './set-values.ts';
import {
  countriesIn,
  germanNumber,
  NUTRIENTS,
  numberIn,
  sharesIn,
  sharesText,
} from './typed-facts.ts';

/** The name of a nutrient's field. */
export const nutrientField = (key: (typeof NUTRIENTS)[number]): string => `nutrition-${key}`;

/** The facts of a draft as the texts of their fields. */
export function factValues(facts: ProductFacts = {}): TypedValues {
  const values: Record<string, readonly string[]> = {};
  for (const [field, value] of Object.entries(facts) as [FactField, unknown][]) {
    if (value === null || value === undefined) continue;
    if (field === 'parts') Object.assign(values, setValues(value as readonly FoodPart[]));
    else if (field === 'nutrition') Object.assign(values, nutritionValues(value as NutritionTable));
    else values[field] = textsOf(field, value);
  }
  return values;
}

function textsOf(field: FactField, value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    if (FACT_QUESTIONS[field]?.kind === 'some_of') return value as string[];
    return [sharesText(value)];
  }
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  return [typeof value === 'number' ? germanNumber(value) : String(value)];
}

const nutritionValues = (table: NutritionTable): Record<string, readonly string[]> => ({
  'nutrition-per': [table.per],
  ...Object.fromEntries(
    NUTRIENTS.map((key) => [
      nutrientField(key),
      table[key] === null ? [] : [germanNumber(table[key] as number)],
    ]),
  ),
});

/** What was typed about facts of this group; a field that is not asked stays as it was. */
export function factsFromValues(
  values: TypedValues,
  categoryPath: string,
): { readonly facts: Said; readonly problems: FieldProblem[] } {
  const facts: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  // A form that was shown before its group was chosen has asked nothing yet.
  if (one(values, 'facts-of') !== categoryPath) return { facts: {}, problems };
  for (const field of askedFacts(categoryPath)) {
    if (field === 'parts') {
      facts.parts = setFromValues(values, problems);
      continue;
    }
    const read = field === 'nutrition' ? nutritionIn(values) : readField(values, field);
    if (read === undefined) problems.push({ field, message: unreadable(field) });
    else facts[field] = read;
  }
  return { facts: facts as Said, problems };
}

/** Null: nothing said; undefined: not to be read. */
function readField(values: TypedValues, field: FactField): unknown {
  const question = FACT_QUESTIONS[field];
  const text = one(values, field).trim();
  switch (question?.kind) {
    case 'some_of':
      return many(values, field).length > 0 ? many(values, field) : null;
    case 'tick':
      return text === 'yes' ? true : null;
    case 'yes_no':
      return text === '' ? null : text === 'yes';
    case 'number':
      return text === '' ? null : /^\d{1,6}$/.test(text) ? Number(text) : undefined;
    case 'shares': {
      const shares = sharesIn(text);
      return shares === null ? undefined : shares.length > 0 ? shares : null;
    }
    case 'countries':
      return countriesIn(text);
    default:
      return text === '' ? null : text;
  }
}

function nutritionIn(values: TypedValues): unknown {
  const typed = NUTRIENTS.map((key) => [key, one(values, nutrientField(key)).trim()] as const);
  if (typed.every(([, text]) => text === '')) return null;
  const table = typed.map(
    ([key, text]) => [key, text === '' && key === 'fibre' ? null : numberIn(text || 'x')] as const,
  );
  if (table.some(([, value]) => Number.isNaN(value))) return undefined;
  return { per: one(values, 'nutrition-per') || '100 g', ...Object.fromEntries(table) };
}

function unreadable(field: FactField): string {
  if (field === 'nutrition') return texts.unreadable.nutrition;
  const kind = FACT_QUESTIONS[field]?.kind;
  if (kind === 'shares') return texts.unreadable.shares;
  return kind === 'countries' ? texts.unreadable.countries : texts.unreadable.number;
}
