import { describe, expect, it } from '@jest/globals';
import { isReferenceOf, isValidOn, neededEvidence, reminderDue } from './evidence.ts';
import { claimsUnder } from './publishedClaims.ts';

describe('evidence', () => {
  it.each([
    ['organic_control', 'DE-ÖKO-006', true],
    ['organic_control', 'DE-ÖKO-06', false],
    ['packaging_register', 'DE1234567890123', true],
    ['packaging_register', '1234567890123', false],
    ['approval_mark', 'DE MV 12345 EG', true],
    ['weee_registration', 'DE 12345678', true],
    ['region_declaration', '  ', false],
  ] as const)('LAW-FOOD-18 LAW-PACK-1 %s „%s“ has the form of its issuer: %s', (kind, text, ok) => {
    expect(isReferenceOf(kind, text)).toBe(ok);
  });

  it('holds on its first and on its last day', () => {
    const evidence = { validFrom: '2026-01-01', validUntil: '2026-11-23' };
    expect(isValidOn(evidence, '2026-01-01')).toBe(true);
    expect(isValidOn(evidence, '2026-11-23')).toBe(true);
    expect(isValidOn(evidence, '2026-11-24')).toBe(false);
    expect(isValidOn(evidence, '2025-12-31')).toBe(false);
  });

  it.each([
    ['2026-09-23', null],
    ['2026-09-24', 60],
    ['2026-10-23', 60],
    ['2026-10-24', 30],
    ['2026-11-16', 7],
    ['2026-11-23', 7],
    ['2026-11-24', null],
  ] as const)('LAW-FOOD-19 on %s the reminder of %s days is due before 23 November', (on, days) => {
    expect(reminderDue('2026-11-23', on)).toBe(days);
  });

  it('LAW-FOOD-21 is asked for by what somebody sells', () => {
    expect(neededEvidence(['erlebnisse'])).toEqual([]);
    expect(neededEvidence(['handwerk/holz'])).toEqual(['packaging_register']);
    expect(neededEvidence(['lebensmittel/eier', 'lebensmittel/fleisch'])).toEqual([
      'packaging_register',
      'food_registration',
      'approval_mark',
      'egg_packing_centre',
    ]);
  });
});

describe('what the shop shows with the evidence of today', () => {
  const CHEESE = {
    categoryPath: 'lebensmittel/kaese',
    words: 'Bergkäse',
    organic: true,
    regionalSharePercent: 96,
  };
  const ALL = ['packaging_register', 'approval_mark', 'organic_control', 'region_declaration'];
  const held = (...without: string[]) =>
    ALL.filter((kind) => !without.includes(kind)).map((kind) => ({ kind: kind as never }));

  it.each([
    ['everything', CHEESE, [], { isOffered: true, organic: true, regionalSharePercent: 96 }],
    ['LAW-FOOD-18 no badge', CHEESE, ['organic_control'], { isOffered: true, organic: false }],
    [
      'LAW-FOOD-18 not the word',
      { ...CHEESE, words: 'Bio-Bergkäse' },
      ['organic_control'],
      { isOffered: false },
    ],
    ['LAW-FOOD-17 no share', CHEESE, ['region_declaration'], { regionalSharePercent: null }],
    ['LAW-PACK-1 nothing', CHEESE, ['packaging_register'], { isOffered: false }],
    ['LAW-FOOD-21 no cheese', CHEESE, ['approval_mark'], { isOffered: false }],
    [
      'LAW-PACK-1 a course all the same',
      { ...CHEESE, categoryPath: 'erlebnisse' },
      ['packaging_register'],
      { isOffered: true },
    ],
    [
      'an organic shampoo, which is no food',
      { ...CHEESE, categoryPath: 'pflege/seife', words: 'Bio-Seife' },
      ['organic_control'],
      { isOffered: true },
    ],
  ] as const)('%s', (_, product, without, expected) => {
    expect(claimsUnder(product, held(...without))).toMatchObject(expected);
  });
});
