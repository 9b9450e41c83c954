import { z } from 'zod';
import { OfferedWay } from './catalog.ts';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Slug, Weekday } from './fields.ts';

/** A producer needs no more holidays in the calendar at once, and none longer. */
export const MAX_CLOSURES_PER_PRODUCER = 20;
export const MAX_CLOSURE_DAYS = 60;
/** More open orders in one closure are not listed one by one. */
export const MAX_CLOSURE_ORDERS = 100;

export const Run = z.object({
  code: z.string(),
  kind: z.enum(['regional', 'city']),
  label: z.string(),
  chilled: z.boolean(),
  weekdays: z.array(Weekday),
  leadDays: z.int(),
  cutOffHour: z.int(),
  areas: z.array(z.object({ from: z.string(), to: z.string() })),
  exceptions: z.array(
    z.object({
      on: Day,
      movedToOn: Day.nullable(),
      because: z.enum(['full', 'released', 'point_closed']).optional(),
    }),
  ),
  /** The first and the last day of the series; null: no limit. */
  firstOn: Day.nullable().optional(),
  lastOn: Day.nullable().optional(),
  stops: z.array(z.string()),
  /** What the ride to the door costs at least, once for a whole order. */
  doorCents: Cents,
});

export const Closure = z.object({ fromOn: Day, toOn: Day });

export const PickupPoint = z.object({
  pointId: Id,
  slug: Slug,
  runCode: z.string(),
  name: z.string(),
  street: z.string(),
  postcode: z.string(),
  town: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  opening: z.string(),
  coolBox: z.boolean(),
  /** False for lockers and honour shelves, where no alcohol may wait. */
  attended: z.boolean(),
  priceCents: Cents,
  /** Days on which nothing can be left there. */
  closures: z.array(Closure).readonly().optional(),
});
export type PickupPoint = z.infer<typeof PickupPoint>;

/** What computing a date and a price needs beside a product's own facts; the same for all pages. */
export const DeliveryCalendar = z.object({
  runs: z.array(Run),
  points: z.array(PickupPoint),
  surcharges: z.object({ islandCents: Cents, ageServiceCents: Cents }),
  closures: z.array(Closure.extend({ producerId: Id })),
});
export type DeliveryCalendar = z.infer<typeof DeliveryCalendar>;

export const readDeliveryCalendar = endpoint({
  method: 'GET',
  path: '/delivery/calendar',
  summary: 'Runs, pick-up points, surcharges and closures in force today',
  access: 'public',
  input: InLanguage,
  output: DeliveryCalendar,
  problems: [],
});

export const listDeliveryTerms = endpoint({
  method: 'GET',
  path: '/delivery/terms',
  summary: 'How each producer delivers and what it costs today',
  access: 'public',
  input: InLanguage,
  output: z.object({
    producers: z.array(
      z.object({
        producerId: Id,
        producerSlug: Slug,
        producerName: z.string(),
        town: z.string(),
        leadTimeDays: z.int(),
        dispatchWeekdays: z.array(Weekday),
        ways: z.array(OfferedWay),
      }),
    ),
  }),
  problems: [],
});

/** Orders that were promised for days on which the producer is away. */
export const ClosureOrders = z
  .array(z.object({ producerOrderId: Id, number: z.string(), handOverOn: Day }))
  .max(MAX_CLOSURE_ORDERS);

const OwnClosures = z.object({
  closures: z
    .array(Closure.extend({ closureId: Id, orders: ClosureOrders }))
    .max(MAX_CLOSURES_PER_PRODUCER),
});

export const listClosures = endpoint({
  method: 'GET',
  path: '/portal/closures',
  summary: 'The coming days on which this producer hands nothing over',
  access: 'producer',
  right: 'farm',
  input: InLanguage,
  output: OwnClosures,
  problems: [],
});

export const addClosure = endpoint({
  method: 'POST',
  path: '/portal/closures',
  summary: 'Close for some days; open orders keep their dates',
  access: 'producer',
  right: 'farm',
  status: 201,
  input: InLanguage.extend({
    fromOn: Day,
    toOn: Day,
    /** Said after the producer read which open orders were promised for these days. */
    acceptsOrders: z.boolean().default(false),
  }),
  output: OwnClosures,
  problems: ['closure-not-possible', 'closure-touches-orders'],
});

export const removeClosure = endpoint({
  method: 'DELETE',
  path: '/portal/closures/:closureId',
  summary: 'Open again; a closure that is gone already is no error',
  access: 'producer',
  right: 'farm',
  input: InLanguage.extend({ closureId: Id }),
  output: OwnClosures,
  problems: [],
});
