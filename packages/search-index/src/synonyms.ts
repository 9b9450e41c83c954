import { fold, wordsOf } from './fold.ts';
import type { Language } from './stop-words.ts';
import { ENGLISH_FOOD } from './synonyms-english-food.ts';
import { ENGLISH_GOODS } from './synonyms-english-goods.ts';
import { GERMAN_SYNONYMS } from './synonyms-german.ts';

/** At most so many expansions are used for one term. */
export const MAX_EXPANSIONS = 12;

/** `same`: another word for it; `near`: who asks for one also wants the other; `translated`: from English. */
export type SynonymKind = 'same' | 'near' | 'translated';

/** A row of the synonym table: the term as typed words and what it stands for. */
export interface SynonymRow {
  readonly term: string;
  readonly expansions: readonly string[];
  readonly kind: SynonymKind;
}

/** What one term stands for. */
export interface Expansion {
  /** Folded words that must all occur. */
  readonly words: readonly string[];
  readonly kind: SynonymKind;
}

/** Looks up what a sequence of words stands for. */
export interface Thesaurus {
  expansionsOf(words: readonly string[], language: Language): readonly Expansion[];
  /** The longest term, in words. */
  readonly maxTermWords: number;
  /** All single-word terms, for the spelling help. */
  readonly terms: readonly string[];
}

const words = (text: string): string => wordsOf(text).join(' ');

function germanRows(): SynonymRow[] {
  return GERMAN_SYNONYMS.split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line): SynonymRow[] => {
      const [left = '', right] = line.split('>');
      if (right !== undefined) {
        return [
          { term: words(left), expansions: right.trim().split(/\s+/).map(fold), kind: 'near' },
        ];
      }
      const group = left.split('=').map(words);
      return group.map((term) => ({
        term,
        expansions: group.filter((other) => other !== term),
        kind: 'same',
      }));
    });
}

function englishRows(): SynonymRow[] {
  return `${ENGLISH_FOOD}${ENGLISH_GOODS}`
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [term = '', german = ''] = line.split(':');
      const expansions = german.trim().split(/\s+/).map(fold);
      return { term: words(term), expansions, kind: 'translated' };
    });
}

/** The curated synonyms, as they are first put into the table. */
export const curatedSynonyms = (): readonly SynonymRow[] => [...germanRows(), ...englishRows()];

/** A lookup over rows of the table (curated ones and those of the office). */
export function thesaurusOf(rows: readonly SynonymRow[]): Thesaurus {
  const byTerm = Map.groupBy(rows, ({ term }) => term);
  return {
    maxTermWords: rows.reduce((most, { term }) => Math.max(most, term.split(' ').length), 1),
    terms: [...byTerm.keys()].filter((term) => !term.includes(' ')),
    expansionsOf(typed, language) {
      const found = byTerm.get(typed.join(' ')) ?? [];
      const fitting = found.filter(({ kind }) => kind !== 'translated' || language === 'en');
      const list = fitting.flatMap(({ expansions, kind }) =>
        expansions.map((text): Expansion => ({ words: text.split(' '), kind })),
      );
      return list.slice(0, MAX_EXPANSIONS);
    },
  };
}
