import { RECALL_ADVICE, RECALL_DANGERS } from '@markthalle/domain/recall';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Instant, OneLine, Token } from './fields.ts';
import { MAX_BATCH_NO_CHARS } from './packing.ts';

export const MAX_RECALL_DETAIL_CHARS = 1_000;
/** The newest recalls on the public page. */
export const MAX_PUBLIC_RECALLS = 50;
const MAX_ORDER_RECALLS = 20;

/** What is typed: which goods, what is wrong with them, and what to do. */
export const RecallInput = z.object({
  productId: Id,
  batchNo: OneLine(MAX_BATCH_NO_CHARS).nullable().default(null),
  goodUntilOn: Day.nullable().default(null),
  /** Days on which the goods left the farm, both included. */
  fromOn: Day.nullable().default(null),
  untilOn: Day.nullable().default(null),
  includesUnnoted: z.boolean().default(false),
  danger: z.enum(RECALL_DANGERS),
  advice: z.enum(RECALL_ADVICE),
  /** What happened, in the producer's words. */
  details: z.string().trim().min(10).max(MAX_RECALL_DETAIL_CHARS),
  /** The same in English, for those who ordered in English. */
  detailsEn: z.string().trim().max(MAX_RECALL_DETAIL_CHARS).default(''),
});
export type RecallInput = z.infer<typeof RecallInput>;

/** A recall as people read it, the same words in the mail and on all pages. */
export const RecallWords = z.object({ title: z.string(), paragraphs: z.array(z.string()) });
export type RecallWords = z.infer<typeof RecallWords>;

/** Whom a recall reaches. */
export const RecallReach = z.object({
  orders: z.int(),
  buyers: z.int(),
  pieces: z.int(),
  /** Orders whose goods have not left the farm. */
  stillAtFarm: z.int(),
  /** Orders of the product of which nobody noted the batch or date that is asked for. */
  unnoted: z.int(),
});

/** What is about to be sent; looking at it sends nothing. */
export const RecallPreview = z.object({
  productName: z.string(),
  reach: RecallReach,
  words: z.object({ de: RecallWords, en: RecallWords }),
});

export const RecallCard = z.object({
  recallId: Id,
  productName: z.string(),
  producerName: z.string(),
  batchNo: z.string().nullable(),
  goodUntilOn: Day.nullable(),
  fromOn: Day.nullable(),
  untilOn: Day.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  orders: z.int(),
  /** Orders whose buyer was surely sent the mail. */
  told: z.int(),
});
export type RecallCard = z.infer<typeof RecallCard>;

/** For the form: the articles and what was noted while packing them, the newest first. */
export const RecallChoices = z.object({
  products: z.array(z.object({ productId: Id, name: z.string() })),
  batches: z.array(
    z.object({
      productId: Id,
      batchNo: z.string().nullable(),
      goodUntilOn: Day.nullable(),
      orders: z.int(),
      lastOn: Day,
    }),
  ),
});

export const listRecalls = endpoint({
  method: 'GET',
  path: '/recalls',
  summary: 'Goods that were called back, the newest first; it concerns the public',
  access: 'public',
  input: InLanguage,
  output: z.object({
    recalls: z
      .array(
        z.object({
          recallId: Id,
          startedAt: Instant,
          /** The goods are in order again, or none are left. */
          endedAt: Instant.nullable(),
          words: RecallWords,
        }),
      )
      .max(MAX_PUBLIC_RECALLS),
  }),
  problems: [],
});

const OneOrder = InLanguage.extend({ orderToken: Token });

export const readOrderRecalls = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/recalls',
  summary: 'What of an order was called back; no login',
  access: 'public',
  input: OneOrder,
  output: z.object({
    recalls: z
      .array(
        z.object({
          recallId: Id,
          startedAt: Instant,
          words: RecallWords,
          lines: z.array(z.object({ name: z.string(), quantity: z.int() })),
          /** Whether money of these lines can still go back; asking for it makes it so. */
          canRefund: z.boolean(),
        }),
      )
      .max(MAX_ORDER_RECALLS),
  }),
  problems: ['order-not-found'],
});

export const refundRecalled = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/recalls/:recallId/refund',
  summary: 'The buyer gives recalled goods back or away and wants the whole price; once',
  access: 'public',
  input: OneOrder.extend({ recallId: Id }),
  output: z.object({ refundCents: Cents }),
  problems: [
    'order-not-found',
    'recall-not-found',
    'charge-in-dispute',
    'refund-empty',
    'refund-too-much',
  ],
});
