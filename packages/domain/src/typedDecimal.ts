/** A decimal number without a rounding: `-1284,60` is -128460 with two places. */
export interface TypedDecimal {
  readonly digits: number;
  readonly places: number;
}

/** Eight digits in a row are a slip of the finger; with their dots they are a large number. */
const PLAIN = /^(-?)(\d{1,7})(?:[.,](\d{1,6}))?$/;
const GROUPED = /^(-?)(\d{1,3}(?:\.\d{3}){1,3})(?:,(\d{1,6}))?$/;

/**
 * A number as Germans type it: `7,90`, `7.9`, `1.284,60 €`. A dot before three digits groups
 * thousands, as in `1.284`. Null for what is no number.
 */
export function decimalFromTyped(text: string): TypedDecimal | null {
  const amount = text.replace(/\s|€/g, '').replace('−', '-');
  const match = GROUPED.exec(amount) ?? PLAIN.exec(amount);
  if (match === null) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = `${sign}${whole.replaceAll('.', '')}${fraction}`;
  return { digits: Number(digits), places: fraction.length };
}

/** The same number with exactly so many places; null where digits would be lost. */
export function withPlaces({ digits, places }: TypedDecimal, wanted: number): number | null {
  if (places <= wanted) return digits * 10 ** (wanted - places);
  const scale = 10 ** (places - wanted);
  return digits % scale === 0 ? digits / scale : null;
}
