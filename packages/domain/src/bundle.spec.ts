import { describe, expect, it } from '@jest/globals';
import { bundleGaps, rateWeights, refundedShares, splitBundle } from './bundle.ts';
import { vatOfGross } from './tax.ts';

const RATES = { reduced: 700, standard: 1900 };
const rateOf = (category: 'standard' | 'reduced') => RATES[category];
/** LAW-UST-4: honey 8.00, jam 5.00, wine 14.00, candle 18.00. */
const BOX = [
  { vatCategory: 'reduced', singlePriceCents: 800, quantity: 1 },
  { vatCategory: 'reduced', singlePriceCents: 500, quantity: 1 },
  { vatCategory: 'standard', singlePriceCents: 1400, quantity: 1 },
  { vatCategory: 'standard', singlePriceCents: 1800, quantity: 1 },
] as const;

describe('LAW-UST-4: a bundle at one price', () => {
  it('is split by the single prices (V26)', () => {
    const shares = splitBundle(3990, rateWeights(BOX, rateOf));
    expect(shares).toEqual([
      { vatRateBps: 700, goodsCents: 1153 },
      { vatRateBps: 1900, goodsCents: 2837 },
    ]);
    expect(shares.map((one) => vatOfGross(one.goodsCents, one.vatRateBps).vatCents)).toEqual([
      75, 453,
    ]);
  });

  it('of goods of one rate is one share, also where the seller shows no VAT', () => {
    expect(
      splitBundle(
        3990,
        rateWeights(BOX, () => 0),
      ),
    ).toEqual([{ vatRateBps: 0, goodsCents: 3990 }]);
  });

  it('counts things by their number', () => {
    const twoJars = [{ vatCategory: 'reduced', singlePriceCents: 500, quantity: 2 }] as const;
    expect(rateWeights([...twoJars, ...BOX.slice(3)], rateOf)).toEqual([
      { vatRateBps: 700, singleCents: 1000 },
      { vatRateBps: 1900, singleCents: 1800 },
    ]);
  });

  it('without single prices, or of one thing, is refused', () => {
    expect(bundleGaps(BOX)).toEqual([]);
    expect(bundleGaps(BOX.slice(0, 1))).toEqual(['items']);
    expect(bundleGaps([{ ...BOX[0], singlePriceCents: 0 }, ...BOX])).toEqual(['single_prices']);
    expect(() => rateWeights([{ ...BOX[0], singlePriceCents: 0 }], rateOf)).toThrow('single price');
  });

  it('with one main good follows its rate (UStAE 3.10(5))', () => {
    const honey = { vatCategory: 'reduced', singlePriceCents: 800, quantity: 1 } as const;
    const spoon = { vatCategory: 'standard', singlePriceCents: 200, quantity: 1 } as const;
    // 9.50 is split 8:2 as goods of two rates: 7.60 at 7 %, 1.90 at 19 %.
    expect(splitBundle(950, rateWeights([honey, spoon], rateOf))).toEqual([
      { vatRateBps: 700, goodsCents: 760 },
      { vatRateBps: 1900, goodsCents: 190 },
    ]);
    // The spoon that only goes with the honey: 9.50 at 7 %, of which 0.62 is VAT.
    const shares = splitBundle(950, rateWeights([honey, { ...spoon, isAccessory: true }], rateOf));
    expect(shares).toEqual([{ vatRateBps: 700, goodsCents: 950 }]);
    expect(vatOfGross(950, 700).vatCents).toBe(62);
  });

  it('has one main good that outweighs what goes with it', () => {
    const spoon = { ...BOX[3], isAccessory: true };
    expect(bundleGaps([BOX[0], { ...spoon, singlePriceCents: 200 }])).toEqual([]);
    expect(bundleGaps([BOX[0], spoon])).toEqual(['main_good']);
    expect(bundleGaps([BOX[0], BOX[1], { ...spoon, singlePriceCents: 200 }])).toEqual([
      'main_good',
    ]);
  });

  it('refunded in any steps takes off each rate exactly what was sold at it', () => {
    let seed = 11;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let run = 0; run < 500; run += 1) {
      const weights = [
        { vatRateBps: 700, singleCents: 1 + next(5_000) },
        { vatRateBps: 1900, singleCents: 1 + next(5_000) },
      ];
      const goodsCents = 1 + next(20_000);
      const left = splitBundle(goodsCents, weights).map((share) => share.goodsCents);
      let beforeCents = 0;
      while (beforeCents < goodsCents) {
        const stepCents = Math.min(goodsCents - beforeCents, 1 + next(3_000));
        refundedShares(weights, beforeCents, stepCents).forEach((share, index) => {
          expect(share.goodsCents).toBeGreaterThanOrEqual(0);
          left[index] = (left[index] ?? 0) - share.goodsCents;
          expect(left[index]).toBeGreaterThanOrEqual(0);
        });
        beforeCents += stepCents;
      }
      expect(left).toEqual([0, 0]);
    }
  });
});
