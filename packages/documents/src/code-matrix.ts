import { encode } from 'uqr';

/** Dark and light squares of a symbol, row by row; the quiet zone is not part of it. */
export type CodeMatrix = readonly (readonly boolean[])[];

/** Light squares around a symbol that every reader needs (ISO/IEC 18004, 6.3.8). */
export const QUIET_SQUARES = 4;

/**
 * The QR code of an address. Level M repairs 15 % of the symbol: a jar gets wet, and a level above
 * would make the squares of a small label too fine to scan.
 */
export const codeMatrix = (address: string): CodeMatrix =>
  encode(address, { ecc: 'M', border: 0, boostEcc: true }).data;

/** A run of dark squares in one row. */
export interface DarkRun {
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

/** The dark squares as runs: squares drawn one by one leave hairlines on printers. */
export function darkRuns(matrix: CodeMatrix): DarkRun[] {
  const runs: DarkRun[] = [];
  for (const [row, squares] of matrix.entries()) {
    let column = 0;
    while (column < squares.length) {
      let end = column;
      while (squares[end]) end += 1;
      if (end > column) runs.push({ row, column, length: end - column });
      column = end + 1;
    }
  }
  return runs;
}
