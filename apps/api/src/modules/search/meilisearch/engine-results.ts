import { createHash } from 'node:crypto';
import { wordsOf } from '@markthalle/search-index/fold';
import type { FacetName } from '../filter-conditions.ts';
import type { Counted, EngineHit, SearchFacets } from '../search-port.ts';
import type { EngineHitRow, SearchAnswer } from './engine-answers.ts';
import { MARK_BEGIN, MARK_END } from './engine-questions.ts';

const MAX_PRODUCERS_COUNTED = 30;
const MAX_PLACES_COUNTED = 60;

/** Facets of an answer: each from its own count where its own filter was left out there. */
export function facetsOf(
  all: SearchAnswer,
  apart: ReadonlyMap<FacetName, SearchAnswer>,
): SearchFacets {
  const counts = (name: FacetName, attribute: string) =>
    (apart.get(name) ?? all).facetDistribution?.[attribute] ?? {};
  const list = (name: FacetName, attribute: string, limit = Number.MAX_SAFE_INTEGER): Counted[] =>
    Object.entries(counts(name, attribute))
      .map(([key, count]) => ({ key, count }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
      .slice(0, limit);
  const marked = (name: FacetName) => counts(name, name)['1'] ?? 0;
  const price = (apart.get('price') ?? all).facetStats?.priceCents;
  return {
    categories: list('categories', 'categoryLeaf'),
    producers: list('producers', 'producerSlug', MAX_PRODUCERS_COUNTED),
    places: list('places', 'placeKey', MAX_PLACES_COUNTED),
    ways: list('ways', 'ways'),
    freeFrom: list('freeFrom', 'freeFrom'),
    organic: marked('organic'),
    inStock: marked('inStock'),
    inSeason: marked('inSeason'),
    returnable: marked('returnable'),
    price: price === undefined ? null : { minCents: price.min, maxCents: price.max },
  };
}

/** Folded words that the engine marked in the names: corrected spellings are among them. */
export function markedWordsIn(hits: readonly EngineHitRow[]): string[] {
  const marked = new RegExp(`${MARK_BEGIN}([^${MARK_BEGIN}${MARK_END}]*)${MARK_END}`, 'g');
  const texts = hits.flatMap(({ _formatted: shown }) => [shown?.name ?? '', shown?.nameEn ?? '']);
  const words = texts.flatMap((text) =>
    [...text.matchAll(marked)].flatMap(([, word = '']) => wordsOf(word)),
  );
  return [...new Set(words)];
}

/** Hits in the order of the engine, with what is equal shuffled anew every day (null: left as it is). */
export function shuffledHits(hits: readonly EngineHitRow[], day: string | null): EngineHit[] {
  const rankOf = (hit: EngineHitRow) =>
    JSON.stringify([hit._rankingScore, hit.inStock, hit.inSeason, hit.popularity]);
  const runs: EngineHitRow[][] = [];
  for (const hit of hits) {
    const run = runs.at(-1);
    const first = run?.[0];
    if (run === undefined || first === undefined || rankOf(first) !== rankOf(hit)) runs.push([hit]);
    else run.push(hit);
  }
  return runs
    .flatMap((run) => (day === null ? run : shuffled(run, day)))
    .map(({ id, producerId = '', _rankingScore = 0 }) => ({
      productId: id,
      producerId,
      score: _rankingScore,
    }));
}

const shuffled = (run: readonly EngineHitRow[], day: string): EngineHitRow[] =>
  run
    .map((hit) => ({
      hit,
      mix: createHash('sha256').update(`${day}/${hit.id}`).digest('base64url'),
    }))
    .sort((a, b) => (a.mix < b.mix ? -1 : 1))
    .map(({ hit }) => hit);
