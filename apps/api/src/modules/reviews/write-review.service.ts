import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { stopReviewMails, writeReview } from '@markthalle/contracts/reviews';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { decideReview, REVIEW_CHANGE_DAYS } from '@markthalle/domain/review';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { emailHashOf } from './email-hash.ts';
import { type LineRow, ReviewsQueries } from './reviews.queries.ts';
import { ReviewsStore } from './reviews.store.ts';

/** What the buyer of an order says, held to the order's link. */
@Injectable()
export class WriteReview {
  constructor(
    private readonly db: Db,
    private readonly queries: ReviewsQueries,
    private readonly store: ReviewsStore,
    private readonly catalog: CatalogFacade,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes or changes the one review of a line. Throws `review-not-verified` for what was not paid,
   * not handed over or is no line of this order, `review-closed` once it may not be changed.
   */
  write(input: ParsedInputOf<typeof writeReview>): Promise<OutputOf<typeof writeReview>> {
    return this.db.transaction(async (tx) => {
      const known = await this.lineOf(tx, input);
      await this.store.lockProduct(tx, known.productId);
      // Read again under the lock: two tabs may send at once.
      const line = await this.lineOf(tx, input);
      const at = this.clock.now();
      const today = berlinDateOf(at.toISOString());
      const decision = decideReview(line, today);
      if (decision.kind === 'refused') throw refusalOf(decision.because);
      const { productId, producerId } = line;
      const { lineId, stars, text, author, language } = input;
      const reviewId = await this.store.write(tx, {
        reviewId: newId(),
        ...{ lineId, productId, producerId, stars, text, author, language },
        on: today,
        at,
      });
      await this.catalog.showReviews(tx, await this.store.shownOf(tx, [productId]));
      return {
        reviewId,
        changeableUntil: addDays(line.writtenOn ?? today, REVIEW_CHANGE_DAYS),
      };
    });
  }

  /** The buyer's address is never asked for a review again (§ 7(3) no. 3 UWG). */
  stopMails({ orderToken }: ParsedInputOf<typeof stopReviewMails>): Promise<{ stopped: true }> {
    return this.db.transaction(async (tx) => {
      const [line] = await this.queries.linesOf(orderToken, 'de', tx);
      if (line === undefined) throw new Problem('order-not-found');
      await this.store.object(tx, emailHashOf(line.email), this.clock.now());
      return { stopped: true };
    });
  }

  private async lineOf(
    tx: Tx,
    { orderToken, lineId, language }: ParsedInputOf<typeof writeReview>,
  ): Promise<LineRow> {
    const lines = await this.queries.linesOf(orderToken, language, tx);
    if (lines.length === 0) throw new Problem('order-not-found');
    const line = lines.find((one) => one.lineId === lineId);
    if (line === undefined) throw new Problem('review-not-verified');
    return line;
  }
}

function refusalOf(because: string): Problem {
  const isNoPurchase = because === 'not_bought' || because === 'not_received';
  return new Problem(isNoPurchase ? 'review-not-verified' : 'review-closed');
}
