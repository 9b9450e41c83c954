import { MAX_BUNDLE_ITEMS } from '@markthalle/domain/bundle';
import { MAX_PIECE_GRAMS } from '@markthalle/domain/catchWeight';
import { z } from 'zod';
import { Cents, Id, MAX_PRICE_CENTS, MAX_QUANTITY, OneLine } from './fields.ts';

/** How a product is offered, beside its first pack: more sizes, by weight, as a bundle, in season. */

export const MAX_COUNTED_STOCK = 100_000;
export const MAX_DEPOSIT_CENTS = 5_000;
/** Sizes beside the first one. */
export const MAX_MORE_VARIANTS = 7;
export const MAX_LABEL_CHARS = 60;

/** Decimal text as typed ("0,5"), converted exactly. */
export const TypedAmount = z
  .string()
  .trim()
  .regex(/^\d{1,6}([.,]\d{1,3})?$/);
export const TypedUnit = z.enum(['g', 'kg', 'ml', 'l', 'm', 'm2', 'piece', 'pair', 'person']);

/** Another size or kind of the same product, with its own price, stock and deposit. */
export const MoreVariant = z.strictObject({
  /** Null: a new one. */
  variantId: Id.nullable().default(null),
  /** "S", "mit Schleife"; empty: called by its content. */
  labelDe: z.string().trim().max(MAX_LABEL_CHARS).default(''),
  quantityValue: TypedAmount,
  quantityUnit: TypedUnit,
  grossCents: z.int().min(1).max(MAX_PRICE_CENTS),
  containerDepositCents: z.int().min(0).max(MAX_DEPOSIT_CENTS).default(0),
  /** What stands on the shelf; counted by itself once the size is in the shop. */
  stockQuantity: z.int().min(0).max(MAX_COUNTED_STOCK),
});
export type MoreVariant = z.infer<typeof MoreVariant>;

/** Ordered by the piece, weighed at packing; the price of `maxGrams` is the most that is paid. */
export const CatchWeightOffer = z.strictObject({
  pricePerKgCents: z.int().min(1).max(MAX_PRICE_CENTS),
  nominalGrams: z.int().min(1).max(MAX_PIECE_GRAMS),
  maxGrams: z.int().min(1).max(MAX_PIECE_GRAMS),
});

/** One thing in a bundle, with the price that it has alone (split of the VAT). */
export const BundleItem = z.strictObject({
  nameDe: OneLine(MAX_LABEL_CHARS),
  quantity: z.int().min(1).max(MAX_QUANTITY),
  vatCategory: z.enum(['standard', 'reduced']),
  /** 0: not said yet; a draft may wait for it. */
  singlePriceCents: z.int().min(0).max(MAX_PRICE_CENTS),
  /**
   * The own article whose stock it takes; its VAT holds, and its price where none is said. Null: something that is not
   * counted. Who names an article of somebody else names none.
   */
  variantId: Id.nullable().default(null),
  /** Only goes with the main good and follows its VAT rate. */
  isAccessory: z.boolean().default(false),
});
export type BundleItem = z.infer<typeof BundleItem>;

/** The fields of a product draft about its offer; left out: as it was, none at first. */
export const OfferFields = {
  /** What the first size is called beside others; empty: by its content. */
  labelDe: z.string().trim().max(MAX_LABEL_CHARS).optional(),
  variants: z.array(MoreVariant).max(MAX_MORE_VARIANTS).optional(),
  /** Months 1-12; null: all year. */
  seasonMonths: z.array(z.int().min(1).max(12)).min(1).max(12).nullable().optional(),
  catchWeight: CatchWeightOffer.nullable().optional(),
  bundle: z
    .strictObject({ items: z.array(BundleItem).max(MAX_BUNDLE_ITEMS) })
    .nullable()
    .optional(),
  /** A voucher for something without a date: the right of withdrawal stays. */
  isVoucher: z.boolean().optional(),
  /** Work on request without a date: the right of withdrawal stays until all is done. */
  isService: z.boolean().optional(),
};

/** More articles than a producer puts into bundles. */
export const MAX_PART_CHOICES = 500;

/** An own article that a bundle may hold. */
export const PartChoice = z.object({
  variantId: Id,
  name: z.string(),
  vatCategory: z.enum(['standard', 'reduced']),
  priceCents: Cents,
});
export type PartChoice = z.infer<typeof PartChoice>;

/** How buyers read goods by weight: `grossCents` beside it is the most that is paid. */
export const ShownCatchWeight = z.object({
  pricePerKgCents: Cents,
  nominalGrams: z.int(),
  maxGrams: z.int(),
});
export type ShownCatchWeight = z.infer<typeof ShownCatchWeight>;
