import { expect, it } from '@jest/globals';
import { ageOn } from './age.ts';

it.each([
  ['2008-11-22', '2026-11-22', 18],
  ['2008-11-23', '2026-11-22', 17],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
  ['1950-01-01', '2026-11-22', 76],
])('born %s is on %s %i years old', (born, on, age) => {
  expect(ageOn(born, on)).toBe(age);
});

it('refuses a birth date in the future', () => {
  expect(() => ageOn('2027-01-01', '2026-11-22')).toThrow('future');
});
