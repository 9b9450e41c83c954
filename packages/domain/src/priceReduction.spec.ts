import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from './dates.ts';
import {
  type PriceEntry,
  percentOff,
  priceReduction,
  priceWithVoucher,
  voucherPrice,
} from './priceReduction.ts';

const DAY_0 = '2026-03-02';
/** Nine in the morning in Germany, summer or winter. */
const day = (n: number): string => `${addDays(DAY_0, n)}T07:30:00.000Z`;

const history = (...steps: readonly (readonly [fromDay: number, cents: number])[]): PriceEntry[] =>
  steps.map(([from, grossCents]) => ({ fromAt: day(from), grossCents }));

const cut = (referenceCents: number, percent: number) => ({
  kind: 'reference',
  referenceCents,
  percent,
});
const NONE = { kind: 'none' };

describe('LAW-PANGV-8, -9 a price cut', () => {
  it('V13 shows no badge where the lowest price of the 30 days was below it', () => {
    const prices = history([0, 1200], [40, 990], [46, 1200], [60, 1080]);
    expect(priceReduction(prices, day(60))).toEqual(NONE);
  });

  it('V13 counts from that lowest price, not from the last one, where it is still lower', () => {
    const prices = history([0, 1200], [40, 990], [46, 1200], [60, 890]);
    expect(priceReduction(prices, day(60))).toEqual(cut(990, 10));
  });

  it('V14 names the price of 60 days and its percent', () => {
    expect(priceReduction(history([0, 1000], [60, 800]), day(60))).toEqual(cut(1000, 20));
  });

  it('V16 forgets what is older than 30 days', () => {
    const prices = history([0, 900], [21, 1100], [60, 990]);
    expect(priceReduction(prices, day(60))).toEqual(cut(1100, 10));
    const recent = history([0, 900], [31, 1100], [60, 990]);
    expect(priceReduction(recent, day(60))).toEqual(NONE);
  });

  it('is news for 30 days, then the price is the price', () => {
    const prices = history([0, 1000], [60, 800]);
    expect(priceReduction(prices, day(89))).toEqual(cut(1000, 20));
    expect(priceReduction(prices, day(90))).toEqual(NONE);
  });

  it('is none after a rise, at an equal price, for a new product and for an empty history', () => {
    expect(priceReduction(history([0, 800], [60, 1000]), day(60))).toEqual(NONE);
    expect(priceReduction(history([0, 800], [60, 800]), day(60))).toEqual(NONE);
    expect(priceReduction(history([60, 800]), day(60))).toEqual(NONE);
    expect(priceReduction([], day(60))).toEqual(NONE);
  });

  it('needs a price that was asked for a week (§ 5(5) UWG)', () => {
    expect(priceReduction(history([54, 5000], [60, 800]), day(60))).toEqual(NONE);
    expect(priceReduction(history([53, 5000], [60, 800]), day(60))).toEqual(cut(5000, 84));
  });

  it('does not know prices of the future', () => {
    expect(priceReduction(history([0, 1000], [61, 800]), day(60))).toEqual(NONE);
  });
});

describe('LAW-PANGV-10 steps', () => {
  const steps = history([0, 2000], [60, 1800], [65, 1600]);

  it('V15 keep the price before the first of them', () => {
    expect(priceReduction(steps, day(60))).toEqual(cut(2000, 10));
    expect(priceReduction(steps, day(65))).toEqual(cut(2000, 20));
  });

  it('V15 begin anew after one day at the full price', () => {
    const broken = history([0, 2000], [60, 1800], [64, 2000], [65, 1600]);
    expect(priceReduction(broken, day(65))).toEqual(cut(1800, 11));
  });
});

describe('LAW-PANGV-11 goods of short date', () => {
  const prices: PriceEntry[] = [
    { fromAt: day(58), grossCents: 599 },
    { fromAt: day(60), grossCents: 399, shortDateOn: addDays(DAY_0, 62) },
  ];

  it('V17 need no reference price but the reason', () => {
    const reason = { kind: 'short_date', bestBeforeOn: '2026-05-03' };
    expect(priceReduction(prices, day(60))).toEqual(reason);
    expect(priceReduction(prices, day(62))).toEqual(reason);
  });

  it('are none once the day has passed', () => {
    expect(priceReduction(prices, day(63))).toEqual(NONE);
  });
});

describe('LAW-PANGV-12 a code for everybody', () => {
  const herbst10 = { rateBps: 1000, fromAt: day(60), untilAt: day(70) };

  it('HERBST10 shows its price beside the lowest of the 30 days before', () => {
    const prices = history([0, 1200], [40, 990], [46, 1200]);
    expect(voucherPrice(prices, day(61), herbst10)).toEqual({
      priceCents: 1080,
      lowestCents: 990,
      percent: null,
    });
    expect(voucherPrice(history([0, 1200]), day(61), herbst10)).toEqual({
      priceCents: 1080,
      lowestCents: 1200,
      percent: 10,
    });
  });

  it('lowers the reference of the next cut', () => {
    const prices = history([0, 1200], [75, 1140]);
    expect(priceReduction(prices, day(75))).toEqual(cut(1200, 5));
    expect(priceReduction(prices, day(75), [herbst10])).toEqual(NONE);
  });

  it('says nothing before it is valid and from the moment it ends', () => {
    expect(voucherPrice(history([0, 1200]), day(59), herbst10)).toBeNull();
    expect(voucherPrice(history([0, 1200]), day(70), herbst10)).toBeNull();
  });
});

describe('percent', () => {
  it.each([
    [1000, 995, 1],
    [1000, 996, null],
    [1000, 1000, null],
    [900, 1000, null],
    [1999, 1499, 25],
  ])('from %i to %i is %p', (reference, price, percent) => {
    expect(percentOff(reference, price)).toBe(percent);
  });
});

describe('whatever prices were asked', () => {
  const Prices = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 5000 })),
    { minLength: 1, maxLength: 12 },
  );

  it('no reference is above a price of the 30 days before the first step', () => {
    fc.assert(
      fc.property(Prices, (steps) => {
        const entries = history(...[...new Map(steps)].sort(([a], [b]) => a - b));
        const decision = priceReduction(entries, day(101));
        const current = entries.at(-1);
        if (decision.kind !== 'reference' || current === undefined) return;
        expect(decision.referenceCents).toBeGreaterThan(current.grossCents);
        expect(entries.map((one) => one.grossCents)).toContain(decision.referenceCents);
        // The same price asked again is no step.
        const changes = entries.filter((one, at) => one.grossCents !== entries[at - 1]?.grossCents);
        const before = changes.at(-2);
        expect(before?.grossCents).toBeGreaterThan(current.grossCents);
        // The price right before an only step is in its window.
        const earlier = changes.at(-3);
        if (earlier === undefined || earlier.grossCents <= (before?.grossCents ?? 0)) {
          expect(decision.referenceCents).toBeLessThanOrEqual(before?.grossCents ?? 0);
        }
      }),
      {
        examples: [
          [
            [
              [0, 3],
              [72, 2],
              [73, 2],
            ],
          ],
        ],
      },
    );
  });

  it('a code never makes a price negative', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 0, max: 10_000 }), (cents, rateBps) => {
        const price = priceWithVoucher(cents, rateBps);
        expect(price).toBeGreaterThanOrEqual(0);
        expect(price).toBeLessThanOrEqual(cents);
      }),
    );
  });
});
