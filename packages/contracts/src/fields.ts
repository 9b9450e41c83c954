import { isGermanPostcode } from '@markthalle/domain/deliveryArea';
import { z } from 'zod';

/** Fields that several modules share. Limits have names here so that forms can show them. */
export const MAX_NAME_CHARS = 120;
export const MAX_TEXT_CHARS = 2_000;
export const MAX_QUANTITY = 999;
export const MAX_PRICE_CENTS = 1_000_000;
export const MIN_PASSWORD_CHARS = 10;
export const MAX_PASSWORD_CHARS = 200;

export const Id = z.uuid();
export const Slug = z.string().regex(/^[a-z0-9-]{1,120}$/);
/** Unguessable handle of a cart or an order: 32 random bytes, base64url. */
export const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const CategoryPath = z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+){0,3}$/);
export const Language = z.enum(['de', 'en']);
export type Language = z.infer<typeof Language>;
export const InLanguage = z.object({ language: Language.default('de') });

export const Cents = z.int();
export const Quantity = z.int().min(1).max(MAX_QUANTITY);
export const Instant = z.iso.datetime();
export const Day = z.iso.date();
/** A German postcode (Postleitzahl); producers ship within Germany only. */
export const Postcode = z.string().trim().refine(isGermanPostcode, 'no German postcode');
export const Email = z.string().trim().max(254).pipe(z.email());
/** Control characters (line breaks in a mail header among them) have no place in a one-line field. */
export const OneLine = (maxChars: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxChars)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused here.
    .regex(/^[^\u0000-\u001f\u007f]*$/);
export const LocalisedText = z.object({ de: z.string(), en: z.string() });
export const PageNumber = z.coerce.number().int().min(1).max(400).default(1);

export const DeliveryWayKey = z.enum([
  'parcel',
  'parcel_chilled',
  'letter',
  'bulky',
  'pickup',
  'pickup_point',
  'tour',
  'tour_cold',
  'citybox',
  'ticket',
]);
export type DeliveryWayKey = z.infer<typeof DeliveryWayKey>;
/** What a producer offers for a product; pick-up points follow from the runs. */
export const OfferedWayKey = DeliveryWayKey.exclude(['pickup_point']);
export type OfferedWayKey = z.infer<typeof OfferedWayKey>;
export const Weekday = z.enum(['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so']);
export const DeliveryPromise = z.object({ earliestOn: Day, latestOn: Day });
/** Why a promise is what it is: its steps in time, and the days that could not be used. */
export const PromiseWhy = z.object({
  steps: z.array(
    z.object({
      kind: z.enum(['ordered', 'counts_from', 'ready', 'leaves', 'runs', 'fetchable', 'arrives']),
      on: Day,
    }),
  ),
  skipped: z.array(
    z.object({
      on: Day,
      because: z.enum([
        'holiday',
        'closure',
        'run_moved',
        'run_full',
        'point_closed',
        'waits_for_trip',
      ]),
    }),
  ),
  cutOffHour: z.int(),
  /** Working days the producer needs. */
  leadTimeDays: z.int(),
});
export type PromiseWhy = z.infer<typeof PromiseWhy>;
export const TaxStatus = z.enum(['standard', 'small_business', 'flat_rate_farmer', 'exempt_other']);

/** A file of pictures in all widths: `/media/<id>-<width>.avif|webp`. */
export const Picture = z.object({
  id: z.string(),
  alt: z.string(),
  width: z.int(),
  height: z.int(),
  /** Its average colour, shown until it is there; absent in contracts from before there were any. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
});

export const UnitPrice = z.object({
  centsPerUnit: Cents,
  per: z.enum(['kg', 'l', 'm', 'm2', '100g', '100ml']),
});

export const StockState = z.enum(['available', 'few', 'sold_out']);
/** `free` is null where stock is not counted (made to order, unlimited). */
export const Stock = z.object({ state: StockState, free: z.int().nullable() });
