/** What a buyer is told about the stock of a variant. */
export type StockState = 'available' | 'few' | 'sold_out';

/** From this many pieces down the shop says "Nur noch n" (only if true, § 5 UWG). */
export const FEW_LEFT = 5;

/** `free` is null where stock is not counted. */
export function stockStateOf(free: number | null): StockState {
  if (free === null || free > FEW_LEFT) return 'available';
  return free > 0 ? 'few' : 'sold_out';
}

/** A variant's shelf in pieces. `onHand` is negative where more went out than ever came in. */
export interface Shelf {
  readonly policy: 'tracked' | 'unlimited';
  readonly onHand: number;
  /** Held by orders that are not paid yet. */
  readonly reserved: number;
  /** Kept back for the shop floor; never sold online. */
  readonly shopBuffer: number;
}

/** Pieces that may be sold online; null where stock is not counted. */
export function freeOnline({ policy, onHand, reserved, shopBuffer }: Shelf): number | null {
  return policy === 'unlimited' ? null : Math.max(0, onHand - reserved - shopBuffer);
}

/** By how many pieces what there is falls short of what was promised: a task for people. */
export function shortPieces({ policy, onHand, reserved }: Omit<Shelf, 'shopBuffer'>): number {
  return policy === 'unlimited' ? 0 : Math.max(0, reserved - onHand);
}
