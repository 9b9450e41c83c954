import type { DemoCatalogue, DemoCategory } from './demo-data.ts';
import type { DemoProducer } from './demo-producer.ts';
import type { DemoProduct } from './demo-product.ts';
import { checkExperience } from './rules/experience-rules.ts';
import { checkFood } from './rules/food-rules.ts';
import { checkGoods } from './rules/goods-rules.ts';
import { checkOffer } from './rules/offer-rules.ts';
import { checkProducer } from './rules/producer-rules.ts';
import { isBilingual, type Report, reportInto, type Violation } from './rules/report.ts';

/** A gift box of food stands in the category of gifts. */
const FOOD_GIFT_IDS: ReadonlySet<string> = new Set(['p0313']);

function isFood({ id, category }: DemoProduct): boolean {
  return /^(lebensmittel|getraenke)\//.test(category) || FOOD_GIFT_IDS.has(id);
}

function checkBlocks(product: DemoProduct, producer: DemoProducer, report: Report): void {
  const isExperience = product.category === 'erlebnisse';
  if (isFood(product)) checkFood(product, producer, report);
  else if (isExperience) checkExperience(product, report);
  else checkGoods(product, producer, report);
  if (!isFood(product) && product.food !== undefined) report('food', 'not a food');
  if (isExperience && product.safety !== undefined) report('safety', 'not a product');
}

/** The broken rules of one product of that producer; empty where all is well. */
export function violationsOfProduct(
  product: DemoProduct,
  producer: DemoProducer,
  category: DemoCategory | undefined,
): Violation[] {
  const violations: Violation[] = [];
  const report = reportInto(violations, product.id);
  for (const key of ['name', 'short', 'description'] as const) {
    if (!isBilingual(product[key])) report('shape', key);
  }
  checkOffer(product, producer, category, report);
  checkBlocks(product, producer, report);
  return violations;
}

/** The broken rules of one producer with the products of its own. */
export function violationsOfProducer(
  producer: DemoProducer,
  own: readonly DemoProduct[],
): Violation[] {
  const violations: Violation[] = [];
  checkProducer(producer, own, reportInto(violations, producer.id));
  return violations;
}

function repeated(kind: string, values: readonly (string | null)[]): Violation[] {
  const present = values.filter((value) => value !== null);
  const twice = present.filter((value, index) => present.indexOf(value) !== index);
  return twice.map((id) => ({ id, rule: kind, message: 'repeated' }));
}

function checkReferences({ products, producers, categories }: DemoCatalogue): Violation[] {
  const productIds = new Set(products.map(({ id }) => id));
  const producerIds = new Set(producers.map(({ id }) => id));
  const orphans = products.filter(({ producerId }) => !producerIds.has(producerId));
  const lost = products.flatMap(({ id, food }) =>
    (food?.components ?? [])
      .filter((card) => card.productId !== undefined && !productIds.has(card.productId))
      .map((card) => ({ id, rule: 'component', message: `unknown ${card.productId}` })),
  );
  const miscounted = categories.filter(
    ({ path, count }) => products.filter(({ category }) => category === path).length !== count,
  );
  return [
    ...orphans.map(({ id }) => ({ id, rule: 'producer', message: 'unknown' })),
    ...lost,
    ...miscounted.map(({ path, count }) => ({ id: path, rule: 'count', message: `not ${count}` })),
    ...repeated(
      'product id',
      products.map(({ id }) => id),
    ),
    ...repeated(
      'product slug',
      products.map(({ slug }) => slug),
    ),
    ...repeated(
      'producer slug',
      producers.map(({ slug }) => slug),
    ),
    ...repeated(
      'phone',
      producers.map(({ legal }) => legal.phone),
    ),
    ...repeated(
      'iban',
      producers.map(({ legal }) => legal.iban),
    ),
    ...repeated(
      'vat id',
      producers.map(({ legal }) => legal.vatId),
    ),
    ...repeated(
      'lucid',
      producers.map(({ legal }) => legal.lucid),
    ),
  ];
}

/** All broken rules of a catalogue; empty where it is consistent. */
export function violationsOf(catalogue: DemoCatalogue): Violation[] {
  const categories = new Map(catalogue.categories.map((category) => [category.path, category]));
  const producers = new Map(catalogue.producers.map((producer) => [producer.id, producer]));
  const ofProducts = catalogue.products.flatMap((product) => {
    const producer = producers.get(product.producerId);
    if (producer === undefined) return [];
    return violationsOfProduct(product, producer, categories.get(product.category));
  });
  const ofProducers = catalogue.producers.flatMap((producer) => {
    const own = catalogue.products.filter(({ producerId }) => producerId === producer.id);
    return violationsOfProducer(producer, own);
  });
  return [...checkReferences(catalogue), ...ofProducts, ...ofProducers];
}
