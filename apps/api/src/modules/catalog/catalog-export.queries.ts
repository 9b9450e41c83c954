import {
  FEED_PAGE_SIZE,
  type FeedProduct,
  SITEMAP_PAGE_SIZE,
} from '@markthalle/contracts/catalog-export';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import type { Language } from './product-card.ts';

interface SitemapRow {
  readonly slug: string;
  readonly changedOn: string;
  readonly pictureId: string | null;
}

export interface MissingProduct {
  readonly state: 'unknown' | 'resting' | 'gone' | 'moved';
  readonly successorSlug: string | null;
}

/** The day on which what the page shows last changed: its version, or a price of one of its packs. */
const SITEMAP = `
select l.slug, l.card -> 'picture' ->> 'id' as "pictureId",
  to_char(greatest(v.created_at, v.decided_at,
    (select max(pr.valid_from) from catalog.variant va join catalog.price pr on pr.variant_id = va.id
      where va.product_id = l.product_id and pr.valid_from <= $3)) at time zone 'Europe/Berlin',
    'YYYY-MM-DD') as "changedOn"
from catalog.listing l
join catalog.product p on p.id = l.product_id
join catalog.product_version v on v.id = p.published_version_id
where l.language = 'de' order by l.product_id limit $1 offset $2`;

/** A producer's page shows the producer's products, so it changes with each of their versions. */
const PRODUCERS = `
select p.slug, p.banner_picture_id as "pictureId",
  to_char(greatest(p.created_at, (select max(coalesce(v.decided_at, v.created_at))
      from catalog.product o join catalog.product_version v on v.id = o.published_version_id
     where o.producer_id = p.id)) at time zone 'Europe/Berlin', 'YYYY-MM-DD') as "changedOn"
from producers.producer p where p.status = 'active' order by p.slug limit $1`;

/** Ways that carry goods to a door: what feeds mean by shipping. */
const TO_A_DOOR = `('parcel', 'parcel_chilled', 'letter', 'bulky')`;

const FEED = `
select l.product_id as "productId", l.slug, l.name, v.content -> 'short' ->> $1 as short,
  l.card ->> 'producerName' as "producerName", l.price_cents as "priceCents",
  v.content -> 'quantity' as contents,
  nullif(l.card -> 'price' -> 'unitPrice', 'null') as "unitPrice",
  l.card -> 'picture' ->> 'id' as "pictureId", l.in_stock and l.in_season as available,
  (select array_agg(c.label ->> $1 order by length(c.path)) from catalog.category c
    where l.category_path = c.path or l.category_path like c.path || '/%') as groups,
  way.cents as "shippingCents"
from catalog.listing l
join catalog.product p on p.id = l.product_id
join catalog.product_version v on v.id = p.published_version_id
join lateral (select min((w ->> 'priceCents')::int) as cents
    from jsonb_array_elements(l.card -> 'ways') w where w ->> 'key' in ${TO_A_DOOR}) way
  on way.cents is not null
where l.language = $1 and ($2::uuid is null or l.product_id > $2)
order by l.product_id limit $3`;

/** Nothing is said about products that never were in the shop. */
const MISSING = `
select case
    when l.slug is not null then 'moved'
    when r.product_id is not null or pr.status <> 'active' then 'gone'
    else 'resting' end as state,
  l.slug as "successorSlug"
from catalog.product p
join producers.producer pr on pr.id = p.producer_id
left join catalog.retired_product r on r.product_id = p.id
left join catalog.listing l on l.product_id = r.successor_id and l.language = 'de'
where p.slug = $1 and p.published_version_id is not null`;

/** Whole catalogue in pages, for those who index it; and what became of a product that is not in it. */
@Injectable()
export class CatalogExportQueries {
  constructor(private readonly db: Db) {}

  async sitemap(page: number, now: Date) {
    const offset = (page - 1) * SITEMAP_PAGE_SIZE;
    const [products, total] = await Promise.all([
      this.db.rows<SitemapRow>(SITEMAP, [SITEMAP_PAGE_SIZE, offset, now]),
      this.db.row<{ n: number }>(`select count(*) as n from catalog.listing where language = 'de'`),
    ]);
    return { products, pageCount: Math.max(1, Math.ceil((total?.n ?? 0) / SITEMAP_PAGE_SIZE)) };
  }

  producers(): Promise<SitemapRow[]> {
    return this.db.rows<SitemapRow>(PRODUCERS, [SITEMAP_PAGE_SIZE]);
  }

  async feed(language: Language, after: string | undefined) {
    const rows = await this.db.rows<FeedProduct>(FEED, [
      language,
      after ?? null,
      FEED_PAGE_SIZE + 1,
    ]);
    const products = rows.slice(0, FEED_PAGE_SIZE);
    const isLast = rows.length <= FEED_PAGE_SIZE;
    return { products, next: isLast ? null : (products.at(-1)?.productId ?? null) };
  }

  async missing(slug: string): Promise<MissingProduct> {
    const row = await this.db.row<MissingProduct>(MISSING, [slug]);
    return row ?? { state: 'unknown', successorSlug: null };
  }
}
