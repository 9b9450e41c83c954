import { readFileSync } from 'node:fs';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { previewSynonym, TypedSynonym } from '@markthalle/contracts/office-search';
import { wordsOf } from '@markthalle/search-index/fold';
import type { RelevanceSet } from '@markthalle/search-index/relevance-queries';
import { type SynonymRow, thesaurusOf } from '@markthalle/search-index/synonyms';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import { FacetCache } from '../facet-cache.ts';
import { HitExplainer } from '../hit-explainer.ts';
import { NamedThingsQueries } from '../named-things.queries.ts';
import { NearWordsQueries } from '../near-words.queries.ts';
import { PostgresEngine } from '../postgres-engine.ts';
import { MIN_VISITS } from '../query-log.ts';
import { QueryPlanner } from '../query-planner.ts';
import { SearchPool } from '../search-pool.ts';
import { NO_FILTERS, type SearchPort } from '../search-port.ts';
import { type KnownWords, VocabularyCache } from '../vocabulary-cache.ts';
import { EditSynonyms } from './edit-synonyms.service.ts';
import { SynonymsStore } from './synonyms.store.ts';

const MAX_QUERIES = 20;
const COMPARED_HITS = 10;
const SHOWN_NAMES = 5;
const JUDGED = new URL(import.meta.resolve('@markthalle/search-index/data/relevance-queries.json'));

type Preview = OutputOf<typeof previewSynonym>;
type Asked = Pick<Preview['queries'][number], 'text' | 'language' | 'source'>;

/** Shows what a synonym would do to real searches, with the words of the market and nothing stored. */
@Injectable()
export class PreviewSynonym {
  constructor(
    private readonly synonyms: EditSynonyms,
    private readonly store: SynonymsStore,
    private readonly engine: PostgresEngine,
    private readonly words: VocabularyCache,
    private readonly pool: SearchPool,
    private readonly nearWords: NearWordsQueries,
    private readonly facets: FacetCache,
    private readonly explainer: HitExplainer,
    private readonly named: NamedThingsQueries,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async preview(typed: TypedSynonym): Promise<Preview> {
    const rows = await this.synonyms.rowsOf(typed);
    const changed = await this.engineWith(rows);
    const queries: Preview['queries'] = [];
    for (const asked of await this.affected(rows)) {
      queries.push(await this.compare(asked, changed));
    }
    return {
      synonyms: rows.map(({ term, kind, expansions }) => ({
        term,
        kind,
        expansions: [...expansions],
      })),
      queries,
    };
  }

  /** The engine of the database with other words in its head. */
  private async engineWith(rows: readonly SynonymRow[]): Promise<SearchPort> {
    const replaced = new Set(rows.map(({ term, kind }) => `${kind} ${term}`));
    const kept = (await this.store.active()).filter(
      ({ term, kind }) => !replaced.has(`${kind} ${term}`),
    );
    const known = await this.words.refresh();
    const words = new OtherWords(this.db, this.clock, {
      ...known,
      thesaurus: thesaurusOf([...kept, ...rows]),
    });
    return new PostgresEngine(
      this.pool,
      new QueryPlanner(words, this.nearWords),
      this.facets,
      this.explainer,
      this.named,
      this.clock,
    );
  }

  /** Searches of the last weeks that many made, judged ones, and the term itself: all with a word of it. */
  private async affected(rows: readonly SynonymRow[]): Promise<Asked[]> {
    const terms = rows.map(({ term }) => term);
    const asked = await this.db.rows<{ text: string; language: Asked['language'] }>(
      `select text, language from search.query_log
        where exists (select from unnest($1::text[]) term
                       where ' ' || text || ' ' like '% ' || term || ' %')
        group by 1, 2 having count(distinct visit) >= ${MIN_VISITS}
        order by count(*) desc, text limit ${MAX_QUERIES}`,
      [terms],
    );
    const set = JSON.parse(readFileSync(JUDGED, 'utf8')) as RelevanceSet;
    const judged = set.queries
      .map(({ q, lang }) => ({ text: wordsOf(q).join(' '), language: lang }))
      .filter(({ text }) => terms.some((term) => ` ${text} `.includes(` ${term} `)));
    const language = rows[0]?.kind === 'translated' ? ('en' as const) : ('de' as const);
    const all: Asked[] = [
      ...asked.map((one) => ({ ...one, source: 'asked' as const })),
      ...judged.map((one) => ({ ...one, source: 'judged' as const })),
      ...terms.map((text) => ({ text, language, source: 'typed' as const })),
    ];
    const keyOf = ({ text, language: spoken }: Asked) => `${spoken} ${text}`;
    return [...new Map(all.reverse().map((one) => [keyOf(one), one])).values()]
      .reverse()
      .slice(0, MAX_QUERIES);
  }

  private async compare(asked: Asked, changed: SearchPort): Promise<Preview['queries'][number]> {
    const [before, after] = [
      await this.effectOf(asked, this.engine),
      await this.effectOf(asked, changed),
    ];
    const shown = ({ total, names }: typeof before) => ({
      total,
      names: names.slice(0, SHOWN_NAMES),
    });
    return {
      ...asked,
      before: shown(before),
      after: shown(after),
      added: after.names.filter((name) => !before.names.includes(name)),
      gone: before.names.filter((name) => !after.names.includes(name)),
    };
  }

  private async effectOf({ text, language }: Asked, engine: SearchPort) {
    const { total, hits, exactCount } = await engine.search({
      text,
      language,
      filters: NO_FILTERS,
      sort: 'relevance',
      page: 1,
    });
    const ids = hits.slice(0, Math.min(exactCount || hits.length, COMPARED_HITS));
    const rows = await this.db.rows<{ id: string; name: string }>(
      `select id, document ->> 'name' as name from search.search_document
        where entity = 'product' and not deleted and id = any ($1::uuid[])`,
      [ids.map(({ productId }) => productId)],
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return { total, names: ids.flatMap(({ productId }) => names.get(productId) ?? []) };
  }
}

/** Words that stand still. */
class OtherWords extends VocabularyCache {
  private readonly words: KnownWords;

  constructor(db: Db, clock: Clock, words: KnownWords) {
    super(db, clock);
    this.words = words;
  }

  override current(): Promise<KnownWords> {
    return Promise.resolve(this.words);
  }

  override refresh(): Promise<KnownWords> {
    return Promise.resolve(this.words);
  }
}
