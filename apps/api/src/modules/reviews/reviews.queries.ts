import type { Review } from '@markthalle/contracts/catalog';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { type listPortalReviews, REVIEWS_PER_PAGE } from '@markthalle/contracts/reviews';
import type { ReviewedLine } from '@markthalle/domain/review';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import { hashToken } from '../../platform/db/new-id.ts';

type Language = 'de' | 'en';
type PortalReview = OutputOf<typeof listPortalReviews>['reviews'][number];

/** One line of an order as its review page needs it; days are German ones. */
export interface LineRow extends ReviewedLine {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly email: string;
  readonly buyerName: string;
  readonly lineId: string;
  readonly productId: string;
  readonly producerId: string;
  readonly productSlug: string;
  readonly name: string;
  readonly producerName: string;
  readonly review: {
    readonly stars: number;
    readonly text: string;
    readonly author: string;
  } | null;
}

export interface Position {
  readonly on: string;
  readonly id: string;
}

/** The reviews of a product in numbers, its names, and one page of them. */
export interface ProductReviewsRow {
  readonly name: string;
  readonly producerName: string;
  readonly count: number;
  readonly starSum: number;
  readonly demoCount: number;
  readonly byStars: number[];
  /** One more than a page shows. */
  readonly reviews: Review[];
}

const REVIEW_JSON = `
  'reviewId', r.id, 'stars', r.stars, 'text', r.text, 'language', r.language, 'author', r.author,
  'place', r.place, 'on', r.written_on, 'reply', r.reply, 'isDemo', r.is_demo`;

const LINES = `
select o.id as "orderId", o.number as "orderNumber", o.email, o.buyer_name as "buyerName",
  o.payment_state as "paymentState", p.state as "partState",
  (p.handed_over_at at time zone 'Europe/Berlin')::date as "handedOverOn",
  l.id as "lineId", v.product_id as "productId", p.producer_id as "producerId",
  l.snapshot ->> 'productSlug' as "productSlug", l.snapshot -> 'name' ->> $2 as name,
  p.seller ->> 'producerName' as "producerName", r.written_on as "writtenOn",
  r.hidden_at is not null as "isHidden",
  case when r.id is not null then jsonb_build_object('stars', r.stars, 'text', r.text,
    'author', r.author) end as review
from orders."order" o
join orders.producer_order p on p.order_id = o.id
join orders.order_line l on l.producer_order_id = p.id
join catalog.variant v on v.id = l.variant_id
left join reviews.review r on r.order_line_id = l.id
where o.token_hash = $1
order by p.position, l.position`;

const AFTER = '($3::date is null or (r.written_on, r.id) < ($3, $4::uuid))';

const OF_PRODUCT = `
select l.name, l.card ->> 'producerName' as "producerName", n.count, n."starSum", n."demoCount",
       n."byStars",
  (select coalesce(jsonb_agg(entry), '[]') from (
     select jsonb_build_object(${REVIEW_JSON}) as entry from reviews.review r
      where r.product_id = l.product_id and r.hidden_at is null and ${AFTER}
      order by r.written_on desc, r.id desc limit ${REVIEWS_PER_PAGE + 1}) page) as reviews
from catalog.listing l
cross join lateral (
  select count(*) as count, coalesce(sum(stars), 0) as "starSum",
         count(*) filter (where is_demo) as "demoCount",
         array[count(*) filter (where stars = 5), count(*) filter (where stars = 4),
               count(*) filter (where stars = 3), count(*) filter (where stars = 2),
               count(*) filter (where stars = 1)]::integer[] as "byStars"
    from reviews.review r where r.product_id = l.product_id and r.hidden_at is null) n
where l.slug = $1 and l.language = $2`;

const OF_PRODUCER = `
select (select count(*) from reviews.review r
         where r.producer_id = $1 and r.hidden_at is null and r.reply is null) as unanswered,
  (select coalesce(jsonb_agg(entry), '[]') from (
     select jsonb_build_object(${REVIEW_JSON}, 'productName', v.content -> 'name' ->> $2,
              'productSlug', pr.slug) as entry
       from reviews.review r
       join catalog.product pr on pr.id = r.product_id
       join lateral (select content from catalog.product_version
                      where product_id = pr.id order by number desc limit 1) v on true
      where r.producer_id = $1 and r.hidden_at is null and ${AFTER}
      order by r.written_on desc, r.id desc limit ${REVIEWS_PER_PAGE + 1}) page) as reviews`;

@Injectable()
export class ReviewsQueries {
  constructor(private readonly db: Db) {}

  /** The lines of the order that a link opens; none where it opens nothing. */
  linesOf(orderToken: string, language: Language, from: Statements = this.db): Promise<LineRow[]> {
    return from.rows<LineRow>(LINES, [hashToken(orderToken), language]);
  }

  ofProduct(
    slug: string,
    language: Language,
    after: Position | null,
  ): Promise<ProductReviewsRow | null> {
    return this.db.row<ProductReviewsRow>(OF_PRODUCT, [
      slug,
      language,
      after?.on ?? null,
      after?.id ?? null,
    ]);
  }

  async ofProducer(
    producerId: string,
    language: Language,
    after: Position | null,
  ): Promise<{ unanswered: number; reviews: PortalReview[] }> {
    const row = await this.db.row<{ unanswered: number; reviews: PortalReview[] }>(OF_PRODUCER, [
      producerId,
      language,
      after?.on ?? null,
      after?.id ?? null,
    ]);
    if (row === null) throw new Error('sums are always one row');
    return row;
  }
}
