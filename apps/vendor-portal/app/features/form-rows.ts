import { one, type TypedValues } from '@markthalle/workplace/typed-values';

/** The name of a field in a row of a form: `size-2-price`. */
export const rowField = (row: string, position: number, field: string): string =>
  `${row}-${position}-${field}`;

/**
 * The positions of the rows that hold something, from 1 on. Positions need not follow each other: a
 * row may have been emptied.
 */
export function filledRows(values: TypedValues, row: string, max: number): number[] {
  return Array.from({ length: max }, (_, index) => index + 1).filter((position) => {
    const prefix = `${row}-${position}-`;
    return Object.keys(values).some(
      (name) => name.startsWith(prefix) && !IGNORED.test(name) && one(values, name).trim() !== '',
    );
  });
}

/** Lists always say something; they alone fill no row. */
const IGNORED = /-(unit|vat|count|per)$/;

/** The filled rows and one that is empty, as long as there is room. */
export function shownRows(values: TypedValues, row: string, max: number, least = 1): number[] {
  const filled = filledRows(values, row, max);
  const wanted = Math.min(max, Math.max(filled.length + 1, least));
  const free = Array.from({ length: max }, (_, index) => index + 1).filter(
    (position) => !filled.includes(position),
  );
  return [...filled, ...free.slice(0, wanted - filled.length)].sort((a, b) => a - b);
}
