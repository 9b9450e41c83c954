import type { z } from 'zod';
import { Problem } from './problem.ts';

/**
 * Where the next page of a list begins: the sort key of the last row shown, opaque to its bearer.
 */
export const writeCursor = (...key: readonly string[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * Reads a sort key back; null without one. Throws `invalid-input` for anything else than one of
 * ours.
 */
export function readCursor<Key extends z.ZodTuple>(
  cursor: string | undefined,
  key: Key,
): z.output<Key> | null {
  if (cursor === undefined) return null;
  const parsed = key.safeParse(parse(cursor));
  if (parsed.success) return parsed.data;
  throw new Problem('invalid-input', {}, [{ pointer: '/cursor', message: 'cursor' }]);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Not JSON, so not ours: the schema refuses it.
    return null;
  }
}
