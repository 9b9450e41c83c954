import {
  atLeast,
  atMost,
  type FilterExpression,
  isEqual,
  nearestFirst,
  oneOf,
  withinKm,
} from '@markthalle/search-index/meilisearch-filter';
import type { FacetName } from '../filter-conditions.ts';
import type { SearchFilters, SearchQuestion } from '../search-port.ts';
import type { EngineSearch } from './meilisearch-client.ts';

/** Own marks around what the engine found; no text of the market has them. */
export const MARK_BEGIN = '\ue000';
export const MARK_END = '\ue001';
/** Related goods must fit at least so well. */
const MIN_RELATED_SCORE = 0.2;

export type MatchingStrategy = 'all' | 'last';

/** A question as the engine is asked it. */
export interface EngineQuestion {
  readonly uid: string;
  /** Words only, see `queryTextOf`. */
  readonly text: string;
  readonly filters: SearchFilters;
  readonly sort: SearchQuestion['sort'];
  readonly page: number;
  readonly hitsPerPage: number;
  readonly strategy: MatchingStrategy;
}

/** The attribute that a facet is counted and filtered by. */
const ATTRIBUTES: Readonly<Record<FacetName, string>> = {
  categories: 'categoryPaths',
  producers: 'producerSlug',
  places: 'placeKey',
  ways: 'ways',
  freeFrom: 'freeFrom',
  organic: 'organic',
  inStock: 'inStock',
  inSeason: 'inSeason',
  returnable: 'returnable',
  price: 'priceCents',
};
const countedBy = (name: FacetName): string =>
  name === 'categories' ? 'categoryLeaf' : ATTRIBUTES[name];
const FACETS = (Object.keys(ATTRIBUTES) as FacetName[]).map(countedBy);

/** The facet filters of a question; within a list one value is enough, `freeFrom` needs all of them. */
function facetFilters(filters: SearchFilters): Map<FacetName, FilterExpression[]> {
  const found = new Map<FacetName, FilterExpression[]>();
  for (const name of ['categories', 'producers', 'places', 'ways'] as const) {
    if (filters[name].length > 0) found.set(name, [oneOf(ATTRIBUTES[name], filters[name])]);
  }
  if (filters.freeFrom.length > 0) {
    found.set(
      'freeFrom',
      filters.freeFrom.map((key) => isEqual(ATTRIBUTES.freeFrom, key)),
    );
  }
  for (const name of ['organic', 'inStock', 'inSeason', 'returnable'] as const) {
    const wanted = filters[name];
    if (wanted !== null) found.set(name, [isEqual(ATTRIBUTES[name], wanted ? 1 : 0)]);
  }
  const { minPriceCents: least, maxPriceCents: most } = filters;
  const price = [
    ...(least === null ? [] : [atLeast(ATTRIBUTES.price, least)]),
    ...(most === null ? [] : [atMost(ATTRIBUTES.price, most)]),
  ];
  if (price.length > 0) found.set('price', price);
  return found;
}

/** Only what everybody may see, and what lies near enough. */
const always = ({ near }: SearchFilters): FilterExpression[] => [
  isEqual('visibility', 'public'),
  ...(near === null ? [] : [withinKm(near.latitude, near.longitude, near.radiusKm)]),
];

/** What an index must be able to do to answer. */
export function needsOf({ filters, sort }: Pick<SearchQuestion, 'filters' | 'sort'>) {
  const facets = [...facetFilters(filters).keys()].map((name) => ATTRIBUTES[name]);
  const near = filters.near === null ? [] : ['_geo'];
  const sorts: Record<SearchQuestion['sort'], string[]> = {
    relevance: [],
    price: ['priceCents'],
    price_desc: ['priceCents'],
    newest: ['createdAt'],
    distance: ['_geo'],
  };
  return { filters: ['visibility', ...FACETS, ...facets, ...near], sorts: sorts[sort] };
}

function sortOf({ sort, filters: { near } }: EngineQuestion): string[] {
  if (sort === 'price') return ['priceCents:asc'];
  if (sort === 'price_desc') return ['priceCents:desc'];
  if (sort === 'newest') return ['createdAt:desc'];
  if (sort === 'distance' && near !== null) return [nearestFirst(near.latitude, near.longitude)];
  return [];
}

/** Facets that are counted apart, because their own filter does not count for them. */
export const apartFacets = (filters: SearchFilters): FacetName[] =>
  [...facetFilters(filters).keys()].filter((name) => name !== 'freeFrom');

/** The hits with their counts first, then one count per facet that is filtered by (`apartFacets`). */
export function searchesFor(question: EngineQuestion): EngineSearch[] {
  const facets = facetFilters(question.filters);
  const without = (left?: FacetName) => [
    ...always(question.filters),
    ...[...facets].flatMap(([name, expressions]) => (name === left ? [] : expressions)),
  ];
  const asked = {
    indexUid: question.uid,
    q: question.text,
    matchingStrategy: question.strategy,
    ...(question.strategy === 'last' && question.text !== ''
      ? { rankingScoreThreshold: MIN_RELATED_SCORE }
      : {}),
  };
  const hits: EngineSearch = {
    ...asked,
    filter: without(),
    facets: FACETS,
    sort: sortOf(question),
    page: question.page,
    hitsPerPage: question.hitsPerPage,
    attributesToRetrieve: ['id', 'producerId', 'inStock', 'inSeason', 'popularity'],
    attributesToHighlight: ['name', 'nameEn'],
    highlightPreTag: MARK_BEGIN,
    highlightPostTag: MARK_END,
    showRankingScore: true,
  };
  const counts = apartFacets(question.filters).map(
    (name): EngineSearch => ({
      ...asked,
      filter: without(name),
      facets: [countedBy(name)],
      limit: 0,
    }),
  );
  return [hits, ...counts];
}
