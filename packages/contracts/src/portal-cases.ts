import { z } from 'zod';
import {
  MAX_WORDS_CHARS,
  PhotoUpload,
  ProblemView,
  TrackingNumber,
  WithdrawalPartView,
} from './case-views.ts';
import { StoredFile } from './documents.ts';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Instant } from './fields.ts';
import { PhotoRefusal } from './product-photos.ts';

export const listPortalCases = endpoint({
  method: 'GET',
  path: '/portal/cases',
  summary: 'Returns and problems of this producer, what waits for an answer first',
  access: 'producer',
  right: 'orders',
  input: InLanguage,
  output: z.object({
    problems: z.array(ProblemView).max(100),
    withdrawals: z.array(WithdrawalPartView).max(100),
    waiting: z.int(),
  }),
  problems: [],
});

const OneProblem = InLanguage.extend({ caseId: Id });

export const readPortalProblem = endpoint({
  method: 'GET',
  path: '/portal/problems/:caseId',
  summary: 'One reported problem with its photos',
  access: 'producer',
  right: 'orders',
  input: OneProblem,
  output: ProblemView,
  problems: ['case-not-found'],
});

export const answerPortalProblem = endpoint({
  method: 'POST',
  path: '/portal/problems/:caseId/answer',
  summary: 'Money back, a replacement, or a question',
  access: 'producer',
  right: 'orders',
  idempotent: true,
  input: OneProblem.extend({
    answer: z.enum(['refund', 'replacement', 'question']),
    words: z.string().trim().max(MAX_WORDS_CHARS).default(''),
  }),
  output: ProblemView,
  problems: ['case-not-found', 'step-not-possible', 'charge-in-dispute', 'refund-too-much'],
});

export const sendReplacement = endpoint({
  method: 'POST',
  path: '/portal/problems/:caseId/replacement',
  summary: 'The replacement is on its way',
  access: 'producer',
  right: 'orders',
  input: OneProblem,
  output: ProblemView,
  problems: ['case-not-found', 'step-not-possible'],
});

export const readPortalCasePhoto = endpoint({
  method: 'GET',
  path: '/portal/case-photos/:photoId',
  summary: 'A photo of a case of this producer',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({ photoId: Id }),
  output: StoredFile,
  problems: ['photo-not-found'],
});

const OnePart = InLanguage.extend({ partId: Id });

export const readPortalWithdrawal = endpoint({
  method: 'GET',
  path: '/portal/withdrawals/:partId',
  summary: 'This producer’s part of a withdrawal',
  access: 'producer',
  right: 'orders',
  input: OnePart,
  output: WithdrawalPartView,
  problems: ['withdrawal-not-found'],
});

export const keepPortalPhoto = endpoint({
  method: 'POST',
  path: '/portal/withdrawals/:partId/photos',
  summary: 'A photo that shows a loss in value',
  access: 'producer',
  right: 'orders',
  status: 201,
  bodyLimitBytes: 12_000_000,
  input: OnePart.extend(PhotoUpload.shape),
  output: z.object({ photoId: Id }),
  problems: ['withdrawal-not-found', ...PhotoRefusal.options, 'photo-too-large', 'case-too-many'],
});

export const receiveReturn = endpoint({
  method: 'POST',
  path: '/portal/withdrawals/:partId/receipt',
  summary: 'The goods are back, or a service is counted up; with reasons something is taken off',
  access: 'producer',
  right: 'orders',
  idempotent: true,
  input: OnePart.extend({
    losses: z
      .array(z.object({ lineId: Id, lossCents: Cents.min(1) }))
      .max(500)
      .default([]),
    /** Services that had begun: the share that was done until the declaration (§ 357a(2) BGB). */
    work: z
      .array(z.object({ lineId: Id, doneBps: z.int().min(0).max(10_000) }))
      .max(500)
      .default([]),
    reason: z.string().trim().max(MAX_WORDS_CHARS).default(''),
    photoId: Id.nullable().default(null),
  }),
  output: WithdrawalPartView,
  problems: [
    'withdrawal-not-found',
    'step-not-possible',
    'loss-above-price',
    'loss-reason-missing',
    'work-share-missing',
    'photo-not-found',
  ],
});

export const waiveReturn = endpoint({
  method: 'POST',
  path: '/portal/withdrawals/:partId/waiver',
  summary: 'The producer does not want the goods back; the money goes at once',
  access: 'producer',
  right: 'orders',
  idempotent: true,
  input: OnePart,
  output: WithdrawalPartView,
  problems: ['withdrawal-not-found', 'step-not-possible'],
});

export const noteDelivery = endpoint({
  method: 'POST',
  path: '/portal/orders/:producerOrderId/parcels',
  summary: 'A parcel and the day on which its carrier delivered it: the period runs from the last',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({
    producerOrderId: Id,
    deliveredOn: Day,
    trackingNumber: TrackingNumber.nullable().default(null),
  }),
  output: z.object({ deliveredOn: z.array(Day), notedAt: Instant }),
  problems: ['producer-order-not-found', 'step-not-possible'],
});
