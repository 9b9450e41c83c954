import { CARDS_PER_PAGE } from '@markthalle/contracts/catalog';
import { berlinDateOf } from '@markthalle/domain/dates';
import { diversify } from '@markthalle/search-index/diversify';
import { RANKING_POLICY } from '@markthalle/search-index/ranking-policy';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { FacetCache } from './facet-cache.ts';
import { type FacetRow, toFacets } from './facet-counts.ts';
import { HitExplainer } from './hit-explainer.ts';
import { browseStatement, type HitsRequest, hitsStatement } from './hits.statement.ts';
import { NamedThingsQueries } from './named-things.queries.ts';
import { withQueryFilters } from './query-filters.ts';
import { type PlannedQuery, QueryPlanner } from './query-planner.ts';
import { inTime, SearchPool } from './search-pool.ts';
import {
  type EngineCapabilities,
  type EngineHit,
  type FacetValue,
  NO_FILTERS,
  type ScoreExplanation,
  type SearchableFacet,
  SearchPort,
  type SearchQuestion,
  type SearchResult,
  type Suggestions,
  type SuggestQuestion,
} from './search-port.ts';

const MAX_PAGES = 400;
/** The rule of variety moves hits within the first two pages only, so that no hit is shown twice. */
const DIVERSIFIED = 2 * CARDS_PER_PAGE;
/** With fewer hits than this, what is related follows. */
const FEW_HITS = 10;
const MAX_RELATED_GROUPS = 1;
const MAX_SUGGESTED = 5;

type Row = { readonly total: number; readonly hits: readonly EngineHit[] } & Partial<FacetRow>;

