import { guarded } from './read-csv.ts';
import type { WrittenCell } from './write-xlsx.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** Semicolons, decimal comma and a byte order mark: what a German spreadsheet opens by itself. */
export function writeCsv(rows: readonly (readonly WrittenCell[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(fieldOf).join(';'));
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`);
}

function fieldOf(cell: WrittenCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return (cell.cents / 100).toFixed(2).replace('.', ',');
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const text = guarded(cell);
  return /[;"\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
