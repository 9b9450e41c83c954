import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Day, InLanguage, Instant, OneLine } from './fields.ts';
import { Capacity, Changes, MAX_STOPS, PartRef, RunCode, TripState } from './office-runs.ts';

/** More orders do not fit on one van; a trip with more says so. */
export const MAX_TRIP_PARTS = 2_000;
/** Doors, points and farms of one trip. */
export const MAX_TRIP_STOPS = 600;
export const MAX_REASON_CHARS = 200;

/** A farm, a pick-up point or a door; `farm:<id>`, `point:<id>`, `door:<order id>`. */
const StopKey = z.string().regex(/^(farm|point|door):[0-9a-f-]{36}$/);

const TripPart = PartRef.extend({
  /** Pieces that are not refunded. */
  pieces: z.int(),
  coldChain: z.enum(['none', 'chilled', 'frozen']),
  minAge: z.int().nullable(),
});

export const TripStop = z.object({
  key: StopKey,
  kind: z.enum(['farm', 'point', 'door']),
  name: z.string(),
  street: z.string(),
  postcode: z.string(),
  town: z.string(),
  /** To call on the way; only from two days before the trip until the day after it. */
  phone: z.string().nullable(),
  parts: z.array(TripPart).max(MAX_TRIP_PARTS),
});
export type TripStop = z.infer<typeof TripStop>;

export const TripView = z.object({
  runCode: RunCode,
  label: z.string(),
  on: Day,
  state: TripState,
  isExtra: z.boolean(),
  departsHour: z.int(),
  cutOffAt: Instant,
  chilled: z.boolean(),
  capacity: Capacity,
  releasedAt: Instant.nullable(),
  releasedByName: z.string().nullable(),
  /** The places of the run, as buyers read them. */
  places: z.array(z.string()).max(MAX_STOPS),
  stops: z.array(TripStop).max(MAX_TRIP_STOPS),
  /** What each producer brings, and how many crates they said. */
  producers: z
    .array(z.object({ producerName: z.string(), orders: z.int(), crates: z.int().nullable() }))
    .max(MAX_TRIP_STOPS),
  parts: z.array(PartRef.extend({ buyerName: z.string() })).max(MAX_TRIP_PARTS),
  temperatures: z.object({ none: z.int(), chilled: z.int(), frozen: z.int() }),
  /** Coming days of this run to which orders could go. */
  otherDays: z.array(Day).max(12),
  changes: Changes,
});
export type TripView = z.infer<typeof TripView>;

const OneTrip = InLanguage.extend({ runCode: RunCode, on: Day });

export const readTrip = endpoint({
  method: 'GET',
  path: '/office/delivery/trips/:on/:runCode',
  summary: 'One trip: stops in driving order, crates per producer, temperatures, who rides on it',
  access: 'staff',
  input: OneTrip,
  output: TripView,
  problems: ['run-unknown', 'trip-unknown'],
});

export const moveTripStop = endpoint({
  method: 'POST',
  path: '/office/delivery/trips/:on/:runCode/stops',
  summary: 'Move one stop up or down',
  access: 'staff',
  input: OneTrip.extend({ stopKey: StopKey, direction: z.enum(['up', 'down']) }),
  output: z.object({ moved: z.literal(true) }),
  problems: ['run-unknown', 'trip-unknown', 'trip-released'],
});

export const releaseTrip = endpoint({
  method: 'POST',
  path: '/office/delivery/trips/:on/:runCode/release',
  summary: 'Let a trip go: nobody else can order for it, its stops stay; or take that back',
  access: 'staff',
  input: OneTrip.extend({ released: z.boolean() }),
  output: z.object({ released: z.boolean() }),
  problems: ['run-unknown', 'trip-unknown', 'trip-day-not-possible'],
});

export const callOffTrip = endpoint({
  method: 'POST',
  path: '/office/delivery/trips/:on/:runCode/call-off',
  summary: 'Drive on another day or not at all; refused until staff accept who is touched',
  access: 'staff',
  input: OneTrip.extend({
    movedToOn: Day.nullable(),
    reasonDe: OneLine(MAX_REASON_CHARS),
    reasonEn: OneLine(MAX_REASON_CHARS),
    /** Said after reading which orders ride on it. */
    acceptsOrders: z.boolean().default(false),
  }),
  output: z.object({ touched: z.int() }),
  problems: ['run-unknown', 'trip-unknown', 'trip-day-not-possible', 'trip-touches-orders'],
});

export const rebookTrip = endpoint({
  method: 'POST',
  path: '/office/delivery/trips/:on/:runCode/rebook',
  summary: 'Give the orders of a trip that was called off another day of the run',
  access: 'staff',
  input: OneTrip.extend({ toOn: Day }),
  output: z.object({ touched: z.int() }),
  problems: ['run-unknown', 'trip-unknown', 'trip-day-not-possible'],
});
