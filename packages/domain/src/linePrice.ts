import { invariant } from './invariant.ts';
import { type Cents, mulDivHalfUp } from './money.ts';

/**
 * What `quantity` pieces of a sold line cost after `before` pieces went back: pieces of a reduced
 * line do not all cost the same cent, and all together make exactly the line.
 */
export function priceOfPieces(
  line: { readonly goodsCents: Cents; readonly quantity: number },
  before: number,
  quantity: number,
): Cents {
  const upTo = (pieces: number) => mulDivHalfUp(line.goodsCents, pieces, line.quantity);
  invariant(before >= 0 && quantity >= 0, 'pieces are counted from 0');
  invariant(before + quantity <= line.quantity, 'no more pieces go back than were sold');
  return upTo(before + quantity) - upTo(before);
}
