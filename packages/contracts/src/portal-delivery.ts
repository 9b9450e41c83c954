import { OWN_WAY_KEYS, type OwnWayKey } from '@markthalle/domain/ownWays';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, InLanguage, Weekday } from './fields.ts';

export const MAX_LEAD_DAYS = 30;
export const MAX_WAY_CENTS = 10_000;
export const MAX_FREE_FROM_CENTS = 100_000;

const OwnWay = z.object({
  key: z.enum(OWN_WAY_KEYS as [OwnWayKey, ...OwnWayKey[]]),
  priceCents: z.int().min(0).max(MAX_WAY_CENTS),
  /** Goods value from which it costs nothing; null: never. */
  freeFromCents: z.int().min(1).max(MAX_FREE_FROM_CENTS).nullable(),
});

const Answers = z.object({
  /** Days on which goods leave the farm. */
  dispatchWeekdays: z
    .array(Weekday)
    .min(1)
    .max(7)
    .transform((days) => [...new Set(days)]),
  /** Working days until goods are ready, where a product names no own time. */
  leadTimeDays: z.int().min(0).max(MAX_LEAD_DAYS),
  ways: z.array(OwnWay).max(OWN_WAY_KEYS.length),
  /** The regional run that collects at the farm; null: none. */
  tourCode: z.string().max(40).nullable(),
  /** Joins the weekly run to the cities. */
  joinsCityRun: z.boolean(),
});

const RunChoice = z.object({
  code: z.string(),
  label: z.string(),
  weekdays: z.array(Weekday),
  chilled: z.boolean(),
  stops: z.array(z.string()),
});

export const readDeliverySetup = endpoint({
  method: 'GET',
  path: '/portal/delivery',
  summary: 'When this producer hands over, by which ways, at which prices, and the runs to join',
  access: 'producer',
  right: 'farm',
  input: InLanguage,
  output: z.object({
    answers: Answers,
    regionalRuns: z.array(RunChoice),
    cityRun: RunChoice.nullable(),
    usual: z.array(z.object({ key: z.string(), priceCents: Cents })),
  }),
  problems: [],
});

export const saveDeliverySetup = endpoint({
  method: 'PUT',
  path: '/portal/delivery',
  summary: 'Answer the three questions of delivery; open orders keep what was promised',
  access: 'producer',
  right: 'farm',
  input: InLanguage.extend({
    answers: Answers,
    /** Said after the producer read which products nobody can order any more. */
    acceptsUnreachable: z.boolean().default(false),
  }),
  output: z.object({ saved: z.literal(true) }),
  problems: ['delivery-without-way', 'run-not-found', 'products-unreachable'],
});
