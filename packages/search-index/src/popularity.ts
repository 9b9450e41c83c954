const MOST_REVIEWS = 10;
const STEP = 10;
const BEST_STARS = 5;

/** 0 to 100 in steps of ten, from the number and the stars of the reviews; without reviews 0. */
export function popularityOf(reviewCount: number, starSum: number): number {
  if (reviewCount === 0) return 0;
  const average = starSum / reviewCount / BEST_STARS;
  const share = Math.min(reviewCount, MOST_REVIEWS) / MOST_REVIEWS;
  return Math.round((average * share * 100) / STEP) * STEP;
}
