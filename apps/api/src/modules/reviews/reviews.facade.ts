import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { type DemoReviewRow, ReviewsStore } from './reviews.store.ts';

/** A review as those see it who decide about it. */
export interface JudgedReview {
  readonly reviewId: string;
  readonly productId: string;
  readonly producerId: string;
  readonly stars: number;
  readonly text: string;
  readonly author: string;
  /** Through the order its author is reached; null for demo data. */
  readonly orderId: string | null;
}

/** Reviews as other modules may use them. */
@Injectable()
export class ReviewsFacade {
  constructor(
    private readonly db: Db,
    private readonly store: ReviewsStore,
    private readonly catalog: CatalogFacade,
    private readonly clock: Clock,
  ) {}

  find(reviewId: string, from: Statements = this.db): Promise<JudgedReview | null> {
    return from.row<JudgedReview>(
      `select r.id as "reviewId", r.product_id as "productId", r.producer_id as "producerId",
              r.stars, r.text, r.author, p.order_id as "orderId"
         from reviews.review r
         left join orders.order_line l on l.id = r.order_line_id
         left join orders.producer_order p on p.id = l.producer_order_id
        where r.id = $1`,
      [reviewId],
    );
  }

  /**
   * Takes a review out of what is shown and counted. Only after a decision with a reason: critical
   * reviews are never hidden for being critical (Annex no. 23c to § 3(3) UWG).
   */
  hide(tx: Tx, review: JudgedReview): Promise<void> {
    return this.setHidden(tx, review, this.clock.now());
  }

  /** The decision was undone: it is shown and counted again. */
  showAgain(tx: Tx, review: JudgedReview): Promise<void> {
    return this.setHidden(tx, review, null);
  }

  /** Reviews of the demo market, marked as such; their products must be in. */
  async importDemo(tx: Tx, reviews: readonly DemoReviewRow[]): Promise<void> {
    if (reviews.length === 0) return;
    await this.store.insertDemo(tx, reviews, this.clock.now());
    const productIds = [...new Set(reviews.map((review) => review.product_id))];
    await this.catalog.showReviews(tx, await this.store.shownOf(tx, productIds));
  }

  /** Its author is forgotten: stars and words stay, for all to see, and say no more who wrote them. */
  async forgetAuthor(tx: Tx, accountId: string, email: string): Promise<void> {
    const written = await tx.rows<{ reviewId: string; productId: string }>(
      `select r.id as "reviewId", r.product_id as "productId" from reviews.review r
         join orders.order_line l on l.id = r.order_line_id
         join orders.producer_order p on p.id = l.producer_order_id
         join orders."order" o on o.id = p.order_id
        where o.account_id = $1 or lower(o.email) = lower($2)`,
      [accountId, email],
    );
    const productIds = [...new Set(written.map(({ productId }) => productId))].sort();
    if (productIds.length === 0) return;
    // A reply or a decision at this moment must not bring the name back into what is shown.
    for (const productId of productIds) await this.store.lockProduct(tx, productId);
    await tx.execute(
      `update reviews.review set author = 'Ehemaliger Kunde', place = '' where id = any ($1::uuid[])`,
      [written.map(({ reviewId }) => reviewId)],
    );
    await this.catalog.showReviews(tx, await this.store.shownOf(tx, productIds));
  }

  private async setHidden(tx: Tx, { reviewId, productId }: JudgedReview, at: Date | null) {
    await this.store.lockProduct(tx, productId);
    if (!(await this.store.setHidden(tx, reviewId, at))) return;
    await this.catalog.showReviews(tx, await this.store.shownOf(tx, [productId]));
  }
}
