import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Instant } from './fields.ts';
import {
  Month,
  MonthOrYear,
  MonthStatement,
  RunState,
  StatementView,
  WaitReason,
} from './settlement.ts';

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
  /** What was taken off since the sale. */
  refundedCents: Cents,
  /** Why it is not paid out yet. */
  reason: WaitReason.or(z.literal('ready_for_next_run')),
  /** When the reason ends by itself; null where a person or somebody else must act. */
  until: Instant.nullable(),
});

export const Rhythm = z.enum(['weekly', 'monthly']);

export const listPayouts = endpoint({
  method: 'GET',
  path: '/portal/payouts',
  summary: 'What is earned, what waits and why, and all settlements of this producer',
  access: 'producer',
  right: 'money',
  input: InLanguage,
  output: z.object({
    accountState: PaymentAccountState,
    /** The producer’s balances in the cooperative’s ledger. */
    unearnedCents: Cents,
    dueCents: Cents,
    inflightCents: Cents,
    reserveCents: Cents,
    /** What the producer owes the cooperative; it is offset in the next settlements. */
    receivableCents: Cents,
    transferredCents: Cents,
    rhythm: Rhythm,
    /** The day of the next weekly run, in Germany, and what it would transfer as things stand. */
    nextRunOn: Day,
    nextRunCents: Cents,
    minimumCents: Cents,
    /** Reserves by the day on which they go out. */
    reserves: z
      .array(z.object({ orderNumber: z.string(), reserveCents: Cents, until: Instant }))
      .max(200),
    waiting: z.array(WaitingShare).max(200),
    runs: z
      .array(
        z.object({
          runId: Id,
          runNumber: z.string(),
          state: RunState,
          approvedAt: Instant.nullable(),
          orders: z.int(),
          transferCents: Cents,
          transferredCents: Cents,
        }),
      )
      .max(100),
    /** Months with a statement, the newest first. */
    months: z.array(Month).max(36),
  }),
  problems: [],
});

const OneRun = InLanguage.extend({ runId: Id });

export const readPayoutStatement = endpoint({
  method: 'GET',
  path: '/portal/payouts/:runId',
  summary: 'The statement of one settlement',
  access: 'producer',
  right: 'money',
  input: OneRun,
  output: StatementView,
  problems: ['statement-not-found'],
});

export const readPayoutCsv = endpoint({
  method: 'GET',
  path: '/portal/payouts/:runId/statement.csv',
  summary: 'The same statement as CSV (semicolons, decimal commas, UTF-8 with BOM)',
  access: 'producer',
  right: 'money',
  mediaType: 'text/csv',
  input: OneRun,
  output: z.string(),
  problems: ['statement-not-found'],
});

export const chooseRhythm = endpoint({
  method: 'POST',
  path: '/portal/payouts/rhythm',
  summary: 'Be settled every week or once a month',
  access: 'producer',
  right: 'money',
  input: InLanguage.extend({ rhythm: Rhythm }),
  output: z.object({ rhythm: Rhythm }),
  problems: [],
});

const OneMonth = InLanguage.extend({ month: MonthOrYear });

export const readPayoutMonth = endpoint({
  method: 'GET',
  path: '/portal/payouts/months/:month',
  summary: 'A month or a year: what was earned, deducted, paid out and is still open',
  access: 'producer',
  right: 'money',
  input: OneMonth,
  output: MonthStatement,
  problems: ['statement-not-found'],
});

export const readPayoutMonthCsv = endpoint({
  method: 'GET',
  path: '/portal/payouts/months/:month/statement.csv',
  summary: 'The same month or year as CSV',
  access: 'producer',
  right: 'money',
  mediaType: 'text/csv',
  input: OneMonth,
  output: z.string(),
  problems: ['statement-not-found'],
});

export const readOnboarding = endpoint({
  method: 'GET',
  path: '/portal/onboarding',
  summary: 'The state of the payment account and what is still missing',
  access: 'producer',
  right: 'money',
  input: InLanguage,
  output: z.object({
    accountState: PaymentAccountState,
    requirements: z.array(z.object({ code: z.string(), deadlineAt: Instant.nullable() })),
    payoutsEnabled: z.boolean(),
    tasks: z.array(
      z.object({
        key: z.enum(['profile', 'payment_account', 'tax', 'delivery', 'first_product', 'photo']),
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
  right: 'money',
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
  right: 'money',
  // There the bank account is changed to which money goes.
  inPerson: true,
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
  right: 'money',
  // There the bank account is changed to which money goes.
  inPerson: true,
  status: 201,
  input: InLanguage,
  output: z.object({ url: z.url() }),
  problems: ['payment-service-unavailable'],
});
