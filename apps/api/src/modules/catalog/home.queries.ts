import type { readHome } from '@markthalle/contracts/catalog';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import type { Language } from './product-card.ts';

type Home = OutputOf<typeof readHome>;

const SEASONAL_CARDS = 8;

/**
 * Cards for the front page: in season and in stock, one per producer, those with a short season first; which ones
 * changes by the week (`$2`), so that every producer has their turn. Never paid for.
 */
const SEASONAL = `
select card from (
  select distinct on (producer_id) card, product_id
    from catalog.listing
   where language = $1 and in_stock and in_season
   order by producer_id, (card -> 'flag' ->> 'kind' = 'season_until') desc nulls last,
            md5(product_id::text || $2)
) one_each
order by (card -> 'flag' ->> 'kind' = 'season_until') desc nulls last, md5(product_id::text || $2)
limit ${SEASONAL_CARDS}`;

const FIGURES = `
select (select count(*) from catalog.listing where language = 'de') as "productCount",
  (select count(distinct producer_id) from catalog.listing where language = 'de') as "producerCount",
  (select coalesce(jsonb_agg(jsonb_build_object('key', landscape, 'productCount', n) order by n desc), '[]')
     from (select landscape, count(*) as n from catalog.listing where language = 'de'
            group by landscape) by_landscape) as landscapes,
  exists (select from catalog.listing l
            join catalog.product p on p.id = l.product_id
            join catalog.product_version v on v.id = p.published_version_id
           where l.language = 'de' and l.in_stock and l.in_season
             and case jsonb_typeof(v.content -> 'seasonMonths') when 'array'
                 then jsonb_array_length(v.content -> 'seasonMonths') < 12 else false end)
    as "hasSeason"`;

const STORY = `
select slug as "producerSlug", name as "producerName", town, landscape,
       tagline ->> $1 as tagline, story ->> $1 as story
  from producers.producer where status = 'active' order by md5(id::text || $2) limit 1`;

@Injectable()
export class HomeQueries {
  constructor(private readonly db: Db) {}

  async read(language: Language, week: string): Promise<Omit<Home, 'priceSplit'>> {
    const [seasonal, figures, story] = await Promise.all([
      this.db.rows<{ card: Home['seasonal'][number] }>(SEASONAL, [language, week]),
      this.db.row<Pick<Home, 'productCount' | 'producerCount' | 'landscapes' | 'hasSeason'>>(
        FIGURES,
      ),
      this.db.row<NonNullable<Home['story']>>(STORY, [language, week]),
    ]);
    return {
      productCount: figures?.productCount ?? 0,
      producerCount: figures?.producerCount ?? 0,
      landscapes: figures?.landscapes ?? [],
      hasSeason: figures?.hasSeason ?? false,
      seasonal: seasonal.map(({ card }) => card),
      story,
    };
  }
}
