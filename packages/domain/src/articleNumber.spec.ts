import { describe, expect, it } from '@jest/globals';
import { articlesOf, isGtin } from './articleNumber.ts';

describe('a GTIN', () => {
  it.each(['4006381333931', '96385074', '036000291452', '10614141000415'])(
    '%s has the right check digit',
    (digits) => expect(isGtin(digits)).toBe(true),
  );
  it.each(['4006381333930', '4006381333', '', '40063813339x1'])('%s is none', (digits) =>
    expect(isGtin(digits)).toBe(false),
  );
});

describe('a scan', () => {
  const honey = { articleNumber: 'A12', gtin: '4006381333931', codes: ['7KQ4XN'] };
  const small = { articleNumber: '13', gtin: null, codes: ['7KQ4XN'] };
  const milk = { articleNumber: null, gtin: '036000291452', codes: [] };
  const all = [honey, small, milk];

  it('is found by barcode, own number, printed code and typed code', () => {
    expect(articlesOf('4006381333931', all)).toEqual([honey]);
    expect(articlesOf(' a 12 ', all)).toEqual([honey]);
    expect(articlesOf('https://markt.example/q/7KQ4XN?x=1', all)).toEqual([honey, small]);
    expect(articlesOf('http://markt.example/en/q/7kq4xn', all)).toEqual([honey, small]);
    expect(articlesOf('7kq 4xn', all)).toEqual([honey, small]);
  });

  it('of a UPC is the same article as its EAN-13', () => {
    expect(articlesOf('0036000291452', all)).toEqual([milk]);
  });

  it('of something else is nothing', () => {
    for (const text of ['', '  ', '4006381333932', 'https://example.org/', 'WIFI:S:x;;']) {
      expect(articlesOf(text, all)).toEqual([]);
    }
  });
});
