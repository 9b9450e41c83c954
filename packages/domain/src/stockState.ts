/** What a buyer is told about the stock of a variant. */
export type StockState = 'available' | 'few' | 'sold_out';

/** From this many pieces down the shop says "Nur noch n" (only if true, § 5 UWG). */
export const FEW_LEFT = 5;

/** `free` is null where stock is not counted. */
export function stockStateOf(free: number | null): StockState {
  if (free === null || free > FEW_LEFT) return 'available';
  return free > 0 ? 'few' : 'sold_out';
}
