import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvariantError } from './invariant.ts';
import { assertBps, assertCents, mulDivHalfUp, sumCents } from './money.ts';

describe('mulDivHalfUp', () => {
  it.each([
    { value: 5, multiplier: 1, divisor: 2, expected: 3 },
    { value: -5, multiplier: 1, divisor: 2, expected: -3 },
    { value: 4, multiplier: 1, divisor: 3, expected: 1 },
    { value: 0, multiplier: 7, divisor: 107, expected: 0 },
    { value: -1, multiplier: 1, divisor: 3, expected: 0 },
    // V10: cheese cut to order, 279 ct per 100 g, weighed 350 g: 976.5 is rounded half up.
    { value: 279, multiplier: 350, divisor: 100, expected: 977 },
    // The product is above 2^53, where floats would lose the last digits.
    {
      value: 9_007_199_254_740_991,
      multiplier: 10_000,
      divisor: 10_000,
      expected: 9_007_199_254_740_991,
    },
  ])('$value * $multiplier / $divisor = $expected', ({ value, multiplier, divisor, expected }) => {
    expect(mulDivHalfUp(value, multiplier, divisor)).toBe(expected);
  });

  it('is symmetric, so a correction is exactly the negative of the amount', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(20_000),
        fc.integer({ min: 1, max: 20_000 }),
        (v, m, d) => {
          expect(mulDivHalfUp(-v, m, d) + mulDivHalfUp(v, m, d)).toBe(0);
        },
      ),
    );
  });

  it('is never further than half a unit from the exact value', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.nat(20_000),
        fc.integer({ min: 1, max: 20_000 }),
        (v, m, d) => {
          const twiceError =
            2n * (BigInt(mulDivHalfUp(v, m, d)) * BigInt(d) - BigInt(v) * BigInt(m));
          expect(twiceError <= BigInt(d) && twiceError > -BigInt(d)).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['a fraction of a cent', () => mulDivHalfUp(1.5, 1, 1)],
    ['a negative multiplier', () => mulDivHalfUp(1, -1, 1)],
    ['a divisor of 0', () => mulDivHalfUp(1, 1, 0)],
    ['a result beyond safe integers', () => mulDivHalfUp(9_007_199_254_740_991, 2, 1)],
  ])('refuses %s as a bug', (_what, call) => {
    expect(call).toThrow(InvariantError);
  });
});

describe('guards', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 9_007_199_254_740_992])(
    '%p is no cents',
    (value) => {
      expect(() => assertCents(value, 'priceCents')).toThrow(/priceCents must be integer cents/);
    },
  );

  it.each([-1, 7.8, Number.NaN])('%p is no rate', (value) => {
    expect(() => assertBps(value, 'rateBps')).toThrow(/rateBps must be a rate/);
  });

  it('sums cents and refuses a float among them', () => {
    expect(sumCents([])).toBe(0);
    expect(sumCents([1698, 1164, -3332])).toBe(-470);
    expect(() => sumCents([1, 0.1])).toThrow(InvariantError);
  });
});
