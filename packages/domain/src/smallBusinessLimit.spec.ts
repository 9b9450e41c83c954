import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isExemptSale,
  isFarFromLimit,
  limitStandings,
  statusOfSale,
} from './smallBusinessLimit.ts';

const ON = '2026-11-23';

describe('LAW-UST-6 the sale of a small business', () => {
  it('V59 is exempt as long as 100,000 euros are not exceeded', () => {
    const turnover = { previousYearCents: 2_500_000, currentYearCents: 9_999_000 };
    expect(isExemptSale(turnover, 1_000, ON)).toBe(true);
  });

  it('V60 is taxed when it exceeds them, by one cent', () => {
    const turnover = { previousYearCents: 2_500_000, currentYearCents: 9_999_000 };
    expect(isExemptSale(turnover, 1_001, ON)).toBe(false);
  });

  it('V61 is taxed when the year before exceeded 25,000 euros', () => {
    expect(isExemptSale({ previousYearCents: 2_500_001, currentYearCents: 0 }, 1, ON)).toBe(false);
  });

  it('changes the status of small businesses and of nobody else', () => {
    const over = { previousYearCents: 0, currentYearCents: 10_000_000 };
    expect(statusOfSale('small_business', over, 1, ON)).toBe('standard');
    expect(statusOfSale('small_business', over, 0, ON)).toBe('small_business');
    expect(statusOfSale('flat_rate_farmer', over, 1, ON)).toBe('flat_rate_farmer');
  });

  it('is refused for days before the rule is known', () => {
    expect(() =>
      isExemptSale({ previousYearCents: 0, currentYearCents: 0 }, 1, '2024-12-31'),
    ).toThrow('§ 19');
  });

  it('never becomes exempt again by selling more', () => {
    const cents = fc.integer({ min: 0, max: 20_000_000 });
    fc.assert(
      fc.property(cents, cents, cents, cents, (previousYearCents, currentYearCents, sale, more) => {
        const turnover = { previousYearCents, currentYearCents };
        if (!isExemptSale(turnover, sale, ON)) {
          expect(isExemptSale(turnover, sale + more, ON)).toBe(false);
        }
      }),
    );
  });
});

describe('LAW-UST-6 far from the limit', () => {
  it.each([
    [7_900_000, 99_999, true],
    [7_900_000, 100_000, false],
    [0, 100_001, false],
    [0, 100_000, true],
  ])('with %d cents and a sale of %d', (currentYearCents, sale, isFar) => {
    expect(isFarFromLimit({ previousYearCents: 0, currentYearCents }, sale, ON)).toBe(isFar);
  });

  it('is nobody whose last year was too good', () => {
    const turnover = { previousYearCents: 2_500_001, currentYearCents: 0 };
    expect(isFarFromLimit(turnover, 100, ON)).toBe(false);
  });
});

describe('LAW-UST-6 the counter', () => {
  const levels = (currentYearCents: number) => {
    const { thisYear, nextYear } = limitStandings({ previousYearCents: 0, currentYearCents }, ON);
    return [thisYear.level, thisYear.percent, nextYear.level, nextYear.percent];
  };

  it.each([
    [1_999_999, ['calm', 19, 'calm', 79]],
    [2_000_000, ['calm', 20, 'near', 80]],
    [2_375_000, ['calm', 23, 'very_near', 95]],
    [2_500_000, ['calm', 25, 'very_near', 100]],
    [2_500_001, ['calm', 25, 'over', 100]],
    [8_000_000, ['near', 80, 'over', 320]],
    [9_500_000, ['very_near', 95, 'over', 380]],
    [10_000_001, ['over', 100, 'over', 400]],
  ])('warns at 80, 95 and above 100 percent: %d cents', (cents, expected) => {
    expect(levels(cents)).toEqual(expected);
  });

  it('says what is left', () => {
    const { thisYear } = limitStandings({ previousYearCents: 0, currentYearCents: 9_999_000 }, ON);
    expect(thisYear.leftCents).toBe(1_000);
  });
});
