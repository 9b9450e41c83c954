import type { DemoFood, DemoFoodPart } from '../demo-food.ts';
import type { DemoProducer } from '../demo-producer.ts';
import type { DemoProduct } from '../demo-product.ts';
import { ALLERGENS, checkIngredients, type IngredientFindings } from './ingredient-rules.ts';
import { checkNutrition } from './nutrition-rules.ts';
import { checkFish, checkHoney, checkOrigin } from './origin-rules.ts';
import { isBilingual, type Report, sameSet } from './report.ts';

const GRAMS_OR_MILLILITRES: Readonly<Record<string, number>> = { g: 1, kg: 1000, l: 1000, ml: 1 };

/** The parts of a set may differ from the whole by this share. */
const SET_TOLERANCE = 0.02;

function checkNutritionDuty(part: DemoFoodPart, report: Report): void {
  if ((part.nutrition === undefined) === (part.nutritionExempt === undefined)) {
    report('nutrition', 'needs exactly one of nutrition and nutritionExempt');
  }
  if (part.nutrition !== undefined) checkNutrition(part.nutrition, report);
  if (part.nutritionExempt === 'other' && !isBilingual(part.nutritionExemptNote)) {
    report('nutrition', 'reason "other" needs a note');
  }
}

function checkPart(part: DemoFoodPart, isSet: boolean, report: Report): IngredientFindings {
  if (!isBilingual(part.legalName)) report('food', 'legalName');
  const found = checkIngredients(part.ingredients, report);
  for (const allergen of part.singleIngredientAllergens ?? []) found.allergens.add(allergen);
  if (part.singleIngredient) {
    if (part.ingredients.length > 0) report('food', 'single ingredient but list not empty');
    if (!part.singleIngredientAllergens) report('food', 'singleIngredientAllergens missing');
  } else if (part.ingredients.length === 0 && !isSet) report('food', 'no ingredients');
  if (!isSet) checkNutritionDuty(part, report);
  return found;
}

function checkSet(
  product: DemoProduct,
  food: DemoFood,
  found: IngredientFindings,
  report: Report,
): void {
  if (food.components === undefined) return;
  let parts = 0;
  for (const card of food.components) {
    const cardFound = checkPart(card, false, report);
    for (const allergen of cardFound.allergens) found.allergens.add(allergen);
    for (const flag of cardFound.flags) found.flags.add(flag);
    if (card.honey !== undefined) checkHoney(card.honey, report);
    if (card.fish !== undefined) checkFish(card.fish, report);
    parts += card.netQuantity.value;
  }
  const factor = GRAMS_OR_MILLILITRES[product.unit.unit];
  const { weightG, volumeMl } = food.netQuantity;
  const whole = factor === undefined ? (weightG ?? volumeMl ?? 0) : product.unit.value * factor;
  if (Math.abs(parts - whole) > SET_TOLERANCE * whole) {
    report('component', `parts ${parts}, whole ${whole}`);
  }
}

function checkQuantity(product: DemoProduct, food: DemoFood, report: Report): void {
  const { value, unit, weightG = 0, volumeMl = 0 } = food.netQuantity;
  if (value !== product.unit.value || unit !== product.unit.unit) {
    report('netQuantity', 'differs from unit');
  }
  if (product.unit.kind === 'piece' && weightG <= 0 && volumeMl <= 0) {
    report('netQuantity', 'pieces need weight or volume');
  }
  if (food.drainedWeightG === null) {
    if (food.medium !== undefined) report('drained', 'medium without drained weight');
    return;
  }
  if (food.medium === undefined) report('drained', 'drained weight without medium');
  const netG = value * (GRAMS_OR_MILLILITRES[unit] ?? 1);
  if (food.drainedWeightG <= 0 || food.drainedWeightG >= netG) {
    report('drained', 'not below net quantity');
  }
}

function checkAllergens(
  product: DemoProduct,
  food: DemoFood,
  found: IngredientFindings,
  report: Report,
): void {
  if (!sameSet(found.allergens, product.allergens)) {
    report('allergens', `list ${[...found.allergens]} / product ${product.allergens}`);
  }
  const { allergens, mayContain } = product;
  if (mayContain.some((key) => found.allergens.has(key))) {
    report('mayContain', 'repeats an allergen');
  }
  if (![...allergens, ...mayContain].every((key) => ALLERGENS.has(key))) {
    report('allergens', 'unknown key');
  }
  if (!sameSet(food.additiveFlags, found.flags)) {
    report('additiveFlags', `${food.additiveFlags} / ${[...found.flags]}`);
  }
  if (!food.singleIngredient && !isBilingual(product.ingredients)) {
    report('ingredients', 'text missing');
  }
}

/** Age limits (§ 9 JuSchG) and the particulars that depend on alcohol. */
function checkAlcohol(product: DemoProduct, producer: DemoProducer, report: Report): void {
  const { category, abv, ageMin, food } = product;
  const alcoholic = category.startsWith('getraenke/') && abv !== null && abv > 1.2;
  const spirits = /\/(likoer|spirituosen)$/.test(category);
  const wantedAge = alcoholic ? (spirits ? 18 : 16) : null;
  if (ageMin !== wantedAge) report('age', `${ageMin}, want ${wantedAge}`);
  if (abv === null && (spirits || /\/(bier|wein-sekt)$/.test(category))) report('abv', 'missing');
  if (food?.nutritionExempt === 'alcohol_over_1_2' && !(abv !== null && abv > 1.2)) {
    report('nutrition', 'alcohol exemption without alcohol');
  }
  // Wine carries nutrition since 8 December 2023 (Regulation (EU) 2021/2117).
  const isWine = category.endsWith('/wein-sekt') && producer.mainCategory === 'wein';
  const declared = food?.nutrition ?? food?.components?.every((card) => card.nutrition);
  if (isWine && !declared) report('wine', 'nutrition missing');
}

/** The mandatory particulars of a food (Art. 9 of Regulation (EU) 1169/2011). */
export function checkFood(product: DemoProduct, producer: DemoProducer, report: Report): void {
  const { food } = product;
  if (food === undefined) {
    report('food', 'block missing');
    return;
  }
  if (typeof food.nonPrepacked !== 'boolean') report('food', 'nonPrepacked');
  if (!isBilingual(food.storageText)) report('food', 'storageText');
  if (food.useText !== undefined && !isBilingual(food.useText)) report('food', 'useText');
  const found = checkPart(food, food.components !== undefined, report);
  checkSet(product, food, found, report);
  checkQuantity(product, food, report);
  checkAllergens(product, food, found, report);
  checkOrigin(product, producer, food, report);
  checkAlcohol(product, producer, report);
  if (product.storage.class === 'frozen' && !food.storageText.de.includes('−18')) {
    report('storage', 'frozen text');
  }
  if (product.category.startsWith('getraenke/') && !product.container) {
    report('container', 'missing');
  }
}
