import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  COUPON_CODE,
  type CouponTerms,
  couponCodeOf,
  decideCoupon,
  thirdPartyCoupon,
} from './coupon.ts';
import { invoiceGroups, vatTable } from './invoice.ts';
import { priceOfPieces } from './linePrice.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const terms = (more: Partial<CouponTerms> = {}): CouponTerms => ({
  value: { kind: 'amount', amountCents: 500 },
  minGoodsCents: 2000,
  validFromAt: '2026-11-01T00:00:00.000Z',
  validUntilAt: '2026-12-01T00:00:00.000Z',
  maxUses: 3,
  ...more,
});
const refusal = (decision: ReturnType<typeof decideCoupon>) =>
  decision.ok ? 'ok' : decision.because;

describe('a coupon of a producer', () => {
  it('V27 lowers each rate in proportion', () => {
    const decision = decideCoupon(terms(), [3000, 2000], 0, NOW);
    expect(decision).toEqual({ ok: true, discountCents: 500, lineDiscountsCents: [300, 200] });
    const { lines } = vatTable(
      invoiceGroups(
        [
          { vatRateBps: 700, goodsCents: 2700, depositCents: 0 },
          { vatRateBps: 1900, goodsCents: 1800, depositCents: 0 },
        ],
        0,
      ),
    );
    expect(lines.map((line) => line.vatCents)).toEqual([177, 287]);
  });

  it('V44 gives back what the returned goods cost after the coupon', () => {
    expect(priceOfPieces({ goodsCents: 1800, quantity: 1 }, 0, 1)).toBe(1800);
  });

  it('takes a part of the goods, half up', () => {
    const tenth = terms({ value: { kind: 'percent', rateBps: 1000 } });
    expect(decideCoupon(tenth, [1995, 690], 0, NOW)).toEqual({
      ok: true,
      discountCents: 269,
      lineDiscountsCents: [200, 69],
    });
  });

  it('leaves something to pay', () => {
    const decision = decideCoupon(terms({ minGoodsCents: 0 }), [350], 0, NOW);
    expect(decision).toEqual({ ok: true, discountCents: 250, lineDiscountsCents: [250] });
  });

  it.each([
    [
      'before its time',
      terms({ validFromAt: '2026-11-22T12:00:00.001Z' }),
      [3000],
      0,
      'not_yet_valid',
    ],
    ['at its end', terms({ validUntilAt: NOW }), [3000], 0, 'expired'],
    ['after its last use', terms(), [3000], 3, 'used_up'],
    ['without goods of the producer', terms(), [], 0, 'no_goods'],
    ['below its minimum', terms(), [1999], 0, 'below_minimum'],
    ['and not one cent later', terms(), [2000], 2, 'ok'],
  ] as const)('is refused %s', (_, coupon, lines, uses, expected) => {
    expect(refusal(decideCoupon(coupon, lines, uses, NOW))).toBe(expected);
  });

  it('makes no line negative, and its parts are the coupon', () => {
    const Value = fc.oneof(
      fc.record({
        kind: fc.constant('percent' as const),
        rateBps: fc.integer({ min: 1, max: 5000 }),
      }),
      fc.record({
        kind: fc.constant('amount' as const),
        amountCents: fc.integer({ min: 1, max: 100_000 }),
      }),
    );
    const Lines = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(Value, Lines, (value, lines) => {
        const decision = decideCoupon(terms({ value, minGoodsCents: 0 }), lines, 0, NOW);
        if (!decision.ok) return;
        const sum = decision.lineDiscountsCents.reduce((all, one) => all + one, 0);
        expect(sum).toBe(decision.discountCents);
        decision.lineDiscountsCents.forEach((discount, index) => {
          expect(discount).toBeGreaterThanOrEqual(0);
          expect(discount).toBeLessThanOrEqual(lines[index] ?? 0);
        });
      }),
    );
  });
});

describe('a coupon of the cooperative', () => {
  it('V28 lowers what the buyer pays, not what is taxed', () => {
    const paid = thirdPartyCoupon([3000, 2000], 500);
    expect(paid).toEqual({ buyerPaysCents: 4500, taxedCents: [3000, 2000] });
    const [reduced = 0, standard = 0] = paid.taxedCents;
    const { lines } = vatTable(
      invoiceGroups(
        [
          { vatRateBps: 700, goodsCents: reduced, depositCents: 0 },
          { vatRateBps: 1900, goodsCents: standard, depositCents: 0 },
        ],
        0,
      ),
    );
    expect(lines.map((line) => line.vatCents)).toEqual([196, 319]);
  });
});

describe('pieces of a reduced line', () => {
  it('cost what is left of it, to the cent', () => {
    const line = { goodsCents: 1000, quantity: 3 };
    expect([0, 1, 2].map((before) => priceOfPieces(line, before, 1))).toEqual([333, 334, 333]);
  });

  it('make the line in any number of steps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.nat(10_000_000),
        fc.array(fc.nat(50), { maxLength: 40 }),
        (quantity, goodsCents, wanted) => {
          let given = 0;
          let sum = 0;
          for (const pieces of [...wanted, quantity]) {
            const step = Math.min(pieces, quantity - given);
            const cents = priceOfPieces({ goodsCents, quantity }, given, step);
            expect(cents).toBeGreaterThanOrEqual(0);
            sum += cents;
            given += step;
          }
          expect(sum).toBe(goodsCents);
        },
      ),
    );
  });
});

describe('a code', () => {
  it.each([
    [' herbst10 ', 'HERBST10', true],
    ['Herbst 10', 'HERBST10', true],
    ['<script>alert(1)</script>', '<SCRIPT>ALERT(1)</SCRIPT>', false],
    ["'; drop table", "';DROPTABLE", false],
    ['', '', false],
  ])('%p is read as %p', (typed, code, isCode) => {
    expect(couponCodeOf(typed)).toBe(code);
    expect(COUPON_CODE.test(code)).toBe(isCode);
  });
});
