import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, InLanguage, Instant, OneLine } from './fields.ts';

export const MoneyCheck = z.object({
  id: z.string(),
  title: z.string(),
  ok: z.boolean(),
  /** What differs, one line each; empty when ok. */
  findings: z.array(z.string()),
});
export type MoneyCheck = z.infer<typeof MoneyCheck>;

export const readMoneyChecks = endpoint({
  method: 'GET',
  path: '/office/money-check',
  summary: 'What the last run of every money check found',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    /** Null while no check has run. */
    checkedAt: Instant.nullable(),
    checks: z.array(MoneyCheck),
  }),
  problems: [],
});

export const runMoneyCheck = endpoint({
  method: 'POST',
  path: '/office/money-check',
  summary: 'Run every money check now',
  access: 'staff',
  input: InLanguage,
  output: z.object({ checks: z.array(MoneyCheck), ok: z.boolean() }),
  problems: [],
});

const MAX_METHOD_CHARS = 30;
const MAX_FEE_CENTS = 10_000;
const MAX_RATE_BPS = 10_000;
const MAX_SOURCE_CHARS = 200;

/** What Stripe should charge for a payment method from a day on: a share of the amount and a fixed part. */
const ExpectedFee = z.object({
  method: z
    .string()
    .regex(/^[a-z_]+$/)
    .max(MAX_METHOD_CHARS),
  validFrom: Day,
  rateBps: z.int().min(0).max(MAX_RATE_BPS),
  fixedCents: Cents.min(0).max(MAX_FEE_CENTS),
  /** A charge whose fee differs by more is a finding (N18). */
  toleranceCents: Cents.min(0).max(MAX_FEE_CENTS),
  /** Contract, price list or resolution. */
  source: OneLine(MAX_SOURCE_CHARS),
});
export type ExpectedFee = z.infer<typeof ExpectedFee>;

export const listExpectedFees = endpoint({
  method: 'GET',
  path: '/office/expected-fees',
  summary: 'What Stripe should charge per payment method, by date',
  access: 'staff',
  input: InLanguage,
  output: z.object({ fees: z.array(ExpectedFee) }),
  problems: [],
});

export const addExpectedFee = endpoint({
  method: 'POST',
  path: '/office/expected-fees',
  summary: 'A new price of a payment method from a day on; nothing is overwritten',
  access: 'staff',
  status: 201,
  input: InLanguage.extend(ExpectedFee.shape),
  output: ExpectedFee,
  problems: ['step-not-possible'],
});
