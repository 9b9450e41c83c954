import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, DeliveryWayKey, InLanguage, OneLine, Postcode, Slug } from './fields.ts';
import { Area, MAX_AREAS, MAX_FEE_CENTS, MAX_RUNS, RunCode } from './office-runs.ts';

/** Prices that one row of the page shows; older ones stay in the book. */
export const MAX_SHOWN_PRICES = 10;
const MAX_RESOLUTION_CHARS = 120;

export const FEE_WAYS = ['tour', 'tour_cold', 'citybox', 'pickup_point'] as const;
export const SURCHARGE_KINDS = ['island', 'age_service'] as const;

/** What a price is for: `<run>:<way>`, or `surcharge:island`. */
const FeeSubject = z.string().regex(/^([a-z0-9-]{1,40}):([a-z_]{1,20})$/);

const DatedPrice = z.object({
  validFrom: Day,
  priceCents: Cents,
  /** Null: it came with the first import. */
  resolution: z.string().nullable(),
  byName: z.string().nullable(),
});

const PriceRow = z.object({
  subject: FeeSubject,
  /** What is asked today; null: nothing yet. */
  nowCents: Cents.nullable(),
  /** The newest first. */
  prices: z.array(DatedPrice).max(MAX_SHOWN_PRICES),
});

export const readFees = endpoint({
  method: 'GET',
  path: '/office/delivery/fees',
  summary: 'What the cooperative charges by run and way, with every day on which it changed',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    today: Day,
    runs: z
      .array(
        z.object({
          runCode: RunCode,
          label: z.string(),
          areas: z.array(Area).max(MAX_AREAS),
          fees: z.array(PriceRow.extend({ way: z.enum(FEE_WAYS) })).max(FEE_WAYS.length),
        }),
      )
      .max(MAX_RUNS),
    surcharges: z.array(PriceRow.extend({ kind: z.enum(SURCHARGE_KINDS) })).max(2),
    producers: z.array(z.object({ slug: Slug, name: z.string() })).max(1_000),
  }),
  problems: [],
});

const NewPrice = z.object({
  subject: FeeSubject,
  validFrom: Day,
  priceCents: Cents.min(0).max(MAX_FEE_CENTS),
});

export const resolvePrice = endpoint({
  method: 'POST',
  path: '/office/delivery/fees',
  summary: 'Write down a resolution about a price from a coming day on; what was stays',
  access: 'staff',
  status: 201,
  input: InLanguage.extend(NewPrice.shape).extend({ resolution: OneLine(MAX_RESOLUTION_CHARS) }),
  output: z.object({ resolved: z.literal(true) }),
  problems: ['price-not-possible'],
});

const PreviewOffer = z.object({
  way: DeliveryWayKey,
  label: z.string(),
  beforeCents: Cents,
  afterCents: Cents,
  /** Null: this way cannot be chosen for this postcode. */
  earliestOn: Day.nullable(),
});

export const previewPrice = endpoint({
  method: 'GET',
  path: '/office/delivery/fees/preview',
  summary: 'What a postcode would pay for the delivery of one producer, before and after a price',
  access: 'staff',
  input: InLanguage.extend({
    postcode: Postcode,
    producer: Slug,
    subject: FeeSubject,
    validFrom: Day,
    priceCents: z.coerce.number().int().min(0).max(MAX_FEE_CENTS),
  }),
  output: z.object({ producerName: z.string(), offers: z.array(PreviewOffer).max(20) }),
  problems: ['price-not-possible', 'producer-not-found'],
});
