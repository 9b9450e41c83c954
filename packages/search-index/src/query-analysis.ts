import { wordsOf } from './fold.ts';
import { foldedWords } from './folded-words.ts';
import { spellingsOf } from './spellings.ts';
import { isStopWord, type Language, WITHOUT } from './stop-words.ts';
import type { Thesaurus } from './synonyms.ts';

export const MAX_TERMS = 8;
const MAX_WORD_CHARS = 60;

/** Substances that goods can be free from, as in the allergen list. */
export const FREE_FROM = ['gluten', 'milk', 'eggs', 'nuts', 'soy', 'fish'] as const;
export type FreeFrom = (typeof FREE_FROM)[number];

const SUBSTANCES: Readonly<Record<FreeFrom, ReadonlySet<string>>> = {
  gluten: foldedWords('gluten weizen'),
  milk: foldedWords('milch laktose lactose dairy milk milcheiweiß'),
  eggs: foldedWords('ei eier egg eggs hühnerei'),
  nuts: foldedWords('nuss nüsse nuts nut schalenfrüchte'),
  soy: foldedWords('soja soy'),
  fish: foldedWords('fisch fish'),
};
const IN_SEASON = foldedWords('saisonal saisonale saisonales saisonware seasonal');

/** One thing that was asked for: a word, or several that the thesaurus knows together. */
export interface Term {
  readonly words: readonly string[];
}

/** A query as it was typed, taken apart. */
export interface QueryAnalysis {
  readonly terms: readonly Term[];
  /** What stood behind "ohne" and is no known substance. */
  readonly excluded: readonly string[];
  readonly freeFrom: readonly FreeFrom[];
  readonly inSeason: boolean;
}

/** Takes a query apart: terms, what is not wanted, and words that are filters. Any text is a query. */
export function analyseQuery(
  text: string,
  language: Language,
  thesaurus: Thesaurus,
): QueryAnalysis {
  const words = wordsOf(text).map((word) => word.slice(0, MAX_WORD_CHARS));
  const found = { terms: [] as Term[], excluded: [] as string[], freeFrom: new Set<FreeFrom>() };
  let inSeason = false;
  for (let at = 0; at < words.length && found.terms.length < MAX_TERMS; ) {
    const word = words[at] ?? '';
    const unwanted = words[at + 1];
    const phrase = longestPhrase(words, at, language, thesaurus);
    const free = freeFromOf(word, unwanted);
    if (free !== null) {
      found.freeFrom.add(free.substance);
      at += free.words;
    } else if (phrase > 1) {
      found.terms.push({ words: words.slice(at, at + phrase) });
      at += phrase;
    } else if (WITHOUT.has(word) && unwanted !== undefined) {
      found.excluded.push(unwanted);
      at += 2;
    } else {
      if (IN_SEASON.has(word)) inSeason = true;
      else if (!isStopWord(word, language)) found.terms.push({ words: [word] });
      at += 1;
    }
  }
  // Nothing but stop words: then they are meant ("Gibt es was").
  const nothing =
    found.terms.length + found.excluded.length + found.freeFrom.size === 0 && !inSeason;
  const terms = nothing ? words.slice(0, 1).map((word) => ({ words: [word] })) : found.terms;
  return { terms, excluded: found.excluded, freeFrom: [...found.freeFrom], inSeason };
}

/** "ohne Milch", "gluten free", "laktosefrei". */
function freeFromOf(word: string, next: string | undefined) {
  for (const substance of FREE_FROM) {
    const names = SUBSTANCES[substance];
    if (WITHOUT.has(word) && next !== undefined && names.has(next)) return { substance, words: 2 };
    if (names.has(word) && next === 'free') return { substance, words: 2 };
    // "laktosefrei", and with a linking n "nussfreie".
    const bare = /^(.+)frei(?:e[mnrs]?)?$/.exec(word)?.[1] ?? '';
    if (names.has(bare) || (bare.endsWith('n') && names.has(bare.slice(0, -1)))) {
      return { substance, words: 1 };
    }
  }
  return null;
}

function longestPhrase(
  words: readonly string[],
  at: number,
  language: Language,
  thesaurus: Thesaurus,
): number {
  for (let length = thesaurus.maxTermWords; length > 1; length -= 1) {
    const phrase = words.slice(at, at + length);
    if (phrase.length < length) continue;
    const spelled = phrase.map((word) => spellingsOf(word).at(-1) ?? word);
    const isKnown = [phrase, spelled].some(
      (candidate) => thesaurus.expansionsOf(candidate, language).length > 0,
    );
    if (isKnown) return length;
  }
  return 1;
}
