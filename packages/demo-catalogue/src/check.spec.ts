import { describe, expect, it } from '@jest/globals';
import { violationsOf } from './check.ts';
import { type DemoCatalogue, loadDemoCatalogue } from './demo-data.ts';
import type { DemoProduct } from './demo-product.ts';

function productOf(catalogue: DemoCatalogue, id: string): DemoProduct {
  const product = catalogue.products.find((candidate) => candidate.id === id);
  if (product === undefined) throw new Error(`The catalogue has no product ${id}.`);
  return product;
}

function rulesBrokenBy(change: (catalogue: DemoCatalogue) => void): string[] {
  const catalogue = loadDemoCatalogue();
  change(catalogue);
  return [...new Set(violationsOf(catalogue).map(({ rule }) => rule))];
}

/** The cheese keeps 28 days (§ 312g(2) no. 2 BGB). */
const callPerishable = (product: DemoProduct): void => {
  product.withdrawal = { right: 'excluded', reason: 'perishable' };
};

/** What is changed about which product, and the rules that notice. */
const PRODUCT_FAULTS: [string, string, (product: DemoProduct) => void, string[]][] = [
  ['a price above the unit price', 'p0001', (p) => (p.price.grossCents += 100), ['basePrice']],
  ['a wrong tax rate', 'p0001', (p) => (p.vat.rate = 19), ['vat']],
  ['a plain parcel for cold goods', 'p0001', (p) => p.shipping.push('parcel'), ['shipping']],
  ['an allergen left out', 'p0001', (p) => p.allergens.pop(), ['allergens']],
  ['a month of shelf life called perishable', 'p0001', callPerishable, ['withdrawal']],
  ['no name', 'p0001', (p) => (p.name.en = ' '), ['shape']],
  ['an unknown category', 'p0001', (p) => (p.category = 'lebensmittel/x'), ['count', 'category']],
  ['no food block', 'p0001', (p) => (p.food = undefined), ['food', 'legal', 'component']],
  ['no safety block', 'p0164', (p) => (p.safety = undefined), ['safety']],
  [
    'fibres below 100 %',
    'p0164',
    (p) => (p.fibres = [{ name: 'Leinen', percent: 90 }]),
    ['fibres'],
  ],
  ['an unknown producer', 'p0164', (p) => (p.producerId = 'niemand'), ['producer', 'productCount']],
  ['a slug used twice', 'p0164', (p) => (p.slug = 'peenetaler-bergruh-6-monate'), ['product slug']],
  ['an age limit on cheese', 'p0001', (p) => (p.ageMin = 18), ['age']],
  ['organic goods of a plain farm', 'p0011', (p) => (p.organic = true), ['organic']],
];

describe('the demo catalogue', () => {
  it('keeps every rule', () => {
    expect(violationsOf(loadDemoCatalogue())).toEqual([]);
  });

  it('has the size that the documentation names', () => {
    const { producers, products, reviews, categories, tours } = loadDemoCatalogue();
    const sizes = [producers, products, reviews, categories, tours].map((list) => list.length);
    expect(sizes).toEqual([43, 435, 519, 50, 7]);
    expect(products.filter(({ food }) => food !== undefined)).toHaveLength(290);
    expect(products.filter(({ safety }) => safety !== undefined)).toHaveLength(105);
  });

  it('writes reviews about products that exist', () => {
    const { reviews, products } = loadDemoCatalogue();
    const ids = new Set(products.map(({ id }) => id));
    expect(reviews.filter(({ productId }) => !ids.has(productId))).toEqual([]);
  });
});

describe('violationsOf', () => {
  it.each(PRODUCT_FAULTS)('notices %s', (_name, id, change, rules) => {
    const broken = rulesBrokenBy((catalogue) => {
      change(productOf(catalogue, id));
    });
    expect(broken).toEqual(expect.arrayContaining(rules.slice(0, 1)));
    expect(rules).toEqual(expect.arrayContaining(broken));
  });

  it('notices a deposit without container', () => {
    const broken = rulesBrokenBy(({ products }) => {
      const bottle = products.find(({ container }) => container?.system === 'MEHRWEG');
      if (bottle !== undefined) bottle.container = undefined;
    });
    expect(broken).toContain('container');
  });

  it('notices nutrients that do not give the energy', () => {
    const broken = rulesBrokenBy((catalogue) => {
      const table = productOf(catalogue, 'p0001').food?.nutrition;
      if (table !== undefined) table.energyKj += 400;
    });
    expect(broken).toEqual(['energy']);
  });

  it('notices an account number with a wrong check digit and a real phone number', () => {
    const broken = rulesBrokenBy(({ producers }) => {
      const [first, second] = producers;
      if (first !== undefined) first.legal.iban = 'DE92999999990000000001';
      if (second !== undefined) second.legal.phone = '+49 385 12345';
    });
    expect(broken).toEqual(['legal']);
  });
});
