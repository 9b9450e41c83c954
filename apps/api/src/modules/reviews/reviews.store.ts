import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import type { ShownReviews } from '../catalog/show-reviews.service.ts';

export interface WrittenReview {
  readonly reviewId: string;
  readonly lineId: string;
  readonly productId: string;
  readonly producerId: string;
  readonly stars: number;
  readonly text: string;
  readonly language: 'de' | 'en';
  readonly author: string;
  readonly on: string;
  readonly at: Date;
}

/** A review of the demo market: nobody bought anything, and it says so wherever it is shown. */
export interface DemoReviewRow {
  readonly id: string;
  readonly product_id: string;
  readonly producer_id: string;
  readonly stars: number;
  readonly text: string;
  readonly language: string;
  readonly author: string;
  readonly place: string;
  readonly written_on: string;
  readonly reply: string | null;
}

/** A page shows so many before it leads to all of them. */
const LATEST = 5;

/** What is shown of products, hidden reviews left out; products without a review come with zeros. */
const SHOWN = `
select p.id as "productId", coalesce(s.count, 0) as count, coalesce(s."starSum", 0) as "starSum",
       coalesce(s."demoCount", 0) as "demoCount", coalesce(s.latest, '[]') as latest
  from unnest($1::uuid[]) as p (id)
  left join lateral (
    select count(*) as count, sum(stars) as "starSum", count(*) filter (where is_demo) as "demoCount",
           jsonb_agg(jsonb_build_object('reviewId', id, 'stars', stars, 'text', text,
             'language', language, 'author', author, 'place', place, 'on', written_on,
             'reply', reply, 'isDemo', is_demo) order by written_on desc, id desc)
             filter (where rank <= ${LATEST}) as latest
      from (select r.*, row_number() over (order by written_on desc, id desc) as rank
              from reviews.review r where r.product_id = p.id and r.hidden_at is null) ranked
  ) s on true`;

@Injectable()
export class ReviewsStore {
  /** Changes of one product's reviews one after the other, so that what is shown of them is whole. */
  async lockProduct(tx: Tx, productId: string): Promise<void> {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('reviews:' || $1, 0))`, [
      productId,
    ]);
  }

  async write(tx: Tx, review: WrittenReview): Promise<string> {
    const row = await tx.row<{ id: string }>(
      `insert into reviews.review (id, order_line_id, is_demo, product_id, producer_id, stars, text,
         language, author, place, written_on, written_at)
       values ($1, $2, false, $3, $4, $5, $6, $7, $8, '', $9, $10)
       on conflict (order_line_id) do update
         set stars = excluded.stars, text = excluded.text, language = excluded.language,
             author = excluded.author, changed_at = excluded.written_at
       returning id`,
      [
        review.reviewId,
        review.lineId,
        review.productId,
        review.producerId,
        review.stars,
        review.text,
        review.language,
        review.author,
        review.on,
        review.at,
      ],
    );
    if (row === null) throw new Error('a written review has a row');
    return row.id;
  }

  async insertDemo(tx: Tx, reviews: readonly DemoReviewRow[], now: Date): Promise<void> {
    await tx.execute(
      `insert into reviews.review (id, is_demo, product_id, producer_id, stars, text, language,
         author, place, written_on, written_at, reply, replied_at)
       select id, true, product_id, producer_id, stars, text, language, author, place, written_on,
              $2::timestamptz, reply, case when reply is not null then $2::timestamptz end
         from jsonb_populate_recordset(null::reviews.review, $1::jsonb)`,
      [JSON.stringify(reviews), now],
    );
  }

  /** Answers false where there is no shown review of this producer without a reply. */
  async reply(
    tx: Tx,
    reply: { reviewId: string; producerId: string; text: string; by: string; at: Date },
  ): Promise<boolean> {
    const changed = await tx.execute(
      `update reviews.review set reply = $3, replied_by = $4, replied_at = $5
        where id = $1 and producer_id = $2 and hidden_at is null and reply is null`,
      [reply.reviewId, reply.producerId, reply.text, reply.by, reply.at],
    );
    return changed === 1;
  }

  /** Answers false where it stood so already. */
  async setHidden(tx: Tx, reviewId: string, at: Date | null): Promise<boolean> {
    const changed = await tx.execute(
      `update reviews.review set hidden_at = $2
        where id = $1 and (hidden_at is null) = ($2::timestamptz is not null)`,
      [reviewId, at],
    );
    return changed === 1;
  }

  async object(tx: Tx, emailHash: Buffer, at: Date): Promise<void> {
    await tx.execute(
      `insert into reviews.objection (email_hash, objected_at) values ($1, $2)
       on conflict do nothing`,
      [emailHash, at],
    );
  }

  shownOf(tx: Tx, productIds: readonly string[]): Promise<ShownReviews[]> {
    return tx.rows<ShownReviews>(SHOWN, [productIds]);
  }
}
