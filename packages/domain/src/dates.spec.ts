import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  berlinDateOf,
  berlinHourOf,
  berlinMidnightOf,
  daysBetween,
  isHolidayInMV,
  isWorkingDay,
  nextWorkingDay,
  WEEKDAYS,
  weekdayOf,
} from './dates.ts';
import { InvariantError } from './invariant.ts';

describe('calendar', () => {
  it.each([
    { on: '2026-12-31', days: 1, expected: '2027-01-01' },
    { on: '2028-02-28', days: 1, expected: '2028-02-29' },
    { on: '2027-02-28', days: 1, expected: '2027-03-01' },
    { on: '2100-02-28', days: 1, expected: '2100-03-01' },
    { on: '2026-03-01', days: -1, expected: '2026-02-28' },
    { on: '2026-11-02', days: 14, expected: '2026-11-16' },
  ])('$on + $days = $expected', ({ on, days, expected }) => {
    expect(addDays(on, days)).toBe(expected);
  });

  it.each([
    { on: '1970-01-01', expected: 'do' },
    { on: '2000-02-29', expected: 'di' },
    { on: '2026-11-22', expected: 'so' },
    { on: '1969-12-29', expected: 'mo' },
  ])('$on is a $expected', ({ on, expected }) => {
    expect(weekdayOf(on)).toBe(expected);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '22.11.2026', ''])(
    '%p is no day',
    (on) => {
      expect(() => weekdayOf(on)).toThrow(InvariantError);
    },
  );

  it('adds, counts and goes on by weekdays without a gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 200_000 }),
        fc.integer({ min: -5_000, max: 5_000 }),
        (start, days) => {
          const on = addDays('1970-01-01', start);
          const later = addDays(on, days);
          expect(daysBetween(on, later)).toBe(days);
          const step =
            WEEKDAYS.indexOf(weekdayOf(addDays(on, 1))) - WEEKDAYS.indexOf(weekdayOf(on));
          expect([1, -6]).toContain(step);
        },
      ),
    );
  });
});

describe('holidays of Mecklenburg-Vorpommern', () => {
  it('2026 has exactly these', () => {
    const days = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));
    expect(days.filter(isHolidayInMV)).toEqual([
      '2026-01-01',
      '2026-03-08',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-10-03',
      '2026-10-31',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it.each([
    { good: '2024-03-29', monday: '2024-04-01' },
    { good: '2025-04-18', monday: '2025-04-21' },
    { good: '2027-03-26', monday: '2027-03-29' },
    { good: '2038-04-23', monday: '2038-04-26' },
  ])('Easter moves: Good Friday $good, Easter Monday $monday', ({ good, monday }) => {
    expect(isHolidayInMV(good)).toBe(true);
    expect(isHolidayInMV(monday)).toBe(true);
    expect(isHolidayInMV(addDays(monday, 1))).toBe(false);
  });

  it('8 March is one since 2023', () => {
    expect(isHolidayInMV('2022-03-08')).toBe(false);
    expect(isHolidayInMV('2023-03-08')).toBe(true);
  });
});

describe('working days', () => {
  it.each([
    { on: '2026-11-20', expected: true },
    { on: '2026-11-21', expected: false },
    { on: '2026-11-22', expected: false },
    { on: '2026-05-14', expected: false },
  ])('$on: $expected', ({ on, expected }) => {
    expect(isWorkingDay(on)).toBe(expected);
  });

  it.each([
    { name: 'V46', delivered: '2026-11-02', ends: '2026-11-16' },
    { name: 'V47: the last parcel counts', delivered: '2026-11-05', ends: '2026-11-19' },
    { name: 'V48: Saturday and holiday', delivered: '2026-10-17', ends: '2026-11-02' },
    { name: 'V49: Christmas', delivered: '2026-12-11', ends: '2026-12-28' },
  ])('$name: 14 days from $delivered end on $ends (§ 193 BGB)', ({ delivered, ends }) => {
    expect(nextWorkingDay(addDays(delivered, 14))).toBe(ends);
  });

  it.each([
    { on: '2026-11-20', count: 0, expected: '2026-11-20' },
    { on: '2026-11-20', count: 1, expected: '2026-11-23' },
    { on: '2026-12-23', count: 3, expected: '2026-12-29' },
  ])('$on + $count working days = $expected', ({ on, count, expected }) => {
    expect(addWorkingDays(on, count)).toBe(expected);
  });

  it('counts to a limit', () => {
    expect(() => addWorkingDays('2026-11-20', 1_001)).toThrow(InvariantError);
    expect(() => addWorkingDays('2026-11-20', -1)).toThrow(InvariantError);
  });
});

describe('German wall clock', () => {
  it.each([
    { at: '2026-11-22T22:59:59Z', on: '2026-11-22', hour: 23 },
    { at: '2026-11-22T23:00:00Z', on: '2026-11-23', hour: 0 },
    { at: '2026-07-01T22:00:00.000Z', on: '2026-07-02', hour: 0 },
    { at: '2026-07-01T09:59:59Z', on: '2026-07-01', hour: 11 },
    { at: '2026-03-29T01:00:00Z', on: '2026-03-29', hour: 3 },
    { at: '2026-10-25T01:00:00Z', on: '2026-10-25', hour: 2 },
    { at: '2026-12-31T18:30:00-05:00', on: '2027-01-01', hour: 0 },
  ])('$at is $on, hour $hour', ({ at, on, hour }) => {
    expect(berlinDateOf(at)).toBe(on);
    expect(berlinHourOf(at)).toBe(hour);
  });

  it.each(['2026-11-22T10:00:00', '2026-11-22', 'yesterday', ''])('%p is no instant', (at) => {
    expect(() => berlinDateOf(at)).toThrow(InvariantError);
  });
});

describe('midnight in Germany', () => {
  it.each([
    ['2026-11-23', '2026-11-22T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    // The days on which summer time begins and ends.
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('of %s is %s', (on, instant) => {
    expect(berlinMidnightOf(on)).toBe(instant);
  });
});
