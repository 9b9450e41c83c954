import { countFromTyped } from '@markthalle/workplace/typed-money';
import { type StockFields, stockActOf } from '../../features/stock-act.ts';
import type { Serialiser } from './command-kinds.ts';

const text = (fields: FormData, name: string) => String(fields.get(name) ?? '');

const stockFields = (fields: FormData): StockFields => ({
  counted: text(fields, 'countedQuantity'),
  shown: text(fields, 'shownQuantity'),
  mode: text(fields, 'mode'),
  step: text(fields, 'step'),
});

/** A typed number of pieces: what somebody counted. */
export const stockCounted: Serialiser<'stock.counted'> = (fields) => {
  const act = stockActOf(stockFields(fields));
  if (act?.kind !== 'count') return null;
  return { variantId: text(fields, 'variantId'), countedQuantity: act.countedQuantity };
};

/** Presses of minus and plus: some less, some more. */
export const stockCorrected: Serialiser<'stock.corrected'> = (fields) => {
  const act = stockActOf(stockFields(fields));
  if (act?.kind !== 'correction') return null;
  return { variantId: text(fields, 'variantId'), delta: act.delta };
};

/** "Verkauft" and "Dazu": so many pieces of one article. */
export const stockMoved: Serialiser<'stock.sold' | 'stock.received'> = (fields) => {
  const typed = text(fields, 'soldQuantity') || text(fields, 'receivedQuantity');
  const quantity = countFromTyped(typed);
  const variantId = text(fields, 'variantId');
  return quantity === null || quantity === 0 || variantId === '' ? null : { variantId, quantity };
};
