import { describe, expect, it } from '@jest/globals';
import { languageOfPath, otherLanguagePath, PATHS, pathTo } from '../app/paths.ts';

describe('addresses', () => {
  it('fills names and the rest, and leaves empty filters out', () => {
    expect(pathTo('product', 'en', { slug: 'honig' })).toBe('/en/p/honig');
    expect(pathTo('category', 'de', { '*': 'lebensmittel/honig' })).toBe(
      '/kategorie/lebensmittel/honig',
    );
    expect(pathTo('search', 'de', {}, { q: 'Käse & Ei', bio: undefined, preis: '' })).toBe(
      '/suche?q=K%C3%A4se+%26+Ei',
    );
  });

  it('refuses a path that lacks its name', () => {
    expect(() => pathTo('product', 'de')).toThrow('product needs slug');
  });

  it('knows the language of an address', () => {
    expect(languageOfPath('/en')).toBe('en');
    expect(languageOfPath('/en/basket')).toBe('en');
    expect(languageOfPath('/entenbrust')).toBe('de');
  });

  it.each([
    ['/', '/en'],
    ['/korb', '/en/basket'],
    ['/p/lindenhonig', '/en/p/lindenhonig'],
    ['/en/category/lebensmittel/honig', '/kategorie/lebensmittel/honig'],
    ['/en/checkout/payment/abc', '/kasse/zahlung/abc'],
    ['/gibt-es-nicht', '/en'],
    ['/en/nowhere', '/'],
  ])('leads from %s to %s', (from, to) => {
    expect(otherLanguagePath(from)).toBe(to);
  });

  it('gives no two pages the same address', () => {
    const all = Object.values(PATHS).flatMap((pair) => [pair.de, pair.en]);
    expect(new Set(all).size).toBe(all.length);
  });
});
