import { invariant } from './invariant.ts';
import { assertCents, type Cents, mulDivHalfUp } from './money.ts';
import { priceOfWeighed } from './unitPrice.ts';

/**
 * Goods that are ordered by the piece and weighed when they are packed: a duck, a ham. The buyer
 * confirms the price of `maxGrams`; the scale can only lower it.
 */
export type CatchWeight = {
  readonly pricePerKgCents: Cents;
  /** What a piece usually weighs. */
  readonly nominalGrams: number;
  /** The heaviest piece that may be delivered at this price. */
  readonly maxGrams: number;
};

/** A scale of a farm shows no more than this for one piece, in grams. */
export const MAX_PIECE_GRAMS = 50_000;
/** All pieces of one line on one scale. */
export const MAX_LINE_GRAMS = MAX_PIECE_GRAMS * 20;

export type CatchWeightGap = 'max_below_nominal' | 'price';

/** What is wrong with typed weights; empty: nothing. */
export function catchWeightGaps(weight: CatchWeight): CatchWeightGap[] {
  const gaps: CatchWeightGap[] = [];
  if (weight.maxGrams < weight.nominalGrams) gaps.push('max_below_nominal');
  if (weight.pricePerKgCents <= 0 || maxPriceOf(weight) <= 0) gaps.push('price');
  return gaps;
}

/** What the buyer confirms for one piece: the price of the heaviest one, half up to the cent. */
export const maxPriceOf = ({ pricePerKgCents, maxGrams }: CatchWeight): Cents =>
  priceOfWeighed({ centsPerUnit: pricePerKgCents, per: 'kg' }, maxGrams);

/** What a usual piece costs, shown as "etwa". */
export const nominalPriceOf = ({ pricePerKgCents, nominalGrams }: CatchWeight): Cents =>
  priceOfWeighed({ centsPerUnit: pricePerKgCents, per: 'kg' }, nominalGrams);

/** A sold line of such goods: what all pieces cost at most, less a coupon. */
export type WeighedLine = {
  readonly goodsCents: Cents;
  readonly quantity: number;
  readonly catchWeight: CatchWeight;
};

/**
 * What a line costs after weighing `grams` for all of its pieces together, and what goes back.
 *
 * Never above what was confirmed (§ 305 BGB: the contract names the highest price): heavier goods
 * cost the buyer nothing more. A coupon stays in proportion. Grams are whole and positive.
 */
export function weighedPrice(
  line: WeighedLine,
  grams: number,
): { readonly goodsCents: Cents; readonly refundCents: Cents } {
  const { goodsCents, quantity, catchWeight } = line;
  assertCents(goodsCents, 'goodsCents');
  invariant(Number.isSafeInteger(grams) && grams > 0, `weight must be whole grams, got ${grams}`);
  const maxCents = maxPriceOf(catchWeight) * quantity;
  invariant(goodsCents >= 0 && goodsCents <= maxCents, 'a line costs no more than was confirmed');
  const { pricePerKgCents } = catchWeight;
  const weighedCents = priceOfWeighed({ centsPerUnit: pricePerKgCents, per: 'kg' }, grams);
  const dueCents = Math.min(goodsCents, mulDivHalfUp(goodsCents, weighedCents, maxCents));
  return { goodsCents: dueCents, refundCents: goodsCents - dueCents };
}
