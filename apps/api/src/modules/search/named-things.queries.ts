import { wordsOf } from '@markthalle/search-index/fold';
import { Injectable } from '@nestjs/common';
import { inTime, SearchPool } from './search-pool.ts';
import type { FacetValue, SearchableFacet } from './search-port.ts';

const MAX_PRODUCERS = 5;
const MAX_VALUES = 20;

const COLUMNS: Readonly<Record<SearchableFacet, { readonly key: string; readonly label: string }>> =
  {
    producers: { key: 'slug', label: 'name' },
    places: { key: 'place_key', label: 'place' },
  };

/** Producers and places by the beginnings of their words. */
@Injectable()
export class NamedThingsQueries {
  constructor(private readonly pool: SearchPool) {}

  /** Active producers whose name or place has all words as beginnings. */
  producers(text: string): Promise<{ slug: string; name: string; place: string }[]> {
    const words = wordsOf(text);
    if (words.length === 0) return Promise.resolve([]);
    const found = this.pool.rows<{ slug: string; name: string; place: string }>(
      `select s.slug, s.name, s.place from search.search_producer s
         join producers.producer p on p.id = s.producer_id and p.status = 'active'
        where s.words @@ $1::tsquery order by s.name limit $2`,
      [words.map((word) => `'${word}':*`).join(' & '), MAX_PRODUCERS],
    );
    return inTime(found, () => []);
  }

  /** Values of a long facet that have the text at the beginning of a word. */
  values(facet: SearchableFacet, text: string): Promise<FacetValue[]> {
    const { key, label } = COLUMNS[facet];
    const beginning = wordsOf(text).join(' ');
    if (beginning === '') return Promise.resolve([]);
    const found = this.pool.rows<FacetValue>(
      `select distinct ${key} as key, ${label} as label from search.search_producer
        where ' ' || regexp_replace(search.fold(${label}), '[^[:alnum:]]+', ' ', 'g')
              like '% ' || $1 || '%'
        order by label limit $2`,
      [beginning, MAX_VALUES],
    );
    return inTime(found, () => []);
  }
}
