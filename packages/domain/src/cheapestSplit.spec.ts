import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cheapestSplit, type SplitChoice, type SplitGroup } from './cheapestSplit.ts';
import { carrierOf, type DeliveryWayKey, isFetched, quoteDelivery } from './delivery.ts';

const choice = (
  key: DeliveryWayKey,
  priceCents: number,
  run: string | null = null,
  change: { surchargeCents?: number; freeFromCents?: number | null } = {},
): SplitChoice => ({
  way: { key, carriedBy: carrierOf(key), priceCents, freeFromCents: change.freeFromCents ?? null },
  tripKey: run && `${run}:door`,
  surchargeCents: change.surchargeCents ?? 0,
});

const group = (producerId: string, chosen: number, choices: SplitChoice[]): SplitGroup => {
  const picked = choices[chosen];
  if (picked === undefined) throw new Error('no such choice');
  return { producerId, goodsCents: 2_000, chosen: picked, choices };
};

const parcel = () => choice('parcel', 590);
const city = () => choice('citybox', 690, 'city');
const fetch = () => choice('pickup', 0);

describe('cheapestSplit', () => {
  it('puts parcels together on one run: two of 5.90 become one of 6.90', () => {
    const groups = ['A', 'B'].map((id) => group(id, 0, [parcel(), city(), fetch()]));
    expect(cheapestSplit(groups)).toEqual({
      totalCents: 690,
      savedCents: 490,
      changes: [
        { producerId: 'A', way: 'citybox' },
        { producerId: 'B', way: 'citybox' },
      ],
    });
  });

  it('lets one more ride the run that others have chosen already', () => {
    const groups = [group('A', 1, [parcel(), city()]), group('B', 0, [parcel(), city()])];
    expect(cheapestSplit(groups)).toEqual({
      totalCents: 690,
      savedCents: 590,
      changes: [{ producerId: 'B', way: 'citybox' }],
    });
  });

  it('takes a lone rider off a run that costs more than a parcel', () => {
    expect(cheapestSplit([group('A', 1, [parcel(), city()])])).toMatchObject({
      savedCents: 100,
      changes: [{ producerId: 'A', way: 'parcel' }],
    });
  });

  it('never sends anybody to fetch what was to be brought, nor the other way round', () => {
    expect(cheapestSplit([group('A', 0, [parcel(), fetch()])])).toBeNull();
    expect(cheapestSplit([group('A', 1, [choice('letter', 0), fetch()])])).toBeNull();
  });

  it('counts surcharges, and what is free from a value on', () => {
    const wine = choice('parcel', 590, null, { surchargeCents: 190 });
    expect(cheapestSplit([group('A', 0, [wine, city()])])).toMatchObject({ savedCents: 90 });
    const free = choice('parcel', 590, null, { freeFromCents: 2_000 });
    expect(cheapestSplit([group('A', 0, [city(), free])])).toMatchObject({ savedCents: 690 });
  });

  it('leaves alone what is cheapest already', () => {
    expect(cheapestSplit([group('A', 0, [parcel(), city()])])).toBeNull();
    expect(cheapestSplit([])).toBeNull();
  });

  const anyChoice = fc.oneof(
    fc.nat(900).map((cents) => choice('parcel', cents)),
    fc
      .tuple(fc.nat(900), fc.nat(300))
      .map(([cents, surchargeCents]) => choice('letter', cents, null, { surchargeCents })),
    fc
      .constantFrom(390, 490)
      .map((cents) => choice(cents === 390 ? 'tour' : 'tour_cold', cents, 'a')),
    fc.constantFrom(690).map((cents) => choice('citybox', cents, 'city')),
    fc.nat(100).map((cents) => choice('pickup', cents)),
  );
  const anyCart = fc
    .array(
      fc.uniqueArray(anyChoice, { selector: ({ way }) => way.key, minLength: 1, maxLength: 5 }),
      { minLength: 1, maxLength: 4 },
    )
    .chain((all) =>
      fc
        .tuple(...all.map((choices) => fc.nat(choices.length - 1)))
        .map((chosen) =>
          all.map((choices, index) => group(`p${index}`, chosen[index] ?? 0, choices)),
        ),
    );
  const totalOf = (groups: readonly SplitGroup[], chosen: readonly SplitChoice[]) =>
    quoteDelivery(
      groups.map(({ producerId, goodsCents }, index) => ({
        producerId,
        goodsCents,
        ...(chosen[index] ?? parcel()),
      })),
    ).reduce((sum, { deliveryCents }) => sum + deliveryCents, 0);

  it('is as cheap as the cheapest of all combinations, tried one by one', () => {
    fc.assert(
      fc.property(anyCart, (groups) => {
        const combinations = groups.reduce<SplitChoice[][]>(
          (all, { chosen, choices }) =>
            all.flatMap((made) =>
              choices
                .filter(({ way }) => isFetched(way.key) === isFetched(chosen.way.key))
                .map((next) => [...made, next]),
            ),
          [[]],
        );
        const cheapest = Math.min(...combinations.map((made) => totalOf(groups, made)));
        const now = totalOf(
          groups,
          groups.map(({ chosen }) => chosen),
        );
        const found = cheapestSplit(groups);
        expect(found?.totalCents ?? now).toBe(cheapest);
      }),
      { numRuns: 300 },
    );
  });

  it('saves exactly what it says when it is applied', () => {
    fc.assert(
      fc.property(anyCart, (groups) => {
        const found = cheapestSplit(groups);
        if (found === null) return;
        expect(found.savedCents).toBeGreaterThan(0);
        const after = groups.map(({ producerId, chosen, choices }) => {
          const change = found.changes.find((one) => one.producerId === producerId);
          return choices.find(({ way }) => way.key === change?.way) ?? chosen;
        });
        const now = totalOf(
          groups,
          groups.map(({ chosen }) => chosen),
        );
        expect(totalOf(groups, after)).toBe(now - found.savedCents);
      }),
      { numRuns: 300 },
    );
  });
});
