import { type Sheet, UnreadableFile } from './cell.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { partNames } from './unzip-parts.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Excel before 2007, and any workbook with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/**
 * The sheets of a file, whatever its name says: its content decides. @throws UnreadableFile
 */
export async function* readSheets(bytes: Uint8Array): AsyncGenerator<Sheet> {
  if (bytes.byteLength === 0) throw new UnreadableFile('empty_file');
  if (startsWith(bytes, COMPOUND)) throw new UnreadableFile('old_or_locked_excel');
  if (startsWith(bytes, PDF)) throw new UnreadableFile('not_a_spreadsheet');
  if (!startsWith(bytes, ZIP)) {
    yield readCsv(bytes);
    return;
  }
  const names = partNames(bytes);
  if (names.includes('xl/workbook.xml')) yield* readXlsx(bytes);
  else if (names.includes('content.xml')) throw new UnreadableFile('open_document');
  else throw new UnreadableFile('not_a_spreadsheet');
}

/** Whether a file is a ZIP file that is no workbook itself, but may hold one. */
export function isArchive(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, ZIP)) return false;
  const names = partNames(bytes);
  return !names.includes('xl/workbook.xml') && !names.includes('content.xml');
}
