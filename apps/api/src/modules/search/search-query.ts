import { fold } from '@markthalle/domain/fold';

const MAX_WORDS = 8;

/** The words of a query, folded; word parts that a tsquery would read as operators are left out. */
export const wordsOf = (query: string): string[] =>
  (fold(query).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);

/** A tsquery: every word as a beginning of a word ("hon" finds Honig), all of them needed. */
export const prefixQuery = (words: readonly string[]): string =>
  words.map((word) => `${word}:*`).join(' & ');

/** How many letters must be changed, added, left out or swapped to turn one word into the other (Damerau). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      current[j] = cost;
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? a.length;
}

/** A typing error per four letters is forgiven. */
const LETTERS_PER_ERROR = 4;

/** The known word nearest to the one typed, or null if none is near; also within compounds ("sandorn" in "sanddornsaft"). */
export function nearestWord(typed: string, known: Iterable<string>): string | null {
  const allowed = Math.floor(typed.length / LETTERS_PER_ERROR);
  let best: { readonly word: string; readonly distance: number } | null = null;
  for (const word of known) {
    const beginning = word.slice(0, typed.length + allowed);
    const distance = Math.min(editDistance(typed, word), editDistance(typed, beginning));
    if (distance <= allowed && (best === null || distance < best.distance)) {
      best = { word, distance };
    }
  }
  return best?.word ?? null;
}
