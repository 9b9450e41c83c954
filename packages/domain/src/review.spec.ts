import { describe, expect, it } from '@jest/globals';
import { averageTenthsOf, decideReview, type ReviewedLine } from './review.ts';

const RECEIVED: ReviewedLine = {
  paymentState: 'paid',
  partState: 'handed_over',
  handedOverOn: '2026-06-01',
  writtenOn: null,
  isHidden: false,
};
const decide = (change: Partial<ReviewedLine>, today = '2026-06-10') =>
  decideReview({ ...RECEIVED, ...change }, today);

describe('LAW-UWG-2 who may review', () => {
  it('is the buyer of what was paid and handed over', () => {
    expect(decide({})).toEqual({ kind: 'write' });
    expect(decide({ partState: 'completed' })).toEqual({ kind: 'write' });
  });

  it.each(['created', 'reserved', 'awaiting_payment', 'processing', 'failed', 'expired'] as const)(
    'is nobody while the order is %s',
    (paymentState) => {
      expect(decide({ paymentState })).toEqual({ kind: 'refused', because: 'not_bought' });
    },
  );

  it.each(['new', 'confirmed', 'ready', 'canceled'] as const)(
    'is nobody while the part is %s',
    (partState) => {
      expect(decide({ partState })).toEqual({ kind: 'refused', because: 'not_received' });
    },
  );

  it('keeps those who got their money back: they may be the critical ones', () => {
    expect(decide({ paymentState: 'refunded' })).toEqual({ kind: 'write' });
    expect(decide({ paymentState: 'partially_refunded' })).toEqual({ kind: 'write' });
  });

  it('ends a year after the hand-over', () => {
    expect(decide({}, '2027-06-01')).toEqual({ kind: 'write' });
    expect(decide({}, '2027-06-02')).toEqual({ kind: 'refused', because: 'too_late' });
  });

  it('lets a review be changed for fourteen days, and a hidden one not at all', () => {
    const writtenOn = '2026-06-05';
    expect(decide({ writtenOn }, '2026-06-19')).toEqual({ kind: 'change' });
    expect(decide({ writtenOn }, '2026-06-20')).toEqual({
      kind: 'refused',
      because: 'change_over',
    });
    expect(decide({ writtenOn, isHidden: true })).toEqual({ kind: 'refused', because: 'hidden' });
  });
});

describe('LAW-UWG-3 the average', () => {
  it('is the mean of all, in tenths, half up', () => {
    expect(averageTenthsOf(0, 0)).toBeNull();
    expect(averageTenthsOf(1, 1)).toBe(10);
    expect(averageTenthsOf(3, 13)).toBe(43); // 4.333
    expect(averageTenthsOf(4, 17)).toBe(43); // 4.25 is rounded up
    expect(averageTenthsOf(27, 130)).toBe(48); // 4.814
  });

  it('refuses a sum that no reviews have', () => {
    expect(() => averageTenthsOf(2, 11)).toThrow('one to five stars');
  });
});
