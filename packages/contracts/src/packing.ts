import { MAX_LINE_GRAMS } from '@markthalle/domain/catchWeight';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, DeliveryWayKey, Id, InLanguage, Instant, Quantity } from './fields.ts';
import { ProducerOrderState } from './orders.ts';

/** Parcels of one day; more than a farm packs. */
export const MAX_PARCELS = 200;
const MAX_LINES_PER_ACT = 500;
export const MAX_BATCH_NO_CHARS = 40;
export const MAX_CRATES = 500;

export const StatusWord = z.enum(['new', 'packed', 'handed_over', 'done', 'problem']);
export type StatusWord = z.infer<typeof StatusWord>;

/** The address of one trip on one day: `2026-11-26-berlin`. */
export const TripAddress = z.string().regex(/^\d{4}-\d{2}-\d{2}-[a-z0-9-]{1,60}$/);
/** Six digits that the buyer shows, or the number that stands on a parcel. */
export const HandOverCode = z.string().trim().min(6).max(40);
const BatchNo = z
  .string()
  .trim()
  .min(1)
  .max(MAX_BATCH_NO_CHARS)
  .regex(/^[^\p{C}]*$/u);

export const TickInput = z.object({
  on: Day,
  /** A line (it lies in its box) or a variant (all of it is fetched from the shelf). */
  subjectId: Id,
  ticked: z.boolean(),
});
export const BatchInput = z.object({
  lineId: Id,
  batchNo: BatchNo.nullable(),
  /** The date on the goods: best before, or use by. */
  goodUntilOn: Day.nullable(),
});
export const ShortageInput = z.object({
  producerOrderId: Id,
  lineId: Id,
  /** Pieces that are not there. */
  quantity: Quantity,
  /** Nothing more of it is on the shelf: the shop sells no more. */
  restIsGone: z.boolean().default(true),
});
export const WeighInput = z.object({
  producerOrderId: Id,
  lineId: Id,
  /** All pieces of the line that are left, together. */
  grams: z.int().min(1).max(MAX_LINE_GRAMS),
});
export const HandOverInput = z.object({
  producerOrderId: Id,
  /** What was shown or scanned; null: handed over without a code. */
  code: HandOverCode.nullable(),
});
/** Crates that left with a trip. */
export const CratesInput = z.object({
  trip: TripAddress,
  crates: z.int().min(0).max(MAX_CRATES),
});
export const ConfirmInput = z.object({ producerOrderId: Id });

const DateKind = z.enum(['best_before', 'use_by']);
/** What the category asks about the goods when they are packed; null: nothing. */
const BatchNeed = z.object({ dateKind: DateKind.nullable(), needsBatch: z.boolean() }).nullable();

export const PackingLine = z.object({
  lineId: Id,
  variantId: Id,
  name: z.string(),
  variantLabel: z.string().nullable(),
  unitLabel: z.string(),
  /** Pieces that go into the parcel. */
  pieces: z.int(),
  missing: z.int(),
  ticked: z.boolean(),
  need: BatchNeed,
  batchNo: z.string().nullable(),
  goodUntilOn: Day.nullable(),
  lacksBatch: z.boolean(),
  /** Sold by weight: what a piece may weigh at most, and what the scale said. */
  byWeight: z
    .object({ pricePerKgCents: Cents, maxGrams: z.int(), grams: z.int().nullable() })
    .nullable(),
});
export type PackingLine = z.infer<typeof PackingLine>;

export const PackingParcel = z.object({
  producerOrderId: Id,
  number: z.string(),
  buyerName: z.string(),
  /** Where it goes; null where it is fetched. */
  town: z.string().nullable(),
  state: ProducerOrderState,
  word: StatusWord,
  way: DeliveryWayKey,
  wayLabel: z.string(),
  tripAddress: TripAddress,
  /** 16 or 18: whoever hands it over looks at an identity card (§ 9 JuSchG). */
  minAge: z.int().nullable(),
  /** Pieces that were not given back, seats among them: what `order.ready` takes as its version. */
  version: z.int(),
  lines: z.array(PackingLine),
});
export type PackingParcel = z.infer<typeof PackingParcel>;

