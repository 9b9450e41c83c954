import { PROBLEMS } from '@markthalle/contracts/problems';
import type { Problem } from '../../platform/http/problem.ts';
import { columnOf } from './columns.ts';

/** A refusal of the editor in the words of a table: each sentence begins with its column. */
export function problemSentences({ code, errors }: Problem): string[] {
  if (errors.length === 0) return [PROBLEMS[code].de];
  return errors.map(({ pointer, message }) => {
    const path = pointer.split('/').filter((step) => step !== '' && step !== 'draft');
    const column = columnOf(namedField(path));
    return column === undefined ? message : `${column.title}: ${message}`;
  });
}

interface Issue {
  readonly path: readonly PropertyKey[];
}

/** What a schema refuses: each wrong field once, with its column and an example. */
export function issueSentences(issues: readonly Issue[]): string[] {
  const fields = new Set(issues.map(({ path }) => namedField(path.map(String))));
  return [...fields].map((field) => {
    const column = columnOf(field);
    return column === undefined
      ? `Die Angabe ${field} passt nicht.`
      : `${column.title}: Diese Angabe passt nicht. Schreiben Sie zum Beispiel „${column.example}“.`;
  });
}

/** A field of a further size is called as that of the product. */
export const nameOfField = (field: string): string => field.replace(/^variants\.\d+\./, '');

/** The longest beginning of a path that is a column. */
function namedField(path: readonly string[]): string {
  for (let length = path.length; length > 0; length -= 1) {
    const field = nameOfField(path.slice(0, length).join('.'));
    if (columnOf(field) !== undefined) return field;
  }
  return path.filter((step) => !/^\d+$/.test(step)).join('.');
}
