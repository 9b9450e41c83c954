import { describe, expect, it } from '@jest/globals';
import { violationsOfProducer, violationsOfProduct } from './check.ts';
import { loadDemoCatalogue } from './demo-data.ts';
import { type LargeCatalogueEntry, largeCatalogue } from './large-catalogue.ts';
import { officialNumbers } from './official-numbers.ts';
import { slugOf } from './slug.ts';

const SIZE = { products: 2_600, producers: 130, seed: 7 };

const entries = [...largeCatalogue(SIZE)];
const products = entries.flatMap((entry) => entry.products);

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('largeCatalogue', () => {
  it('makes exactly the numbers asked for, spread evenly', () => {
    expect(entries).toHaveLength(130);
    expect(products).toHaveLength(2_600);
    expect(new Set(entries.map((entry) => entry.products.length))).toEqual(new Set([20]));
  });

  it('keeps every rule of the demo data', () => {
    const categories = new Map(loadDemoCatalogue().categories.map((one) => [one.path, one]));
    const violations = entries.flatMap(({ producer, products: own }) => [
      ...violationsOfProducer(producer, own),
      ...own.flatMap((one) => violationsOfProduct(one, producer, categories.get(one.category))),
    ]);
    expect(violations).toEqual([]);
  });

  it('keeps the rules of producers with few or no products', () => {
    const few = [...largeCatalogue({ products: 60, producers: 100, seed: 1 })];
    expect(few.reduce((sum, { products: own }) => sum + own.length, 0)).toBe(60);
    const violations = few.flatMap(({ producer, products: own }) =>
      violationsOfProducer(producer, own),
    );
    expect(violations).toEqual([]);
  });

  it('repeats no id, slug or account number, not even of the demo data', () => {
    const demo = loadDemoCatalogue();
    expect(repeated([...demo.products, ...products].map(({ id }) => id))).toEqual([]);
    expect(repeated([...demo.products, ...products].map(({ slug }) => slug))).toEqual([]);
    const producers = [...demo.producers, ...entries.map(({ producer }) => producer)];
    expect(repeated(producers.map(({ slug }) => slug))).toEqual([]);
    expect(repeated(producers.map(({ legal }) => legal.iban))).toEqual([]);
  });

  it('gives products to their own producer and no trace of the template', () => {
    for (const { producer, products: own } of entries) {
      expect(own.every(({ producerId }) => producerId === producer.id)).toBe(true);
    }
    const text = JSON.stringify(entries);
    const { producers } = loadDemoCatalogue();
    const addresses = producers.flatMap(({ slug }) => [`"${slug}"`, `@${slug}.example`]);
    expect(addresses.filter((address) => text.includes(address))).toEqual([]);
    // Sets are not copied, because their articles are products of the demo data.
    expect(text).not.toMatch(/"p\d{4}"/);
  });

  it('varies names, prices and all three tax schemes', () => {
    const names = new Set(entries.map(({ producer }) => producer.name));
    expect(names.size).toBeGreaterThan(100);
    const schemes = new Set(entries.map(({ producer }) => producer.tax.scheme));
    expect(schemes).toEqual(new Set(['standard', 'small_business', 'flat_rate_farmer']));
    expect(new Set(products.map(({ price }) => price.grossCents)).size).toBeGreaterThan(300);
  });

  it('is the same for the same seed and another one for another seed', () => {
    const names = (seed: number): string[] =>
      [...largeCatalogue({ products: 40, producers: 20, seed })].map(
        ({ producer }: LargeCatalogueEntry) => `${producer.name}, ${producer.owner}`,
      );
    expect(names(3)).toEqual(names(3));
    expect(names(3)).not.toEqual(names(4));
  });

  it('refuses sizes that it cannot hold', () => {
    const first = (size: { products: number; producers: number }) => () =>
      largeCatalogue({ ...size, seed: 1 }).next();
    expect(first({ products: 1, producers: 0 })).toThrow(RangeError);
    expect(first({ products: 2_001, producers: 1 })).toThrow('at most 2000');
    expect(first({ products: 1, producers: 200_000 })).toThrow(RangeError);
  });
});

describe('officialNumbers', () => {
  it('gives the numbers of the first generated producer', () => {
    // ISO 13616: 98 - (99999999 0000001000 131400 mod 97) = 98 - 12 = 86.
    expect(officialNumbers(0).iban).toBe('DE86999999990000001000');
    // ISO 7064 MOD 11,10 over 99901000; the products run 7, 1, 9, 7, 5, 10, 9, 7; 11 - 7 = 4.
    expect(officialNumbers(0).vatId).toBe('DE999010004');
    expect(officialNumbers(0).lucid).toBe('DE9999000001000');
    expect(officialNumbers(0).phoneEnding).toBe('000');
  });
});

describe('slugOf', () => {
  it('writes umlauts out and drops accents and signs', () => {
    expect(slugOf('Käse & Süßes, Crème fraîche')).toBe('kaese-suesses-creme-fraiche');
  });
});
