import { wordsOf } from './fold.ts';
import type { FreeFrom } from './query-analysis.ts';

/** Delivery ways and free-from marks as bits, so that a count is one pass over whole numbers. */
export const WAY_BITS = {
  parcel: 1,
  parcel_chilled: 2,
  letter: 4,
  bulky: 8,
  pickup: 16,
  tour: 32,
  tour_cold: 64,
  citybox: 128,
  ticket: 256,
} as const;
export type WayKey = keyof typeof WAY_BITS;

export const FREE_FROM_BITS: Readonly<Record<FreeFrom, number>> = {
  gluten: 1,
  milk: 2,
  eggs: 4,
  nuts: 8,
  soy: 16,
  fish: 32,
};

/** The bits of the known keys; others have none. */
export const maskOf = (keys: readonly string[], bits: Readonly<Record<string, number>>): number =>
  keys.reduce((mask, key) => mask | (bits[key] ?? 0), 0);

/** Bit n-1 for month n. */
export const seasonMask = (months: readonly number[]): number =>
  months.reduce((mask, month) => mask | (1 << (month - 1)), 0);

/** A place as it stands in addresses: "Waren (Müritz)" is `waren-muritz`. */
export const placeKeyOf = (place: string): string => wordsOf(place).join('-');
