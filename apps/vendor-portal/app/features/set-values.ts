import { MAX_PARTS } from '@markthalle/contracts/product-facts';
import type { FoodPart, NutritionExemption, NutritionTable } from '@markthalle/domain/productFacts';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { FACT_QUESTIONS, factTexts as texts } from '../texts/facts.ts';
import { filledRows, rowField } from './form-rows.ts';
import { countriesIn, germanNumber, NUTRIENTS, numberIn, sharesText } from './typed-facts.ts';

/** The rows of the articles of a set. */
export const SET = 'set';

/** The articles of a set as the texts of their fields. */
export const setValues = (parts: readonly FoodPart[]): TypedValues =>
  Object.fromEntries(
    parts.flatMap((part, index) =>
      Object.entries(partTexts(part)).map(([field, text]) => [
        rowField(SET, index + 1, field),
        text === '' ? [] : [text],
      ]),
    ),
  );

const partTexts = (part: FoodPart): Readonly<Record<string, string>> => ({
  name: part.foodName,
  ingredients: part.ingredients,
  exemption: part.nutritionExemption ?? '',
  honey: sharesText(part.honeyOrigins),
  per: part.nutrition?.per ?? '',
  ...Object.fromEntries(
    NUTRIENTS.map((key) => {
      const value = part.nutrition?.[key] ?? null;
      return [key, value === null ? '' : germanNumber(value)];
    }),
  ),
});

/** What was typed about the articles of a set; null where it is no set. */
export function setFromValues(values: TypedValues, problems: FieldProblem[]): FoodPart[] | null {
  const parts = filledRows(values, SET, MAX_PARTS).map((position): FoodPart => {
    const name = (field: string) => rowField(SET, position, field);
    const text = (field: string) => one(values, name(field)).trim();
    const check = (isWrong: boolean, field: string, message: string) => {
      if (isWrong) problems.push({ field: name(field), message });
    };
    const nutrition = nutritionOf(text);
    const honey = countriesIn(text('honey'));
    const exemption = text('exemption');
    check(text('name') === '', 'name', texts.set.nameMissing);
    check(nutrition === undefined, 'energyKj', texts.unreadable.nutrition);
    check(honey === undefined, 'honey', texts.unreadable.countries);
    return {
      foodName: text('name'),
      ingredients: text('ingredients'),
      nutrition: nutrition ?? null,
      nutritionExemption: isExemption(exemption) ? exemption : null,
      honeyOrigins: honey ?? [],
    };
  });
  return parts.length === 0 ? null : parts;
}

/** Null: no table; undefined: not to be read. */
function nutritionOf(text: (field: string) => string): NutritionTable | null | undefined {
  if (NUTRIENTS.every((key) => text(key) === '')) return null;
  const values = NUTRIENTS.map((key) => {
    const typed = text(key);
    return [key, typed === '' && key === 'fibre' ? null : numberIn(typed || 'x')] as const;
  });
  if (values.some(([, value]) => Number.isNaN(value))) return undefined;
  const per = text('per') === '100 ml' ? '100 ml' : '100 g';
  return { per, ...Object.fromEntries(values) } as NutritionTable;
}

const isExemption = (text: string): text is NutritionExemption => text in EXEMPTIONS;

/** Why an article needs no nutrition table, in words. */
const question = FACT_QUESTIONS.nutritionExemption;
export const EXEMPTIONS: Readonly<Record<string, string>> =
  question !== undefined && 'choices' in question ? question.choices : {};
