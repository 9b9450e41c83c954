import type { TypedSynonym } from '@markthalle/contracts/office-search';
import { wordsOf } from '@markthalle/search-index/fold';
import { MAX_EXPANSIONS, type SynonymRow } from '@markthalle/search-index/synonyms';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { EngineStatus } from '../meilisearch/engine-status.ts';
import { VocabularyStore } from '../vocabulary.store.ts';
import { SynonymsStore } from './synonyms.store.ts';

const MAX_WORDS = 4;

/** Changes synonyms; engines use the change within seconds, an outer one after one task of its settings. */
@Injectable()
export class EditSynonyms {
  constructor(
    private readonly db: Db,
    private readonly store: SynonymsStore,
    private readonly vocabulary: VocabularyStore,
    private readonly engines: EngineStatus,
  ) {}

  /** The rows that a typed synonym stands for. Refuses what is no synonym, and names of producers. */
  async rowsOf({ term, kind, expansions, bothWays }: TypedSynonym): Promise<SynonymRow[]> {
    const typed = phraseOf(term);
    const others = [...new Set(expansions.split(',').map(phraseOf))].filter(
      (phrase) => phrase !== '' && phrase !== typed,
    );
    const phrases = [typed, ...others];
    const isUsable =
      typed !== '' &&
      others.length > 0 &&
      others.length <= MAX_EXPANSIONS &&
      phrases.every((phrase) => phrase.split(' ').length <= MAX_WORDS);
    if (!isUsable) throw new Problem('synonym-not-usable');
    // Whoever searches for a class of goods shall see everybody who sells it.
    if (await this.store.namesProducer(phrases)) throw new Problem('synonym-names-producer');
    const row = { term: typed, kind, expansions: others };
    if (!bothWays || kind === 'translated') return [row];
    return [row, ...(await this.backwards(typed, kind, others))];
  }

  async publish(typed: TypedSynonym, author: string): Promise<void> {
    const rows = await this.rowsOf(typed);
    await this.db.transaction(async (tx) => {
      await this.store.put(tx, rows, author);
      const terms = rows.flatMap(({ term }) => (term.includes(' ') ? [] : [term]));
      await this.vocabulary.addWords(tx, terms, 'term');
      await this.vocabulary.touch(tx);
    });
    await this.engines.suspect();
  }

  async switch(
    { term, kind, active }: Pick<SynonymRow, 'term' | 'kind'> & { readonly active: boolean },
    author: string,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await this.store.switch(tx, { term: phraseOf(term), kind, active }, author))) {
        throw new Problem('synonym-not-found');
      }
      await this.vocabulary.touch(tx);
    });
    await this.engines.suspect();
  }

  /** Each expansion keeps what it leads to already, and leads to the term, too. */
  private async backwards(term: string, kind: SynonymRow['kind'], others: readonly string[]) {
    const known = await this.store.active();
    return others.map((other) => {
      const row = known.find((one) => one.term === other && one.kind === kind);
      const expansions = [...new Set([...(row?.expansions ?? []), term])];
      return { term: other, kind, expansions: expansions.slice(-MAX_EXPANSIONS) };
    });
  }
}

const phraseOf = (text: string): string => wordsOf(text).join(' ');
