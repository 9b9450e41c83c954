import { describe, expect, it } from '@jest/globals';
import { catchWeightGaps, maxPriceOf, nominalPriceOf, weighedPrice } from './catchWeight.ts';

/** A duck at 17.00 € per kg, usually 1.2 kg, at most 1.4 kg. */
const DUCK = { pricePerKgCents: 1700, nominalGrams: 1200, maxGrams: 1400 };

describe('goods by weight', () => {
  it('cost at most what the heaviest piece costs', () => {
    expect(maxPriceOf(DUCK)).toBe(2380);
    expect(nominalPriceOf(DUCK)).toBe(2040);
  });

  it.each([
    [1400, 2380, 0],
    [1200, 2040, 340],
    // 1,233 kg at 17.00 € is 20.961 €.
    [1233, 2096, 284],
    [1, 2, 2378],
    // Heavier than confirmed: the buyer pays no more.
    [1750, 2380, 0],
  ])('weigh %d g: %d cents, %d go back', (grams, goodsCents, refundCents) => {
    const line = { goodsCents: 2380, quantity: 1, catchWeight: DUCK };
    expect(weighedPrice(line, grams)).toEqual({ goodsCents, refundCents });
  });

  it('keep the share of a coupon', () => {
    // Two ducks, 10 % off: 47.60 becomes 42.84; 2.4 kg instead of 2.8 leave 36.72 (42.84 * 2040/2380).
    const line = { goodsCents: 4284, quantity: 2, catchWeight: DUCK };
    expect(weighedPrice(line, 2400)).toEqual({ goodsCents: 3672, refundCents: 612 });
  });

  it('never cost more than was confirmed, nor less for more weight, whatever was sold', () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let run = 0; run < 2_000; run += 1) {
      const nominalGrams = 1 + next(5_000);
      const catchWeight = {
        pricePerKgCents: 500 + next(9_500),
        nominalGrams,
        maxGrams: nominalGrams + next(2_000),
      };
      const quantity = 1 + next(9);
      const maxCents = maxPriceOf(catchWeight) * quantity;
      const goodsCents = maxCents - next(1 + Math.floor(maxCents / 2));
      const line = { goodsCents, quantity, catchWeight };
      const grams = 1 + next(catchWeight.maxGrams * quantity * 2);
      const [light, heavy] = [weighedPrice(line, grams), weighedPrice(line, grams + 1)];
      expect(light.goodsCents + light.refundCents).toBe(goodsCents);
      expect(light.refundCents).toBeGreaterThanOrEqual(0);
      expect(light.goodsCents).toBeGreaterThanOrEqual(0);
      expect(heavy.goodsCents).toBeGreaterThanOrEqual(light.goodsCents);
    }
  });

  it('name what is wrong with typed weights', () => {
    expect(catchWeightGaps(DUCK)).toEqual([]);
    expect(catchWeightGaps({ ...DUCK, maxGrams: 1100 })).toEqual(['max_below_nominal']);
    expect(catchWeightGaps({ pricePerKgCents: 1, nominalGrams: 5, maxGrams: 5 })).toEqual([
      'price',
    ]);
  });

  it('refuse a weight that no scale shows', () => {
    const line = { goodsCents: 2380, quantity: 1, catchWeight: DUCK };
    expect(() => weighedPrice(line, 0)).toThrow('whole grams');
    expect(() => weighedPrice(line, 12.5)).toThrow('whole grams');
    expect(() => weighedPrice({ ...line, goodsCents: 2381 }, 1200)).toThrow('confirmed');
  });
});