/** The engine inside the database: always there, never staler than the projection. */
@Injectable()
export class PostgresEngine extends SearchPort {
  constructor(
    private readonly pool: SearchPool,
    private readonly planner: QueryPlanner,
    private readonly facetCache: FacetCache,
    private readonly explainer: HitExplainer,
    private readonly named: NamedThingsQueries,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async search(asked: SearchQuestion): Promise<SearchResult> {
    const startedAt = performance.now();
    const query = await this.planner.plan(asked.text, asked.language);
    const question = { ...asked, filters: withQueryFilters(asked.filters, query.analysis) };
    const whole = this.find(question, query).then((found) => ({ ...found, degraded: false }));
    const found = await inTime(whole, () => this.roughly(question, query));
    return {
      engine: 'postgres',
      tookMs: performance.now() - startedAt,
      policyVersion: RANKING_POLICY.version,
      corrected: query.corrected,
      markedWords: query.markedWords,
      ...found,
    };
  }

  private async find(question: SearchQuestion, query: PlannedQuery) {
    const isBrowsing = query.plan.terms.length === 0;
    const base = this.requestFor(question, query);
    if (isBrowsing) return this.browse(question, base);
    const exact =
      query.strict === null
        ? NOTHING
        : await this.exact({ ...base, match: query.strict, terms: query.terms, isExact: true });
    const isEnough = exact.total >= FEW_HITS || question.page > 1;
    if (isEnough && exact.total > 0) return this.page(question, exact, exact.hits.length, []);
    return this.related(question, query, base, exact);
  }

  /** Of a broad word the counts are held like those of the whole catalogue. */
  private async exact(request: HitsRequest): Promise<Row> {
    if (!request.isBroad) return this.ask(request);
    const { match, excluded, filters } = request;
    const counted = await this.facetCache.get({ match, excluded, filters }, () =>
      this.ask({ ...request, limit: 0 }),
    );
    const { hits } = await this.ask({ ...request, withFacets: false });
    return { ...counted, hits };
  }

  /** Few or no products meet everything: those that meet some of it follow, and what was dropped is said. */
  private async related(
    question: SearchQuestion,
    query: PlannedQuery,
    base: HitsRequest,
    exact: Row,
  ) {
    const keepsOrder = question.sort !== 'relevance' && exact.total > 0;
    if (query.loose === null || keepsOrder) {
      return this.page(question, exact, exact.hits.length, query.unknownWords);
    }
    const loose = await this.ask({
      ...base,
      match: query.loose,
      strict: exact.total > 0 ? query.strict : null,
      relatedCategories: await this.groupsOf(exact.hits),
      terms: query.weightedTerms,
    });
    const exactCount = Math.min(exact.total, exact.hits.length);
    if (exact.total === 0) {
      return this.page(question, loose, 0, await this.droppedWords(query, loose));
    }
    // Beside exact hits, related ones only fill the first page; counts stay those of the exact ones.
    return { ...this.page(question, { ...exact, hits: loose.hits }, exactCount, []) };
  }

  /** Where counting and comparing takes too long: some fitting products, said to be so. */
  private async roughly(question: SearchQuestion, query: PlannedQuery) {
    const base = this.requestFor(question, query);
    const { text, values } = browseStatement({ ...base, match: query.strict ?? query.loose });
    // A database this busy shall not be asked a third time; the page says that the search does not answer.
    const rows = await inTime(this.pool.rows<{ hits: EngineHit[] }>(text, values), () => []);
    const hits = rows[0]?.hits ?? [];
    const rough = this.page(question, { total: hits.length, hits }, hits.length, []);
    return { ...rough, degraded: true };
  }

  private async browse(question: SearchQuestion, base: HitsRequest) {
    const counted = await this.facetCache.get(question.filters, () =>
      this.ask({ ...base, limit: 0, withFacets: true }),
    );
    const { text, values } = browseStatement(base);
    const [row] = await this.pool.rows<{ hits: EngineHit[] }>(text, values);
    const hits = row?.hits ?? [];
    return this.page(question, { ...counted, hits }, hits.length, []);
  }

  private requestFor({ filters, sort, page }: SearchQuestion, query: PlannedQuery): HitsRequest {
    const today = berlinDateOf(this.clock.now().toISOString());
    const isFirst = page <= DIVERSIFIED / CARDS_PER_PAGE && sort === 'relevance';
    return {
      match: null,
      strict: null,
      isExact: false,
      isBroad: query.isBroad,
      excluded: query.excluded,
      relatedCategories: [],
      terms: [],
      filters,
      sort,
      limit: isFirst ? DIVERSIFIED : CARDS_PER_PAGE,
      offset: isFirst ? 0 : (Math.min(page, MAX_PAGES) - 1) * CARDS_PER_PAGE,
      month: Number(today.slice(5, 7)),
      daySeed: Number(today.replaceAll('-', '')),
      withFacets: true,
    };
  }

  private page(
    { page, sort, filters }: SearchQuestion,
    row: Row,
    exactCount: number,
    droppedWords: readonly string[],
  ) {
    const isBeyond = page > MAX_PAGES;
    const isFirst = page <= DIVERSIFIED / CARDS_PER_PAGE && sort === 'relevance';
    const isOneProducer = filters.producers.length > 0;
    const varied =
      isFirst && !isOneProducer ? diversify(row.hits, RANKING_POLICY.diversity) : row.hits;
    const start = isFirst ? (page - 1) * CARDS_PER_PAGE : 0;
    const hits = isBeyond ? [] : varied.slice(start, start + CARDS_PER_PAGE);
    return {
      total: row.total,
      hits,
      exactCount: Math.max(0, Math.min(exactCount - start, hits.length)),
      facets: toFacets(row),
      droppedWords,
    };
  }

  private async ask(request: HitsRequest): Promise<Row> {
    const { text, values } = hitsStatement(request);
    const [row] = await this.pool.rows<{ total: string; hits: EngineHit[] } & FacetRow>(
      text,
      values,
    );
    if (row === undefined) throw new Error('A search always answers one row');
    return { ...row, total: Number(row.total) };
  }

  /** The groups of the best hits. */
  private async groupsOf(hits: readonly EngineHit[]): Promise<string[]> {
    if (hits.length === 0) return [];
    const best = hits.filter(({ score }) => score === hits[0]?.score).slice(0, MAX_RELATED_GROUPS);
    const rows = await this.pool.rows<{ path: string }>(
      'select distinct category_path as path from search.search_product where product_id = any ($1::uuid[])',
      [best.map(({ productId }) => productId)],
    );
    return rows.map(({ path }) => path);
  }

  /** Words that the first hit does not meet. */
  private async droppedWords(query: PlannedQuery, { hits }: Row): Promise<readonly string[]> {
    const [first] = hits;
    if (first === undefined) return query.unknownWords;
    const met = await this.explainer.termsOf(query, first.productId);
    return met.filter((term) => term.met === null || term.isLoose).map(({ word }) => word);
  }

  override async suggest({ language, text }: SuggestQuestion): Promise<Suggestions> {
    const query = await this.planner.plan(text, language, true);
    const base = this.requestFor(questionOf(text, language), query);
    const products =
      query.strict === null
        ? NOTHING
        : await inTime(
            this.ask({
              ...base,
              match: query.strict,
              terms: query.terms,
              isExact: true,
              limit: MAX_SUGGESTED,
              withFacets: false,
            }),
            () => NOTHING,
          );
    const [producers, places] = await Promise.all([
      this.named.producers(text),
      this.named.values('places', text),
    ]);
    return {
      productIds: products.hits.map(({ productId }) => productId),
      producers,
      places: places.slice(0, MAX_SUGGESTED).map(({ key, label }) => ({ key, name: label })),
      markedWords: query.markedWords,
    };
  }

  override facetSearch(facet: SearchableFacet, text: string): Promise<FacetValue[]> {
    return this.named.values(facet, text);
  }

  override async explain(asked: SearchQuestion, productId: string): Promise<ScoreExplanation> {
    const query = await this.planner.plan(asked.text, asked.language);
    const question = {
      ...asked,
      page: 1,
      filters: withQueryFilters(asked.filters, query.analysis),
    };
    const request = {
      ...this.requestFor(question, query),
      match: query.strict,
      terms: query.terms,
    };
    return this.explainer.explain(request, query, productId);
  }

  override async health(): Promise<void> {
    await this.pool.rows('select 1 from search.search_product limit 1');
  }

  override capabilities(): EngineCapabilities {
    return {
      engine: 'postgres',
      filters: [
        'categories',
        'producers',
        'places',
        'ways',
        'freeFrom',
        'organic',
        'inStock',
        'inSeason',
        'returnable',
        'minPriceCents',
        'maxPriceCents',
        'near',
      ],
      sorts: ['relevance', 'price', 'price_desc', 'newest', 'distance'],
      explains: true,
      maxHits: MAX_PAGES * CARDS_PER_PAGE,
    };
  }
}

const NOTHING: Row = { total: 0, hits: [] };

const questionOf = (text: string, language: SuggestQuestion['language']): SearchQuestion => ({
  text,
  language,
  filters: NO_FILTERS,
  sort: 'relevance',
  page: 1,
});
