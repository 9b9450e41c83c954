import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

export type SearchSort = 'relevance' | 'price' | 'price_desc';

export interface SearchQuestion {
  readonly language: 'de' | 'en';
  /** Null asks for everything (filters only). */
  readonly tsquery: string | null;
  readonly plain: string;
  readonly category: string | null;
  readonly producer: string | null;
  readonly organic: boolean | null;
  readonly inStock: boolean | null;
  readonly maxPriceCents: number | null;
  readonly sort: SearchSort;
  readonly limit: number;
  readonly offset: number;
}

export interface SearchRow {
  readonly total: number;
  readonly cards: readonly object[];
  readonly categories: readonly { readonly path: string; readonly count: number }[];
  readonly producers: readonly { readonly id: string; readonly count: number }[];
  readonly organic: number;
  readonly inStock: number;
}

const ORDER: Readonly<Record<SearchSort, string>> = {
  relevance: 'in_stock desc, rank desc, price_cents, product_id',
  price: 'price_cents, product_id',
  price_desc: 'price_cents desc, product_id desc',
};

const MAX_FACET_VALUES = 20;

/**
 * Hits, total and facet counts in one statement. Each facet is counted over the hits that meet all *other* filters, so
 * that a chosen value does not hide its neighbours. Words match as typed (beginnings) or by their stem.
 */
const statement = (sort: SearchSort, hasWords: boolean) => `
with matched as materialized (
  select l.product_id, l.producer_id, l.category_path, l.price_cents, l.organic, l.in_stock,
    ${hasWords ? 'ts_rank_cd(l.search_vector, q.query)' : '1'} as rank,
    ($4::text is null or l.category_path = $4 or l.category_path like $4 || '/%') as fits_category,
    ($5::uuid is null or l.producer_id = $5) as fits_producer,
    ($6::boolean is null or l.organic = $6) as fits_organic,
    ($7::boolean is null or l.in_stock = $7) as fits_stock,
    ($8::int is null or l.price_cents <= $8) as fits_price
  from catalog.listing l
    ${
      hasWords
        ? `, lateral (select to_tsquery('simple', $2) ||
             websearch_to_tsquery(case $1 when 'en' then 'english' else 'german' end::regconfig, $3)
             as query) q`
        : ''
    }
  where l.language = $1 ${hasWords ? 'and l.search_vector @@ q.query' : 'and $2::text is null and $3::text is not null'}),
hits as (
  select * from matched
   where fits_category and fits_producer and fits_organic and fits_stock and fits_price),
page as (select product_id, row_number() over (order by ${ORDER[sort]}) as position
           from hits order by ${ORDER[sort]} limit $9 offset $10)
select (select count(*) from hits) as total,
  (select coalesce(jsonb_agg(l.card order by p.position), '[]') from page p
     join catalog.listing l on l.product_id = p.product_id and l.language = $1) as cards,
  (select coalesce(jsonb_agg(c), '[]') from (
     select category_path as path, count(*) as count from matched
      where fits_producer and fits_organic and fits_stock and fits_price
      group by category_path order by count(*) desc, category_path limit ${MAX_FACET_VALUES}) c) as categories,
  (select coalesce(jsonb_agg(c), '[]') from (
     select producer_id as id, count(*) as count from matched
      where fits_category and fits_organic and fits_stock and fits_price
      group by producer_id order by count(*) desc, producer_id limit ${MAX_FACET_VALUES}) c) as producers,
  (select count(*) from matched where organic and fits_category and fits_producer and fits_stock and fits_price) as organic,
  (select count(*) from matched where in_stock and fits_category and fits_producer and fits_organic and fits_price) as "inStock"`;

export interface NamedProducer {
  readonly slug: string;
  readonly name: string;
  readonly town: string;
  readonly landscape: string;
  readonly words: string;
}

/** The first search engine: PostgreSQL on the read model. */
@Injectable()
export class SearchQueries {
  constructor(private readonly db: Db) {}

  async search(question: SearchQuestion): Promise<SearchRow> {
    const hasWords = question.tsquery !== null;
    const [row] = await this.db.prepared<SearchRow>(
      `search-${question.sort}-${hasWords ? 'words' : 'all'}`,
      statement(question.sort, hasWords),
      [
        question.language,
        question.tsquery,
        question.plain,
        question.category,
        question.producer,
        question.organic,
        question.inStock,
        question.maxPriceCents,
        question.limit,
        question.offset,
      ],
    );
    if (row === undefined) throw new Error('A search always answers one row');
    return row;
  }

  /** Words of products that share letter groups with a word that was not found. */
  async wordsLike(word: string, language: 'de' | 'en'): Promise<string[]> {
    const rows = await this.db.prepared<{ text: string }>(
      'words-like',
      `select search_text as text from catalog.listing
        where language = $2 and $1 <% search_text
        order by $1 <<-> search_text limit 40`,
      [word, language],
    );
    return [...new Set(rows.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? []))];
  }

  /** Labels of the facets, and producers whose name or place begins with one of the words. */
  async labels(language: 'de' | 'en', paths: readonly string[], producerIds: readonly string[]) {
    const [row] = await this.db.prepared<{
      categories: Record<string, string>;
      producers: Record<string, { slug: string; name: string }>;
    }>(
      'facet-labels',
      `select (select coalesce(jsonb_object_agg(path, label ->> $1), '{}')
                 from catalog.category where path = any ($2::text[])) as categories,
              (select coalesce(jsonb_object_agg(id, jsonb_build_object('slug', slug, 'name', name)), '{}')
                 from producers.producer where id = any ($3::uuid[])) as producers`,
      [language, paths, producerIds],
    );
    return row ?? { categories: {}, producers: {} };
  }

  /** Every producer with the folded words by which they are found. */
  producerNames(): Promise<NamedProducer[]> {
    return this.db.rows<NamedProducer>(
      `select slug, name, town, landscape, ' ' || catalog.fold(name || ' ' || town) as words
         from producers.producer where status = 'active' order by name`,
    );
  }

  async producerId(slug: string): Promise<string | null> {
    const [row] = await this.db.prepared<{ id: string }>(
      'producer-id',
      'select id from producers.producer where slug = $1',
      [slug],
    );
    return row?.id ?? null;
  }
}
