import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isRightGone,
  leavesWorkToPay,
  mayStartEarly,
  servicePeriod,
  startableFrom,
  workDoneCents,
} from './undatedService.ts';

const ORDERED = '2026-11-02T09:00:00Z';
const BOTH = { startAskedAt: ORDERED, lossKnownAt: ORDERED };
const NONE = { startAskedAt: null, lossKnownAt: null };
const ASKED_ONLY = { ...NONE, startAskedAt: ORDERED };
const KNOWN_ONLY = { ...NONE, lossKnownAt: ORDERED };

/** Monday, 2 November: the last day is Monday, 16 November. */
const PERIOD = servicePeriod('2026-11-02', '2026-11-02');

describe('LAW-WITHDR-11 the two consents', () => {
  it('are asked only where the service may start while the contract can be withdrawn from', () => {
    expect(mayStartEarly('2026-11-02', 0)).toBe(true);
    expect(mayStartEarly('2026-11-02', 14)).toBe(true);
    expect(mayStartEarly('2026-11-02', 15)).toBe(false);
    // 17 October + 14 days is Saturday, 31 October: the period ends on Monday, 2 November.
    expect(mayStartEarly('2026-10-17', 16)).toBe(true);
    expect(mayStartEarly('2026-10-17', 17)).toBe(false);
  });

  it('let a service start at once; without either it starts when the period is over', () => {
    const on = '2026-11-16T22:59:00Z';
    expect(startableFrom(BOTH, PERIOD, ORDERED)).toBeNull();
    for (const consents of [NONE, ASKED_ONLY, KNOWN_ONLY]) {
      expect(startableFrom(consents, PERIOD, ORDERED)).toBe('2026-11-17');
      expect(startableFrom(consents, PERIOD, on)).toBe('2026-11-17');
      expect(startableFrom(consents, PERIOD, '2026-11-16T23:00:00Z')).toBeNull();
    }
  });

  it('wait for the longer period of a buyer who was not informed', () => {
    const longer = servicePeriod('2026-11-02', null);
    expect(startableFrom(NONE, longer, '2026-12-01T09:00:00Z')).toBe('2027-11-17');
  });

  it('end the right only together, and only once all is done', () => {
    const done = { startedAt: '2026-11-03T09:00:00Z', completedAt: '2026-11-04T09:00:00Z' };
    const later = '2026-11-05T09:00:00Z';
    expect(isRightGone(BOTH, done, later)).toBe(true);
    expect(isRightGone(BOTH, done, '2026-11-04T08:59:59Z')).toBe(false);
    expect(isRightGone(BOTH, { ...done, completedAt: null }, later)).toBe(false);
    expect(isRightGone(ASKED_ONLY, done, later)).toBe(false);
    expect(isRightGone(KNOWN_ONLY, done, later)).toBe(false);
    expect(isRightGone(NONE, done, later)).toBe(false);
  });
});

describe('LAW-WITHDR-11 what the buyer pays for work until the withdrawal', () => {
  it.each([
    ['a quarter of 48.00', 4800, 2500, 1200],
    ['a third, half up', 1000, 3333, 333],
    ['half a cent goes up', 4501, 5000, 2251],
    ['nothing was done', 4800, 0, 0],
    ['all was done', 4800, 10_000, 4800],
  ])('%s', (_, priceCents, doneBps, expected) => {
    expect(workDoneCents({ priceCents, doneBps, isPayable: true })).toBe(expected);
  });

  it('is nothing where the early start was not asked for, or had not happened', () => {
    const started = { startedAt: '2026-11-03T09:00:00Z', completedAt: null };
    const declaredAt = '2026-11-05T09:00:00Z';
    expect(leavesWorkToPay(BOTH, started, declaredAt)).toBe(true);
    expect(leavesWorkToPay(ASKED_ONLY, started, declaredAt)).toBe(true);
    expect(leavesWorkToPay(KNOWN_ONLY, started, declaredAt)).toBe(false);
    expect(leavesWorkToPay(NONE, started, declaredAt)).toBe(false);
    expect(leavesWorkToPay(BOTH, started, '2026-11-03T08:59:59Z')).toBe(false);
    expect(leavesWorkToPay(BOTH, { ...started, startedAt: null }, declaredAt)).toBe(false);
    expect(workDoneCents({ priceCents: 4800, doneBps: 9000, isPayable: false })).toBe(0);
  });

  it('is never negative, never above the price, and never more for less work', () => {
    const share = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.nat(10_000_000), share, share, fc.boolean(), (priceCents, a, b, isPayable) => {
        const paid = (doneBps: number) => workDoneCents({ priceCents, doneBps, isPayable });
        expect(paid(a)).toBeGreaterThanOrEqual(0);
        expect(paid(a)).toBeLessThanOrEqual(priceCents);
        expect(paid(Math.min(a, b))).toBeLessThanOrEqual(paid(Math.max(a, b)));
        if (!isPayable) expect(paid(a)).toBe(0);
      }),
    );
  });

  it('refuses a share that is none', () => {
    for (const doneBps of [-1, 10_001, 0.5]) {
      expect(() => workDoneCents({ priceCents: 100, doneBps, isPayable: true })).toThrow();
    }
  });
});
