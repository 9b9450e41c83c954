import { z } from 'zod';
import { Problem } from '../../platform/http/problem.ts';
import type { Position } from './catalog.queries.ts';

const Cursor = z.tuple([z.int(), z.string().max(200), z.uuid()]);

/** Where the next page begins, opaque to its bearer. */
export const encodeCursor = (position: Position | null): string | null =>
  position === null
    ? null
    : Buffer.from(
        JSON.stringify([position.priceCents, position.name, position.productId]),
      ).toString('base64url');

/** Reads a cursor back; anything else than one of ours is invalid input. */
export function decodeCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [priceCents, name, productId] = Cursor.parse(JSON.parse(text));
    return { priceCents, name, productId };
  } catch {
    throw new Problem('invalid-input', {}, [{ pointer: '/cursor', message: 'cursor' }]);
  }
}
