import type { DemoNutrition } from '../demo-food.ts';
import type { Report } from './report.ts';

const EPSILON = 1e-9;
const KJ_PER_KCAL = 4.184;

/** Declared energy may differ from the computed one by this share. */
const ENERGY_TOLERANCE = 0.08;

const REQUIRED = [
  'energyKj',
  'energyKcal',
  'fat',
  'saturates',
  'carbohydrate',
  'sugars',
  'protein',
  'salt',
] as const;

/** Energy of one gram (Annex XIV of Regulation (EU) 1169/2011). */
const FACTORS = [
  ['fat', 37, 9],
  ['carbohydrate', 17, 4],
  ['protein', 17, 4],
  ['fibre', 8, 2],
  ['alcohol', 29, 7],
  ['organicAcids', 13, 3],
] as const;

function checkEnergy(table: DemoNutrition, report: Report): void {
  let kj = 0;
  let kcal = 0;
  for (const [nutrient, kjPerGram, kcalPerGram] of FACTORS) {
    kj += (table[nutrient] ?? 0) * kjPerGram;
    kcal += (table[nutrient] ?? 0) * kcalPerGram;
  }
  if (Math.abs(kj - table.energyKj) > Math.max(ENERGY_TOLERANCE * kj, 3)) {
    report('energy', `kJ ${table.energyKj}, nutrients ${kj.toFixed(0)}`);
  }
  if (Math.abs(kcal - table.energyKcal) > Math.max(ENERGY_TOLERANCE * kcal, 1)) {
    report('energy', `kcal ${table.energyKcal}, nutrients ${kcal.toFixed(0)}`);
  }
  const ratio = table.energyKj / table.energyKcal;
  if (table.energyKcal > 0 && Math.abs(ratio - KJ_PER_KCAL) > 0.35) {
    report('energy', `kJ/kcal ${table.energyKj}/${table.energyKcal}`);
  }
}

/** A complete table whose nutrients and energy agree (Art. 30 of Regulation (EU) 1169/2011). */
export function checkNutrition(table: DemoNutrition, report: Report): void {
  for (const key of REQUIRED) {
    if (typeof table[key] !== 'number' || table[key] < 0) report('nutrition', `${key} missing`);
  }
  if (!['100 g', '100 ml'].includes(table.per)) report('nutrition', `per ${table.per}`);
  if (table.saturates > table.fat + EPSILON) report('nutrition', 'saturates above fat');
  if (table.sugars > table.carbohydrate + EPSILON) report('nutrition', 'sugars above carbohydrate');
  const { fat, carbohydrate, protein, salt, fibre = 0 } = table;
  if (table.per === '100 g' && fat + carbohydrate + protein + salt + fibre > 101) {
    report('nutrition', 'more than 100 g of nutrients');
  }
  checkEnergy(table, report);
}
