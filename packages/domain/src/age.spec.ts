import { describe, expect, it } from '@jest/globals';
import { ageOn, shopAgeLimit } from './age.ts';
import { minAgeFor } from './productCompleteness.ts';

it.each([
  ['2008-11-22', '2026-11-22', 18],
  ['2008-11-23', '2026-11-22', 17],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
  ['1950-01-01', '2026-11-22', 76],
])('born %s is on %s %i years old', (born, on, age) => {
  expect(ageOn(born, on)).toBe(age);
});

it('refuses a birth date in the future', () => {
  expect(() => ageOn('2027-01-01', '2026-11-22')).toThrow('future');
});

describe('LAW-ALC-1 the age for alcohol', () => {
  it('is 16 or 18 by law, and 18 for all alcohol unless the market decides otherwise', () => {
    const cider = minAgeFor('beer_or_wine', 45);
    const rumPralines = minAgeFor('spirits', 30);
    expect([shopAgeLimit(cider, 'law'), shopAgeLimit(cider)]).toEqual([16, 18]);
    expect([shopAgeLimit(rumPralines, 'law'), shopAgeLimit(rumPralines)]).toEqual([18, 18]);
    expect(shopAgeLimit(minAgeFor('beer_or_wine', 5))).toBeNull();
  });
});
