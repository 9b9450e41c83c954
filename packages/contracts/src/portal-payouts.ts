import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Id, InLanguage, Instant } from './fields.ts';
import { RunState, StatementView } from './settlement.ts';

export const PaymentAccountState = z.enum([
  'none',
  'invited',
  'onboarding',
  'in_review',
  'payable',
  'restricted',
  'rejected',
  'closed',
]);
export type PaymentAccountState = z.infer<typeof PaymentAccountState>;

export const WaitingShare = z.object({
  producerOrderId: Id,
  orderNumber: z.string(),
  grossCents: Cents,
  commissionNetCents: Cents,
  commissionVatCents: Cents,
  payoutCents: Cents,
  /** Why it is not paid out yet. */
  reason: z.enum([
    'not_handed_over',
    'hold_running',
    'ready_for_next_run',
    'in_run',
    'account_not_payable',
    /** A complaint, a refund or a refused transfer that a person must settle first. */
    'open_problem',
  ]),
  holdUntil: Instant.nullable(),
});

export const listPayouts = endpoint({
  method: 'GET',
  path: '/portal/payouts',
  summary: 'What is earned, what waits and why, and all settlements of this producer',
  access: 'producer',
  input: InLanguage,
  output: z.object({
    accountState: PaymentAccountState,
    /** The producer’s balances in the cooperative’s ledger. */
    unearnedCents: Cents,
    dueCents: Cents,
    inflightCents: Cents,
    transferredCents: Cents,
    waiting: z.array(WaitingShare).max(200),
    runs: z
      .array(
        z.object({
          runId: Id,
          runNumber: z.string(),
          state: RunState,
          approvedAt: Instant.nullable(),
          orders: z.int(),
          payoutCents: Cents,
          transferredCents: Cents,
        }),
      )
      .max(100),
  }),
  problems: [],
});

const OneRun = InLanguage.extend({ runId: Id });

export const readPayoutStatement = endpoint({
  method: 'GET',
  path: '/portal/payouts/:runId',
  summary: 'The statement of one settlement',
  access: 'producer',
  input: OneRun,
  output: StatementView,
  problems: ['statement-not-found'],
});

export const readPayoutCsv = endpoint({
  method: 'GET',
  path: '/portal/payouts/:runId/statement.csv',
  summary: 'The same statement as CSV (semicolons, decimal commas, UTF-8 with BOM)',
  access: 'producer',
  mediaType: 'text/csv',
  input: OneRun,
  output: z.string(),
  problems: ['statement-not-found'],
});

export const readOnboarding = endpoint({
  method: 'GET',
  path: '/portal/onboarding',
  summary: 'The state of the payment account and what is still missing',
  access: 'producer',
  input: InLanguage,
  output: z.object({
    accountState: PaymentAccountState,
    requirements: z.array(z.object({ code: z.string(), deadlineAt: Instant.nullable() })),
    payoutsEnabled: z.boolean(),
    tasks: z.array(
      z.object({
        key: z.enum(['profile', 'tax', 'delivery', 'payment_account', 'first_product']),
        done: z.boolean(),
      }),
    ),
    tax: z.object({ taxStatus: z.string(), validFrom: z.iso.date(), vatId: z.string().nullable() }),
  }),
  problems: [],
});

export const listBankPayouts = endpoint({
  method: 'GET',
  path: '/portal/bank-payouts',
  summary: 'What the payment provider has sent to the producer’s own bank account',
  access: 'producer',
  input: InLanguage,
  output: z.object({
    /** False while the provider sends nothing, because the bank refused the last payout. */
    payoutsEnabled: z.boolean(),
    /** Whether the producer has pages of their own at the provider. */
    hasDashboard: z.boolean(),
    payouts: z
      .array(
        z.object({
          payoutId: z.string(),
          amountCents: Cents,
          state: z.enum(['on_its_way', 'arrived', 'returned']),
          arrivalAt: Instant,
        }),
      )
      .max(100),
  }),
  problems: [],
});

export const openPaymentDashboard = endpoint({
  method: 'POST',
  path: '/portal/onboarding/dashboard-link',
  summary: 'A fresh single-use link to the producer’s own pages at the payment provider',
  access: 'producer',
  status: 201,
  input: InLanguage,
  output: z.object({ url: z.url() }),
  problems: ['step-not-possible', 'payment-service-unavailable'],
});

export const openOnboarding = endpoint({
  method: 'POST',
  path: '/portal/onboarding/link',
  summary: 'A fresh single-use link to the payment provider’s onboarding page',
  access: 'producer',
  status: 201,
  input: InLanguage,
  output: z.object({ url: z.url() }),
  problems: ['payment-service-unavailable'],
});
