import { type CatchWeight, weighedPrice } from './catchWeight.ts';
import { priceOfPieces, type WeighedPieces } from './linePrice.ts';
import type { Cents } from './money.ts';

/** A sold line as the scale meets it. */
export type LineToWeigh = {
  /** What all sold pieces cost at most, less a coupon: the price that the buyer confirmed. */
  readonly goodsCents: Cents;
  readonly quantity: number;
  readonly refundedQuantity: number;
  /** What an earlier weighing made of the pieces. */
  readonly weighed: WeighedPieces | null;
  /** Null: the line is not sold by weight. */
  readonly catchWeight: CatchWeight | null;
};

export type WeighingDecision =
  | { readonly ok: true; readonly weighed: WeighedPieces; readonly refundCents: Cents }
  | { readonly ok: false; readonly because: 'not_by_weight' | 'nothing_left' };

/**
 * What the pieces that are left of a line cost when they weigh `grams` together, and what goes back
 * to the buyer. The price never rises: neither above the confirmed one (the contract names the
 * highest price) nor above that of an earlier weighing, whose difference is the buyer's already.
 */
export function decideWeighing(line: LineToWeigh, grams: number): WeighingDecision {
  const { catchWeight, quantity, goodsCents, refundedQuantity } = line;
  if (catchWeight === null) return { ok: false, because: 'not_by_weight' };
  const pieces = quantity - refundedQuantity;
  if (pieces === 0) return { ok: false, because: 'nothing_left' };
  const confirmedCents = priceOfPieces({ goodsCents, quantity }, refundedQuantity, pieces);
  const paidCents = priceOfPieces(line, refundedQuantity, pieces);
  const byWeight = weighedPrice(
    { goodsCents: confirmedCents, quantity: pieces, catchWeight },
    grams,
  );
  const dueCents = Math.min(paidCents, byWeight.goodsCents);
  return {
    ok: true,
    weighed: { pieces, goodsCents: dueCents },
    refundCents: paidCents - dueCents,
  };
}
