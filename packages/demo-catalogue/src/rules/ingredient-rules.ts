import type { AdditiveFlag, AllergenKey, DemoIngredient } from '../demo-food.ts';
import { isBilingual, type Report } from './report.ts';

const EPSILON = 1e-9;

/** Allergens of Annex II of Regulation (EU) 1169/2011. */
export const ALLERGENS: ReadonlySet<string> = new Set<AllergenKey>([
  'celery',
  'crustaceans',
  'eggs',
  'fish',
  'gluten',
  'lupin',
  'milk',
  'molluscs',
  'mustard',
  'nuts',
  'peanuts',
  'sesame',
  'soy',
  'sulphites',
]);

/** Additives that call for a remark on loose goods. */
const FLAG_OF_ADDITIVE: Readonly<Record<string, AdditiveFlag>> = {
  'E 150a': 'colour',
  'E 153': 'colour',
  'E 224': 'sulphured',
  'E 250': 'nitrite',
  'E 300': 'antioxidant',
};

/** What a list of ingredients says about the food. */
export interface IngredientFindings {
  allergens: Set<AllergenKey>;
  flags: Set<AdditiveFlag>;
}

function checkEntry(entry: DemoIngredient, found: IngredientFindings, report: Report): void {
  if (!isBilingual(entry)) report('ingredient', 'name in two languages missing');
  if (entry.allergen !== undefined) {
    if (!ALLERGENS.has(entry.allergen)) report('ingredient', `unknown ${entry.allergen}`);
    found.allergens.add(entry.allergen);
  }
  if (entry.additive !== undefined) {
    const { class_de, name_de, e } = entry.additive;
    if (!class_de || !name_de) report('additive', `class or name missing: ${entry.de}`);
    const flag = FLAG_OF_ADDITIVE[e];
    if (flag !== undefined) found.flags.add(flag);
  }
}

// An entry without percent lies between its declared neighbours, so the whole must be able to
// reach 100 in falling order.
function checkReach(entries: readonly DemoIngredient[], report: Report): void {
  let low = 0;
  let next = 0;
  for (const { percent } of [...entries].reverse()) {
    next = percent ?? next;
    low += next;
  }
  let high = 0;
  let previous = 100;
  for (const { percent } of entries) {
    previous = percent ?? previous;
    high += previous;
  }
  if (low > 100 + EPSILON) report('order', `order needs at least ${low} %`);
  if (high < 100 - EPSILON) report('order', `percents reach only ${high} %`);
}

function checkPercents(entries: readonly DemoIngredient[], report: Report): void {
  let last = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const { de, percent } of entries) {
    if (percent === undefined) continue;
    if (!(percent > 0 && percent <= 100)) report('percent', `${de} ${percent}`);
    if (percent > last) report('order', `${de} ${percent} after ${last}`);
    last = percent;
    sum += percent;
  }
  if (sum > 100 + EPSILON) report('percent', `sum ${sum}`);
  const dried = entries.some(({ gPer100g }) => gPer100g !== undefined);
  if (sum > 0 && !dried) checkReach(entries, report);
}

/** Falling order and shares of a list (Art. 18 and 22 of Regulation (EU) 1169/2011). */
export function checkIngredients(
  entries: readonly DemoIngredient[],
  report: Report,
  found: IngredientFindings = { allergens: new Set(), flags: new Set() },
): IngredientFindings {
  checkPercents(entries, report);
  for (const entry of entries) {
    checkEntry(entry, found, report);
    if (entry.sub !== undefined) checkIngredients(entry.sub, report, found);
  }
  return found;
}
