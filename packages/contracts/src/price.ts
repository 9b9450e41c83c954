import { z } from 'zod';
import { Cents, Day, UnitPrice } from './fields.ts';
import { ShownCatchWeight } from './product-offer.ts';

/** What makes today's price cheaper than before, and against which price (§ 11 PAngV). */
export const AnnouncedPrice = z.object({
  reduction: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('reference'),
        /** The lowest price of the 30 days before the cut; strike price and percent refer to it. */
        referenceCents: Cents,
        percent: z.int(),
      }),
      /** Cheaper because the goods must soon be eaten: the reason instead of a reference. */
      z.object({ kind: z.literal('short_date'), bestBeforeOn: Day }),
    ])
    .nullable(),
  /** A code for everybody lowers the price further: what goods cost with it. */
  voucher: z
    .object({
      code: z.string(),
      priceCents: Cents,
      lowestCents: Cents,
      percent: z.int().nullable(),
      minGoodsCents: Cents,
      /** The last day. */
      untilOn: Day,
    })
    .nullable(),
});
export type AnnouncedPrice = z.infer<typeof AnnouncedPrice>;

/** Prices are gross (§ 3 PAngV); the deposit stands beside them, never inside (§ 7 PAngV). */
export const Price = z.object({
  grossCents: Cents,
  /** True where other packs of the product cost more. */
  isFrom: z.boolean(),
  unitLabel: z.string(),
  unitPrice: UnitPrice.nullable(),
  containerDepositCents: Cents,
  containerSystem: z.enum(['MEHRWEG', 'EINWEG']).nullable(),
  announced: AnnouncedPrice.nullable(),
  /** Goods by weight: `grossCents` is the most that is paid; absent: the price is fixed. */
  catchWeight: ShownCatchWeight.optional(),
  /** `small_business`: no VAT is shown (§ 19 UStG). */
  taxNote: z.enum(['vat_included', 'small_business', 'exempt']),
});
export type Price = z.infer<typeof Price>;
