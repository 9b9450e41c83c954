import { z } from 'zod';
import {
  CaseWords,
  MAX_CASE_LINES,
  PeriodBasis,
  TrackingNumber,
  WithdrawalClass,
  WithdrawalPartView,
} from './case-views.ts';
import { StoredFile } from './documents.ts';
import { endpoint } from './endpoint.ts';
import {
  Day,
  Email,
  Id,
  InLanguage,
  Instant,
  MAX_NAME_CHARS,
  MAX_QUANTITY,
  OneLine,
  Token,
} from './fields.ts';

/** Longer than any order number; people may also write what they bought. */
export const MAX_REFERENCE_CHARS = 200;

/** Name, contract, contact: § 356a(2) BGB allows nothing else to be compulsory. */
export const WithdrawalDeclaration = z.object({
  name: OneLine(MAX_NAME_CHARS),
  orderReference: OneLine(MAX_REFERENCE_CHARS),
  email: Email,
});

export const WithdrawalReceipt = z.object({
  receiptToken: Token,
  number: z.string(),
  /** To the second. */
  receivedAt: Instant,
  name: z.string(),
  orderReference: z.string(),
  email: z.string(),
  /** Articles that were named; empty: the whole contract. */
  lines: z.array(z.object({ name: z.string(), quantity: z.int() })).max(MAX_CASE_LINES),
  /** The declaration as it was kept, and its SHA-256. */
  content: z.string(),
  contentSha256: z.string(),
});
export type WithdrawalReceipt = z.infer<typeof WithdrawalReceipt>;

export const submitWithdrawal = endpoint({
  method: 'POST',
  path: '/withdrawals',
  summary: 'Withdraw from a contract (§ 356a BGB); no login, also for an unknown order',
  access: 'public',
  status: 201,
  idempotent: true,
  input: InLanguage.extend({
    ...WithdrawalDeclaration.shape,
    /** Of a signed link; then the order is known without its e-mail address. */
    orderToken: Token.optional(),
    /** Without it the whole contract is withdrawn from. */
    lines: z
      .array(z.object({ lineId: Id, quantity: z.int().min(1).max(MAX_QUANTITY) }))
      .max(MAX_CASE_LINES)
      .default([]),
  }),
  output: WithdrawalReceipt,
  problems: ['order-not-found'],
});

const OneReceipt = InLanguage.extend({ receiptToken: Token });

export const readWithdrawalReceipt = endpoint({
  method: 'GET',
  path: '/withdrawals/:receiptToken',
  summary: 'The receipt of a declaration, by its unguessable link',
  access: 'public',
  input: OneReceipt,
  output: WithdrawalReceipt,
  problems: ['withdrawal-not-found'],
});

export const readWithdrawalPaper = endpoint({
  method: 'GET',
  path: '/withdrawals/:receiptToken/paper',
  summary: 'The same receipt as PDF',
  access: 'public',
  input: OneReceipt,
  output: StoredFile,
  problems: ['withdrawal-not-found'],
});

const OfOrder = InLanguage.extend({ orderToken: Token });

export const readWithdrawalForm = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/withdrawal',
  summary: 'What a signed link fills in: person, order, articles, and until when each part',
  access: 'public',
  input: OfOrder,
  output: z.object({
    name: z.string(),
    email: z.string(),
    orderNumber: z.string(),
    parts: z.array(
      z.object({
        producerOrderId: Id,
        producerName: z.string(),
        endsOn: Day.nullable(),
        basis: PeriodBasis,
        lines: z.array(
          z.object({
            lineId: Id,
            name: z.string(),
            leftQuantity: z.int(),
            class: WithdrawalClass,
          }),
        ),
      }),
    ),
  }),
  problems: ['order-not-found'],
});

const OnePart = OfOrder.extend({ partId: Id });

export const proveReturn = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/withdrawals/:partId/dispatch',
  summary: 'The buyer says that the goods are on their way back; the money waits no longer',
  access: 'public',
  input: OnePart.extend({ sentOn: Day, trackingNumber: TrackingNumber.nullable().default(null) }),
  output: WithdrawalPartView,
  problems: ['order-not-found', 'withdrawal-not-found', 'step-not-possible'],
});

export const disputeLoss = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/withdrawals/:partId/dispute',
  summary: 'The buyer disputes a loss in value; staff decide',
  access: 'public',
  input: OnePart.extend({ words: CaseWords }),
  output: WithdrawalPartView,
  problems: ['order-not-found', 'withdrawal-not-found', 'step-not-possible'],
});
