/**
 * A paper of money as text: everything is formatted already, so that PDF and HTML show the same
 * cents by construction.
 */
export interface Paper {
  readonly language: 'de' | 'en';
  /** Such as `Rechnung`. */
  readonly title: string;
  readonly number: string;
  /** Who issues it, in one line above the address (DIN 5008). */
  readonly senderLine: string;
  readonly recipient: readonly string[];
  /** Number, dates, references: what stands beside the address. */
  readonly facts: readonly Fact[];
  readonly intro: readonly string[];
  readonly tables: readonly PaperTable[];
  readonly notes: readonly string[];
  /** Who issues it, at the foot of each page. */
  readonly imprint: readonly string[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface PaperColumn {
  readonly title: string;
  /** Share of the width; the shares of a table need no particular sum. */
  readonly weight: number;
  readonly align: 'left' | 'right';
}

export interface PaperTable {
  readonly caption: string;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Sums under the rows; the last one is the total. */
  readonly sums: readonly (readonly string[])[];
}

/** Bounds of one paper: a longer one is refused before it is drawn. */
export const MAX_TABLE_ROWS = 5_000;
export const MAX_PAGES = 200;
export const MAX_CELL_CHARS = 500;

/** A paper that is too long to be drawn. */
export class PaperTooLongError extends Error {
  override readonly name = 'PaperTooLongError';
}

/** Throws `PaperTooLongError`; also refuses a row that has not one cell per column. */
export function assertDrawable(paper: Paper): void {
  const rows = paper.tables.flatMap((table) => [...table.rows, ...table.sums]);
  if (rows.length > MAX_TABLE_ROWS) throw new PaperTooLongError(`${rows.length} rows`);
  for (const table of paper.tables) {
    for (const row of [...table.rows, ...table.sums]) {
      if (row.length !== table.columns.length) {
        throw new TypeError(
          `${table.caption}: ${row.length} cells, ${table.columns.length} columns`,
        );
      }
      const longest = Math.max(0, ...row.map((cell) => cell.length));
      if (longest > MAX_CELL_CHARS) throw new PaperTooLongError(`a cell of ${longest} characters`);
    }
  }
}
