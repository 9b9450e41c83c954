import { decimalFromTyped, withPlaces } from '@markthalle/domain/typedDecimal';

const CENT_PLACES = 2;

/**
 * Cents from an amount as Germans type it: `7,90`, `7.9`, `1.284,60 €`. Null for what is no amount
 * or has parts of a cent; it is never rounded, because nobody typed the rounded amount.
 */
export function centsFromTyped(text: string): number | null {
  const amount = decimalFromTyped(text);
  if (amount === null || amount.digits < 0 || amount.places > CENT_PLACES) return null;
  return withPlaces(amount, CENT_PLACES);
}

/** Cents as a field shows them for typing on: `7,90`; empty where there is nothing. */
export const typedFromCents = (cents: number | null): string =>
  cents === null ? '' : (cents / 100).toFixed(CENT_PLACES).replace('.', ',');

/** A whole number of at least zero as typed, or null. */
export function countFromTyped(text: string): number | null {
  const digits = text.trim();
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null;
}
