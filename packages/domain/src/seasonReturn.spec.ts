import { describe, expect, it } from '@jest/globals';
import { monthOfReturn } from './seasonReturn.ts';

describe('when something comes back', () => {
  it.each([
    ['asparagus in January', [4, 5, 6], 1, 4],
    ['asparagus in July', [4, 5, 6], 7, 4],
    ['two seasons, between them', [3, 9, 10], 5, 9],
    ['over the turn of the year', [11, 12, 1], 10, 11],
    ['in the season', [4, 5, 6], 5, null],
    ['all the year', null, 5, null],
    ['never', [], 5, null],
  ])('%s', (_, months, month, expected) => {
    expect(monthOfReturn(months, month)).toBe(expected);
  });
});
