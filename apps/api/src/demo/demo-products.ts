import { createHash } from 'node:crypto';
import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import { productFactsOf } from '@markthalle/demo-catalogue/product-facts';
import { shopAgeLimit } from '@markthalle/domain/age';
import { addDays } from '@markthalle/domain/dates';
import { toSmallestUnit } from '@markthalle/domain/unitPrice';
import type { ImportedProduct } from '../modules/catalog/import-products.service.ts';
import type { ProductContent } from '../modules/catalog/product-content.ts';
import { factsOf, nutritionOf } from './demo-facts.ts';
import { demoId } from './demo-id.ts';

/** A picture is named by its recipe: the same drawing is the same file. */
export const pictureIdOf = (recipe: object): string =>
  createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 20);

/** A demo product as a published product. `today` anchors its age, so that demo data never grows old. */
export function toImportedProduct(product: DemoProduct, today: string): ImportedProduct {
  return {
    id: demoId('product', product.id),
    versionId: demoId('version', product.id),
    producerId: demoId('producer', product.producerId),
    slug: product.slug,
    pictureId: pictureIdOf(product.image),
    createdAt: new Date(`${addDays(today, -ageOf(product.id))}T08:00:00Z`),
    content: contentOf(product),
    variants: variantsOf(product),
  };
}

const OLDEST_DAYS = 700;

/** An age in days, spread evenly and always the same for the same product. */
const ageOf = (id: string): number =>
  createHash('sha256').update(id).digest().readUInt16BE(0) % OLDEST_DAYS;

function contentOf(product: DemoProduct): ProductContent {
  return {
    name: product.name,
    short: product.short,
    description: product.description,
    categoryPath: product.category,
    unitLabel: product.unit.label,
    quantity: toSmallestUnit({ value: product.unit.value, unit: product.unit.unit }),
    // The demo data holds a unit price for exactly the goods that need one; loose goods are sold by fixed pack here.
    saleForm: 'prepacked',
    drainedWeightGrams: drainedOf(product),
    unitPriceExemption: isMeasured(product) && product.basePrice === null ? 'unlike_set' : null,
    vatCategory: product.vat.category,
    ownProduce: product.ownProduce ?? true,
    containerSystem: product.container?.system ?? null,
    ways: product.shipping,
    storage: { class: product.storage.class, maxCelsius: product.storage.maxC },
    leadTimeDays: product.leadTimeDays,
    organic: product.organic,
    regionalSharePercent: product.regionalSharePercent,
    packagingNote: product.deposit === null ? null : { de: 'Mehrwegglas', en: 'Returnable glass' },
    seasonMonths: product.seasonMonths,
    minAge: shopAgeLimit(product.ageMin),
    withdrawal: product.withdrawal,
    guarantee: GUARANTEES[product.slug] ?? null,
    allergens: product.allergens,
    productFacts: productFactsOf(product),
    facts: factsOf(product),
    nutrition: nutritionOf(product.food?.nutrition),
  };
}

const isMeasured = (product: DemoProduct): boolean =>
  product.unit.kind === 'weight' || product.unit.kind === 'volume';

/** In brine and vinegar the drained weight is the base of the unit price, in oil it is not. */
const drainedOf = ({ food }: DemoProduct): number | null =>
  food === undefined || food.medium === 'oil' ? null : food.drainedWeightG;

function variantsOf(product: DemoProduct): ImportedProduct['variants'] {
  const common = {
    containerDepositCents: product.deposit?.cents ?? 0,
    grossCents: product.price.grossCents,
  };
  if (product.variants !== null) {
    return product.variants.map((variant) => ({
      ...common,
      id: demoId('variant', `${product.id}:${variant.key}`),
      label: { de: variant.label, en: variant.label },
      quantity: variant.quantity,
    }));
  }
  const before = PRICE_CUTS[product.slug];
  return [
    {
      ...common,
      ...(before !== undefined && { before }),
      id: demoId('variant', product.id),
      label: product.unit.label,
      // Seats belong to dates; the variant without one only names the price.
      quantity: product.experience === undefined ? quantityOf(product.stock) : 0,
    },
  ];
}

/** A producer's own guarantee of more than two years (harmonised label). */
const GUARANTEES: Readonly<Record<string, ProductContent['guarantee']>> = {
  'sitzkissen-aus-filz': { years: 5, modelId: 'WH-SK-40' },
};

/** What two products cost until the market opened, so that a running price cut can be seen. */
const PRICE_CUTS: Readonly<Record<string, { grossCents: number; days: number }>> = {
  'badesalz-ostsee': { grossCents: 1490, days: 60 },
  'schal-morgennebel': { grossCents: 6900, days: 60 },
};

function quantityOf(stock: DemoProduct['stock']): number | null {
  if (stock.policy === 'made_to_order') return null;
  return stock.policy === 'slots' ? stock.seatsPerDate : stock.quantity;
}
