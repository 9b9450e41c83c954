import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { InLanguage, Instant } from './fields.ts';

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
