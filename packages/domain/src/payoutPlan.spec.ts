import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type PayoutQuestion,
  type PlannedItem,
  planPayout,
  reservesToRelease,
} from './payoutPlan.ts';

const question: PayoutQuestion = {
  shares: [{ id: 'one', payoutCents: 3014, dueCents: 3014 }],
  releases: [],
  corrections: [],
  receivableCents: 0,
  reserveRateBps: 0,
  floorBps: 2_500,
  minimumCents: 2_500,
  isForced: false,
};

/** kind, payout, carried, reserve, offset, transfer. */
const lines = (change: Partial<PayoutQuestion>) => {
  const plan = planPayout({ ...question, ...change });
  if (plan.kind !== 'items') return plan.kind;
  return plan.items.map((item: PlannedItem) => [
    item.kind,
    item.payoutCents,
    item.carriedCents,
    item.reserveCents,
    item.offsetCents,
    item.transferCents,
  ]);
};

describe('what a run pays one producer', () => {
  it('is the share as it stands', () => {
    expect(lines({})).toEqual([['share', 3014, 0, 0, 0, 3014]]);
  });

  it('withholds the reserve of a new producer: 10 % of 30.14 is 3.01', () => {
    expect(lines({ reserveRateBps: 1_000 })).toEqual([['share', 3014, 0, 301, 0, 2713]]);
  });

  it('waits below the minimum, but not for ever', () => {
    const small = { shares: [{ id: 'one', payoutCents: 2499, dueCents: 2499 }] };
    expect(lines(small)).toBe('below_minimum');
    expect(lines({ ...small, isForced: true })).toEqual([['share', 2499, 0, 0, 0, 2499]]);
    expect(lines({ ...small, minimumCents: 2499 })).toEqual([['share', 2499, 0, 0, 0, 2499]]);
    expect(lines({ shares: [] })).toBe('nothing');
  });

  it('offsets a claim from the oldest share first and leaves the floor', () => {
    const two = {
      shares: [
        { id: 'old', payoutCents: 2000, dueCents: 2000 },
        { id: 'new', payoutCents: 2000, dueCents: 2000 },
      ],
    };
    expect(lines({ ...two, receivableCents: 1309 })).toEqual([
      ['share', 2000, 0, 0, 1309, 691],
      ['share', 2000, 0, 0, 0, 2000],
    ]);
    // A quarter of 40.00 reaches the producer: 30.00 are offset, the rest in a later run.
    expect(lines({ ...two, receivableCents: 5000 })).toEqual([
      ['share', 2000, 0, 0, 2000, 0],
      ['share', 2000, 0, 0, 1000, 1000],
    ]);
  });

  it('takes the reserve only from what claim and floor leave', () => {
    const newcomer = { reserveRateBps: 1_000, floorBps: 2_500 };
    // 30.14: floor 7.54 (753.5 rounded up), so 22.60 may be taken.
    expect(lines({ ...newcomer, receivableCents: 2200 })).toEqual([
      ['share', 3014, 0, 60, 2200, 754],
    ]);
    expect(lines({ ...newcomer, receivableCents: 9999 })).toEqual([
      ['share', 3014, 0, 0, 2260, 754],
    ]);
  });

  it('pays what the ledger owes beyond the shares as a correction of its own', () => {
    expect(lines({ corrections: [{ id: null, cents: 1 }] })).toEqual([
      ['share', 3014, 0, 0, 0, 3014],
      ['correction', 0, 1, 0, 0, 1],
    ]);
    expect(lines({ shares: [], corrections: [{ id: 'two', cents: 2500 }] })).toEqual([
      ['correction', 0, 2500, 0, 0, 2500],
    ]);
  });

  it('pays for a share what the ledger owes for it, and nothing that is not owed', () => {
    const one = { id: 'one', payoutCents: 3014 };
    expect(lines({ shares: [{ ...one, dueCents: 3013 }] })).toEqual([
      ['share', 3014, -1, 0, 0, 3013],
    ]);
    expect(lines({ shares: [{ ...one, dueCents: 3214 }] })).toEqual([
      ['share', 3014, 200, 0, 0, 3214],
    ]);
    expect(lines({ shares: [{ ...one, dueCents: 0 }] })).toBe('nothing');
    expect(lines({ shares: [{ ...one, dueCents: -5 }] })).toBe('nothing');
  });

  it('pays a released reserve from its own share', () => {
    expect(lines({ releases: [{ id: 'i1', cents: 301 }] })).toEqual([
      ['share', 3014, 0, 0, 0, 3014],
      ['reserve', 0, 301, 0, 0, 301],
    ]);
  });

  it('adds up and leaves the floor, whatever is asked', () => {
    const cents = fc.integer({ min: 1, max: 99_999_999 });
    const any = fc.record({
      shares: fc.array(
        fc.record({
          id: fc.uuid(),
          payoutCents: cents,
          dueCents: fc.integer({ min: -9, max: 9_999 }),
        }),
        { maxLength: 6 },
      ),
      releases: fc.array(fc.record({ id: fc.uuid(), cents }), { maxLength: 3 }),
      corrections: fc.array(fc.record({ id: fc.uuid(), cents: fc.integer({ min: -9, max: 99 }) })),
      receivableCents: fc.nat(200_000),
      reserveRateBps: fc.nat(5_000),
      floorBps: fc.nat(10_000),
    });
    fc.assert(
      fc.property(any, (asked) => {
        const plan = planPayout({ ...asked, minimumCents: 0, isForced: true });
        if (plan.kind !== 'items') return;
        const sum = (pick: (item: PlannedItem) => number) =>
          plan.items.reduce((total, item) => total + pick(item), 0);
        for (const item of plan.items) {
          const { payoutCents, carriedCents, reserveCents, offsetCents, transferCents } = item;
          expect(payoutCents + carriedCents - reserveCents - offsetCents).toBe(transferCents);
          for (const cents of [reserveCents, offsetCents, transferCents]) {
            expect(cents).toBeGreaterThanOrEqual(0);
          }
        }
        const baseCents = sum((item) => item.payoutCents + item.carriedCents);
        const owed = [
          ...asked.shares.map((one) => one.dueCents),
          ...[...asked.releases, ...asked.corrections].map((one) => one.cents),
        ];
        expect(baseCents).toBe(owed.reduce((total, one) => total + Math.max(one, 0), 0));
        expect(sum((item) => item.offsetCents)).toBeLessThanOrEqual(asked.receivableCents);
        const floor = Math.floor((baseCents * asked.floorBps) / 10_000);
        expect(sum((item) => item.transferCents)).toBeGreaterThanOrEqual(floor);
      }),
    );
  });
});

describe('reserves', () => {
  const old = { itemId: 'old', reserveCents: 301, openCents: 301, isOver: true };
  const young = { itemId: 'young', reserveCents: 200, openCents: 200, isOver: false };

  it('go out when their time is over', () => {
    expect(reservesToRelease([old, young], 501)).toEqual([{ id: 'old', cents: 301 }]);
  });

  it('that recovery has used are taken off the oldest', () => {
    expect(reservesToRelease([old, young], 401)).toEqual([{ id: 'old', cents: 201 }]);
    expect(reservesToRelease([old, young], 150)).toEqual([]);
    const over = { ...young, isOver: true };
    expect(reservesToRelease([old, over], 150)).toEqual([{ id: 'young', cents: 150 }]);
  });

  it('never give a share more than is left of it', () => {
    expect(reservesToRelease([{ ...old, openCents: 100 }], 100)).toEqual([
      { id: 'old', cents: 100 },
    ]);
    expect(
      reservesToRelease(
        [
          { ...old, openCents: -50 },
          { ...young, isOver: true },
        ],
        200,
      ),
    ).toEqual([{ id: 'young', cents: 200 }]);
  });
});
