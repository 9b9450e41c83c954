import { describe, expect, it } from '@jest/globals';
import { decimalFromTyped, withPlaces } from './typedDecimal.ts';

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
