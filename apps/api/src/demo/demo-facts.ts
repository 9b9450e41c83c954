import type { DemoNutrition } from '@markthalle/demo-catalogue/demo-food';
import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import { honeyOriginText } from '@markthalle/domain/honeyOrigin';
import { MONTH_NAMES } from '@markthalle/domain/monthNames';
import { allergenList } from '../modules/catalog/allergens.ts';
import type { FactKey, Localised, ProductContent } from '../modules/catalog/product-content.ts';
import { legalLines } from './demo-legal-facts.ts';
import { withNumber } from './demo-texts.ts';

type Fact = ProductContent['facts'][number];

/** What the page says under "Gut zu wissen", in the order of reading; only what the data holds. */
export function factsOf(product: DemoProduct): Fact[] {
  return [
    ...foodFacts(product),
    ...goodsFacts(product),
    ...legalLines(product).map(([key, text]) => fact(key, text)),
    ...experienceFacts(product),
    fact('season', seasonOf(product.seasonMonths)),
  ].filter((one): one is Fact => one !== null);
}

const fact = (key: FactKey, text: Localised | null | undefined): Fact | null =>
  text ? { key, text } : null;

function foodFacts(product: DemoProduct): (Fact | null)[] {
  const { food } = product;
  if (food === undefined) return [];
  return [
    fact('food_name', food.legalName),
    fact('ingredients', product.ingredients),
    fact('allergens', allergenList(product.allergens)),
    fact('may_contain', product.mayContain.length > 0 ? allergenList(product.mayContain) : null),
    fact('net_quantity', product.unit.label),
    fact(
      'drained_weight',
      food.drainedWeightG === null ? null : withNumber(food.drainedWeightG, (n) => `${n} g`),
    ),
    fact('alcohol', product.abv === null ? null : strengthOf(product.abv)),
    fact('storage', food.storageText),
    fact('use', food.useText),
    fact('shelf_life', shelfLifeOf(product.shelfLifeDays)),
    fact('origin', originOf(food.origin)),
    fact('organic_control', food.origin.organicLine ? both(food.origin.organicLine) : null),
  ];
}

/** One decimal place, also where it is 0 (Annex XII of Regulation (EU) 1169/2011). */
const strengthOf = (abv: number): Localised => ({
  de: `${abv.toFixed(1).replace('.', ',')} % vol`,
  en: `${abv.toFixed(1)} % vol`,
});

/** A blended honey names all its countries in falling order, each with its part. */
function originOf(
  origin: NonNullable<DemoProduct['food']>['origin'],
): Localised | null | undefined {
  const { honey, note } = origin;
  if (honey === undefined || honey.length < 2) return note;
  return { de: honeyOriginText(honey, 'de'), en: honeyOriginText(honey, 'en') };
}

function goodsFacts(product: DemoProduct): (Fact | null)[] {
  const { safety, fibres, care, food } = product;
  return [
    fact('material', safety?.material ?? (fibres ? both(fibresOf(fibres)) : null)),
    fact('warnings', safety?.warnings),
    fact('care', care),
    fact('manufacturer', safety ? both(addressOf(safety.manufacturer)) : null),
    fact('origin', food ? null : { de: `Aus ${product.madeIn}`, en: `From ${product.madeIn}` }),
  ];
}

function experienceFacts({ experience }: DemoProduct): (Fact | null)[] {
  if (experience === undefined) return [];
  return [
    fact(
      'duration',
      withNumber(experience.durationMin, (n, language) =>
        language === 'de' ? `${n} Minuten` : `${n} minutes`,
      ),
    ),
    fact(
      'capacity',
      withNumber(experience.capacity, (n, language) =>
        language === 'de' ? `bis ${n} Personen` : `up to ${n} people`,
      ),
    ),
    fact('meeting_place', experience.meetingPlace),
    fact('weather_rule', experience.weatherRule),
    fact('cancel_rule', experience.cancelRule),
  ];
}

const both = (text: string): Localised => ({ de: text, en: text });

const fibresOf = (fibres: readonly { name: string; percent: number }[]): string =>
  fibres.map(({ name, percent }) => `${percent} % ${name}`).join(', ');

const addressOf = (party: {
  name: string;
  street: string;
  postcode: string;
  town: string;
  email: string;
}): string => `${party.name}, ${party.street}, ${party.postcode} ${party.town}, ${party.email}`;

const DAYS_PER_MONTH = 30;

function shelfLifeOf(days: number | null): Localised | null {
  if (days === null) return null;
  const months = Math.floor(days / DAYS_PER_MONTH);
  return months >= 3
    ? { de: `mindestens ${months} Monate`, en: `at least ${months} months` }
    : { de: `mindestens ${days} Tage`, en: `at least ${days} days` };
}

function seasonOf(months: readonly number[] | null): Localised | null {
  if (months === null || months.length === 0) return null;
  const name = (language: 'de' | 'en') =>
    months.map((month) => MONTH_NAMES[language][month - 1]).join(', ');
  return { de: name('de'), en: name('en') };
}

/** Annex XV of Regulation (EU) 1169/2011, in its order. */
export function nutritionOf(nutrition: DemoNutrition | undefined): ProductContent['nutrition'] {
  if (nutrition === undefined) return null;
  const grams = (value: number) => withNumber(value, (n) => `${n} g`);
  return {
    per: nutrition.per,
    rows: [
      { key: 'energy', text: both(`${nutrition.energyKj} kJ / ${nutrition.energyKcal} kcal`) },
      { key: 'fat', text: grams(nutrition.fat) },
      { key: 'saturates', text: grams(nutrition.saturates) },
      { key: 'carbohydrate', text: grams(nutrition.carbohydrate) },
      { key: 'sugars', text: grams(nutrition.sugars) },
      ...(nutrition.fibre === undefined
        ? []
        : [{ key: 'fibre' as const, text: grams(nutrition.fibre) }]),
      { key: 'protein', text: grams(nutrition.protein) },
      { key: 'salt', text: grams(nutrition.salt) },
    ],
  };
}
