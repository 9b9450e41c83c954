import { describe, expect, it } from '@jest/globals';
import { weekDays, weekOf, weekOfInstant } from './week.ts';

describe('the week of a day', () => {
  it.each([
    ['2026-06-08', 24, '2026-06-08', '2026-06-14'],
    ['2026-06-14', 24, '2026-06-08', '2026-06-14'],
    ['2026-01-01', 1, '2025-12-29', '2026-01-04'],
    ['2027-01-01', 53, '2026-12-28', '2027-01-03'],
    ['2027-01-04', 1, '2027-01-04', '2027-01-10'],
  ])('%s is week %i', (day, week, monday, sunday) => {
    expect(weekOf(day)).toEqual({ week, monday, sunday });
  });

  it('begins at midnight of the market, not of Greenwich', () => {
    expect(weekOfInstant(new Date('2026-06-14T22:30:00Z')).week).toBe(25);
  });

  it('is written with one month or two', () => {
    expect(weekDays('2026-06-08', '2026-06-14')).toBe('8. bis 14. Juni 2026');
    expect(weekDays('2026-06-29', '2026-07-05')).toBe('29. Juni 2026 bis 5. Juli 2026');
  });
});
