import { countFromTyped } from '@markthalle/workplace/typed-money';

/** What the fields of a stock form say. */
export interface StockFields {
  readonly counted: string;
  /** What stood in the field when the page was made; empty where there was none. */
  readonly shown: string;
  /** `stepped` where a script saw nothing but presses of minus and plus. */
  readonly mode: string;
  /** -1 or 1 where a button was pressed without a script. */
  readonly step: string;
}

export type StockAct =
  | { readonly kind: 'count'; readonly countedQuantity: number }
  | { readonly kind: 'correction'; readonly delta: number };

/**
 * What somebody meant: a typed number was counted, minus and plus say one less and one more. Only the count replaces
 * what the web sold meanwhile (ADR 0018). Null for what is no number of pieces.
 */
export function stockActOf({ counted, shown, mode, step }: StockFields): StockAct | null {
  const before = /^-?\d{1,7}$/.test(shown) ? Number(shown) : null;
  const now = counted.trim() === shown ? before : countFromTyped(counted);
  if (now === null) return null;
  const pressed = step === '1' || step === '-1' ? Number(step) : 0;
  const delta = before === null ? 0 : now + pressed - before;
  // Nobody takes a piece off an empty shelf; the button was pressed once too often.
  if (before !== null && before >= 0 && now + pressed < 0) return null;
  const isTyped = mode !== 'stepped' && now !== before;
  if (delta !== 0 && !isTyped) return { kind: 'correction', delta };
  return { kind: 'count', countedQuantity: Math.max(0, now + pressed) };
}
