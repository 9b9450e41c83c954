import { describe, expect, it } from '@jest/globals';
import { feeBearerOn, feeShares } from './feeBearing.ts';

describe('who bears the fee', () => {
  const rules = [
    { validFrom: '2027-01-01', mode: 'producers', resolution: 'GV 2026-12' },
    { validFrom: '2027-07-01', mode: 'cooperative', resolution: 'GV 2027-06' },
  ] as const;

  it.each([
    ['2026-12-31', 'cooperative'],
    ['2027-01-01', 'producers'],
    ['2027-06-30', 'producers'],
    ['2027-07-01', 'cooperative'],
  ])('on %s it is the %s', (on, bearer) => {
    expect(feeBearerOn(rules, on)).toBe(bearer);
  });
});

describe('a fee that is passed on', () => {
  const part = (producerId: string, grossCents: number, payoutCents: number) => ({
    producerId,
    grossCents,
    payoutCents,
  });
  const cents = (fee: number, parts: ReturnType<typeof part>[]) =>
    feeShares(fee, parts).map(({ producerId, feeShareCents }) => [producerId, feeShareCents]);

  it('is split by gross, the largest remainder first (1.27 of the worked example)', () => {
    // 127 × 1698, 1164, 3332 / 6194 = 34.81, 23.87, 68.32.
    expect(
      cents(127, [part('C', 3332, 3014), part('A', 1698, 1536), part('B', 1164, 1062)]),
    ).toEqual([
      ['A', 35],
      ['B', 24],
      ['C', 68],
    ]);
  });

  it('gives the odd cent of a tie to the lowest id', () => {
    expect(cents(5, [part('B', 100, 90), part('A', 100, 90)])).toEqual([
      ['A', 3],
      ['B', 2],
    ]);
  });

  it('never takes more than a share pays out', () => {
    expect(cents(26, [part('A', 1, 1), part('B', 50, 46)])).toEqual([
      ['A', 1],
      ['B', 25],
    ]);
    expect(cents(26, [part('A', 20, 18)])).toEqual([['A', 18]]);
  });
});
