import { describe, expect, it } from '@jest/globals';
import { floatWithPlaces } from './float-places.ts';

describe('a number that a spreadsheet computed', () => {
  it('may carry the noise of floats, but no third place', () => {
    expect(floatWithPlaces(7.9, 2)).toBe(790);
    expect(floatWithPlaces(1.1 + 2.2, 2)).toBe(330);
    expect(floatWithPlaces(19.99 * 100, 0)).toBe(1999);
    expect(floatWithPlaces(8.295, 2)).toBeNull();
    expect(floatWithPlaces(-3, 0)).toBe(-3);
  });
});
