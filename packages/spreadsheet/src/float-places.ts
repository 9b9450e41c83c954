/** Differences below this come from the way in which computers keep 7.9, not from a person. */
const FLOAT_NOISE = 1e-6;

/** A number of a spreadsheet with so many places; null where it has more of them. */
export function floatWithPlaces(value: number, places: number): number | null {
  const scaled = value * 10 ** places;
  const rounded = Math.round(scaled);
  return Math.abs(scaled - rounded) < FLOAT_NOISE * Math.max(1, Math.abs(scaled)) ? rounded : null;
}
