import { type NearWord, nearestWords } from '@markthalle/search-index/edit-distance';
import { Injectable } from '@nestjs/common';
import { SearchPool } from './search-pool.ts';

const MAX_CANDIDATES = 60;

export interface NearWords {
  readonly near: ReadonlyMap<string, readonly NearWord[]>;
  /** Typed words that the catalogue uses after all: they are newer than what the process holds. */
  readonly known: readonly string[];
}

/**
 * Words of the catalogue that share letter groups with a typed one, and those made of the very same letters (two swapped
 * letters leave few groups alike). Which of them are near is decided by counting the slips.
 */
@Injectable()
export class NearWordsQueries {
  constructor(private readonly pool: SearchPool) {}

  async near(words: readonly string[]): Promise<NearWords> {
    if (words.length === 0) return { near: new Map(), known: [] };
    const rows = await this.pool.rows<{ typed: string; word: string }>(
      `select typed, word from unnest($1::text[], $2::text[]) t (typed, letters)
         cross join lateral (
           (select word, 0 as rank from search.search_vocab v where v.letters = t.letters limit 20)
           union all
           (select word, word <-> t.typed as rank from search.search_vocab
             where word % t.typed order by 2 limit ${MAX_CANDIDATES})) candidate
        order by typed, rank, word`,
      [words, words.map((word) => [...word].sort().join(''))],
    );
    const byTyped = Map.groupBy(rows, ({ typed }) => typed);
    const near = words.map((typed) => {
      const candidates = new Set((byTyped.get(typed) ?? []).map(({ word }) => word));
      return [typed, nearestWords(typed, candidates)] as const;
    });
    const known = rows.filter(({ typed, word }) => typed === word).map(({ word }) => word);
    return { near: new Map(near), known };
  }
}
