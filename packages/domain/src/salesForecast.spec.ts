import { describe, expect, it } from '@jest/globals';
import { forecastPieces } from './salesForecast.ts';

describe('the forecast of a week', () => {
  it('is the mean of four weeks, with no error where every week was alike', () => {
    expect(forecastPieces([6, 6, 6, 6, 6, 6, 6, 6])).toEqual({ expected: 6, typicalError: 0 });
  });

  it('tells how wrong it would have been', () => {
    // Means before each of the last four weeks: 10, 10, 10, 15; they sold 10, 10, 30, 10.
    const sold = [10, 10, 10, 10, 10, 10, 30, 10];
    // Expected: (10 + 10 + 30 + 10) / 4; errors 0, 0, 20, 5: 6.25 on average.
    expect(forecastPieces(sold)).toEqual({ expected: 15, typicalError: 6 });
  });

  it('needs all its weeks', () => {
    expect(() => forecastPieces([1, 2, 3])).toThrow('8 weeks');
  });
});
