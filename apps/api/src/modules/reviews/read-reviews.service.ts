import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  type listPortalReviews,
  type listProductReviews,
  REVIEWS_PER_PAGE,
  type ReviewableLine,
  type readOrderReviews,
} from '@markthalle/contracts/reviews';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { averageTenthsOf, decideReview, REVIEW_CHANGE_DAYS } from '@markthalle/domain/review';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type LineRow, type Position, ReviewsQueries } from './reviews.queries.ts';

const CursorKey = z.tuple([z.iso.date(), z.uuid()]);

/** The pages that show reviews; each is one statement. */
@Injectable()
export class ReadReviews {
  constructor(
    private readonly queries: ReviewsQueries,
    private readonly clock: Clock,
  ) {}

  async ofOrder(
    input: ParsedInputOf<typeof readOrderReviews>,
  ): Promise<OutputOf<typeof readOrderReviews>> {
    const lines = await this.queries.linesOf(input.orderToken, input.language);
    const [first] = lines;
    if (first === undefined) throw new Problem('order-not-found');
    const today = berlinDateOf(this.clock.now().toISOString());
    return {
      orderNumber: first.orderNumber,
      proposedAuthor: proposedAuthor(first.buyerName),
      lines: lines.map((line) => toReviewable(line, today)),
    };
  }

  async ofProduct(
    input: ParsedInputOf<typeof listProductReviews>,
  ): Promise<OutputOf<typeof listProductReviews>> {
    const { slug, language } = input;
    const found = await this.queries.ofProduct(slug, language, positionOf(input.cursor));
    if (found === null) throw new Problem('product-not-found');
    const { name, producerName, count, starSum, demoCount, byStars } = found;
    return {
      product: { slug, name, producerName },
      averageTenths: averageTenthsOf(count, starSum),
      count,
      demoCount,
      byStars,
      ...pageOf(found.reviews),
    };
  }

  async ofProducer(
    by: ProducerMember,
    input: ParsedInputOf<typeof listPortalReviews>,
  ): Promise<OutputOf<typeof listPortalReviews>> {
    const { unanswered, reviews } = await this.queries.ofProducer(
      by.producerId,
      input.language,
      positionOf(input.cursor),
    );
    return { unanswered, ...pageOf(reviews) };
  }
}

function positionOf(cursor: string | undefined): Position | null {
  const key = readCursor(cursor, CursorKey);
  return key && { on: key[0], id: key[1] };
}

function pageOf<R extends { readonly on: string; readonly reviewId: string }>(found: R[]) {
  const reviews = found.slice(0, REVIEWS_PER_PAGE);
  const last = found.length > REVIEWS_PER_PAGE ? reviews.at(-1) : undefined;
  return { reviews, nextCursor: last === undefined ? null : writeCursor(last.on, last.reviewId) };
}

function toReviewable(line: LineRow, today: string): ReviewableLine {
  const { lineId, name, productSlug, producerName, review, writtenOn, isHidden } = line;
  return {
    lineId,
    name,
    productSlug,
    producerName,
    state: stateOf(line, today),
    review:
      review === null || writtenOn === null
        ? null
        : { ...review, isHidden, changeableUntil: addDays(writtenOn, REVIEW_CHANGE_DAYS) },
  };
}

function stateOf(line: LineRow, today: string): ReviewableLine['state'] {
  const decision = decideReview(line, today);
  if (decision.kind === 'write') return 'open';
  if (decision.kind === 'change') return 'written';
  const isEarly = decision.because === 'not_bought' || decision.because === 'not_received';
  return isEarly ? 'not_yet' : 'closed';
}

/** `Anna S.`: enough for other readers, and the buyer may shorten it further. */
function proposedAuthor(buyerName: string): string {
  const [first = '', ...others] = buyerName.trim().split(/\s+/);
  const initial = [...(others.at(-1) ?? '')][0];
  return initial === undefined ? first : `${first} ${initial}.`;
}
