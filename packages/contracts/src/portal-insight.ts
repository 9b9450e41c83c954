import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Instant } from './fields.ts';

export const INSIGHT_DAYS = 28;
export const INSIGHT_WEEKS = 12;
/** Groups of fewer shoppers are not shown: nobody can be told from a crowd of five. */
export const MIN_GROUP = 5;
const MAX_ROWS = 10;

const Complaints = z.object({ complaints: z.int(), withdrawals: z.int() });

export const readInsight = endpoint({
  method: 'GET',
  path: '/portal/insight',
  summary: 'What sold, what was searched and missing, complaints, and what to prepare next week',
  access: 'producer',
  right: 'money',
  input: InLanguage,
  output: z.object({
    /** First and last day of the 28 days that are told about. */
    fromOn: Day,
    toOn: Day,
    orders: z.int(),
    /** Goods, without deposit and delivery, less what went back; and the 28 days before. */
    goodsCents: Cents,
    goodsBeforeCents: Cents,
    best: z
      .array(z.object({ productId: Id, name: z.string(), pieces: z.int(), goodsCents: Cents }))
      .max(MAX_ROWS),
    /** Goods by week, the oldest first; the last one ends today. */
    weeks: z.array(z.object({ fromOn: Day, goodsCents: Cents })).length(INSIGHT_WEEKS),
    /** Words that shoppers searched for in the market without finding anything. */
    missing: z.array(z.object({ text: z.string(), shoppers: z.int() })).max(MAX_ROWS),
    /** Where parcels and runs went, by the first two digits of the postcode. */
    regions: z.array(z.object({ postcodeStart: z.string(), shoppers: z.int() })).max(MAX_ROWS),
    problems: Complaints,
    problemsBefore: Complaints,
    /** The next seven days: what is ordered already, and what may come. */
    nextWeek: z.object({
      orderedPieces: z.int(),
      expectedPieces: z.int(),
      /** By how much the same guess was wrong in the last four weeks, on average. */
      typicalErrorPieces: z.int(),
      products: z
        .array(z.object({ productId: Id, name: z.string(), orderedPieces: z.int() }))
        .max(MAX_ROWS),
    }),
  }),
  problems: [],
});

export const LimitStanding = z.object({
  limitCents: Cents,
  turnoverCents: Cents,
  leftCents: Cents,
  percent: z.int(),
  level: z.enum(['calm', 'near', 'very_near', 'over']),
});

const Turnover = z.object({
  taxStatus: z.string(),
  year: z.int(),
  marketCents: Cents,
  marketPreviousCents: Cents,
  /** As the producer said; null: nothing was said yet. */
  declaredCents: Cents.nullable(),
  declaredPreviousCents: Cents.nullable(),
  /** Only small businesses watch the limits of § 19 UStG. */
  limits: z
    .object({
      thisYear: LimitStanding,
      nextYear: LimitStanding,
      previousExceeded: z.boolean(),
    })
    .nullable(),
  asOf: Instant,
});

export const readTurnover = endpoint({
  method: 'GET',
  path: '/portal/turnover',
  summary: 'Turnover of this year and the last, with the limits of small businesses (§ 19 UStG)',
  access: 'producer',
  right: 'money',
  input: InLanguage,
  output: Turnover,
  problems: [],
});

/** 21 million euros: more than any small business may take. */
export const MAX_DECLARED_CENTS = 2_100_000_000;

export const declareTurnover = endpoint({
  method: 'PUT',
  path: '/portal/turnover',
  summary: 'What the producer took beside the market in a calendar year; said again, it replaces',
  access: 'producer',
  right: 'money',
  input: InLanguage.extend({
    year: z.enum(['current', 'previous']),
    grossCents: z.int().min(0).max(MAX_DECLARED_CENTS),
  }),
  output: Turnover,
  problems: [],
});
