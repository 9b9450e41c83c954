import { z } from 'zod';
import {
  CaseWords,
  MAX_WORDS_CHARS,
  ProblemView,
  ProposalView,
  WithdrawalPartView,
} from './case-views.ts';
import { StoredFile } from './documents.ts';
import { endpoint } from './endpoint.ts';
import { Cents, Id, InLanguage, Instant } from './fields.ts';
import { RefundBearer } from './refund-views.ts';
import { WithdrawalReceipt } from './withdrawals.ts';

export const listCases = endpoint({
  method: 'GET',
  path: '/office/cases',
  summary: 'Problems and withdrawals that staff see to, what is due first',
  access: 'staff',
  input: InLanguage.extend({ filter: z.enum(['open', 'done']).default('open') }),
  output: z.object({
    problems: z.array(ProblemView).max(200),
    withdrawals: z.array(WithdrawalPartView.extend({ withdrawalId: Id })).max(200),
    unassigned: z
      .array(
        z.object({
          withdrawalId: Id,
          number: z.string(),
          name: z.string(),
          orderReference: z.string(),
          receivedAt: Instant,
        }),
      )
      .max(200),
  }),
  problems: [],
});

const OneCase = InLanguage.extend({ caseId: Id });

export const OfficeProblem = z.object({
  problem: ProblemView,
  orderId: Id,
  buyerName: z.string(),
  wayLabel: z.string(),
  /** Who bears it and why, by the cooperative's rules. */
  proposal: ProposalView,
});
export type OfficeProblem = z.infer<typeof OfficeProblem>;

export const readOfficeProblem = endpoint({
  method: 'GET',
  path: '/office/problems/:caseId',
  summary: 'One problem with timeline, photos, order and the proposal of who bears it',
  access: 'staff',
  input: OneCase,
  output: OfficeProblem,
  problems: ['case-not-found'],
});

export const decideProblem = endpoint({
  method: 'POST',
  path: '/office/problems/:caseId/decision',
  summary: 'Accept the proposal, decide otherwise, or decline with reasons',
  access: 'staff',
  idempotent: true,
  input: OneCase.extend({
    decision: z.enum(['refund', 'replacement', 'decline']),
    /** Without it the proposal's; the goodwill fund makes it a case of goodwill. */
    bearer: RefundBearer.optional(),
    words: z.string().trim().max(MAX_WORDS_CHARS).default(''),
  }),
  output: OfficeProblem,
  problems: ['case-not-found', 'step-not-possible', 'charge-in-dispute', 'refund-too-much'],
});

export const readOfficeCasePhoto = endpoint({
  method: 'GET',
  path: '/office/case-photos/:photoId',
  summary: 'A photo of any case',
  access: 'staff',
  input: InLanguage.extend({ photoId: Id }),
  output: StoredFile,
  problems: ['photo-not-found'],
});

const OneWithdrawal = InLanguage.extend({ withdrawalId: Id });

export const OfficeWithdrawal = z.object({
  withdrawalId: Id,
  receipt: WithdrawalReceipt,
  orderId: Id.nullable(),
  orderNumber: z.string().nullable(),
  closedNote: z.string().nullable(),
  parts: z.array(WithdrawalPartView).max(200),
});
export type OfficeWithdrawal = z.infer<typeof OfficeWithdrawal>;

export const readOfficeWithdrawal = endpoint({
  method: 'GET',
  path: '/office/withdrawals/:withdrawalId',
  summary: 'One declaration with its parts',
  access: 'staff',
  input: OneWithdrawal,
  output: OfficeWithdrawal,
  problems: ['withdrawal-not-found'],
});

export const assignWithdrawal = endpoint({
  method: 'POST',
  path: '/office/withdrawals/:withdrawalId/order',
  summary: 'Say which order a declaration means; it counts from when it was received',
  access: 'staff',
  input: OneWithdrawal.extend({ orderNumber: z.string().trim().min(3).max(40) }),
  output: OfficeWithdrawal,
  problems: ['withdrawal-not-found', 'withdrawal-already-assigned', 'order-not-found'],
});

export const closeWithdrawal = endpoint({
  method: 'POST',
  path: '/office/withdrawals/:withdrawalId/closing',
  summary: 'No order belongs to a declaration; says what was found',
  access: 'staff',
  input: OneWithdrawal.extend({ note: CaseWords }),
  output: OfficeWithdrawal,
  problems: ['withdrawal-not-found', 'withdrawal-already-assigned'],
});

export const decideLoss = endpoint({
  method: 'POST',
  path: '/office/withdrawals/:withdrawalId/parts/:partId/loss',
  summary: 'Decide a disputed loss in value: how much of it the buyer gets back after all',
  access: 'staff',
  idempotent: true,
  input: OneWithdrawal.extend({ partId: Id, backCents: Cents.min(0), words: CaseWords }),
  output: OfficeWithdrawal,
  problems: [
    'withdrawal-not-found',
    'step-not-possible',
    'loss-above-price',
    'charge-in-dispute',
    'refund-too-much',
  ],
});

export const waiveReturnByStaff = endpoint({
  method: 'POST',
  path: '/office/withdrawals/:withdrawalId/parts/:partId/waiver',
  summary: 'Let the money of a part go without waiting for the goods',
  access: 'staff',
  idempotent: true,
  input: OneWithdrawal.extend({ partId: Id }),
  output: OfficeWithdrawal,
  problems: ['withdrawal-not-found', 'step-not-possible'],
});
