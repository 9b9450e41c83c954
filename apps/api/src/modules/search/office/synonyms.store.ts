import type { SynonymKind } from '@markthalle/contracts/office-search';
import type { SynonymRow } from '@markthalle/search-index/synonyms';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../../platform/db/db.ts';

const PER_PAGE = 50;
const CURATED = 'curated';

interface ListedSynonym extends SynonymRow {
  readonly active: boolean;
  readonly author: string | null;
}

/** The synonyms in their table; what came with the program has no author. */
@Injectable()
export class SynonymsStore {
  constructor(private readonly db: Db) {}

  /** Synonyms that have a word in term or expansions; those that the office touched first. */
  async list(word: string, page: number) {
    const rows = await this.db.rows<ListedSynonym & { total: number }>(
      `select term, kind, expansions, status = 'active' as active, nullif(author, '${CURATED}') as author,
              count(*) over () as total
         from search.search_synonym
        where $1 = '' or term like '%' || $1 || '%' or exists (
          select from unnest(expansions) e where e like '%' || $1 || '%')
        order by author = '${CURATED}', term, kind limit ${PER_PAGE} offset $2`,
      [word, (page - 1) * PER_PAGE],
    );
    const total = rows[0]?.total ?? 0;
    return {
      synonyms: rows.map(({ total: _, ...synonym }) => synonym),
      total,
      page,
      pageCount: Math.max(1, Math.ceil(total / PER_PAGE)),
    };
  }

  active(): Promise<SynonymRow[]> {
    return this.db.rows<SynonymRow>(
      `select term, expansions, kind from search.search_synonym where status = 'active' order by term, kind`,
    );
  }

  /** Replaces those of the same term and kind. */
  async put(tx: Tx, rows: readonly SynonymRow[], author: string): Promise<void> {
    await tx.execute(
      `insert into search.search_synonym (term, expansions, kind, author)
       select term, expansions, kind, $2
         from jsonb_to_recordset($1::jsonb) as r (term text, expansions text[], kind text)
       on conflict (term, kind) do update
         set expansions = excluded.expansions, author = excluded.author, status = 'active'`,
      [JSON.stringify(rows), author],
    );
  }

  /** False where there is none. */
  async switch(
    tx: Tx,
    { term, kind, active }: { term: string; kind: SynonymKind; active: boolean },
    author: string,
  ): Promise<boolean> {
    const touched = await tx.execute(
      `update search.search_synonym set status = $3, author = $4 where term = $1 and kind = $2`,
      [term, kind, active ? 'active' : 'off', author],
    );
    return touched > 0;
  }

  /**
   * Whether one of the phrases names a producer: its words are words of producers' names and of nothing that is sold,
   * or the phrase is such a name.
   */
  async namesProducer(phrases: readonly string[]): Promise<boolean> {
    const row = await this.db.row<{ found: boolean }>(
      `select exists (
          select from unnest($1::text[]) phrase
            join search.search_producer p
              on trim(regexp_replace(search.fold(p.name), '[^[:alnum:]]+', ' ', 'g')) = phrase)
        or exists (
          select from unnest($1::text[]) phrase
           cross join unnest(string_to_array(phrase, ' ')) typed
            join search.search_vocab v on v.word = typed
           where 'producer' = any (v.sources)
             and not v.sources && '{name,part,label,place,english,term}'::text[]) as found`,
      [phrases],
    );
    return row?.found ?? false;
  }
}
