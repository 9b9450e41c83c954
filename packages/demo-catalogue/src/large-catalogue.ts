import { loadDemoCatalogue } from './demo-data.ts';
import type { DemoProducer } from './demo-producer.ts';
import type { DemoProduct } from './demo-product.ts';
import { seededRandom } from './drawing/random.ts';
import {
  generateProducer,
  type ProducerTemplate,
  vocabularyOf,
  withDuties,
} from './generated-producer.ts';
import { generateProduct, isTemplate } from './generated-product.ts';
import { MAX_NUMBERED_PRODUCERS } from './official-numbers.ts';

export interface LargeCatalogueSize {
  /** Number of products over all producers. */
  products: number;
  producers: number;
  /** The same seed gives the same catalogue. */
  seed: number;
}

/** One producer with all of its products, ready to be imported in one go. */
export interface LargeCatalogueEntry {
  producer: DemoProducer;
  products: DemoProduct[];
}

/** Bounds the memory of one entry. */
export const MAX_PRODUCTS_PER_PRODUCER = 2_000;

function assertSize({ products, producers }: LargeCatalogueSize): void {
  const whole = Number.isSafeInteger(products) && Number.isSafeInteger(producers);
  if (!whole || products < 0 || producers < 1 || producers > MAX_NUMBERED_PRODUCERS) {
    throw new RangeError(`Cannot make ${products} products of ${producers} producers.`);
  }
  if (products > producers * MAX_PRODUCTS_PER_PRODUCER) {
    throw new RangeError(`A producer has at most ${MAX_PRODUCTS_PER_PRODUCER} products.`);
  }
}

function templatesOf(producers: DemoProducer[], products: DemoProduct[]): ProducerTemplate[] {
  return producers.map((producer) => ({
    producer,
    products: products.filter((own) => own.producerId === producer.id && isTemplate(own)),
  }));
}

function* productsOf(
  template: ProducerTemplate,
  first: number,
  count: number,
  seed: string,
): Generator<DemoProduct, void, undefined> {
  const random = seededRandom(seed);
  for (let index = 0; index < count; index += 1) {
    const source = template.products[index % template.products.length];
    if (source === undefined) throw new Error(`${template.producer.id} has no product to copy.`);
    yield generateProduct(source, template.producer.id, first + index, random);
  }
}

/**
 * Makes a catalogue of any size from the vocabulary of the demo data, one producer with its
 * products after the other, so that 100,000 products never lie in memory together. Every entry
 * keeps the rules of the demo data; ids and slugs are unique. Throws `RangeError` for sizes that
 * the official number ranges or one entry cannot hold.
 */
export function* largeCatalogue(
  size: LargeCatalogueSize,
): Generator<LargeCatalogueEntry, void, undefined> {
  assertSize(size);
  const { producers, products } = loadDemoCatalogue();
  const templates = templatesOf(producers, products);
  const vocabulary = vocabularyOf(producers);
  let made = 0;
  for (let index = 0; index < size.producers; index += 1) {
    const template = templates[index % templates.length];
    if (template === undefined) throw new Error('The demo data has no producers.');
    const seed = `${size.seed}/${index}`;
    const renamed = generateProducer(template, vocabulary, index, seededRandom(seed));
    const end = Math.floor((size.products * (index + 1)) / size.producers);
    const own = [...productsOf(renamed, made + 1, end - made, `${seed}/products`)];
    made = end;
    yield { producer: withDuties(renamed.producer, own), products: own };
  }
}
