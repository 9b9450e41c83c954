import { RANKING_POLICY } from '@markthalle/search-index/ranking-policy';
import { facetColumns, facetTables } from './facet-columns.ts';
import {
  distanceKm,
  FACET_BITS,
  facetConditions,
  nearCondition,
  seasonTest,
} from './filter-conditions.ts';
import type { Nearby, SearchFilters, SearchSort } from './search-port.ts';
import { StatementValues } from './statement-values.ts';
import type { Clause } from './term-score.ts';

/** What a term adds to the score. */
export interface ScoredTerm {
  readonly clauses: readonly Clause[];
  readonly weight: number;
  /** Its words may stand together by chance, so only a product that earns points for it is a hit. */
  readonly mustEarn: boolean;
}

/** What one statement finds. */
export interface HitsRequest {
  /** Which products are looked at (tsquery on all words); null: all. */
  readonly match: string | null;
  /** Those of them that meet everything; they come first. Null: all do. */
  readonly strict: string | null;
  /** Only products that earn points for every term that must. */
  readonly isExact: boolean;
  /** There are perhaps more hits than are compared by their words. */
  readonly isBroad: boolean;
  readonly excluded: string | null;
  /** Products of these groups are looked at, too (related goods). */
  readonly relatedCategories: readonly string[];
  readonly terms: readonly ScoredTerm[];
  readonly filters: SearchFilters;
  readonly sort: SearchSort;
  readonly limit: number;
  readonly offset: number;
  /** 1-12. */
  readonly month: number;
  /** Shuffles what is equal, anew every day. */
  readonly daySeed: number;
  readonly withFacets: boolean;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const STRICT_BONUS = 1000;
/** The marks are counted anyway: their sum spares a look at every hit. Broad hits are counted with their facets or not at all. */
const totalOf = ({ withFacets, isBroad }: HitsRequest): string => {
  if (withFacets) return '(select coalesce(sum(n), 0) from combined where fail = 0)';
  return isBroad ? '0' : '(select count(*) from matched where fail = 0)';
};
/** Beyond so many hits only the first by stock and reviews are compared by their words (see the ranking policy). */
const MAX_COMPARED = 5_000;
/** What is counted and sorted by; the words themselves stay behind. */
const columnsFor = (sort: SearchSort): string =>
  [
    'product_id, producer_id, producer_slug, category_path, place_key, price_cents, popularity',
    'in_stock, organic, returnable, season_mask, ways_mask, free_mask',
    ...(sort === 'newest' ? ['created_at'] : []),
    ...(sort === 'distance' ? ['latitude, longitude'] : []),
  ].join(', ');

/** Puts the statement together: hits that are looked at, the page of them, and the counts, in one go. */
export function hitsStatement(request: HitsRequest): Statement {
  const values = new StatementValues();
  const failing = [...facetConditions(request.filters, request.month, values)];
  const fail =
    failing.length === 0
      ? '0'
      : failing
          .map(([name, test]) => `case when ${test} then 0 else ${FACET_BITS[name]} end`)
          .join(' + ');
  const looked = `select *, ${fail} as fail from search.search_product where ${whereOf(request, values)}`;
  const text = `
with ${request.isBroad ? broadHits(looked, request, values) : scoredHits(looked, request, values)},
page as (
  select product_id, producer_id, score, row_number() over () as position from (
    select product_id, producer_id, score from ${request.isBroad ? 'ranked' : 'matched'} where fail = 0
     order by ${orderOf(request, values)}
     limit ${values.add(request.limit)} offset ${values.add(request.offset)}) first)${request.withFacets ? facetTables(failing.length > 0, request.month) : ''}
select ${totalOf(request)} as total,
  (select coalesce(jsonb_agg(jsonb_build_object('productId', product_id, 'producerId', producer_id, 'score', score)
     order by position), '[]') from page) as hits${request.withFacets ? facetColumns() : ''}`;
  return { text, values: values.list };
}

const scoredColumns = (request: HitsRequest, values: StatementValues): string =>
  request.terms
    .map(({ clauses }, index) => `, ${pointsCase(clauses, values)} as points_${index}`)
    .join('');

/** Every hit with its score. */
const scoredHits = (looked: string, request: HitsRequest, values: StatementValues): string => `
matched as materialized (
  select ${columnsFor(request.sort)}, fail, ${scoreOf(request, values)} as score
    from (select *${scoredColumns(request, values)} from (${looked}) looked_at) pointed
   where ${earnedOf(request, values)})`;

/** Of very many hits all are counted, but only those that stock and reviews put first are compared by their words. */
const broadHits = (looked: string, request: HitsRequest, values: StatementValues): string => `
matched as ${request.withFacets ? 'materialized ' : ''}(select ${columnsFor(request.sort)}, fail from (${looked}) looked_at),
compared as (
  select product_id from matched where fail = 0
   order by in_stock desc, popularity desc, product_id limit ${MAX_COMPARED}),
ranked as (
  select *, 0 as fail, ${scoreOf(request, values)} as score
    from (select p.*${scoredColumns(request, values)}
            from compared join search.search_product p using (product_id)) pointed)`;

/** A page of everything that meets the filters, without counting: what nothing was asked of needs no scores. */
export function browseStatement(request: HitsRequest): Statement {
  const values = new StatementValues();
  const conditions = [...facetConditions(request.filters, request.month, values).values()];
  const text = `
select coalesce(jsonb_agg(jsonb_build_object('productId', product_id, 'producerId', producer_id, 'score', 0)
    order by position), '[]') as hits from (
  select product_id, producer_id, row_number() over () as position from (
    select product_id, producer_id from (
      select *, 0 as score from search.search_product
       where ${[whereOf(request, values), ...conditions].join(' and ')}) fitting
     order by ${orderOf(request, values)}
     limit ${values.add(request.limit)} offset ${values.add(request.offset)}) first) page`;
  return { text, values: values.list };
}

function whereOf(request: HitsRequest, values: StatementValues): string {
  const words =
    request.match === null ? [] : [`all_words @@ ${values.add(request.match)}::tsquery`];
  if (request.relatedCategories.length > 0) {
    words.push(`category_path = any (${values.add(request.relatedCategories)}::text[])`);
  }
  const { near } = request.filters;
  return [
    ...(words.length === 0 ? ['true'] : [`(${words.join(' or ')})`]),
    ...(request.excluded === null
      ? []
      : [`not all_words @@ ${values.add(request.excluded)}::tsquery`]),
    ...(near === null ? [] : [nearCondition(near, values)]),
  ].join(' and ');
}

/** A term earns the points of its best condition; the weighted sum of the terms is the score. */
function scoreOf(request: HitsRequest, values: StatementValues): string {
  const { terms, strict, relatedCategories } = request;
  const earned = terms.map(({ weight }, index) => `points_${index} * ${weight.toFixed(3)}`);
  if (strict !== null) {
    const isStrict = `all_words @@ ${values.add(strict)}::tsquery and ${earnedBy(terms)}`;
    earned.push(`case when ${isStrict} then ${STRICT_BONUS} else 0 end`);
  }
  if (relatedCategories.length > 0) {
    const isRelated = `category_path = any (${values.add(relatedCategories)}::text[])`;
    earned.push(`case when ${isRelated} then ${RANKING_POLICY.points.related} else 0 end`);
  }
  return earned.length === 0 ? '0' : `round((${earned.join(' + ')})::numeric, 1)::float8`;
}

/** Whether every term that must earn points does. */
function earnedBy(terms: readonly ScoredTerm[]): string {
  const needed = terms.flatMap(({ mustEarn }, index) => (mustEarn ? [`points_${index} > 0`] : []));
  return needed.length === 0 ? 'true' : needed.join(' and ');
}

/** In an exact search what earns nothing where it must is no hit; in a loose one, what earns nothing at all. */
function earnedOf({ isExact, terms, relatedCategories }: HitsRequest, values: StatementValues) {
  if (isExact) return earnedBy(terms);
  const any = terms.map((_, index) => `points_${index} > 0`);
  if (relatedCategories.length > 0) {
    any.push(`category_path = any (${values.add(relatedCategories)}::text[])`);
  }
  return any.length === 0 ? 'true' : `(${any.join(' or ')})`;
}

/** Conditions with the same points and the same vector are asked together. */
function pointsCase(clauses: readonly Clause[], values: StatementValues): string {
  if (clauses.length === 0) return '0';
  const byWorth = Map.groupBy(clauses, ({ points, conditions }) =>
    conditions.length === 1
      ? `${points}/${conditions[0]?.vector}`
      : `${points}/${JSON.stringify(conditions)}`,
  );
  const whens = [...byWorth.values()].map((group) => {
    const [first] = group;
    if (first === undefined) throw new Error('A group of conditions is never empty');
    if (first.conditions.length === 1) {
      const queries = group.map(({ conditions }) => `(${conditions[0]?.query})`).join(' | ');
      return `when ${first.conditions[0]?.vector} @@ ${values.add(queries)}::tsquery then ${first.points}`;
    }
    return `when ${testOf(first, values)} then ${first.points}`;
  });
  return `case ${whens.join(' ')} else 0 end`;
}

export const testOf = ({ conditions }: Clause, values: StatementValues): string =>
  conditions.map(({ vector, query }) => `${vector} @@ ${values.add(query)}::tsquery`).join(' and ');

/** Business signals decide only among what the words find equal; nobody's id or name ever decides. */
function orderOf(
  { sort, filters, month, daySeed }: Pick<HitsRequest, 'sort' | 'filters' | 'month' | 'daySeed'>,
  values: StatementValues,
): string {
  const equal = `in_stock desc, ${seasonTest(month)} desc, popularity desc,
    uuid_hash_extended(product_id, ${daySeed})`;
  if (sort === 'price') return `price_cents, score desc, ${equal}`;
  if (sort === 'price_desc') return `price_cents desc, score desc, ${equal}`;
  if (sort === 'newest') return `created_at desc, score desc, ${equal}`;
  if (sort === 'distance' && filters.near !== null)
    return distanceOrder(filters.near, equal, values);
  return `score desc, ${equal}`;
}

const distanceOrder = (near: Nearby, equal: string, values: StatementValues): string =>
  `${distanceKm(near, values)}, score desc, ${equal}`;
