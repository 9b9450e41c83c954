/** One cell as a person sees it; what a formula computes is its last result. */
export type Cell =
  | { readonly type: 'empty' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly value: number; readonly as: 'plain' | 'percent' | 'day' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | {
      readonly type: 'unreadable';
      readonly because: 'formula_without_result' | 'error_value' | 'too_long';
      readonly text: string;
    };

export const EMPTY: Cell = { type: 'empty' };

/** Rows by their number in the file (1 is the first), so that a message can name the line. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Ranges such as `A5:A8` whose cells were joined; only the first of them holds a value. */
  readonly merged: readonly string[];
}

/** Room for the largest file that is taken in; what is larger is refused before it is unfolded. */
export const MAX_SHEET_ROWS = 10_000;
export const MAX_SHEET_COLUMNS = 400;
export const MAX_CELL_CHARS = 10_000;
export const MAX_SHEETS = 10;

export type FileProblem =
  | 'empty_file'
  | 'old_or_locked_excel'
  | 'open_document'
  | 'not_a_spreadsheet'
  | 'damaged'
  | 'unfolds_too_large'
  | 'too_many_rows'
  | 'too_many_columns';

/** A file that cannot be taken in as a whole; the caller has the sentence for it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly problem: FileProblem;

  constructor(problem: FileProblem, options?: ErrorOptions) {
    super(`The file cannot be read: ${problem}`, options);
    this.problem = problem;
  }
}

const A = 65;
const LETTERS = 26;

/** `A`, `B` ... `AA` for 0, 1 ... 26. */
export function columnLetters(index: number): string {
  const rest = String.fromCharCode(A + (index % LETTERS));
  return index < LETTERS ? rest : columnLetters(Math.floor(index / LETTERS) - 1) + rest;
}

/** 0, 1 ... 26 for `A`, `B` ... `AA` at the beginning of a reference such as `AA17`. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') {
    index = index * LETTERS + (letter.charCodeAt(0) - A + 1);
  }
  return index - 1;
}