export const readPackingList = endpoint({
  method: 'GET',
  path: '/portal/packing/:on',
  summary: 'What to pack for one day: per product, then per parcel',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({ on: Day }),
  output: z.object({
    on: Day,
    readAt: Instant,
    deadlineAt: Instant,
    products: z.array(
      z.object({
        variantId: Id,
        name: z.string(),
        variantLabel: z.string().nullable(),
        unitLabel: z.string(),
        pieces: z.int(),
        parcels: z.int(),
        ticked: z.boolean(),
        lineIds: z.array(Id),
        need: BatchNeed,
        /** The same in all lines, or null. */
        batchNo: z.string().nullable(),
        goodUntilOn: Day.nullable(),
      }),
    ),
    parcels: z.array(PackingParcel).max(MAX_PARCELS),
    /** There are more parcels than one list holds. */
    hasMore: z.boolean(),
    trips: z.array(
      z.object({ address: TripAddress, label: z.string(), parcels: z.int(), open: z.int() }),
    ),
  }),
  problems: [],
});

export const tickPacking = endpoint({
  method: 'POST',
  path: '/portal/packing/:on/ticks',
  summary: 'What lies in its box, as ticked on the list of a day',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({
    on: Day,
    ticks: z
      .array(TickInput.omit({ on: true }))
      .min(1)
      .max(MAX_LINES_PER_ACT),
  }),
  output: z.object({ ticked: z.int() }),
  problems: [],
});

export const noteBatches = endpoint({
  method: 'POST',
  path: '/portal/packing/batches',
  summary: 'Batch and date of what is packed, per line; both empty takes the entry back',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({ batches: z.array(BatchInput).min(1).max(MAX_LINES_PER_ACT) }),
  output: z.object({ noted: z.int() }),
  problems: ['order-line-not-found'],
});

export const packOrders = endpoint({
  method: 'POST',
  path: '/portal/packing/:on/parcels',
  summary: 'These parcels are packed; those that were not taken on yet are taken on with it',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({
    on: Day,
    producerOrderIds: z.array(Id).min(1).max(MAX_PARCELS),
    /** The producer has seen that the dates stand on the goods (Art. 14(1)(b) LMIV). */
    datesChecked: z.boolean().default(false),
  }),
  output: z.object({ packed: z.int() }),
  problems: [
    'producer-order-not-found',
    'step-not-possible',
    'packing-dates-missing',
    'packing-weight-missing',
    'experience-not-over',
  ],
});

const LINE_PROBLEMS = [
  'producer-order-not-found',
  'order-line-not-found',
  'step-not-possible',
  'charge-in-dispute',
  'refund-empty',
  'refund-too-much',
] as const;

export const reportShortage = endpoint({
  method: 'POST',
  path: '/portal/orders/:producerOrderId/shortages',
  summary: 'Pieces are not there: the buyer is told and gets the money back',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({ ...ShortageInput.shape, clientId: Id }),
  output: z.object({ refundCents: Cents, state: ProducerOrderState }),
  problems: [...LINE_PROBLEMS, 'shortage-above-left'],
});

export const weighLine = endpoint({
  method: 'POST',
  path: '/portal/orders/:producerOrderId/weights',
  summary: 'What the scale says: the price falls with it, and never rises',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({ ...WeighInput.shape, clientId: Id }),
  output: z.object({ goodsCents: Cents, refundCents: Cents }),
  problems: [...LINE_PROBLEMS, 'line-not-by-weight'],
});

const File = z.object({
  fileName: z.string(),
  mediaType: z.literal('application/pdf'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  base64: z.base64(),
});

export const printParcelLabels = endpoint({
  method: 'GET',
  path: '/portal/packing/:on/labels',
  summary: 'A label for each parcel of a day, as a PDF',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({ on: Day, producerOrderId: Id.optional() }),
  output: File,
  problems: ['producer-order-not-found'],
});

export const printDeliveryNote = endpoint({
  method: 'GET',
  path: '/portal/orders/:producerOrderId/delivery-note',
  summary: 'What lies in the parcel with batches, dates and weights, as a PDF',
  access: 'producer',
  right: 'orders',
  input: InLanguage.extend({ producerOrderId: Id }),
  output: File,
  problems: ['producer-order-not-found'],
});
