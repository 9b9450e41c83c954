import { invariant } from '@markthalle/domain/invariant';
import { isSoldByDate } from '@markthalle/domain/occasion';
import { MAX_PRICE_ENTRIES } from '@markthalle/domain/priceReduction';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { HISTORY_DAYS } from './announced-price.ts';
import type { PublishedProduct } from './published-product.ts';

/** An instant as JavaScript writes it. */
const ISO = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const HISTORY = `interval '${HISTORY_DAYS} days'`;

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
      'banner', (select jsonb_build_object('id', b.id, 'width', b.width, 'height', b.height,
                    'colour', b.colour)
                   from platform.picture b where b.id = pr.banner_picture_id),
      'vouchers', (select coalesce(jsonb_agg(jsonb_build_object('code', c.code,
                     'rateBps', c.rate_bps, 'minGoodsCents', c.min_goods_cents,
                     'fromAt', ${ISO('c.valid_from')}, 'untilAt', ${ISO('c.valid_until')})), '[]')
                     from promotions.coupon c
                    where c.producer_id = pr.id and c.audience = 'PUBLIC' and c.kind = 'percent'
                      and c.valid_from <= $2 and c.valid_until > c.valid_from
                      and c.valid_until > $2::timestamptz - ${HISTORY}),
      'taxStatus', t.tax_status, 'vatId', t.vat_id, 'legalName', pr.legal_name,
      'represented', pr.represented, 'register', pr.register, 'street', pr.street,
      'postcode', pr.postcode, 'phone', pr.phone, 'email', pr.email,
      'ways', (select coalesce(jsonb_agg(jsonb_build_object(
                 'key', w.way, 'carriedBy', w.carried_by, 'runCode', w.run_code, 'label', w.label,
                 'priceCents', w.price_cents, 'freeFromCents', w.free_from_cents,
                 'weekdays', w.weekdays, 'minDays', w.min_days, 'maxDays', w.max_days)
                 order by w.price_cents, w.way), '[]')
                 from delivery.offered_ways($3) w where w.producer_id = pr.id)) as maker
    from producers.producer pr
    join lateral (select tax_status, vat_id from producers.tax_status t
                   where t.producer_id = pr.id and t.valid_from <= $3
                   order by t.valid_from desc limit 1) t on true
   where pr.id in (select producer_id from wanted))
select w.id, w.slug, w.version_id as "versionId", w.created_at as "createdAt", w.content,
  (select jsonb_build_object('id', pic.id, 'width', pic.width, 'height', pic.height,
     'colour', pic.colour)
     from platform.picture pic where pic.id = w.picture_id) as picture,
  (select jsonb_agg(jsonb_build_object('id', pic.id, 'width', pic.width, 'height', pic.height,
     'colour', pic.colour, 'alt', ph.photo -> 'alt') order by ph.position)
     from jsonb_array_elements(w.content -> 'photos') with ordinality as ph (photo, position)
     join platform.picture pic on pic.id = ph.photo ->> 'pictureId') as photos,
  (select jsonb_agg(jsonb_build_object('id', va.id, 'label', va.label,
      'containerDepositCents', va.container_deposit_cents, 'quantity', va.quantity,
      'priceCents', (select gross_cents from catalog.price pc
                      where pc.variant_id = coalesce(va.dated_of, va.id) and pc.valid_from <= $2
                      order by pc.valid_from desc limit 1),
      'history', (select jsonb_agg(jsonb_build_object('grossCents', h.gross_cents,
                     'fromAt', ${ISO('h.valid_from')}, 'shortDateOn', h.short_date_on))
                    from (select gross_cents, valid_from, short_date_on from catalog.price pc
                           where pc.variant_id = coalesce(va.dated_of, va.id)
                             and pc.valid_from <= $2 and pc.valid_from >= coalesce(
                               (select max(valid_from) from catalog.price old
                                 where old.variant_id = pc.variant_id
                                   and old.valid_from <= $2::timestamptz - ${HISTORY}), '-infinity')
                           order by pc.valid_from desc limit ${MAX_PRICE_ENTRIES}) h),
      'occasion', case when va.starts_at is not null then jsonb_build_object(
         'startsAt', ${ISO('va.starts_at')}, 'endsAt', ${ISO('va.ends_at')},
         'sellsUntil', ${ISO('va.sells_until')}, 'meetingPlace', va.meeting_place) end,
      'free', st.free)
      order by va.starts_at nulls first, va.position)
     from catalog.variant va join inventory.stock st on st.variant_id = va.id
    where va.product_id = w.id and va.off_sale_at is null
      and (va.sells_until is null or va.sells_until > $2)) as variants,
  (select jsonb_agg(jsonb_build_object('path', c.path, 'label', c.label) order by length(c.path))
     from catalog.category c
    where c.path = w.category_path or w.category_path like c.path || '/%') as categories,
  (select c.storage_default from catalog.category c where c.path = w.category_path)
    as "storageDefault",
  m.maker as producer,
  (select jsonb_build_object('count', r.count, 'starSum', r.star_sum, 'demoCount', r.demo_count,
     'latest', r.latest) from catalog.shown_reviews r where r.product_id = w.id) as reviews
from wanted w join makers m on m.id = w.producer_id`;

@Injectable()
export class PublishedProductsQueries {
  async read(
    tx: Tx,
    productIds: readonly string[],
    now: Date,
    today: string,
  ): Promise<PublishedProduct[]> {
    const rows = await tx.rows<Omit<PublishedProduct, 'basis'>>(PUBLISHED, [
      productIds,
      now,
      today,
    ]);
    return rows.map(withOffers);
  }
}

/** Who sells by date sells nothing without one. */
function withOffers(row: Omit<PublishedProduct, 'basis'>): PublishedProduct {
  const byDate = isSoldByDate(row.content.withdrawal);
  const [basis] = row.variants.filter(({ occasion }) => occasion === null);
  invariant(basis !== undefined, 'a published product has a variant without a date');
  return {
    ...row,
    basis,
    variants: row.variants.filter((one) => (one.occasion !== null) === byDate),
  };
}
