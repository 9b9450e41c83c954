import { z } from 'zod';
import { Review } from './catalog.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, InLanguage, Language, OneLine, Slug, Token } from './fields.ts';

export const REVIEWS_PER_PAGE = 20;
export const MAX_REVIEW_CHARS = 2_000;
export const MAX_AUTHOR_CHARS = 60;
const MAX_LINES = 200;

export const ReviewableLine = z.object({
  lineId: Id,
  name: z.string(),
  productSlug: Slug,
  producerName: z.string(),
  /** `not_yet`: before the hand-over; `closed`: too late, or hidden by a decision. */
  state: z.enum(['not_yet', 'open', 'written', 'closed']),
  review: z
    .object({
      stars: z.int().min(1).max(5),
      text: z.string(),
      author: z.string(),
      /** The last day on which it can be changed. */
      changeableUntil: Day,
      isHidden: z.boolean(),
    })
    .nullable(),
});
export type ReviewableLine = z.infer<typeof ReviewableLine>;

/** The review page of an order, opened by the order's signed link. */
export const readOrderReviews = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/reviews',
  summary: 'The lines of an order with what its buyer says of them',
  access: 'public',
  input: InLanguage.extend({ orderToken: Token }),
  output: z.object({
    orderNumber: z.string(),
    /** First name and initial, as a proposal. */
    proposedAuthor: z.string(),
    lines: z.array(ReviewableLine).max(MAX_LINES),
  }),
  problems: ['order-not-found'],
});

export const writeReview = endpoint({
  method: 'PUT',
  path: '/orders/by-token/:orderToken/reviews/:lineId',
  summary: 'Write or change the one review of a bought line',
  access: 'public',
  input: InLanguage.extend({
    orderToken: Token,
    lineId: Id,
    stars: z.int().min(1).max(5),
    text: z.string().trim().min(3).max(MAX_REVIEW_CHARS),
    author: OneLine(MAX_AUTHOR_CHARS),
  }),
  output: z.object({ reviewId: Id, changeableUntil: Day }),
  problems: ['order-not-found', 'review-not-verified', 'review-closed'],
});

export const stopReviewMails = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/review-mails/stop',
  summary: 'Object to invitations: this address is not asked for reviews again',
  access: 'public',
  input: InLanguage.extend({ orderToken: Token }),
  output: z.object({ stopped: z.literal(true) }),
  problems: ['order-not-found'],
});

export const listProductReviews = endpoint({
  method: 'GET',
  path: '/catalog/products/:slug/reviews',
  summary: 'All shown reviews of a product, newest first',
  access: 'public',
  input: InLanguage.extend({ slug: Slug, cursor: z.string().max(200).optional() }),
  output: z.object({
    product: z.object({ slug: Slug, name: z.string(), producerName: z.string() }),
    averageTenths: z.int().nullable(),
    count: z.int(),
    demoCount: z.int(),
    /** How many gave five, four, three, two, one star. */
    byStars: z.array(z.int()).length(5),
    reviews: z.array(Review).max(REVIEWS_PER_PAGE),
    nextCursor: z.string().nullable(),
  }),
  problems: ['product-not-found'],
});

export const PortalReview = Review.extend({
  productName: z.string(),
  productSlug: Slug,
  language: Language,
});

export const listPortalReviews = endpoint({
  method: 'GET',
  path: '/portal/reviews',
  summary: 'Reviews of the producer’s products, newest first',
  access: 'producer',
  right: 'farm',
  input: InLanguage.extend({ cursor: z.string().max(200).optional() }),
  output: z.object({
    unanswered: z.int(),
    reviews: z.array(PortalReview).max(REVIEWS_PER_PAGE),
    nextCursor: z.string().nullable(),
  }),
  problems: [],
});

export const replyToReview = endpoint({
  method: 'POST',
  path: '/portal/reviews/:reviewId/reply',
  summary: 'Reply to a review, once',
  access: 'producer',
  right: 'farm',
  input: InLanguage.extend({
    reviewId: Id,
    text: z.string().trim().min(3).max(MAX_REVIEW_CHARS),
  }),
  output: z.object({ replied: z.literal(true) }),
  problems: ['review-not-found', 'review-already-answered'],
});
