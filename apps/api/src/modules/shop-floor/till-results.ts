import type { TillLineResult } from '@markthalle/contracts/portal-till';
import { comparableNumber } from '@markthalle/domain/articleNumber';
import type { TillSale } from '@markthalle/domain/tillSales';
import { type BookedLine, placeOf, type TillMeaning } from './till.store.ts';

/** A line of a till's file and what becomes of it. */
export interface JudgedLine extends TillSale {
  readonly result: TillLineResult;
  readonly variantId: string | null;
}

interface Known {
  readonly importId: string;
  readonly meanings: ReadonlyMap<string, TillMeaning>;
  readonly booked: readonly BookedLine[];
}

/** Judges each line by itself: one that cannot be booked keeps no other from being booked. */
export function judgeLines(lines: readonly TillSale[], known: Known): JudgedLine[] {
  const booked = new Map(known.booked.map((line) => [placeOf(line), line]));
  const seen = new Set<string>();
  return lines.map((line) => {
    const place = placeOf(line);
    const meaning = known.meanings.get(comparableNumber(line.article));
    const variantId = meaning?.variantId ?? null;
    const judged = (result: TillLineResult) => ({ ...line, result, variantId });
    if (line.fault !== null) return judged('invalid');
    const before = booked.get(place);
    // The same position twice in one file is one sale as well.
    if (before === undefined && seen.has(place)) return judged('known');
    seen.add(place);
    if (before !== undefined) return judged(resultOf(line, before, known.importId));
    if (variantId !== null) return judged('bookable');
    return judged(meaning?.ignored ? 'ignored' : 'unknown-article');
  });
}

/** A receipt number that comes again with other goods is another receipt: a person must look. */
function resultOf(line: TillSale, before: BookedLine, importId: string): TillLineResult {
  const isSame = before.article === line.article && before.quantity === line.quantity;
  if (!isSame) return 'differs';
  return before.importId === importId ? 'booked' : 'known';
}

export function countsOf(lines: readonly JudgedLine[]): Record<TillLineResult, number> {
  const counts: Record<TillLineResult, number> = {
    bookable: 0,
    booked: 0,
    known: 0,
    differs: 0,
    'unknown-article': 0,
    ignored: 0,
    invalid: 0,
  };
  for (const { result } of lines) counts[result] += 1;
  return counts;
}
