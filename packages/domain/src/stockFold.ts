/**
 * Why stock moved. `opening` and `count` say how much there was at their act time, all others by how
 * much it changed: `sale` online, `sold` on the shop floor, `received` and `return` in, `correction`.
 */
export type MovementKind =
  | 'opening'
  | 'count'
  | 'sale'
  | 'sold'
  | 'received'
  | 'return'
  | 'correction';

/** One entry of the movement ledger; exactly one of the two quantities is given, in pieces. */
export interface StockMovement {
  readonly actedAt: Date;
  /** The order in which the market heard of it; decides between acts of the same instant. */
  readonly sequence: number;
  readonly delta: number | null;
  readonly countedQuantity: number | null;
}

/** Whether a movement still bears on the stock, and the stock right after it. */
export interface FoldedMovement<M extends StockMovement> {
  readonly movement: M;
  readonly stockAfter: number;
  /** A later count contains it. */
  readonly replaced: boolean;
}

export const byActTime = (a: StockMovement, b: StockMovement): number =>
  a.actedAt.getTime() - b.actedAt.getTime() || a.sequence - b.sequence;

/**
 * The movements in the order of their acts, whenever the market heard of them. A count replaces
 * everything before its act time and nothing after it; the stock may fall below zero and is never cut off.
 */
export function foldMovements<M extends StockMovement>(
  movements: readonly M[],
): FoldedMovement<M>[] {
  const ordered = [...movements].sort(byActTime);
  const lastCount = ordered.findLastIndex(({ countedQuantity }) => countedQuantity !== null);
  let stock = 0;
  return ordered.map((movement, index) => {
    stock = movement.countedQuantity ?? stock + (movement.delta ?? 0);
    return { movement, stockAfter: stock, replaced: index < lastCount };
  });
}

/** Pieces on hand as the movements tell it. */
export function stockAfter(movements: readonly StockMovement[]): number {
  return foldMovements(movements).at(-1)?.stockAfter ?? 0;
}
