import type { Localised, ProductSource } from '@markthalle/search-index/document';
import { freeFromOf } from '@markthalle/search-index/free-from';
import { popularityOf } from '@markthalle/search-index/popularity';
import type { Statements } from '../../platform/db/db.ts';

interface SourceRow extends Omit<ProductSource, 'freeFrom' | 'popularity' | 'allergens' | 'facts'> {
  readonly facts: readonly { readonly key: string; readonly text: Localised }[];
  readonly allergens: readonly string[];
  readonly reviewCount: number;
  readonly starSum: number;
}

/** Facts whose words say what a thing is or is made of. */
const TELLING_FACTS: ReadonlySet<string> = new Set(['food_name', 'ingredients', 'material']);

/**
 * Everything of the named products that a document is made of, as it is now; only what is in the shop: published, not
 * paused, listed, of an active producer. `$2` is now (prices).
 */
const SOURCES = `
select p.id, p.slug, v.content -> 'name' as name, v.content -> 'short' as short,
  v.content -> 'facts' as facts, v.content -> 'allergens' as allergens,
  l.organic,
  v.content -> 'seasonMonths' as "seasonMonths", v.content -> 'ways' as ways,
  (coalesce(v.content ->> 'containerSystem' = 'MEHRWEG', false)
    or coalesce(v.content -> 'packagingNote' ->> 'de' ~* 'mehrweg', false)
    or sellable.deposit_cents > 0) as returnable,
  (select jsonb_agg(jsonb_build_object('path', c.path, 'label', c.label) order by length(c.path))
     from catalog.category c
    where c.path = v.category_path or v.category_path like c.path || '/%') as categories,
  pr.id as "producerId", pr.name as "producerName", pr.slug as "producerSlug", pr.town as place,
  pr.landscape as region, pr.latitude, pr.longitude,
  sellable.price_cents as "priceCents", sellable.in_stock as "inStock",
  p.picture_id is not null as "hasPicture",
  extract(epoch from p.created_at)::bigint as "createdAt",
  review.number as "reviewCount", review.stars as "starSum"
from catalog.product p
join catalog.product_version v on v.id = p.published_version_id
-- The listing knows what evidence lets into the shop, and which claims it lets stand.
join catalog.listing l on l.product_id = p.id and l.language = 'de'
join producers.producer pr on pr.id = p.producer_id and pr.status = 'active'
cross join lateral (
  select min(price.gross_cents) as price_cents, max(va.container_deposit_cents) as deposit_cents,
         coalesce(bool_or((st.free is null or st.free > 0)
           and va.off_sale_at is null and (va.sells_until is null or va.sells_until > $2)
           -- Who sells by date sells nothing without one.
           and (va.starts_at is not null
             or v.content -> 'withdrawal' ->> 'reason' is distinct from 'leisure_on_date')
         ), false) as in_stock
    from catalog.variant va
    join inventory.stock st on st.variant_id = va.id
    join lateral (select gross_cents from catalog.price pc
                   where pc.variant_id = coalesce(va.dated_of, va.id) and pc.valid_from <= $2
                   order by pc.valid_from desc limit 1) price on true
   where va.product_id = p.id) sellable
cross join lateral (
  select coalesce(sum(r.count), 0) as number, coalesce(sum(r.star_sum), 0) as stars
    from catalog.shown_reviews r where r.product_id = p.id) review
where p.id = any ($1::uuid[]) and not p.paused and sellable.price_cents is not null
order by p.id`;

/** Products as the catalogue has them now; those that are missing are not in the shop. */
export async function readProductSources(
  from: Statements,
  productIds: readonly string[],
  now: Date,
): Promise<ProductSource[]> {
  const rows = await from.rows<SourceRow>(SOURCES, [productIds, now]);
  return rows.map(toSource);
}

function toSource({ facts, reviewCount, starSum, ...row }: SourceRow): ProductSource {
  const textOf = (key: string) => facts.find((fact) => fact.key === key)?.text.de ?? null;
  const isFood = textOf('allergens') !== null || textOf('ingredients') !== null;
  return {
    ...row,
    facts: facts
      .filter(({ key }) => TELLING_FACTS.has(key))
      .map(({ text }) => text.de)
      .join('. '),
    freeFrom: freeFromOf(isFood ? row.allergens : null, textOf('may_contain')),
    popularity: popularityOf(reviewCount, starSum),
  };
}

/** A producer as it is found beside products. */
export interface ProducerSource {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly place: string;
  readonly region: string;
}

/** Those of the producers that sell in the shop. */
export const readProducerSources = (
  from: Statements,
  producerIds: readonly string[],
): Promise<ProducerSource[]> =>
  from.rows<ProducerSource>(
    `select id, slug, name, town as place, landscape as region from producers.producer
      where id = any ($1::uuid[]) and status = 'active' order by id`,
    [producerIds],
  );
