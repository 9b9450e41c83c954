import { z } from 'zod';
import { Cents, Day, DeliveryWayKey, Id, Instant, OneLine } from './fields.ts';
import { RefundBearer, RefundCause } from './refund-views.ts';

/** Fields of withdrawals and problems that buyers, producers and staff see alike. */
export const MAX_PHOTOS = 3;
export const MAX_PHOTO_BYTES = 8_000_000;
/** Base64 takes a third more. */
export const MAX_PHOTO_CHARS = 10_700_000;
export const MAX_CASE_LINES = 500;
export const MAX_WORDS_CHARS = 2_000;

export const CaseWords = z.string().trim().min(3).max(MAX_WORDS_CHARS);
export const PhotoIds = z.array(Id).max(MAX_PHOTOS).default([]);
/** A photo as it came out of the form, before it is looked at. */
export const PhotoUpload = z.object({ base64: z.string().max(MAX_PHOTO_CHARS) });

export const WithdrawalClass = z.enum([
  'right_exists',
  'sealed_hygiene',
  'custom_made',
  'perishable',
  'dated_leisure',
  'service',
  'service_done',
]);
export const LineAnswer = z.enum([
  'accepted',
  'late',
  'nothing_left',
  'excluded_custom_made',
  'excluded_perishable',
  'excluded_dated_leisure',
  'excluded_service_done',
]);
export const WithdrawalState = z.enum(['hold', 'due', 'refunded', 'refused']);
export const LossState = z.enum(['none', 'proposed', 'disputed', 'confirmed', 'dropped']);
export const PeriodBasis = z.enum([
  'not_sent',
  'received',
  'estimated',
  'contract',
  'not_informed',
]);

export const WithdrawalPartView = z.object({
  partId: Id,
  withdrawalNumber: z.string(),
  producerOrderId: Id,
  producerName: z.string(),
  orderNumber: z.string(),
  state: WithdrawalState,
  receivedAt: Instant,
  /** Last day of the period as it was known at the declaration; null: nothing had arrived. */
  periodEndsOn: Day.nullable(),
  periodBasis: PeriodBasis,
  dueOn: Day,
  /** Where the goods go back to; null where nothing has to come back. */
  returnTo: z.string().nullable(),
  lines: z
    .array(
      z.object({
        lineId: Id,
        name: z.string(),
        quantity: z.int(),
        answer: LineAnswer,
        priceCents: Cents,
        lossCents: Cents,
        /** A service that began as asked: how much was done, null until its producer says so. */
        work: z.object({ doneBps: z.int().min(0).max(10_000).nullable() }).nullable(),
      }),
    )
    .max(MAX_CASE_LINES),
  /** What the buyer said about sending the goods. */
  sentOn: Day.nullable(),
  trackingNumber: z.string().nullable(),
  goodsReceivedAt: Instant.nullable(),
  waivedAt: Instant.nullable(),
  /** Asked of the refunds: what goes back, null as long as it waits. */
  refundCents: Cents.nullable(),
  loss: z.object({
    state: LossState,
    cents: Cents,
    reason: z.string().nullable(),
    photoId: Id.nullable(),
    disputeWords: z.string().nullable(),
    /** False: the buyer was not told of a loss in value, so none counts (§ 357a(1) no. 2 BGB). */
    counts: z.boolean(),
  }),
});
export type WithdrawalPartView = z.infer<typeof WithdrawalPartView>;

export const ProblemKind = z.enum([
  'damaged',
  'defective',
  'wrong_item',
  'missing',
  'not_arrived',
  'other',
]);
export const ProblemWish = z.enum(['refund', 'replacement']);
export const ProblemState = z.enum([
  'waiting_producer',
  'waiting_buyer',
  'waiting_staff',
  'replacing',
  'refunded',
  'replaced',
  'declined',
]);

export const ProblemView = z.object({
  caseId: Id,
  /** A defect is not a withdrawal: other form, other clock, never postage for the buyer. */
  type: z.enum(['defect', 'goodwill']),
  orderNumber: z.string(),
  producerOrderId: Id,
  producerName: z.string(),
  kind: ProblemKind,
  wish: ProblemWish,
  state: ProblemState,
  lineName: z.string(),
  quantity: z.int(),
  valueCents: Cents,
  reportedAt: Instant,
  /** Until when the producer has to answer. */
  answerDueAt: Instant,
  isOverdue: z.boolean(),
  refundCents: Cents.nullable(),
  steps: z
    .array(
      z.object({
        kind: z.string(),
        by: z.enum(['buyer', 'producer', 'staff', 'market']),
        words: z.string().nullable(),
        photoIds: z.array(Id),
        at: Instant,
      }),
    )
    .max(100),
});
export type ProblemView = z.infer<typeof ProblemView>;

export const ProposalView = z.object({
  cause: RefundCause,
  bearer: RefundBearer,
  because: z.enum([
    'defect_of_goods',
    'packed_wrong',
    'carrier_damaged',
    'carrier_lost',
    'own_run',
    'fetched',
    'no_fault_known',
  ]),
  way: DeliveryWayKey,
});

export const TrackingNumber = OneLine(80);
