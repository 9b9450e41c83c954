import { describe, expect, it } from '@jest/globals';
import { monthAfter, monthBefore, monthName } from './month-of.ts';

describe('months', () => {
  it('follow each other over the end of a year', () => {
    expect(monthBefore('2027-01')).toBe('2026-12');
    expect(monthAfter('2026-12')).toBe('2027-01');
    expect(monthAfter('2026-09')).toBe('2026-10');
    expect([monthBefore('2026'), monthAfter('2026')]).toEqual(['2025', '2027']);
  });

  it('have a name', () => {
    expect(monthName('2026-11')).toBe('November 2026');
    expect(monthName('2026')).toBe('Jahr 2026');
  });
});
