import { type NearWord, nearestWords } from '@markthalle/search-index/edit-distance';
import { Injectable } from '@nestjs/common';
import { SearchPool } from './search-pool.ts';

const MAX_CANDIDATES = 60;

/**
 * Words of the catalogue that share letter groups with a typed one, and those made of the very same letters (two swapped
 * letters leave few groups alike). Which of them are near is decided by counting the slips.
 */
@Injectable()
export class NearWordsQueries {
  constructor(private readonly pool: SearchPool) {}

  async near(words: readonly string[]): Promise<Map<string, NearWord[]>> {
    if (words.length === 0) return new Map();
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
    return new Map(
      words.map((typed) => [
        typed,
        nearestWords(typed, new Set((byTyped.get(typed) ?? []).map(({ word }) => word))),
      ]),
    );
  }
}
