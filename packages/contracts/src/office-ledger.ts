import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Id, InLanguage, Instant } from './fields.ts';

export const readLedger = endpoint({
  method: 'GET',
  path: '/office/ledger',
  summary: 'All ledger accounts with their sums, and the payment provider’s balance beside them',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    accounts: z.array(
      z.object({
        accountCode: z.string(),
        producerName: z.string().nullable(),
        debitCents: Cents,
        creditCents: Cents,
        /** Debit minus credit. */
        balanceCents: Cents,
      }),
    ),
    trialBalanceCents: Cents,
    /** Null while the payment service does not answer. */
    providerBalanceCents: Cents.nullable(),
  }),
  problems: [],
});

export const listEntries = endpoint({
  method: 'GET',
  path: '/office/ledger/entries',
  summary: 'Journal entries, newest first, of one account if named',
  access: 'staff',
  input: InLanguage.extend({
    accountCode: z.string().max(80).optional(),
    cursor: z.string().max(200).optional(),
  }),
  output: z.object({
    entries: z
      .array(
        z.object({
          entryId: Id,
          bookedAt: Instant,
          step: z.string(),
          memo: z.string(),
          orderId: Id.nullable(),
          orderNumber: z.string().nullable(),
          postings: z.array(
            z.object({
              accountCode: z.string(),
              side: z.enum(['debit', 'credit']),
              amountCents: Cents,
            }),
          ),
        }),
      )
      .max(50),
    nextCursor: z.string().nullable(),
  }),
  problems: [],
});
