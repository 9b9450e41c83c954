import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Instant, OneLine } from './fields.ts';
import { PaymentAccountState } from './portal-payouts.ts';

/** Stripe moves at most 999,999.99 at once. */
export const MAX_MOVE_CENTS = 99_999_999;
const MoveCents = Cents.min(1).max(MAX_MOVE_CENTS);
const MAX_ROWS = 100;
const KEY_PROBLEMS = [
  'idempotency-key-missing',
  'idempotency-key-reused',
  'idempotency-key-in-use',
] as const;

export const PlatformPayoutState = z.enum([
  'requested',
  'withdrawn',
  'approved',
  'sent',
  'paid',
  'returned',
  'rejected',
]);

export const TopUpState = z.enum([
  'approved',
  'pending',
  'succeeded',
  'failed',
  'canceled',
  'reversed',
  'rejected',
]);

export const PlatformPayout = z.object({
  id: Id,
  stripePayoutId: z.string().nullable(),
  origin: z.enum(['office', 'dashboard', 'automatic']),
  amountCents: Cents,
  state: PlatformPayoutState,
  requestedAt: Instant,
  requestedByName: z.string().nullable(),
  requestedByMe: z.boolean(),
  approvedByName: z.string().nullable(),
  arrivalAt: Instant.nullable(),
  failureCode: z.string().nullable(),
});
export type PlatformPayout = z.infer<typeof PlatformPayout>;

export const TopUp = z.object({
  id: Id,
  stripeTopUpId: z.string().nullable(),
  origin: z.enum(['office', 'dashboard']),
  amountCents: Cents,
  state: TopUpState,
  requestedAt: Instant,
  requestedByName: z.string().nullable(),
  failureCode: z.string().nullable(),
});
export type TopUp = z.infer<typeof TopUp>;

export const FeeBearingRule = z.object({
  validFrom: Day,
  mode: z.enum(['cooperative', 'producers']),
  resolution: z.string(),
});
export const FloatRule = z.object({
  validFrom: Day,
  minimumCents: Cents,
  volumeShareBps: z.int(),
  resolution: z.string(),
});

export const TreasuryView = z.object({
  /** The balance as it was last read at Stripe; null before the first reading. */
  balance: z
    .object({
      availableCents: Cents,
      pendingCents: Cents,
      connectReservedCents: Cents,
      readAt: Instant,
    })
    .nullable(),
  /** What belongs to whom, from the ledger. */
  obligations: z.object({
    unearnedCents: Cents,
    dueCents: Cents,
    inflightCents: Cents,
    reserveCents: Cents,
    refundPayableCents: Cents,
    vatCents: Cents,
  }),
  floatCents: Cents,
  volumeCents: Cents,
  underWayCents: Cents,
  withdrawableCents: Cents,
  payouts: z.array(PlatformPayout).max(MAX_ROWS),
  topUps: z.array(TopUp).max(MAX_ROWS),
  /** Stripe's fees without an order (Connect), this year. */
  fees: z.object({
    totalCents: Cents,
    producers: z.array(
      z.object({
        producerId: Id,
        producerName: z.string(),
        /** Where Stripe names the account. */
        namedCents: Cents,
        /** Of the fees that name nobody, by the number of payouts. */
        shareCents: Cents,
      }),
    ),
  }),
  feeBearing: z.array(FeeBearingRule),
  floatRules: z.array(FloatRule),
});
export type TreasuryView = z.infer<typeof TreasuryView>;

export const readTreasury = endpoint({
  method: 'GET',
  path: '/office/treasury',
  summary: 'The balance at Stripe: what belongs to whom, payouts, top-ups and fees',
  access: 'staff',
  input: InLanguage,
  output: TreasuryView,
  problems: [],
});

