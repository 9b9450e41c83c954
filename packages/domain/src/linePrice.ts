import { invariant } from './invariant.ts';
import { type Cents, mulDivHalfUp } from './money.ts';

/** Pieces of a line that were weighed when they were packed, and what they cost together by weight. */
export type WeighedPieces = { readonly pieces: number; readonly goodsCents: Cents };

/**
 * What `quantity` pieces of a sold line cost after `before` pieces went back: pieces of a reduced
 * line do not all cost the same cent, and all together make exactly the line. Pieces that were
 * weighed make what they weighed: `before` then counts those that went back before the weighing too.
 */
export function priceOfPieces(
  line: {
    readonly goodsCents: Cents;
    readonly quantity: number;
    readonly weighed?: WeighedPieces | null;
  },
  before: number,
  quantity: number,
): Cents {
  invariant(before >= 0 && quantity >= 0, 'pieces are counted from 0');
  invariant(before + quantity <= line.quantity, 'no more pieces go back than were sold');
  if (quantity === 0) return 0;
  const sold = line.weighed ?? { pieces: line.quantity, goodsCents: line.goodsCents };
  const first = line.quantity - sold.pieces;
  invariant(before >= first, 'pieces that went back before are not weighed');
  const upTo = (pieces: number) => mulDivHalfUp(sold.goodsCents, pieces, sold.pieces);
  return upTo(before - first + quantity) - upTo(before - first);
}
