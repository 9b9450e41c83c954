import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { priceOfPieces } from './linePrice.ts';
import { decideRefund, type RefundableShare } from './refund.ts';
import { NO_REDUCTION } from './share.ts';
import { decideWeighing, type LineToWeigh } from './weighing.ts';

/** Ducks at 14.90 a kilogram, 2,500 g at most: 37.25 each is what the buyer confirms. */
const duck = { pricePerKgCents: 1490, nominalGrams: 2200, maxGrams: 2500 };
const ducks = (more: Partial<LineToWeigh> = {}): LineToWeigh => ({
  goodsCents: 7450,
  quantity: 2,
  refundedQuantity: 0,
  weighed: null,
  catchWeight: duck,
  ...more,
});
const weigh = (line: LineToWeigh, grams: number) => {
  const decision = decideWeighing(line, grams);
  return decision.ok ? [decision.weighed.goodsCents, decision.refundCents] : decision.because;
};

describe('weighing a line that is sold by weight', () => {
  it.each([
    ['both ducks lighter: 4,310 g x 14.90', 4310, 6422, 1028],
    ['exactly the heaviest: 5,000 g', 5000, 7450, 0],
    ['one gram less: 4,999 g are 74.485, half up', 4999, 7449, 1],
    ['heavier than promised costs nothing more', 6200, 7450, 0],
    ['next to nothing: 1 g', 1, 1, 7449],
  ])('%s', (_, grams, dueCents, refundCents) => {
    expect(weigh(ducks(), grams)).toEqual([dueCents, refundCents]);
  });

  it('weighs only what is left after a shortage', () => {
    // One duck of 37.25 went back; the other weighs 2,100 g x 14.90 = 31.29.
    expect(weigh(ducks({ refundedQuantity: 1 }), 2100)).toEqual([3129, 596]);
    expect(weigh(ducks({ refundedQuantity: 2 }), 2100)).toBe('nothing_left');
  });

  it('lowers again, but takes nothing back', () => {
    const once = ducks({ weighed: { pieces: 2, goodsCents: 6422 } });
    expect(weigh(once, 4000)).toEqual([5960, 462]);
    expect(weigh(once, 4900)).toEqual([6422, 0]);
  });

  it('keeps a coupon in proportion', () => {
    // 10 % off 74.50 are 67.05; 4,310 of 5,000 g at 64.22 of 74.50 leave 57.80.
    expect(weigh(ducks({ goodsCents: 6705 }), 4310)).toEqual([5780, 925]);
  });

  it('knows no weight of a jar', () => {
    expect(weigh(ducks({ catchWeight: null }), 500)).toBe('not_by_weight');
  });
});

const share = (line: LineToWeigh): RefundableShare => ({
  producerOrderId: 'part',
  producerId: 'P',
  terms: {
    goodsCents: 99_999,
    depositCents: 0,
    deliveryCents: 0,
    rule: { id: 'r', rateBps: 800, vatRateBps: 1900 },
  },
  reduction: NO_REDUCTION,
  refunded: NO_REDUCTION,
  cooperativeDeliveryCents: 0,
  refundedCooperativeDeliveryCents: 0,
  lines: [{ ...line, lineId: 'line', containerDepositCents: 0, refundedDepositQuantity: 0 }],
});

describe('a price cut of one line', () => {
  const cut = (line: LineToWeigh, cutCents: number, quantity = 0) => {
    const lines = [
      { lineId: 'line', quantity, kind: 'price' as const, deductionCents: 0, cutCents },
    ];
    const wish = { producerOrderId: 'part', lines, deliveryCents: 0, amountCents: 0 };
    const decision = decideRefund([share(line)], [wish], 'producer', 99_999);
    return decision.ok ? decision.parts[0]?.lines : decision.because;
  };

  it('takes money, no pieces', () => {
    expect(cut(ducks(), 1028)).toEqual([
      { lineId: 'line', quantity: 0, depositQuantity: 0, goodsCents: 1028, depositCents: 0 },
    ]);
  });

  it('is no more than the line has left, whatever its neighbours cost', () => {
    expect(cut(ducks(), 7450)).toHaveLength(1);
    expect(cut(ducks(), 7451)).toBe('more_than_remains');
    expect(cut(ducks({ refundedQuantity: 1 }), 3726)).toBe('more_than_remains');
    expect(cut(ducks({ weighed: { pieces: 2, goodsCents: 6422 } }), 6423)).toBe(
      'more_than_remains',
    );
    expect(cut(ducks(), 100, 1)).toBe('more_than_remains');
  });
});

describe('properties', () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('weigh' as const), grams: fc.integer({ min: 1, max: 20_000 }) }),
    fc.record({ kind: fc.constant('short' as const), pieces: fc.integer({ min: 1, max: 3 }) }),
  );
  const sold = fc.record({
    pricePerKgCents: fc.integer({ min: 50, max: 20_000 }),
    maxGrams: fc.integer({ min: 50, max: 9_000 }),
    quantity: fc.integer({ min: 1, max: 9 }),
    couponBps: fc.integer({ min: 0, max: 9_000 }),
  });

  it('whatever is weighed and missing in whatever order, the buyer pays at most the confirmed price and gets back exactly what is not owed', () => {
    fc.assert(
      fc.property(sold, fc.array(act, { maxLength: 12 }), (goods, acts) => {
        const catchWeight = { ...goods, nominalGrams: goods.maxGrams };
        const fullCents =
          Math.round((goods.pricePerKgCents * goods.maxGrams) / 1000) * goods.quantity;
        const goodsCents = fullCents - Math.floor((fullCents * goods.couponBps) / 10_000);
        let line = ducks({ goodsCents, quantity: goods.quantity, catchWeight });
        let backCents = 0;
        for (const one of acts) {
          const left = line.quantity - line.refundedQuantity;
          const before = priceOfPieces(line, line.refundedQuantity, left);
          if (one.kind === 'short') {
            const pieces = Math.min(one.pieces, left);
            backCents += priceOfPieces(line, line.refundedQuantity, pieces);
            line = { ...line, refundedQuantity: line.refundedQuantity + pieces };
            continue;
          }
          const decision = decideWeighing(line, one.grams);
          if (!decision.ok) continue;
          expect(decision.refundCents).toBeGreaterThanOrEqual(0);
          expect(decision.weighed.goodsCents).toBeLessThanOrEqual(before);
          // At most one cent per piece away from what the scale says, never above it by more.
          const scaleCents = (goods.pricePerKgCents * one.grams) / 1000;
          expect(decision.weighed.goodsCents).toBeLessThanOrEqual(Math.ceil(scaleCents));
          backCents += decision.refundCents;
          line = { ...line, weighed: decision.weighed };
        }
        const left = line.quantity - line.refundedQuantity;
        const keptCents = priceOfPieces(line, line.refundedQuantity, left);
        expect(keptCents + backCents).toBe(goodsCents);
        expect(backCents).toBeGreaterThanOrEqual(0);
        expect(keptCents).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
