import { invariant } from './invariant.ts';

export type Forecast = {
  /** Pieces in the coming week, rounded. */
  readonly expected: number;
  /** By how many pieces the same sum was wrong on average in the weeks where it can be checked. */
  readonly typicalError: number;
};

/** Weeks that make the mean; as many again are needed to see how good it is. */
const MEAN_WEEKS = 4;
export const FORECAST_WEEKS = 2 * MEAN_WEEKS;

/**
 * What the coming week may bring: the mean of the last four weeks. It is told with its error, found
 * by asking the same question for each of the last four weeks (a back-test), so that nobody takes a
 * guess for a promise.
 *
 * @param pieces of the last eight weeks, the oldest first.
 */
export function forecastPieces(pieces: readonly number[]): Forecast {
  invariant(pieces.length === FORECAST_WEEKS, `a forecast needs ${FORECAST_WEEKS} weeks`);
  const errors = Array.from({ length: MEAN_WEEKS }, (_, week) => {
    const before = pieces.slice(week, week + MEAN_WEEKS);
    return Math.abs((pieces[week + MEAN_WEEKS] ?? 0) - mean(before));
  });
  return {
    expected: Math.round(mean(pieces.slice(MEAN_WEEKS))),
    typicalError: Math.round(mean(errors)),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
