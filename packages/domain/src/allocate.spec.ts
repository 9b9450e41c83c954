import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './allocate.ts';
import { InvariantError } from './invariant.ts';

describe('allocate', () => {
  it.each([
    {
      name: 'V73: pool of 100000 by trade',
      total: 100_000,
      weights: [3333, 3333, 3334],
      expected: [33_330, 33_330, 33_340],
    },
    {
      name: 'V26: gift box by single prices',
      total: 3990,
      weights: [1300, 3200],
      expected: [1153, 2837],
    },
    { name: 'V29: 30 % drinks of a brunch', total: 2800, weights: [30, 70], expected: [840, 1960] },
    {
      name: 'a tie goes to the lowest index',
      total: 100,
      weights: [1, 1, 1],
      expected: [34, 33, 33],
    },
    {
      name: 'a negative total is mirrored',
      total: -100,
      weights: [1, 1, 1],
      expected: [-34, -33, -33],
    },
    { name: 'all weights 0 share equally', total: 5, weights: [0, 0], expected: [3, 2] },
    { name: 'a weight of 0 gets nothing', total: 5, weights: [0, 1, 1], expected: [0, 3, 2] },
    { name: 'nothing to share', total: 0, weights: [3, 1], expected: [0, 0] },
    { name: 'no part shares nothing', total: 0, weights: [], expected: [] },
  ])('$name', ({ total, weights, expected }) => {
    expect(allocate(total, weights)).toEqual(expected);
  });

  it('loses nothing and stays within one cent of the exact share', () => {
    const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), weights, (total, parts) => {
        const shares = allocate(total, parts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
        const whole = parts.reduce((sum, weight) => sum + weight, 0);
        if (whole === 0) return;
        shares.forEach((share, index) => {
          const error = BigInt(share) * BigInt(whole) - BigInt(total) * BigInt(parts[index] ?? 0);
          expect(error < BigInt(whole) && error > -BigInt(whole)).toBe(true);
        });
      }),
    );
  });

  it.each([
    ['a negative weight', () => allocate(10, [-1, 2])],
    ['a fractional weight', () => allocate(10, [0.5])],
    ['a fractional total', () => allocate(0.5, [1])],
    ['money without a part', () => allocate(1, [])],
  ])('refuses %s as a bug', (_what, call) => {
    expect(call).toThrow(InvariantError);
  });
});
