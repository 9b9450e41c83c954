import { PROBLEMS } from '@markthalle/contracts/problems';
import type { Problem } from '../../platform/http/problem.ts';
import { columnOf } from './columns.ts';
import { namedField } from './compare-row.ts';

/** A refusal of the editor in the words of a table: each sentence begins with its column. */
export function problemSentences({ code, errors }: Problem): string[] {
  if (errors.length === 0) return [PROBLEMS[code].de];
  return errors.map(({ pointer, message }) => {
    const path = pointer.split('/').filter((step) => step !== '' && step !== 'draft');
    const column = columnOf(namedField(path));
    return column === undefined ? message : `${column.title}: ${message}`;
  });
}
