import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, isWorkingDay } from './dates.ts';
import {
  isInTime,
  refundDeadline,
  type WithdrawalPeriodQuestion,
  withdrawalPeriod,
} from './withdrawalPeriod.ts';

const received = (...receivedOn: string[]): WithdrawalPeriodQuestion => ({
  receipt: { kind: 'received', receivedOn },
  informedOn: '2026-01-02',
});
const endOf = (question: WithdrawalPeriodQuestion) => withdrawalPeriod(question).endsOn;

describe('LAW-WITHDR-7 the period for withdrawal', () => {
  it.each([
    ['V46 ends 14 days after delivery', ['2026-11-02'], '2026-11-16'],
    ['V47 counts from the last parcel', ['2026-11-05', '2026-11-02'], '2026-11-19'],
    ['V48 moves past a holiday and a weekend', ['2026-10-17'], '2026-11-02'],
    ['V49 moves past Christmas', ['2026-12-11'], '2026-12-28'],
  ])('%s', (_, days, end) => {
    expect(endOf(received(...days))).toBe(end);
  });

  it('without tracking starts after transit and five days of safety', () => {
    const receipt = { kind: 'sent', sentOn: '2026-11-02', transitDays: 3 } as const;
    // 2026-11-10 and 14 days: 2026-11-24, a Tuesday.
    expect(withdrawalPeriod({ receipt, informedOn: '2026-11-01' })).toEqual({
      startsOn: '2026-11-10',
      endsOn: '2026-11-24',
      basis: 'estimated',
    });
  });

  it('without proof of the information ends after 12 months and 14 days', () => {
    const question = { ...received('2026-11-02'), informedOn: null };
    expect(withdrawalPeriod(question)).toEqual({
      startsOn: '2026-11-02',
      endsOn: '2027-11-16',
      basis: 'not_informed',
    });
  });

  it('starts anew with information that comes late, but not beyond the year', () => {
    expect(endOf({ ...received('2026-11-02'), informedOn: '2026-12-01' })).toBe('2026-12-15');
    expect(endOf({ ...received('2026-11-02'), informedOn: '2027-12-01' })).toBe('2027-11-16');
  });

  it('of a voucher runs from the contract, of goods not sent it has not begun', () => {
    const informedOn = '2026-11-02';
    const service = { kind: 'service', contractOn: '2026-11-02' } as const;
    expect(endOf({ receipt: service, informedOn })).toBe('2026-11-16');
    const nothing = withdrawalPeriod({ receipt: { kind: 'not_sent' }, informedOn });
    expect(nothing).toEqual({ startsOn: null, endsOn: null, basis: 'not_sent' });
    expect(isInTime(nothing, '2030-01-01T00:00:00Z')).toBe(true);
  });

  it('ends at midnight in Germany', () => {
    const period = withdrawalPeriod(received('2026-11-02'));
    expect(isInTime(period, '2026-11-16T22:59:59Z')).toBe(true);
    expect(isInTime(period, '2026-11-16T23:00:00Z')).toBe(false);
  });

  it('is never shorter than 14 days, never ends on a free day, and more parcels never shorten it', () => {
    const days = fc.integer({ min: 0, max: 3_000 }).map((n) => addDays('2024-01-01', n));
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 5 }), days, (parcels, informedOn) => {
        const receipt = { kind: 'received', receivedOn: parcels } as const;
        const { startsOn, endsOn } = withdrawalPeriod({ receipt, informedOn });
        const last = [...parcels].sort().at(-1) ?? '';
        expect(daysBetween(last, endsOn ?? '')).toBeGreaterThanOrEqual(14);
        expect(isWorkingDay(endsOn ?? '')).toBe(true);
        expect((startsOn ?? '') >= last).toBe(true);
        const silent = withdrawalPeriod({ receipt, informedOn: null });
        expect((silent.endsOn ?? '') >= (endsOn ?? '')).toBe(true);
      }),
    );
  });
});

describe('LAW-WITHDR-12 the deadline of the refund', () => {
  it('V50 is 14 days after the declaration, staff are told on day 10', () => {
    // 22:15 in Germany is 21:15 UTC in November.
    expect(refundDeadline('2026-11-10T21:15:00Z')).toEqual({
      dueOn: '2026-11-24',
      alertOn: '2026-11-20',
      automaticOn: '2026-11-22',
    });
  });

  it('counts the day in Germany', () => {
    expect(refundDeadline('2026-11-10T23:15:00Z').dueOn).toBe('2026-11-25');
  });
});
