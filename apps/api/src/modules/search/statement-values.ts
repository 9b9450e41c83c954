/** The values of a statement that is put together: text of a person is only ever a value. */
export class StatementValues {
  readonly list: unknown[] = [];

  /** Its place in the statement. */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** Words as one side of a tsquery: quoted, so that no word is an operator. */
export const anyOf = (words: readonly string[], suffix = ''): string =>
  words.map((word) => `'${word.replace(/\\/g, '').replace(/'/g, "''")}'${suffix}`).join(' | ');
