import { fold } from './fold.ts';

/** A piece of a text; `hit` where a searched word stands. Rendered as text, never as HTML. */
export interface TextPiece {
  readonly text: string;
  readonly hit: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MIN_INNER_LETTERS = 3;

/**
 * Marks the searched words in a text. A word is marked whole, or from where a searched word begins or ends
 * it ("honig" in "Waldhonig"). The answer is pieces of the text as it is, so nothing in it can become HTML.
 */
export function highlight(text: string, words: readonly string[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    const [from, to] = hitWithin(match[0], words) ?? [0, 0];
    if (to === 0) continue;
    const start = match.index + from;
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    at = match.index + to;
    pieces.push({ text: text.slice(start, at), hit: true });
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

/** Which letters of a word are meant; null where none. Longer words are tried first. */
function hitWithin(word: string, words: readonly string[]): readonly [number, number] | null {
  const folded = fold(word);
  let best: readonly [number, number] | null = null;
  for (const searched of words) {
    const range = rangeOf(word, folded, searched);
    if (range !== null && (best === null || range[1] - range[0] > best[1] - best[0])) best = range;
  }
  return best;
}

function rangeOf(word: string, folded: string, searched: string): readonly [number, number] | null {
  if (folded === searched) return [0, word.length];
  if (searched.length < MIN_INNER_LETTERS) return null;
  if (folded.startsWith(searched)) return [0, lettersFor(word, searched.length)];
  if (!folded.endsWith(searched)) return null;
  return [lettersFor(word, folded.length - searched.length), word.length];
}

/** How many characters of a word fold to so many folded ones ("ß" folds to two). */
function lettersFor(word: string, foldedLength: number): number {
  let length = 0;
  while (length < word.length && fold(word.slice(0, length)).length < foldedLength) length += 1;
  return length;
}
