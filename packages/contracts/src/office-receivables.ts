import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Id, InLanguage, Instant, MAX_PRICE_CENTS, OneLine } from './fields.ts';

const Debt = z
  .int()
  .min(1)
  .max(MAX_PRICE_CENTS * 100);
const Done = z.object({ done: z.literal(true) });

export const listReceivables = endpoint({
  method: 'GET',
  path: '/office/receivables',
  summary: 'What producers and carriers owe, and the write-offs that wait for a second person',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    debts: z.array(
      z.object({
        /** Null: the carriers together. */
        producerId: Id.nullable(),
        name: z.string(),
        accountCode: z.string(),
        debtCents: Cents,
        /** What the next run can set against it. */
        dueCents: Cents,
        reserveCents: Cents,
      }),
    ),
    recoveries: z
      .array(
        z.object({
          recoveryId: Id,
          producerName: z.string(),
          orderId: Id,
          orderNumber: z.string(),
          causeKind: z.enum(['refund', 'dispute']),
          causeId: Id,
          amountCents: Cents,
          reserveCents: Cents,
          reversedCents: Cents,
          createdAt: Instant,
        }),
      )
      .max(50),
    writeOffs: z.array(
      z.object({
        writeOffId: Id,
        name: z.string(),
        amountCents: Cents,
        reason: z.string(),
        requestedByName: z.string(),
        requestedByMe: z.boolean(),
        requestedAt: Instant,
      }),
    ),
  }),
  problems: [],
});

export const requestWriteOff = endpoint({
  method: 'POST',
  path: '/office/receivables/write-offs',
  summary: 'Ask to give up a debt; a second person decides',
  access: 'staff',
  input: InLanguage.extend({
    producerId: Id.nullable(),
    amountCents: Debt,
    reason: OneLine(300).min(3),
  }),
  output: z.object({ writeOffId: Id }),
  problems: ['debt-too-small', 'write-off-open'],
});

const OneWriteOff = InLanguage.extend({ writeOffId: Id });

export const approveWriteOff = endpoint({
  method: 'POST',
  path: '/office/receivables/write-offs/:writeOffId/approval',
  summary: 'The second person gives the debt up',
  access: 'staff',
  input: OneWriteOff,
  output: Done,
  problems: [
    'write-off-not-found',
    'refund-second-person-needed',
    'debt-too-small',
    'step-not-possible',
  ],
});

export const discardWriteOff = endpoint({
  method: 'POST',
  path: '/office/receivables/write-offs/:writeOffId/discarding',
  summary: 'Keep the debt after all',
  access: 'staff',
  input: OneWriteOff,
  output: Done,
  problems: ['write-off-not-found', 'step-not-possible'],
});

export const recordDebtPayment = endpoint({
  method: 'POST',
  path: '/office/receivables/payments',
  summary: 'Record that a debt was paid into the bank account',
  access: 'staff',
  idempotent: true,
  input: InLanguage.extend({ producerId: Id.nullable(), amountCents: Debt }),
  output: Done,
  problems: [
    'debt-too-small',
    'idempotency-key-missing',
    'idempotency-key-reused',
    'idempotency-key-in-use',
  ],
});
