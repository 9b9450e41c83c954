import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import type { PublishedProduct } from './published-product.ts';

/**
 * The source of the read model: everything of the named products that are published and not paused, in one statement.
 * `$2` is now (prices), `$3` today (tax status).
 */
const PUBLISHED = `
with wanted as (
  select p.id, p.slug, p.producer_id, p.picture_id, p.created_at, v.id as version_id, v.content,
         v.category_path
    from catalog.product p
    join catalog.product_version v on v.id = p.published_version_id
    join producers.producer pr on pr.id = p.producer_id and pr.status = 'active'
   where p.id = any ($1::uuid[]) and not p.paused),
makers as (
  select pr.id, jsonb_build_object(
      'id', pr.id, 'slug', pr.slug, 'name', pr.name, 'town', pr.town, 'landscape', pr.landscape,
      'tagline', pr.tagline, 'story', pr.story, 'leadTimeDays', pr.lead_time_days,
      'dispatchWeekdays', pr.dispatch_weekdays, 'packagingNote', pr.packaging_note,
      'banner', (select jsonb_build_object('id', b.id, 'width', b.width, 'height', b.height)
                   from platform.picture b where b.id = pr.banner_picture_id),
      'taxStatus', t.tax_status, 'vatId', t.vat_id, 'legalName', pr.legal_name,
      'represented', pr.represented, 'register', pr.register, 'street', pr.street,
      'postcode', pr.postcode, 'phone', pr.phone, 'email', pr.email,
      'ways', (select coalesce(jsonb_agg(jsonb_build_object(
                 'key', w.way, 'carriedBy', w.carried_by, 'label', w.label,
                 'priceCents', w.price_cents, 'freeFromCents', w.free_from_cents,
                 'weekdays', w.weekdays, 'minDays', w.min_days, 'maxDays', w.max_days)
                 order by w.price_cents, w.way), '[]')
                 from producers.delivery_way w where w.producer_id = pr.id)) as maker
    from producers.producer pr
    join lateral (select tax_status, vat_id from producers.tax_status t
                   where t.producer_id = pr.id and t.valid_from <= $3
                   order by t.valid_from desc limit 1) t on true
   where pr.id in (select producer_id from wanted))
select w.id, w.slug, w.version_id as "versionId", w.created_at as "createdAt", w.content,
  (select jsonb_build_object('id', pic.id, 'width', pic.width, 'height', pic.height)
     from platform.picture pic where pic.id = w.picture_id) as picture,
  (select jsonb_agg(jsonb_build_object('id', va.id, 'label', va.label,
      'containerDepositCents', va.container_deposit_cents,
      'priceCents', (select gross_cents from catalog.price pc
                      where pc.variant_id = va.id and pc.valid_from <= $2
                      order by pc.valid_from desc limit 1),
      'free', case st.policy when 'tracked' then st.on_hand - st.reserved end) order by va.position)
     from catalog.variant va join inventory.stock st on st.variant_id = va.id
    where va.product_id = w.id) as variants,
  (select jsonb_agg(jsonb_build_object('path', c.path, 'label', c.label) order by length(c.path))
     from catalog.category c
    where c.path = w.category_path or w.category_path like c.path || '/%') as categories,
  m.maker as producer,
  (select jsonb_build_object('count', r.count, 'starSum', r.star_sum, 'demoCount', r.demo_count,
     'latest', r.latest) from catalog.shown_reviews r where r.product_id = w.id) as reviews
from wanted w join makers m on m.id = w.producer_id`;

@Injectable()
export class PublishedProductsQueries {
  read(
    tx: Tx,
    productIds: readonly string[],
    now: Date,
    today: string,
  ): Promise<PublishedProduct[]> {
    return tx.rows<PublishedProduct>(PUBLISHED, [productIds, now, today]);
  }
}
