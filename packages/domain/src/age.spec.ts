import { describe, expect, it } from '@jest/globals';
import { ageOn, legalAgeOf, minAgeFor, shopAgeLimit } from './age.ts';

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

describe('the age from which goods are sold (LAW-ALC-1)', () => {
  it.each<[string, string, number | null, 'fermented' | 'spirits' | null, 16 | 18 | null]>([
    ['pralines with rum', 'lebensmittel/schokolade', 30, 'spirits', 18],
    ['pralines with wine', 'lebensmittel/schokolade', 30, 'fermented', 16],
    ['pralines without alcohol', 'lebensmittel/schokolade', null, null, null],
    ['a cake with a breath of rum', 'lebensmittel/gebaeck', 12, 'spirits', null],
    ['cider', 'getraenke/wein-sekt', 50, null, 16],
    ['beer without alcohol', 'getraenke/bier', 4, null, null],
    ['liqueur', 'getraenke/likoer', 200, null, 18],
    ['juice', 'getraenke/saft', null, null, null],
  ])('%s', (_name, path, tenths, kind, age) => {
    expect(legalAgeOf(path, tenths, kind)).toBe(age);
  });
});

it.each([
  ['spirits', 380, 18],
  ['spirits', null, 18],
  ['beer_or_wine', 48, 16],
  ['beer_or_wine', 13, 16],
  ['beer_or_wine', 12, null],
  ['beer_or_wine', null, 16],
] as const)('%s of %s tenths of a percent are sold from %s (§ 9 JuSchG)', (kind, tenths, age) => {
  expect(minAgeFor(kind, tenths)).toBe(age);
});
