import { z } from 'zod';
import {
  CaseWords,
  PhotoIds,
  PhotoUpload,
  ProblemKind,
  ProblemView,
  ProblemWish,
  WithdrawalPartView,
} from './case-views.ts';
import { StoredFile } from './documents.ts';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant, Quantity, Token } from './fields.ts';
import { PhotoRefusal } from './product-photos.ts';

const OfOrder = InLanguage.extend({ orderToken: Token });

export const readOrderCases = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/cases',
  summary: 'Withdrawals and reported problems of an order, for its buyer',
  access: 'public',
  input: OfOrder,
  output: z.object({
    withdrawals: z.array(WithdrawalPartView).max(200),
    problems: z.array(ProblemView).max(50),
    /** What a problem can be about: articles with the pieces that have not gone back. */
    lines: z
      .array(
        z.object({
          lineId: Id,
          producerName: z.string(),
          name: z.string(),
          leftQuantity: z.int(),
        }),
      )
      .max(500),
    placedAt: Instant,
    orderNumber: z.string(),
  }),
  problems: ['order-not-found'],
});

export const keepCasePhoto = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/case-photos',
  summary: 'A photo for a report; drawn anew without its metadata',
  access: 'public',
  status: 201,
  bodyLimitBytes: 12_000_000,
  input: OfOrder.extend(PhotoUpload.shape),
  output: z.object({ photoId: Id }),
  problems: ['order-not-found', ...PhotoRefusal.options, 'photo-too-large', 'case-too-many'],
});

export const readCasePhoto = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/case-photos/:photoId',
  summary: 'A photo of this order, for its buyer',
  access: 'public',
  input: OfOrder.extend({ photoId: Id }),
  output: StoredFile,
  problems: ['order-not-found', 'photo-not-found'],
});

export const reportProblem = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/problems',
  summary: 'Report a defect: what, which article, photos, wish; it costs the buyer nothing',
  access: 'public',
  status: 201,
  idempotent: true,
  input: OfOrder.extend({
    kind: ProblemKind,
    lineId: Id,
    quantity: Quantity.default(1),
    words: CaseWords,
    wish: ProblemWish,
    photoIds: PhotoIds,
  }),
  output: ProblemView,
  problems: ['order-not-found', 'case-lines-missing', 'case-too-many', 'photo-not-found'],
});

const OneProblem = OfOrder.extend({ caseId: Id });

export const answerQuestion = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/problems/:caseId/answer',
  summary: 'The buyer answers what the producer asked',
  access: 'public',
  input: OneProblem.extend({ words: CaseWords, photoIds: PhotoIds }),
  output: ProblemView,
  problems: ['order-not-found', 'case-not-found', 'step-not-possible', 'photo-not-found'],
});

export const escalateProblem = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/problems/:caseId/escalation',
  summary: 'The buyer asks the cooperative to decide',
  access: 'public',
  input: OneProblem.extend({ words: CaseWords }),
  output: ProblemView,
  problems: ['order-not-found', 'case-not-found', 'step-not-possible'],
});

export const readReturnLabel = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/problems/:caseId/label',
  summary: 'The return slip of a defect, postage paid by the recipient',
  access: 'public',
  input: OneProblem,
  output: StoredFile,
  problems: ['order-not-found', 'case-not-found'],
});
