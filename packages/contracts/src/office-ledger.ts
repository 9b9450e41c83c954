import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Instant } from './fields.ts';
import { Involved } from './office-incidents.ts';

const AccountCode = z.string().min(1).max(80);
const Cursor = z.string().max(200).optional();

const Account = z.object({
  accountCode: z.string(),
  producerId: Id.nullable(),
  producerName: z.string().nullable(),
  debitCents: Cents,
  creditCents: Cents,
  /** Debit minus credit. */
  balanceCents: Cents,
});

export const readLedger = endpoint({
  method: 'GET',
  path: '/office/ledger',
  summary: 'All ledger accounts with their sums, and the payment provider’s balance beside them',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    accounts: z.array(Account),
    trialBalanceCents: Cents,
    /** Null while the payment service does not answer. */
    providerBalanceCents: Cents.nullable(),
  }),
  problems: [],
});

export const readAccount = endpoint({
  method: 'GET',
  path: '/office/ledger/accounts/:accountCode',
  summary: 'One account with its balance at the end of each day that moved it, newest first',
  access: 'staff',
  input: InLanguage.extend({ accountCode: AccountCode, before: Day.optional() }),
  output: z.object({
    account: Account,
    days: z
      .array(z.object({ on: Day, debitCents: Cents, creditCents: Cents, balanceCents: Cents }))
      .max(60),
    /** Ask for the days before this one; null at the first. */
    nextBefore: Day.nullable(),
  }),
  problems: ['account-not-found'],
});

const Posting = z.object({
  accountCode: z.string(),
  side: z.enum(['debit', 'credit']),
  amountCents: Cents,
});

const Entry = z.object({
  entryId: Id,
  bookedAt: Instant,
  step: z.string(),
  memo: z.string(),
  orderId: Id.nullable(),
  orderNumber: z.string().nullable(),
  postings: z.array(Posting),
});

export const listEntries = endpoint({
  method: 'GET',
  path: '/office/ledger/entries',
  summary: 'Journal entries, newest first, filtered by account, producer, order, step and days',
  access: 'staff',
  input: InLanguage.extend({
    accountCode: AccountCode.optional(),
    producerId: Id.optional(),
    orderNumber: z.string().trim().max(40).optional(),
    step: z.string().max(60).optional(),
    /** First and last day in Germany, both included. */
    from: Day.optional(),
    until: Day.optional(),
    cursor: Cursor,
  }),
  output: z.object({
    entries: z.array(Entry).max(50),
    /** Every step that was ever booked. */
    steps: z.array(z.string()),
    nextCursor: z.string().nullable(),
  }),
  problems: [],
});

/** A call that changes something at Stripe, as it was frozen and as it was answered. */
const OperationHead = z.object({
  operationId: Id,
  kind: z.string(),
  state: z.string(),
  stripeId: z.string().nullable(),
});

export const readEntry = endpoint({
  method: 'GET',
  path: '/office/ledger/entries/:entryId',
  summary: 'One journal entry: its cause, its operation, its movement at Stripe, its neighbours',
  access: 'staff',
  input: InLanguage.extend({ entryId: Id }),
  output: z.object({
    entry: Entry,
    sourceKind: z.string(),
    sourceId: z.string(),
    chargeId: z.string().nullable(),
    operation: OperationHead.nullable(),
    /** As last read from Stripe; null where nothing moved there. */
    movement: z
      .object({
        balanceTransactionId: z.string(),
        type: z.string(),
        amountCents: Cents,
        feeCents: Cents,
        netCents: Cents,
        sourceId: z.string().nullable(),
        createdAt: Instant,
      })
      .nullable(),
    /** Named in the entry but not (yet) read from Stripe. */
    balanceTransactionId: z.string().nullable(),
    /** Other entries of the same order. */
    neighbours: z.array(Entry).max(50),
  }),
  problems: ['ledger-entry-not-found'],
});

export const readOperation = endpoint({
  method: 'GET',
  path: '/office/ledger/operations/:operationId',
  summary: 'One call to Stripe: frozen parameters, key, tries, answer, and what was booked for it',
  access: 'staff',
  input: InLanguage.extend({ operationId: Id }),
  output: z.object({
    operation: OperationHead.extend({
      subjectId: Id,
      attempt: z.int(),
      idempotencyKey: z.string(),
      params: z.record(z.string(), z.unknown()),
      result: z.record(z.string(), z.unknown()).nullable(),
      error: z.record(z.string(), z.unknown()).nullable(),
      tries: z.int(),
      lookups: z.int(),
      createdAt: Instant,
      sentAt: Instant.nullable(),
      resolvedAt: Instant.nullable(),
    }),
    entries: z.array(Entry).max(50),
    involved: z.array(Involved),
  }),
  problems: ['operation-not-found'],
});

export const readProviderObject = endpoint({
  method: 'GET',
  path: '/office/ledger/provider-objects/:objectId',
  summary: 'One object as Stripe shows it now, and what names it here',
  access: 'staff',
  input: InLanguage.extend({
    objectId: z.string().regex(/^[a-z]{2,8}_[A-Za-z0-9_]{1,80}$/),
    /** The connected account that it belongs to, where that is not the platform. */
    account: z
      .string()
      .regex(/^acct_[A-Za-z0-9]{1,60}$/)
      .optional(),
  }),
  output: z.object({
    objectId: z.string(),
    /** Field by field, such as `status: succeeded`; secrets and addresses are left out. */
    fields: z.array(z.object({ name: z.string(), value: z.string() })),
    readAt: Instant,
    entries: z.array(Entry).max(50),
    involved: z.array(Involved),
  }),
  problems: ['provider-object-not-found', 'payment-service-unavailable'],
});
