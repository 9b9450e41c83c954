import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Instant, MAX_NAME_CHARS, OneLine, Weekday } from './fields.ts';

/** Runs, days, stops and changes that one page holds; far above what one cooperative drives. */
export const MAX_RUNS = 100;
export const MAX_TRIPS = 1_000;
export const MAX_STOPS = 60;
export const MAX_AREAS = 60;
export const MAX_CHANGES = 30;
/** The list of trips looks this many days ahead. */
export const TRIP_DAYS = 28;
/** No delivery of the cooperative costs more. */
export const MAX_FEE_CENTS = 20_000;

export const RunCode = z.string().regex(/^[a-z0-9-]{1,40}$/);
export const Capacity = z.int().min(1).max(5_000).nullable();
export const Area = z.object({ from: z.string(), to: z.string() });

/** Who changed what: the newest first. */
export const ChangeRow = z.object({
  what: z.enum([
    'planned',
    'changed',
    'trip_added',
    'trip_moved',
    'trip_called_off',
    'trip_released',
    'trip_reopened',
    'orders_rebooked',
    'stops_ordered',
    'opened',
    'closed',
    'closure_added',
    'closure_removed',
    'price_resolved',
  ]),
  byName: z.string(),
  at: Instant,
  /** The names of the fields that changed, or the days that it is about. */
  facts: z.array(z.string()).max(20),
});
export type ChangeRow = z.infer<typeof ChangeRow>;
export const Changes = z.array(ChangeRow).max(MAX_CHANGES);

export const TripState = z.enum(['open', 'cut_off', 'released', 'called_off']);

export const TripRow = z.object({
  runCode: RunCode,
  label: z.string(),
  on: Day,
  state: TripState,
  /** Driven in place of the week, or as one more. */
  isExtra: z.boolean(),
  departsHour: z.int(),
  cutOffAt: Instant,
  stops: z.array(z.string()).max(MAX_STOPS),
  chilled: z.boolean(),
  capacity: Capacity,
  /** Parts of orders that ride on it; on a trip that was called off, those without a new day. */
  orders: z.int(),
});
export type TripRow = z.infer<typeof TripRow>;

export const RunRow = z.object({
  runCode: RunCode,
  label: z.string(),
  kind: z.enum(['regional', 'city']),
  weekdays: z.array(Weekday),
  firstOn: Day.nullable(),
  lastOn: Day.nullable(),
  /** Producers that offer it. */
  producers: z.int(),
});

export const listTrips = endpoint({
  method: 'GET',
  path: '/office/delivery/trips',
  summary: 'The coming trips of all runs with their stops, last moments to order and orders',
  access: 'staff',
  input: InLanguage.extend({ fromOn: Day.optional() }),
  output: z.object({
    fromOn: Day,
    toOn: Day,
    trips: z.array(TripRow).max(MAX_TRIPS),
    runs: z.array(RunRow).max(MAX_RUNS),
  }),
  problems: [],
});

/** A run as staff write it down. */
export const RunPlanFields = z.object({
  nameDe: OneLine(MAX_NAME_CHARS),
  nameEn: OneLine(MAX_NAME_CHARS),
  weekdays: z.array(Weekday).max(7),
  /** Null: at once, and without an end. */
  firstOn: Day.nullable(),
  lastOn: Day.nullable(),
  /** Calendar days between the last day to order and the trip; until this hour that day counts. */
  leadDays: z.int().min(0).max(14),
  cutOffHour: z.int().min(1).max(23),
  departsHour: z.int().min(0).max(23),
  chilled: z.boolean(),
  capacity: Capacity,
  areas: z.array(Area).max(MAX_AREAS),
  stops: z.array(OneLine(MAX_NAME_CHARS)).min(1).max(MAX_STOPS),
});
export type RunPlanFields = z.infer<typeof RunPlanFields>;

const Fee = Cents.min(0).max(MAX_FEE_CENTS);

export const planRun = endpoint({
  method: 'POST',
  path: '/office/delivery/runs',
  summary: 'Plan a weekly run with its prices; producers may join it in their portal',
  access: 'staff',
  status: 201,
  input: InLanguage.extend(RunPlanFields.shape).extend({ doorCents: Fee, pointCents: Fee }),
  output: z.object({ runCode: RunCode }),
  problems: ['run-plan-not-possible', 'run-name-taken'],
});

const OneRun = InLanguage.extend({ runCode: RunCode });

export const readRunPlan = endpoint({
  method: 'GET',
  path: '/office/delivery/runs/:runCode',
  summary: 'One run for changing, with who changed it before',
  access: 'staff',
  input: OneRun,
  output: z.object({
    runCode: RunCode,
    kind: z.enum(['regional', 'city']),
    version: z.int(),
    plan: RunPlanFields,
    producers: z.int(),
    changes: Changes,
  }),
  problems: ['run-unknown'],
});

export const changeRunPlan = endpoint({
  method: 'PUT',
  path: '/office/delivery/runs/:runCode',
  summary: 'Change a run; refused while orders ride on a day that it would lose',
  access: 'staff',
  input: OneRun.extend(RunPlanFields.shape).extend({ version: z.int().min(1) }),
  output: z.object({ version: z.int() }),
  problems: ['run-unknown', 'run-plan-not-possible', 'run-changed-meanwhile'],
});

export const addTrip = endpoint({
  method: 'POST',
  path: '/office/delivery/trips',
  summary: 'One more trip of a run on a day beside its week; twice is once',
  access: 'staff',
  status: 201,
  input: InLanguage.extend({ runCode: RunCode, on: Day }),
  output: z.object({ runCode: RunCode, on: Day }),
  problems: ['run-unknown', 'trip-day-not-possible'],
});

export const PartRef = z.object({
  producerOrderId: Id,
  orderId: Id,
  number: z.string(),
  producerName: z.string(),
});
