import { mulDivHalfUp } from '@markthalle/domain/money';
import { toSmallestUnit } from '@markthalle/domain/unitPrice';
import type { Bilingual } from './bilingual.ts';
import type { DemoProduct, DemoStock } from './demo-product.ts';
import type { Random } from './drawing/random.ts';
import { pick } from './generated-producer.ts';
import type { DayTime } from './picture-recipe.ts';
import { VAT_EXCEPTIONS } from './rules/offer-rules.ts';
import { slugOf } from './slug.ts';

const GRAMS_PER_KILOGRAM = 1_000;
const MAX_STOCK = 200;

/** Generated prices lie within this share around the template and end on a full ten cents. */
const PRICE_SPREAD = 0.25;
const PRICE_STEP_CENTS = 10;
const MIN_PRICE_CENTS = 50;

const CPNP_NUMBERS = 1_000_000;

const DAY_TIMES: readonly DayTime[] = ['tag', 'tag', 'morgen', 'abend', 'nebel'];

/** Where or how the thing was made; the same words fit a cheese, a vase and a boat trip. */
const QUALIFIERS: readonly Bilingual[] = [
  { de: 'Auslese', en: 'selection' },
  { de: 'Hausmarke', en: 'house edition' },
  { de: 'kleine Reihe', en: 'small series' },
  { de: 'nach alter Art', en: 'the old way' },
  { de: 'vom Boddenrand', en: 'from the lagoon shore' },
  { de: 'vom Deich', en: 'from the dyke' },
  { de: 'vom Mühlenberg', en: 'from the mill hill' },
  { de: 'vom Nordfeld', en: 'from the north field' },
  { de: 'vom Seeufer', en: 'from the lakeside' },
  { de: 'vom Waldrand', en: 'from the edge of the woods' },
  { de: 'von der Düne', en: 'from the dune' },
  { de: 'von der Koppel', en: 'from the paddock' },
];

/** True where a product stands on its own and keeps every rule under another id and name. */
export function isTemplate({ id, food, safety, cosmetic, category, vat }: DemoProduct): boolean {
  const namesOthers = Boolean(food?.components ?? safety?.setOf ?? cosmetic?.components);
  // Books among crafts and food among gifts are exceptions that the rules know by id.
  const isPrinted = category === 'handwerk/papier-buch' || category === 'erlebnisse';
  const isException = VAT_EXCEPTIONS.has(id) || (isPrinted && vat.category === 'reduced');
  return !namesOthers && !isException && !(category === 'geschenke' && food !== undefined);
}

function varyPriceCents(template: DemoProduct, random: Random): number {
  // A voucher costs what it is worth.
  if (template.voucher !== undefined) return template.price.grossCents;
  const factor = 1 - PRICE_SPREAD + random() * 2 * PRICE_SPREAD;
  const steps = Math.round((template.price.grossCents * factor) / PRICE_STEP_CENTS);
  return Math.max(MIN_PRICE_CENTS, steps * PRICE_STEP_CENTS);
}

function unitPriceFor(template: DemoProduct, grossCents: number): DemoProduct['basePrice'] {
  if (template.basePrice === null) return null;
  const { food, unit, basePrice } = template;
  const drainedG = food?.medium === 'oil' ? null : (food?.drainedWeightG ?? null);
  const amount = drainedG ?? toSmallestUnit(unit).value;
  return { cents: mulDivHalfUp(grossCents, GRAMS_PER_KILOGRAM, amount), per: basePrice.per };
}

function varyStock(stock: DemoStock, random: Random): DemoStock {
  if (stock.policy === 'tracked') {
    return { policy: 'tracked', quantity: Math.floor(random() * MAX_STOCK) };
  }
  return stock;
}

function renumberedBlocks(template: DemoProduct, number: number): Partial<DemoProduct> {
  const { safety, cosmetic } = template;
  const prefix = safety?.identifier.split('-')[0];
  const cpnp = `DEMO-9${String(number % CPNP_NUMBERS).padStart(6, '0')}`;
  return {
    ...(safety && { safety: { ...safety, identifier: `${prefix}-${number}` } }),
    ...(cosmetic && { cosmetic: { ...cosmetic, cpnp } }),
  };
}

/** A new product from a template of the same producer; `number` is unique in the catalogue. */
export function generateProduct(
  template: DemoProduct,
  producerId: string,
  number: number,
  random: Random,
): DemoProduct {
  const qualifier = pick(QUALIFIERS, random);
  const grossCents = varyPriceCents(template, random);
  const slug = `${slugOf(`${template.name.de} ${qualifier.de}`)}-${number}`;
  return {
    ...template,
    ...renumberedBlocks(template, number),
    id: `g${String(number).padStart(7, '0')}`,
    slug,
    producerId,
    name: {
      de: `${template.name.de}, ${qualifier.de}`,
      en: `${template.name.en}, ${qualifier.en}`,
    },
    price: { grossCents, currency: 'EUR' },
    basePrice: unitPriceFor(template, grossCents),
    stock: varyStock(template.stock, random),
    variants:
      template.variants?.map((variant) => ({
        ...variant,
        quantity: Math.floor(random() * MAX_STOCK),
      })) ?? null,
    image: { ...template.image, time: pick(DAY_TIMES, random), seed: slug },
    rating: null,
  };
}
