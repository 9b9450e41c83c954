import { z } from 'zod';
import { Closure } from './delivery.ts';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, MAX_NAME_CHARS, OneLine, Postcode, Slug } from './fields.ts';
import { Capacity, Changes, PartRef, RunCode } from './office-runs.ts';

export const MAX_POINTS = 500;
export const MAX_POINT_ORDERS = 200;
export const MAX_POINT_CLOSURES = 20;
const MAX_OPENING_CHARS = 300;

/** A pick-up point as staff write it down; its place on the map follows from the postcode. */
export const PointFields = z.object({
  runCode: RunCode,
  name: OneLine(MAX_NAME_CHARS),
  street: OneLine(MAX_NAME_CHARS),
  postcode: Postcode,
  town: OneLine(MAX_NAME_CHARS),
  openingDe: OneLine(MAX_OPENING_CHARS),
  openingEn: OneLine(MAX_OPENING_CHARS),
  coolBox: z.boolean(),
  /** False for lockers and honour shelves, where no alcohol may wait (§ 9(3) JuSchG). */
  attended: z.boolean(),
  capacity: Capacity,
});
export type PointFields = z.infer<typeof PointFields>;

export const listOfficePoints = endpoint({
  method: 'GET',
  path: '/office/delivery/points',
  summary: 'All pick-up points, closed ones last',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    points: z
      .array(
        z.object({
          pointId: Id,
          name: z.string(),
          postcode: z.string(),
          town: z.string(),
          runLabel: z.string(),
          coolBox: z.boolean(),
          attended: z.boolean(),
          active: z.boolean(),
          /** Orders on their way there. */
          orders: z.int(),
        }),
      )
      .max(MAX_POINTS),
  }),
  problems: [],
});

const OfficePoint = z.object({
  pointId: Id,
  slug: Slug,
  version: z.int(),
  active: z.boolean(),
  fields: PointFields,
  latitude: z.number(),
  longitude: z.number(),
  orders: z.array(PartRef).max(MAX_POINT_ORDERS),
  closures: z.array(Closure.extend({ closureId: Id })).max(MAX_POINT_CLOSURES),
  changes: Changes,
});

const OnePoint = InLanguage.extend({ pointId: Id });

export const readOfficePoint = endpoint({
  method: 'GET',
  path: '/office/delivery/points/:pointId',
  summary: 'One pick-up point for changing, with the orders on their way there',
  access: 'staff',
  input: OnePoint,
  output: OfficePoint,
  problems: ['pickup-point-unknown'],
});

export const addPoint = endpoint({
  method: 'POST',
  path: '/office/delivery/points',
  summary: 'Open a pick-up point; once per `pointId`',
  access: 'staff',
  status: 201,
  input: InLanguage.extend(PointFields.shape).extend({ pointId: Id }),
  output: z.object({ pointId: Id }),
  problems: ['pickup-point-not-possible', 'run-unknown'],
});

export const changePoint = endpoint({
  method: 'PUT',
  path: '/office/delivery/points/:pointId',
  summary: 'Change a pick-up point; orders keep what they were promised',
  access: 'staff',
  input: OnePoint.extend(PointFields.shape).extend({ version: z.int().min(1) }),
  output: z.object({ version: z.int() }),
  problems: [
    'pickup-point-unknown',
    'pickup-point-not-possible',
    'pickup-point-changed-meanwhile',
    'run-unknown',
  ],
});

export const closePoint = endpoint({
  method: 'POST',
  path: '/office/delivery/points/:pointId/closing',
  summary: 'Take no more orders for a pick-up point, or open it again; names open orders first',
  access: 'staff',
  input: OnePoint.extend({ closed: z.boolean(), acceptsOrders: z.boolean().default(false) }),
  output: z.object({ active: z.boolean() }),
  problems: ['pickup-point-unknown', 'pickup-point-touches-orders'],
});

export const addPointClosure = endpoint({
  method: 'POST',
  path: '/office/delivery/points/:pointId/closures',
  summary: 'Days on which nothing can be left at a pick-up point; names orders of these days first',
  access: 'staff',
  status: 201,
  input: OnePoint.extend(Closure.shape).extend({ acceptsOrders: z.boolean().default(false) }),
  output: z.object({ closureId: Id }),
  problems: ['pickup-point-unknown', 'closure-not-possible', 'pickup-point-touches-orders'],
});

export const removePointClosure = endpoint({
  method: 'DELETE',
  path: '/office/delivery/points/:pointId/closures/:closureId',
  summary: 'Open again on these days; a closure that is gone already is no error',
  access: 'staff',
  input: OnePoint.extend({ closureId: Id }),
  output: z.object({ removed: z.literal(true) }),
  problems: ['pickup-point-unknown'],
});
