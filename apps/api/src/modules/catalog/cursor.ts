import { z } from 'zod';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import type { Position } from './catalog.queries.ts';

const MAX_NAME_CHARS = 200;

/** Price, name and id of the last card, within what the columns can hold. */
const Key = z.tuple([
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  // No control characters: the database takes no zero byte.
  z
    .string()
    .max(MAX_NAME_CHARS)
    .regex(/^\P{Cc}*$/u),
  z.uuid(),
]);

/** Where the next page begins, opaque to its bearer. */
export const encodeCursor = (position: Position | null): string | null =>
  position === null
    ? null
    : writeCursor(String(position.priceCents), position.name, position.productId);

/** Reads a cursor back; anything else than one of ours is invalid input. */
export function decodeCursor(cursor: string | undefined): Position | null {
  const key = readCursor(cursor, Key);
  if (key === null) return null;
  const [priceCents, name, productId] = key;
  return { priceCents, name, productId };
}
