/**
 * How many letters must be changed, added, left out or swapped with their neighbour to turn one word
 * into the other (optimal string alignment); `limit + 1` as soon as it is more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + same);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cost = Math.min(cost, at(before, j - 2) + 1);
      current[j] = cost;
    }
    if (Math.min(...current) > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return Math.min(at(previous, b.length), limit + 1);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;

const NO_TYPO_BELOW = 4;
const ONE_TYPO_BELOW = 8;

/** Typing errors that are forgiven in a word: none below 4 letters, one below 8, else two. */
export function allowedTypos(word: string): number {
  if (word.length < NO_TYPO_BELOW || /\d/.test(word)) return 0;
  return word.length < ONE_TYPO_BELOW ? 1 : 2;
}

/** A word and the typing errors that lie between it and the one that was typed. */
export interface NearWord {
  readonly word: string;
  readonly distance: number;
}

/** In a short word the first letter makes the word: "damen" is no slip of "samen". */
const MIN_LETTERS_FOR_OTHER_START = 6;

const withoutDoubles = (word: string): string => word.replace(/(.)\1+/g, '$1');

/** Letters that were doubled or not doubled are one slip, however many of them ("schafel", "schaffell"). */
function slipsBetween(typed: string, word: string, limit: number): number {
  const distance = editDistance(typed, word, limit);
  if (distance <= 1) return distance;
  return withoutDoubles(typed) === withoutDoubles(word) ? 1 : distance;
}

/**
 * The known words nearest to a typed one, nearest first; all of them are equally near. Words with the
 * same first letter come first, because people seldom mistype that one.
 */
export function nearestWords(typed: string, known: Iterable<string>): NearWord[] {
  let best = allowedTypos(typed);
  if (best === 0) return [];
  let found: NearWord[] = [];
  for (const word of known) {
    const isSameStart = word[0] === typed[0];
    if (!isSameStart && typed.length < MIN_LETTERS_FOR_OTHER_START) continue;
    const distance = slipsBetween(typed, word, best);
    if (distance > best || distance === 0) continue;
    if (distance < best) found = [];
    best = distance;
    found.push({ word, distance });
  }
  const near = found.filter(({ distance }) => distance === best);
  const sameStart = near.filter(({ word }) => word[0] === typed[0]);
  return sameStart.length > 0 ? sameStart : near;
}