export const requestPlatformPayout = endpoint({
  method: 'POST',
  path: '/office/treasury/payouts',
  summary: 'Ask for a payout of the cooperative’s own money; a second person releases it',
  access: 'staff',
  status: 201,
  idempotent: true,
  input: InLanguage.extend({ amountCents: MoveCents }),
  output: z.object({ id: Id }),
  problems: ['payout-too-high', ...KEY_PROBLEMS],
});

const OnePayout = InLanguage.extend({ payoutId: Id });

export const approvePlatformPayout = endpoint({
  method: 'POST',
  path: '/office/treasury/payouts/:payoutId/approval',
  summary: 'The second person releases a payout; it is sent to Stripe',
  access: 'staff',
  input: OnePayout,
  output: z.object({ approved: z.literal(true) }),
  problems: [
    'treasury-payout-not-found',
    'second-person-needed',
    'step-not-possible',
    'payout-too-high',
  ],
});

export const withdrawPlatformPayout = endpoint({
  method: 'POST',
  path: '/office/treasury/payouts/:payoutId/withdrawal',
  summary: 'Take back a payout that nobody has released',
  access: 'staff',
  input: OnePayout,
  output: z.object({ withdrawn: z.literal(true) }),
  problems: ['treasury-payout-not-found', 'step-not-possible'],
});

export const requestTopUp = endpoint({
  method: 'POST',
  path: '/office/treasury/top-ups',
  summary: 'Bring money of the cooperative from its bank account to the balance',
  access: 'staff',
  status: 201,
  idempotent: true,
  input: InLanguage.extend({ amountCents: MoveCents }),
  output: z.object({ id: Id }),
  problems: [...KEY_PROBLEMS],
});

export const MAX_FLOAT_CENTS = 10_000_000;

export const resolveFeeBearing = endpoint({
  method: 'POST',
  path: '/office/treasury/fee-bearing',
  summary: 'Write down a resolution about who bears Stripe’s fees of later orders',
  access: 'staff',
  input: InLanguage.extend({
    validFrom: Day,
    mode: z.enum(['cooperative', 'producers']),
    resolution: OneLine(120),
  }),
  output: z.object({ resolved: z.literal(true) }),
  problems: ['resolution-in-the-past'],
});

export const resolveFloat = endpoint({
  method: 'POST',
  path: '/office/treasury/float',
  summary: 'Write down a resolution about the float',
  access: 'staff',
  input: InLanguage.extend({
    validFrom: Day,
    minimumCents: Cents.min(0).max(MAX_FLOAT_CENTS),
    volumeShareBps: z.int().min(0).max(10_000),
    resolution: OneLine(120),
  }),
  output: z.object({ resolved: z.literal(true) }),
  problems: ['resolution-in-the-past'],
});

export const allowEarlyShipping = endpoint({
  method: 'POST',
  path: '/office/orders/:orderId/early-shipping',
  summary:
    'Let the goods leave while the direct debit is processed; the cooperative bears the risk',
  access: 'staff',
  input: InLanguage.extend({ orderId: Id }),
  output: z.object({ allowed: z.literal(true) }),
  problems: ['order-not-found', 'step-not-possible'],
});

export const PaymentAccountRow = z.object({
  producerId: Id,
  producerName: z.string(),
  state: PaymentAccountState,
  payoutsEnabled: z.boolean(),
  stripeAccountId: z.string().nullable(),
  /** Replaced accounts of this producer. */
  formerAccounts: z.int(),
  requirements: z.int(),
  dueCents: Cents,
  waitingSince: Instant.nullable(),
  remindedAfterDays: z.array(z.int()),
  lastPayout: z.object({ status: z.string(), amountCents: Cents, arrivalAt: Instant }).nullable(),
});
export type PaymentAccountRow = z.infer<typeof PaymentAccountRow>;

export const listPaymentAccounts = endpoint({
  method: 'GET',
  path: '/office/payment-accounts',
  summary: 'The producers’ payment accounts: state, what waits for them, reminders',
  access: 'staff',
  input: InLanguage,
  output: z.object({ accounts: z.array(PaymentAccountRow).max(1_000) }),
  problems: [],
});
