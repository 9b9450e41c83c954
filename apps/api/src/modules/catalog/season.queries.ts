import type { ProductCard } from '@markthalle/contracts/catalog';
import { SEASON_CARDS_PER_GROUP } from '@markthalle/contracts/season';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import type { Language } from './product-card.ts';

interface SeasonRow {
  readonly monthCounts: number[];
  readonly shownMonth: number | null;
  readonly groups: {
    readonly path: string;
    readonly label: string;
    readonly count: number;
    readonly ending: ProductCard[];
    readonly others: ProductCard[];
  }[];
}

/**
 * Products with a season only: bread is always there. A group is the second step of the category tree. A season ends
 * with the shown month when the month after it is not in it. `$2` is the asked month.
 */
const SEASON = `
with seasonal as (
  select l.card, l.name, l.product_id, v.content -> 'seasonMonths' as months,
         array_to_string((string_to_array(l.category_path, '/'))[1:2], '/') as path
    from catalog.product p
    join catalog.product_version v on v.id = p.published_version_id
    join catalog.listing l on l.product_id = p.id and l.language = $1
   where case jsonb_typeof(v.content -> 'seasonMonths') when 'array'
         then jsonb_array_length(v.content -> 'seasonMonths') between 1 and 11 else false end),
counts as (
  select m.month, (select count(*) from seasonal where months @> to_jsonb(m.month)) as n
    from generate_series(1, 12) as m (month)),
shown as (
  select month from counts where n > 0 order by (month - $2 + 12) % 12 limit 1),
ranked as (
  select s.*, not s.months @> to_jsonb(shown.month % 12 + 1) as is_ending,
         row_number() over (partition by path, not s.months @> to_jsonb(shown.month % 12 + 1)
                            order by s.name collate "de-x-icu", s.product_id) as rank
    from seasonal s join shown on s.months @> to_jsonb(shown.month)),
groups as (
  select r.path, c.label ->> $1 as label, c.sort, count(*) as n, bool_or(r.is_ending) as any_ending,
    coalesce(jsonb_agg(r.card order by r.rank)
      filter (where r.is_ending and r.rank <= ${SEASON_CARDS_PER_GROUP}), '[]') as ending,
    coalesce(jsonb_agg(r.card order by r.rank)
      filter (where not r.is_ending and r.rank <= ${SEASON_CARDS_PER_GROUP}), '[]') as others
    from ranked r join catalog.category c on c.path = r.path
   group by r.path, c.label, c.sort)
select (select array_agg(n::integer order by month) from counts) as "monthCounts",
  (select month from shown) as "shownMonth",
  (select coalesce(jsonb_agg(jsonb_build_object('path', path, 'label', label, 'count', n,
            'ending', ending, 'others', others) order by any_ending desc, sort, path), '[]')
     from groups) as groups`;

/** Producers that sell with a deposit and can be visited; the deposit goods say which systems. */
const RETURN_POINTS = `
select pr.slug as "producerSlug", pr.name, pr.street, pr.postcode, pr.town,
       pr.pickup_hours ->> $1 as hours,
       (select array_agg(distinct l.card -> 'price' ->> 'containerSystem')
          from catalog.listing l
         where l.producer_id = pr.id and l.language = 'de'
           and l.card -> 'price' ->> 'containerSystem' is not null) as systems
  from producers.producer pr
 where pr.status = 'active' and pr.pickup_hours is not null
   and exists (select from catalog.listing l
                where l.producer_id = pr.id and l.language = 'de'
                  and l.card -> 'price' ->> 'containerSystem' is not null)
 order by pr.postcode, pr.name collate "de-x-icu" limit 300`;

/** Seasons and returns; each page is one statement. */
@Injectable()
export class SeasonQueries {
  constructor(private readonly db: Db) {}

  async month(month: number, language: Language) {
    const [row] = await this.db.prepared<SeasonRow>('season', SEASON, [language, month]);
    if (row === undefined) throw new Error('sums are always one row');
    return { month, ...row };
  }

  async returnPoints(language: Language) {
    const points = await this.db.rows<{
      producerSlug: string;
      name: string;
      street: string;
      postcode: string;
      town: string;
      hours: string | null;
      systems: ('MEHRWEG' | 'EINWEG')[];
    }>(RETURN_POINTS, [language]);
    return { points };
  }
}
