import { parse } from 'csv-parse/sync';
import {
  MAX_SHEET_COLUMNS,
  MAX_SHEET_ROWS,
  type Sheet,
  type SheetRow,
  UnreadableFile,
} from './cell.ts';
import { textCell } from './read-sheet.ts';

const SEPARATORS = [';', '\t', ','] as const;
/** Enough lines to see which separator a file has. */
const LOOKED_AT_CHARS = 20_000;
/** A first line for Excel alone, which does not show it. */
const NAMED_SEPARATOR = /^\uFEFF?sep=.\r?\n/i;

/** The rows of a text file in any of the encodings and separators that spreadsheets write here. */
export function readCsv(bytes: Uint8Array): Sheet {
  const text = decodeText(bytes);
  if (text.trim() === '') throw new UnreadableFile('empty_file');
  if (text.includes('\u0000')) throw new UnreadableFile('not_a_spreadsheet');
  const rows: SheetRow[] = [];
  for (const [index, record] of recordsOf(text).entries()) {
    if (record.length > MAX_SHEET_COLUMNS) throw new UnreadableFile('too_many_columns');
    const cells = record.map((field) => textCell(withoutGuard(field)));
    if (cells.every(({ type }) => type === 'empty')) continue;
    if (rows.length >= MAX_SHEET_ROWS) throw new UnreadableFile('too_many_rows');
    rows.push({ number: index + 1, cells });
  }
  return { name: '', rows, merged: [] };
}

/** UTF-8 or UTF-16 by their marks; else UTF-8 where it is that, else what Windows writes here. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // No UTF-8: the bytes of Windows-1252 are always some text, which a preview shows.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Rows as a spreadsheet counts them: a text of several lines is in one row, an empty line is a row. */
function recordsOf(text: string): string[][] {
  try {
    return parse(text.replace(NAMED_SEPARATOR, ''), {
      delimiter: separatorOf(text),
      bom: true,
      relax_column_count: true,
      max_record_size: 1_000_000,
    });
  } catch (cause) {
    throw new UnreadableFile('damaged', { cause });
  }
}

/** Excel may name it in the first line; else the one that stands most often outside quotes. */
function separatorOf(text: string): string {
  const head = text.slice(0, LOOKED_AT_CHARS).replace(/"[^"]*"/g, '');
  const line = head.split(/\r?\n/).find((candidate) => candidate.trim() !== '') ?? '';
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}

const GUARDED = /^'(?=[=+\-@\t\r'])/;

/** Takes off the apostrophe that keeps a text from being run as a formula. */
const withoutGuard = (field: string): string => field.replace(GUARDED, '');

/** A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). */
export const guarded = (text: string): string => (/^[=+\-@\t\r']/.test(text) ? `'${text}` : text);
