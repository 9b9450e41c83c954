import type { Lexicon } from './compounds.ts';
import { nearestWords } from './edit-distance.ts';

const MIN_LETTERS = 7;
const MIN_PART_LETTERS = 4;
/** A slip in a shorter half makes another word too easily ("handy" is no "hand"). */
const MIN_MENDED_LETTERS = 6;

/**
 * An unknown compound with a slip in one half: the other half is known, so the slip is looked for in
 * what remains ("sandornsaft" is "sanddorn" and "saft"). Null where no half is known.
 */
export function mendCompound(word: string, lexicon: Lexicon): string | null {
  if (word.length < MIN_LETTERS) return null;
  const words = lexicon.words().filter((one) => one.length >= MIN_PART_LETTERS);
  for (let at = MIN_PART_LETTERS; at <= word.length - MIN_PART_LETTERS + 1; at += 1) {
    const left = word.slice(0, at);
    const right = word.slice(at);
    if (lexicon.isHead(right) !== null) {
      const mended = firstNear(left, words);
      if (mended !== null) return mended + right;
    }
  }
  for (let at = word.length - MIN_PART_LETTERS; at >= MIN_PART_LETTERS; at -= 1) {
    const left = word.slice(0, at);
    const right = word.slice(at);
    if (lexicon.knows(left)) {
      const heads = words.filter((one) => lexicon.isHead(one) !== null);
      const mended = firstNear(right, heads);
      if (mended !== null) return left + mended;
    }
  }
  return null;
}

/** Only words with the same first letter: a slip there is rare and the rest of the word is known. */
function firstNear(typed: string, words: readonly string[]): string | null {
  if (typed.length < MIN_MENDED_LETTERS) return null;
  const alike = words.filter((word) => word[0] === typed[0]);
  return nearestWords(typed, alike)[0]?.word ?? null;
}
