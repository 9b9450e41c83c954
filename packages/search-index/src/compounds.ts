import { FOOD_HEADS, WHOLE_WORDS } from './lexicon-food.ts';
import { GOODS_HEADS, MODIFIERS } from './lexicon-goods.ts';

/** What the splitter knows: curated words and the stand-alone words of a catalogue. */
export interface Lexicon {
  words(): readonly string[];
  /** Whether a word can stand alone. */
  knows(word: string): boolean;
  /** Whether a word can end a compound: `sure` ones do so behind any word. */
  isHead(word: string): 'sure' | 'known' | null;
}

export const MIN_PART_LETTERS = 3;
const MIN_SURE_HEAD_LETTERS = 4;
const MIN_CATALOGUE_HEAD_LETTERS = 4;
/** The one two-letter word that ends many names of food. */
const SHORT_HEADS: ReadonlySet<string> = new Set(['ol', 'ei']);
const LINKS = ['s', 'n', 'en'] as const;

const CURATED: ReadonlySet<string> = new Set([
  ...FOOD_HEADS,
  ...GOODS_HEADS,
  ...MODIFIERS,
  ...WHOLE_WORDS,
]);

/**
 * The curated words, and those that a catalogue uses on their own (folded). What is for sale may be split
 * behind any word ("Wäschekorb" is a basket); what is asked for may not ("Handyhülle" is no cushion cover).
 */
export function lexiconWith(
  catalogueWords: ReadonlySet<string>,
  { isForGoods }: { readonly isForGoods: boolean },
): Lexicon {
  return {
    words: () => [...CURATED, ...catalogueWords],
    knows: (word) => CURATED.has(word) || catalogueWords.has(word),
    isHead(word) {
      const isSure = word.length >= MIN_SURE_HEAD_LETTERS;
      if (FOOD_HEADS.has(word)) return isSure ? 'sure' : 'known';
      if (GOODS_HEADS.has(word)) return isSure && isForGoods ? 'sure' : 'known';
      const isLong = word.length >= MIN_CATALOGUE_HEAD_LETTERS;
      return isLong && catalogueWords.has(word) ? 'known' : null;
    },
  };
}

/** A compound taken apart: what it is (head) and of what kind (modifiers, outermost first). */
export interface Compound {
  readonly head: string;
  /** What stood before the head, as written. */
  readonly rest: string;
  /** The known words in `rest`, linking letters removed; empty where it is not known. */
  readonly modifiers: readonly string[];
}

/**
 * Splits a folded word from the right: the longest known head first. A linking s, n or en goes only where
 * what remains is a known word; what stands before a short or uncertain head must be known.
 */
export function splitCompound(word: string, lexicon: Lexicon): Compound | null {
  if (WHOLE_WORDS.has(word) || /\d/.test(word)) return null;
  for (let at = MIN_PART_LETTERS; at < word.length; at += 1) {
    const head = word.slice(at);
    if (head.length < MIN_PART_LETTERS && !SHORT_HEADS.has(head)) break;
    const kind = lexicon.isHead(head);
    if (kind === null) continue;
    const rest = word.slice(0, at);
    const modifiers = modifiersOf(rest, lexicon);
    if (modifiers.length === 0 && kind !== 'sure') continue;
    return { head, rest, modifiers };
  }
  return null;
}

/** The known words that a rest is made of; the whole of it first where it is one. */
function modifiersOf(rest: string, lexicon: Lexicon): string[] {
  const whole = knownForm(rest, lexicon);
  const inner = splitCompound(rest, lexicon);
  // "probier" is not made of "bier": an inner word counts only where the rest of it is known, too.
  const innerWords = inner?.modifiers.length ? [...inner.modifiers, inner.head] : [];
  const words = whole === null ? innerWords : [whole, ...innerWords];
  return [...new Set(words)];
}

/** The word itself, or without its linking letters where only that is known. */
function knownForm(rest: string, lexicon: Lexicon): string | null {
  if (lexicon.knows(rest)) return rest;
  for (const link of LINKS) {
    const bare = rest.slice(0, -link.length);
    if (rest.endsWith(link) && bare.length >= MIN_PART_LETTERS && lexicon.knows(bare)) return bare;
  }
  // "Erdbeerkonfitüre": the e of "Erdbeere" is lost in the seam.
  return lexicon.knows(`${rest}e`) ? `${rest}e` : null;
}

/** Every head of a word: "Ziegenfrischkäse" is a "frischkäse" and a "käse". */
export function headsOf(word: string, lexicon: Lexicon): string[] {
  const heads: string[] = [];
  let at = splitCompound(word, lexicon);
  while (at !== null) {
    heads.push(at.head);
    at = splitCompound(at.head, lexicon);
  }
  return heads;
}

/** Every modifier of a word, also within its heads: "Ziegenfrischkäse" is of "ziege" and "frisch". */
export function modifierWordsOf(word: string, lexicon: Lexicon): string[] {
  const words: string[] = [];
  let at = splitCompound(word, lexicon);
  while (at !== null) {
    words.push(...at.modifiers, at.rest);
    at = splitCompound(at.head, lexicon);
  }
  return [...new Set(words)];
}
