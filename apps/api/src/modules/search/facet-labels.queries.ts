import { wordsOf } from '@markthalle/search-index/fold';
import type { Language } from '@markthalle/search-index/stop-words';
import { Injectable } from '@nestjs/common';
import { inTime, SearchPool } from './search-pool.ts';
import type { Counted, SearchFacets } from './search-port.ts';

const MAX_FOUND = 4;

interface FoundProducer {
  readonly slug: string;
  readonly name: string;
  readonly town: string;
  readonly landscape: string;
}

interface Row {
  readonly categories: Record<string, string>;
  readonly producers: Record<string, string>;
  readonly places: Record<string, string>;
  readonly found: FoundProducer[];
}

/** In the shop or not is asked of the producers themselves. */
const LABELS = `
select (select coalesce(jsonb_object_agg(path, label ->> $1), '{}') from catalog.category
         where path = any ($2::text[])) as categories,
  (select coalesce(jsonb_object_agg(slug, name), '{}') from search.search_producer
    where slug = any ($3::text[])) as producers,
  (select coalesce(jsonb_object_agg(place_key, place), '{}') from search.search_producer
    where place_key = any ($4::text[])) as places,
  (select coalesce(jsonb_agg(f), '[]') from (
     select p.slug, p.name, p.town, p.landscape from search.search_producer s
       join producers.producer p on p.id = s.producer_id and p.status = 'active'
      where $5 <> '' and s.words @@ nullif($5, '')::tsquery
      order by p.name limit ${MAX_FOUND}) f) as found`;

/** Names of what is counted, and producers whose name or place has all words of the query as beginnings. */
@Injectable()
export class FacetLabelsQueries {
  constructor(private readonly pool: SearchPool) {}

  async read(language: Language, facets: SearchFacets, text: string) {
    const beginnings = wordsOf(text).map((word) => `'${word}':*`);
    const categories = withParents(facets.categories);
    const asked = this.pool.prepared<Row>('facet-labels', LABELS, [
      language,
      categories.map(({ key }) => key),
      facets.producers.map(({ key }) => key),
      facets.places.map(({ key }) => key),
      beginnings.join(' & '),
    ]);
    const [row] = await inTime(asked, () => []);
    const named = row ?? { categories: {}, producers: {}, places: {}, found: [] };
    return {
      found: named.found,
      categories: categories.map(({ key, count }) => ({
        path: key,
        label: named.categories[key] ?? key,
        count,
      })),
      producers: facets.producers.flatMap(({ key, count }) =>
        named.producers[key] === undefined
          ? []
          : [{ slug: key, name: named.producers[key], count }],
      ),
      places: facets.places.flatMap(({ key, count }) =>
        named.places[key] === undefined ? [] : [{ key, name: named.places[key], count }],
      ),
    };
  }
}

/** Products are counted in their own group; a group above has the sum of those below. */
function withParents(counted: readonly Counted[]): Counted[] {
  const sums = new Map<string, number>();
  for (const { key, count } of counted) {
    const steps = key.split('/');
    for (let length = 1; length <= steps.length; length += 1) {
      const path = steps.slice(0, length).join('/');
      sums.set(path, (sums.get(path) ?? 0) + count);
    }
  }
  return [...sums]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}
