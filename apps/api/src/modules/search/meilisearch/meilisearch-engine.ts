import { CARDS_PER_PAGE as HITS_PER_PAGE } from '@markthalle/contracts/catalog';
import { berlinDateOf } from '@markthalle/domain/dates';
import { diversify } from '@markthalle/search-index/diversify';
import { placeKeyOf } from '@markthalle/search-index/facet-bits';
import { wordsOf } from '@markthalle/search-index/fold';
import { queryTextOf } from '@markthalle/search-index/meilisearch-query';
import { isLoose } from '@markthalle/search-index/query-plan';
import { RANKING_POLICY } from '@markthalle/search-index/ranking-policy';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { HitExplainer } from '../hit-explainer.ts';
import { withQueryFilters } from '../query-filters.ts';
import { type PlannedQuery, QueryPlanner } from '../query-planner.ts';
import type {
  EngineHit,
  FacetValue,
  SearchableFacet,
  SearchQuestion,
  SearchResult,
  Suggestions,
  SuggestQuestion,
} from '../search-port.ts';
import type { SearchAnswer } from './engine-answers.ts';
import { EngineFailure } from './engine-failure.ts';
import {
  apartFacets,
  type EngineQuestion,
  type MatchingStrategy,
  needsOf,
  searchesFor,
} from './engine-questions.ts';
import { facetsOf, markedWordsIn, shuffledHits } from './engine-results.ts';
import { EngineStatus, type LiveIndexes } from './engine-status.ts';
import { MeilisearchClient } from './meilisearch-client.ts';

const MAX_ENGINE_PAGES = 400;
/** The rule of variety moves hits within the first two pages only, so that no hit is shown twice. */
const FIRST_PAGES = 2;
/** With fewer hits than this, what is related follows. */
const FEW_HITS = 10;
const MAX_SUGGESTED = 5;
const MAX_VALUES = 20;

/** The hits and counts of one round. */
interface Round {
  readonly total: number;
  readonly hits: readonly EngineHit[];
  readonly facets: SearchResult['facets'];
  readonly marked: readonly string[];
}

/** Meilisearch as an engine; throws `EngineFailure` where it cannot answer. */
@Injectable()
export class MeilisearchEngine {
  constructor(
    private readonly client: MeilisearchClient,
    private readonly status: EngineStatus,
    private readonly planner: QueryPlanner,
    private readonly explainer: HitExplainer,
    private readonly clock: Clock,
  ) {}

  get isConfigured(): boolean {
    return this.client.isConfigured;
  }

  /** Whether the live index has all that a question needs. */
  async canAnswer(question: Pick<SearchQuestion, 'filters' | 'sort'>): Promise<boolean> {
    const { product } = await this.status.live();
    if (product === null) return false;
    const { filters, sorts } = needsOf(question);
    return (
      filters.every((attribute) => product.filters.has(attribute)) &&
      sorts.every((attribute) => product.sorts.has(attribute))
    );
  }

  async search(asked: SearchQuestion, signal?: AbortSignal): Promise<SearchResult> {
    const startedAt = performance.now();
    const query = await this.planner.plan(asked.text, asked.language);
    const question = { ...asked, filters: withQueryFilters(asked.filters, query.analysis) };
    const found = await this.find(question, query, signal);
    return {
      engine: 'meilisearch',
      degraded: false,
      tookMs: performance.now() - startedAt,
      policyVersion: RANKING_POLICY.version,
      total: found.total,
      hits: found.hits,
      exactCount: found.exactCount,
      facets: found.facets,
      corrected: query.corrected,
      droppedWords: await this.droppedWords(query, found),
      markedWords: [...new Set([...query.markedWords, ...found.marked])],
    };
  }

  private async find(question: SearchQuestion, query: PlannedQuery, signal?: AbortSignal) {
    const ask = (strategy: MatchingStrategy) => this.round(question, query, strategy, signal);
    const exact = await ask('all');
    const isMany = query.plan.terms.length > 1;
    const isKnown = query.plan.terms.every(({ alternatives }) => !alternatives.every(isLoose));
    if (exact.total === 0 && isMany) {
      return { ...(await ask('last')), exactCount: 0 };
    }
    const few = exact.total > 0 && exact.total < FEW_HITS && question.page === 1;
    const exactCount = isKnown || query.plan.terms.length === 0 ? exact.hits.length : 0;
    if (!few || !isMany || question.sort !== 'relevance') return { ...exact, exactCount };
    const loose = await ask('last');
    const ids = new Set(exact.hits.map(({ productId }) => productId));
    const related = loose.hits.filter(({ productId }) => !ids.has(productId));
    return { ...exact, exactCount, hits: [...exact.hits, ...related].slice(0, HITS_PER_PAGE) };
  }

