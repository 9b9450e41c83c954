import { type Lexicon, lexiconWith } from '@markthalle/search-index/compounds';
import { type SynonymRow, type Thesaurus, thesaurusOf } from '@markthalle/search-index/synonyms';
import { type Vocabulary, vocabularyOf } from '@markthalle/search-index/vocabulary';
import { Injectable } from '@nestjs/common';
import { Clock, SECOND_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import type { StandsIn } from './term-score.ts';
import type { WordSource } from './vocabulary.store.ts';

/** How old what a process holds may be before it asks whether there is more. */
const MAX_AGE_MS = 2 * SECOND_MS;

/** The language of the market as this process knows it. */
export interface KnownWords {
  readonly vocabulary: Vocabulary;
  readonly thesaurus: Thesaurus;
  /** Takes names of goods apart; `names` are words of goods that are only coming in. */
  goodsWith(names: Iterable<string>): Lexicon;
  /** Takes queries apart, more carefully. */
  readonly queries: Lexicon;
  /** Whether the catalogue uses a word in such a place. */
  readonly standsIn: StandsIn;
  /** In how many products a word stands. */
  documentsWith(word: string): number;
  readonly documents: number;
}

interface WordRow {
  readonly word: string;
  readonly sources: readonly WordSource[];
  readonly ndoc: number;
}

/** Holds vocabulary and synonyms in memory: they are small, and every query needs all of them. */
@Injectable()
export class VocabularyCache {
  private held: { readonly version: string; readonly words: KnownWords } | null = null;
  private checkedAt = 0;
  private refreshing: Promise<KnownWords> | null = null;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** What is known; at most a few seconds old, and never waited for but the first time. */
  async current(): Promise<KnownWords> {
    const now = this.clock.now().getTime();
    if (this.held === null) return this.refresh();
    if (now - this.checkedAt >= MAX_AGE_MS) {
      this.checkedAt = now;
      // The next query is served by what this brings; a failure leaves what is held and is tried again then.
      this.refresh().catch(() => undefined);
    }
    return this.held.words;
  }

  /** What is known right now. */
  async refresh(): Promise<KnownWords> {
    this.refreshing ??= this.load().finally(() => {
      this.refreshing = null;
    });
    return this.refreshing;
  }

  private async load(): Promise<KnownWords> {
    const from = this.db;
    const state = await from.row<{ value: string }>(
      `select value from search.search_state where key = 'vocabulary'`,
    );
    const version = state?.value ?? '';
    if (this.held?.version === version) return this.held.words;
    const rows = await from.rows<WordRow>('select word, sources, ndoc from search.search_vocab');
    const synonyms = await from.rows<SynonymRow>(
      `select term, expansions, kind from search.search_synonym where status = 'active' order by term, kind`,
    );
    const count = await from.row<{ n: number }>('select count(*) as n from search.search_product');
    const words = knownWords(rows, synonyms, count?.n ?? 0);
    this.held = { version, words };
    this.checkedAt = this.clock.now().getTime();
    return words;
  }
}

/** What the vocabulary calls the places of a word; sentences are not in it. */
const SOURCES: Readonly<Record<Parameters<StandsIn>[1], WordSource | null>> = {
  name: 'name',
  head: 'part',
  beside: 'part',
  modifier: 'part',
  label: 'label',
  producer: 'producer',
  place: 'place',
  english: 'english',
  text: null,
};

function knownWords(
  rows: readonly WordRow[],
  synonyms: readonly SynonymRow[],
  documents: number,
): KnownWords {
  const used = rows.filter(({ sources }) => sources.some((source) => source !== 'term'));
  const counts = new Map(used.map(({ word, ndoc }) => [word, ndoc]));
  const sources = new Map(used.map((row) => [row.word, row.sources]));
  const alone = new Set(
    used
      .filter(({ sources }) => sources.includes('name') || sources.includes('label'))
      .map(({ word }) => word),
  );
  return {
    vocabulary: vocabularyOf(counts.keys()),
    thesaurus: thesaurusOf(synonyms),
    goodsWith: (names) => lexiconWith(new Set([...alone, ...names]), { isForGoods: true }),
    queries: lexiconWith(alone, { isForGoods: false }),
    standsIn: (word, field) => {
      const source = SOURCES[field];
      return source === null || (sources.get(word)?.includes(source) ?? true);
    },
    documentsWith: (word) => counts.get(word) ?? 0,
    documents,
  };
}
