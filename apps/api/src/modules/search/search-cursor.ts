import { berlinDateOf } from '@markthalle/domain/dates';
import { z } from 'zod';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import type { SearchResult } from './search-port.ts';

const Key = z.tuple([z.string(), z.string(), z.string()]);

/** Names the order of an answer: its engine, its policy, and the day, because what is equal is shuffled daily. */
export const cursorOf = (
  { engine, policyVersion }: Pick<SearchResult, 'engine' | 'policyVersion'>,
  now: Date,
): string => writeCursor(engine, String(policyVersion), berlinDateOf(now.toISOString()));

/** Whether a cursor of an earlier page names the same order; a strange one does not. */
export function isCursorOf(cursor: string, current: string): boolean {
  try {
    return JSON.stringify(readCursor(cursor, Key)) === JSON.stringify(readCursor(current, Key));
  } catch {
    // Whatever somebody made up is not our order.
    return false;
  }
}
