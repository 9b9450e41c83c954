import { createHash } from 'node:crypto';
import { RANKING_POLICY } from '@markthalle/search-index/ranking-policy';
import { curatedSynonyms, type SynonymRow } from '@markthalle/search-index/synonyms';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { VocabularyStore } from './vocabulary.store.ts';

const CURATED = 'curated';

/**
 * Puts what the code brings into its tables at start: the ranking policy and the curated synonyms. What the office
 * added or switched off stays as it is.
 */
@Injectable()
export class CuratedData implements OnApplicationBootstrap {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly vocabulary: VocabularyStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const rows = merged(curatedSynonyms());
    const hash = createHash('sha256')
      .update(JSON.stringify([rows, RANKING_POLICY]))
      .digest('hex');
    const state = await this.db.row<{ value: string }>(
      'select value from search.search_state where key = $1',
      [CURATED],
    );
    // A command on a database that is not migrated yet has nothing to put anything into.
    if (state === null || state.value === hash) return;
    await this.db.transaction((tx) => this.write(tx, rows, hash));
  }

  private async write(tx: Tx, rows: readonly SynonymRow[], hash: string): Promise<void> {
    await tx.execute('update search.search_state set value = $2 where key = $1', [CURATED, hash]);
    await tx.execute(`delete from search.search_synonym where author = $1 and status = 'active'`, [
      CURATED,
    ]);
    await tx.execute(
      `insert into search.search_synonym (term, expansions, kind, author)
       select term, expansions, kind, $2
         from jsonb_to_recordset($1::jsonb) as r (term text, expansions text[], kind text)
       on conflict (term, kind) do nothing`,
      [JSON.stringify(rows), CURATED],
    );
    await tx.execute(
      `insert into search.ranking_policy (version, policy, in_force_from) values ($1, $2, $3)
       on conflict (version) do nothing`,
      [RANKING_POLICY.version, JSON.stringify(RANKING_POLICY), this.clock.now()],
    );
    const terms = rows.flatMap(({ term }) => (term.includes(' ') ? [] : [term]));
    await this.vocabulary.addWords(tx, terms, 'term');
    await this.vocabulary.touch(tx);
  }
}

/** One row per term and kind, as the table has it. */
function merged(rows: readonly SynonymRow[]): SynonymRow[] {
  const groups = Map.groupBy(rows, ({ term, kind }) => `${kind} ${term}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const expansions = [...new Set(group.flatMap((row) => row.expansions))];
    return [{ ...first, expansions }];
  });
}