  private async round(
    { filters, sort, page }: SearchQuestion,
    query: PlannedQuery,
    strategy: MatchingStrategy,
    signal?: AbortSignal,
  ): Promise<Round> {
    const isFirst = page <= FIRST_PAGES && sort === 'relevance';
    const question: EngineQuestion = {
      uid: uidOf(await this.status.live(), 'product'),
      text: queryTextOf(query.plan),
      filters,
      sort,
      strategy,
      page: isFirst ? 1 : Math.min(page, MAX_ENGINE_PAGES),
      hitsPerPage: isFirst ? FIRST_PAGES * HITS_PER_PAGE : HITS_PER_PAGE,
    };
    const [all, ...counts] = await this.client.search(searchesFor(question), signal);
    if (all === undefined) throw new EngineFailure('malformed', null, 'no answer');
    const apart = new Map(
      apartFacets(filters).map((name, index) => [name, counts[index] as SearchAnswer] as const),
    );
    const hits = this.pageOf(all, { page, isFirst, sort, filters });
    const facets = facetsOf(all, apart);
    return { total: all.totalHits ?? 0, hits, facets, marked: markedWordsIn(all.hits) };
  }

  private pageOf(
    answer: SearchAnswer,
    {
      page,
      isFirst,
      sort,
      filters,
    }: Pick<SearchQuestion, 'page' | 'sort' | 'filters'> & {
      readonly isFirst: boolean;
    },
  ): EngineHit[] {
    if (page > MAX_ENGINE_PAGES) return [];
    const day = berlinDateOf(this.clock.now().toISOString());
    const shuffled = shuffledHits(answer.hits, sort === 'relevance' ? day : null);
    if (!isFirst) return shuffled;
    const isOneProducer = filters.producers.length > 0;
    const varied = isOneProducer ? shuffled : diversify(shuffled, RANKING_POLICY.diversity);
    return varied.slice((page - 1) * HITS_PER_PAGE, page * HITS_PER_PAGE);
  }

  /** Words that the first hit does not meet, by the same reading as that of the other engine. */
  private async droppedWords(
    query: PlannedQuery,
    { hits, exactCount }: Pick<SearchResult, 'hits' | 'exactCount'>,
  ): Promise<readonly string[]> {
    const [first] = hits;
    if (first === undefined) return query.unknownWords;
    if (exactCount > 0) return [];
    const met = await this.explainer.termsOf(query, first.productId);
    return met.filter((term) => term.met === null || term.isLoose).map(({ word }) => word);
  }

  async suggest({ language, text }: SuggestQuestion, signal?: AbortSignal): Promise<Suggestions> {
    const query = await this.planner.plan(text, language, true);
    const live = await this.status.live();
    const [products, producers] = await this.client.search(
      [
        {
          indexUid: uidOf(live, 'product'),
          q: queryTextOf(query.plan),
          filter: ['visibility = "public"'],
          matchingStrategy: 'all',
          limit: MAX_SUGGESTED,
          attributesToRetrieve: ['id'],
        },
        {
          indexUid: uidOf(live, 'producer'),
          q: wordsOf(text).join(' '),
          matchingStrategy: 'all',
          limit: MAX_SUGGESTED,
          attributesToRetrieve: ['id', 'slug', 'name', 'place'],
        },
      ],
      signal,
    );
    const places = await this.facetSearch('places', text);
    return {
      productIds: (products?.hits ?? []).map(({ id }) => id),
      producers: (producers?.hits ?? []).map(({ slug = '', name = '', place = '' }) => ({
        slug,
        name,
        place,
      })),
      places: places.slice(0, MAX_SUGGESTED).map(({ key, label }) => ({ key, name: label })),
      markedWords: query.markedWords,
    };
  }

  async facetSearch(facet: SearchableFacet, text: string): Promise<FacetValue[]> {
    const uid = uidOf(await this.status.live(), 'producer');
    const words = wordsOf(text).join(' ');
    if (words === '') return [];
    if (facet === 'places') {
      const { facetHits } = await this.client.facetValues(uid, 'place', words);
      return facetHits
        .slice(0, MAX_VALUES)
        .map(({ value }) => ({ key: placeKeyOf(value), label: value }));
    }
    const [found] = await this.client.search([
      {
        indexUid: uid,
        q: words,
        matchingStrategy: 'all',
        limit: MAX_VALUES,
        attributesToRetrieve: ['id', 'slug', 'name'],
        attributesToSearchOn: ['name'],
      },
    ]);
    return (found?.hits ?? []).map(({ slug = '', name = '' }) => ({ key: slug, label: name }));
  }

  /** A real search that must find a product that is known to be there. */
  async health(signal?: AbortSignal): Promise<void> {
    const uid = uidOf(await this.status.live(), 'product');
    const [found] = await this.client.search(
      [{ indexUid: uid, q: '', filter: ['visibility = "public"'], limit: 1 }],
      signal,
    );
    if (found?.hits.length === 0) throw new EngineFailure('outdated', null, 'the index is empty');
  }
}

function uidOf(live: LiveIndexes, entity: keyof LiveIndexes): string {
  const index = live[entity];
  if (index === null) throw new EngineFailure('outdated', null, `no live index of ${entity}`);
  return index.uid;
}
