import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { replyToReview } from '@markthalle/contracts/reviews';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { ReviewsStore } from './reviews.store.ts';

interface ReviewRow {
  readonly productId: string;
  readonly orderId: string | null;
  readonly productName: { readonly de: string; readonly en: string } | null;
  readonly producerName: string | null;
}

/** A producer answers a review in public, once. */
@Injectable()
export class ReplyToReview {
  constructor(
    private readonly db: Db,
    private readonly store: ReviewsStore,
    private readonly catalog: CatalogFacade,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  reply(
    by: ProducerMember,
    { reviewId, text }: ParsedInputOf<typeof replyToReview>,
  ): Promise<{ replied: true }> {
    return this.db.transaction(async (tx) => {
      const review = await this.find(tx, reviewId, by.producerId);
      if (review === null) throw new Problem('review-not-found');
      await this.store.lockProduct(tx, review.productId);
      const { producerId, accountId } = by;
      const reply = { reviewId, producerId, text, by: accountId, at: this.clock.now() };
      if (!(await this.store.reply(tx, reply))) throw new Problem('review-already-answered');
      await this.catalog.showReviews(tx, await this.store.shownOf(tx, [review.productId]));
      await this.tellBuyer(tx, reviewId, text, review);
      return { replied: true };
    });
  }

  /** Nobody is behind a demo review. */
  private async tellBuyer(tx: Tx, reviewId: string, reply: string, review: ReviewRow) {
    const { orderId, productName, producerName } = review;
    if (orderId === null || productName === null || producerName === null) return;
    await this.jobs.add(tx, 'notifications.review-reply', {
      reviewId,
      orderId,
      productName,
      producerName,
      reply,
    });
  }

  private find(tx: Tx, reviewId: string, producerId: string): Promise<ReviewRow | null> {
    return tx.row<ReviewRow>(
      `select r.product_id as "productId", p.order_id as "orderId",
              l.snapshot -> 'name' as "productName", p.seller ->> 'producerName' as "producerName"
         from reviews.review r
         left join orders.order_line l on l.id = r.order_line_id
         left join orders.producer_order p on p.id = l.producer_order_id
        where r.id = $1 and r.producer_id = $2 and r.hidden_at is null`,
      [reviewId, producerId],
    );
  }
}
