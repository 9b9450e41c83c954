import { describe, expect, it } from '@jest/globals';
import { decimalFromTyped, floatWithPlaces, withPlaces } from './typedDecimal.ts';

describe('a number as Germans type it', () => {
  it.each([
    ['7,90', 790],
    ['7.9', 790],
    ['7', 700],
    ['1.284,60 €', 128_460],
    ['1.284', 128_400],
    ['1\u00a0284,60', 128_460],
    ['-3', -300],
    ['−3,5', -350],
    ['0,00', 0],
    ['12,500', 1_250],
  ])('%s has %d hundredths', (text, hundredths) => {
    const decimal = decimalFromTyped(text);
    expect(decimal && withPlaces(decimal, 2)).toBe(hundredths);
  });

  it.each(['', 'abc', '1,2,3', '7,90 EUR/kg', '=7+1', '1.28,4', '--3', '1e5'])(
    '%s is none',
    (text) => expect(decimalFromTyped(text)).toBeNull(),
  );

  it('is never rounded', () => {
    expect(withPlaces({ digits: 7905, places: 3 }, 2)).toBeNull();
    expect(withPlaces({ digits: 7900, places: 3 }, 2)).toBe(790);
  });
});

describe('a number that a spreadsheet computed', () => {
  it('may carry the noise of floats, but no third place', () => {
    expect(floatWithPlaces(7.9, 2)).toBe(790);
    expect(floatWithPlaces(1.1 + 2.2, 2)).toBe(330);
    expect(floatWithPlaces(19.99 * 100, 0)).toBe(1999);
    expect(floatWithPlaces(8.295, 2)).toBeNull();
    expect(floatWithPlaces(-3, 0)).toBe(-3);
  });
});
