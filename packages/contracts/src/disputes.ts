import { DISPUTE_STATUSES } from '@markthalle/domain/dispute';
import { z } from 'zod';
import { Day, MAX_TEXT_CHARS, OneLine } from './fields.ts';

/** As Stripe names it; `warning_*` is an inquiry of the bank, no money moves. */
export const DisputeStatus = z.enum(DISPUTE_STATUSES);
export type DisputeStatus = z.infer<typeof DisputeStatus>;

const MAX_CARRIER_CHARS = 80;
const MAX_TRACKING_CHARS = 80;

/** Text of several lines that may stay empty; an empty one is none. */
const OptionalText = z
  .string()
  .trim()
  .max(MAX_TEXT_CHARS)
  .transform((text) => (text === '' ? null : text))
  .nullable()
  .default(null);

const OptionalLine = (maxChars: number) =>
  z
    .union([z.literal('').transform(() => null), OneLine(maxChars)])
    .nullable()
    .default(null);

/** What a producer says about a part of a disputed order. */
export const ProducerStatement = z.object({
  handedOverOn: z
    .union([z.literal('').transform(() => null), Day])
    .nullable()
    .default(null),
  carrier: OptionalLine(MAX_CARRIER_CHARS),
  trackingNumber: OptionalLine(MAX_TRACKING_CHARS),
  /** What happened. */
  statement: z.string().trim().min(10).max(MAX_TEXT_CHARS),
  /** What a delivery note or a photograph shows, or where it can be seen. */
  proof: OptionalText,
});

/** The same as it was kept. */
export const GivenStatement = z.object({
  handedOverOn: Day.nullable(),
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  statement: z.string(),
  proof: z.string().nullable(),
});
export type GivenStatement = z.infer<typeof GivenStatement>;

/** What goes to the bank. */
export const BankEvidence = z.object({
  productDescription: z.string().trim().min(10).max(MAX_TEXT_CHARS),
  shippingCarrier: OptionalLine(MAX_CARRIER_CHARS),
  shippingTrackingNumber: OptionalLine(MAX_TRACKING_CHARS),
  shippingOn: z
    .union([z.literal('').transform(() => null), Day])
    .nullable()
    .default(null),
  explanation: z.string().trim().min(10).max(20_000),
});
