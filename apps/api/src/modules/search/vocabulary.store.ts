import type { Lexicon } from '@markthalle/search-index/compounds';
import type { ProductDocument } from '@markthalle/search-index/document';
import { wordsOf } from '@markthalle/search-index/fold';
import { vocabularyWordsOf } from '@markthalle/search-index/search-vectors';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import type { ProducerSource } from './product-sources.queries.ts';

export type WordSource = 'name' | 'part' | 'english' | 'label' | 'producer' | 'place' | 'term';

type Words = Map<string, { sources: Set<WordSource>; ndoc: number }>;

/** Longer words are serial numbers or nonsense, no vocabulary. */
const MAX_WORD_CHARS = 60;

/** Keeps the words that names, groups, producers and places use. */
@Injectable()
export class VocabularyStore {
  /** Adds the words of documents; those that are there keep what they have. */
  async add(
    tx: Tx,
    products: readonly ProductDocument[],
    producers: readonly ProducerSource[],
    lexicon: Lexicon,
  ): Promise<void> {
    const words: Words = new Map();
    for (const document of products) {
      const { mark, ...bySource } = vocabularyWordsOf(document, lexicon);
      const seen = new Set<string>();
      for (const [source, list] of Object.entries({
        ...bySource,
        label: [...bySource.label, ...mark],
      })) {
        for (const word of list) note(words, word, source as WordSource, seen);
      }
    }
    for (const { name, place } of producers) {
      for (const word of wordsOf(name)) note(words, word, 'producer', new Set([word]));
      for (const word of wordsOf(place)) note(words, word, 'place', new Set([word]));
    }
    await this.put(tx, words);
  }

  /** Adds words of one source that stand in no document (names of a whole catalogue, terms of the synonyms). */
  async addWords(tx: Tx, list: readonly string[], source: WordSource): Promise<void> {
    const words: Words = new Map();
    for (const word of list) note(words, word, source, new Set([word]));
    await this.put(tx, words);
  }

  /** Drops the words that nothing uses any more and counts anew how many products use the others. */
  async recount(tx: Tx): Promise<void> {
    await tx.execute(
      `with used as (select word, ndoc from ts_stat('select all_words from search.search_product')),
       producer as (select word from ts_stat('select words from search.search_producer')),
       gone as (
         delete from search.search_vocab v
          where not exists (select from used where used.word = v.word)
            and not exists (select from producer where producer.word = v.word)
            and not 'term' = any (sources))
       update search.search_vocab v set ndoc = used.ndoc
         from used where used.word = v.word and v.ndoc <> used.ndoc`,
    );
    await this.touch(tx);
  }

  /** Lets every process read the vocabulary again. */
  async touch(tx: Tx): Promise<void> {
    await tx.execute(
      `update search.search_state set value = (value::bigint + 1)::text where key = 'vocabulary'`,
    );
  }

  private async put(tx: Tx, words: Words): Promise<void> {
    const rows = [...words].map(([word, { sources, ndoc }]) => ({
      word,
      letters: [...word].sort().join(''),
      sources: [...sources],
      ndoc,
    }));
    const added = await tx.execute(
      `insert into search.search_vocab as v (word, letters, sources, ndoc)
       select word, letters, sources, ndoc from jsonb_to_recordset($1::jsonb)
         as r (word text, letters text, sources text[], ndoc int) order by word
       on conflict (word) do update
         set sources = (select array_agg(distinct s order by s) from unnest(v.sources || excluded.sources) s),
             ndoc = greatest(v.ndoc, excluded.ndoc)
         where not v.sources @> excluded.sources`,
      [JSON.stringify(rows)],
    );
    if (added > 0) await this.touch(tx);
  }
}

function note(words: Words, word: string, source: WordSource, seen: Set<string>): void {
  if (word.length > MAX_WORD_CHARS) return;
  const entry = words.get(word) ?? { sources: new Set(), ndoc: 0 };
  entry.sources.add(source);
  if (source !== 'term' && !seen.has(word)) entry.ndoc += 1;
  seen.add(word);
  words.set(word, entry);
}
