import { MAX_PHOTO_BYTES } from '@markthalle/contracts/case-views';
import { MAX_IMPORT_FILE_BYTES, MAX_IMPORT_PHOTOS } from '@markthalle/contracts/portal-imports';
import { type FileProblem, UnreadableFile } from '@markthalle/spreadsheet/cell';
import { isArchive, readSheets } from '@markthalle/spreadsheet/read-file';
import { partNames, unzipParts } from '@markthalle/spreadsheet/unzip-parts';
import { Problem } from '../../platform/http/problem.ts';
import { fileNameOf } from './import-photos.service.ts';
import { type ReadFile, readTable } from './read-table.ts';

/** The tables of a data export that come back in; the first one that is there counts. */
export const PRODUCTS_TABLES = ['produkte.xlsx', 'produkte.csv'] as const;

export interface PhotoFile {
  /** Without its folder, in small letters. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface ReadUpload extends ReadFile {
  readonly photos: readonly PhotoFile[];
}

const TABLE = /\.(?:xlsx|csv)$/i;
const PHOTO = /\.(?:jpe?g|png|webp|avif|heic|heif)$/i;
/** What computers add to archives of their own accord. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/)/;

const CODES = {
  empty_file: 'import-file-empty',
  old_or_locked_excel: 'import-file-old',
  open_document: 'import-file-open-document',
  not_a_spreadsheet: 'import-file-unknown',
  damaged: 'import-file-damaged',
  unfolds_too_large: 'import-file-unfolds',
  too_many_rows: 'import-too-many-rows',
  too_many_columns: 'import-too-many-rows',
} as const satisfies Readonly<Record<FileProblem, string>>;

/** Reads a table, or a ZIP file of one with photos. @throws Problem with one sentence and a way on. */
export async function readImportFile(bytes: Uint8Array): Promise<ReadUpload> {
  if (bytes.byteLength > MAX_IMPORT_FILE_BYTES) throw new Problem('import-file-too-large');
  try {
    if (isArchive(bytes)) return await readArchive(bytes);
    return { ...(await readTable(readSheets(bytes))), photos: [] };
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Problem(CODES[error.problem]);
    throw error;
  }
}

async function readArchive(bytes: Uint8Array): Promise<ReadUpload> {
  const names = partNames(bytes).filter((name) => !HIDDEN.test(name));
  const photoNames = names.filter((name) => PHOTO.test(name));
  const tableName = tableAmong(names);
  if (photoNames.length > MAX_IMPORT_PHOTOS) throw new Problem('import-too-many-photos');
  if (tableName === null && photoNames.length === 0) throw new Problem('import-file-unknown');
  const twins = Map.groupBy(photoNames, fileNameOf);
  const twin = [...twins].find(([, same]) => same.length > 1);
  if (twin !== undefined) {
    const message = `In dieser ZIP-Datei gibt es das Foto „${twin[0]}“ zweimal. Geben Sie einem davon einen anderen Namen.`;
    throw new Problem('import-photo-twice', {}, [{ pointer: '/file', message }]);
  }
  const wanted = new Set([...photoNames, ...(tableName === null ? [] : [tableName])]);
  const parts = unzipParts(bytes, (name) => wanted.has(name));
  const table = tableName === null ? undefined : parts.get(tableName);
  const read = table ? await readTable(readSheets(table)) : NO_TABLE;
  return {
    ...read,
    photos: photoNames.map((name) => ({
      name: fileNameOf(name),
      // More than a phone sends is no photo; what is cut off cannot be drawn and is refused as such.
      bytes: (parts.get(name) ?? new Uint8Array()).subarray(0, MAX_PHOTO_BYTES),
    })),
  };
}

/** The table of a data export, else the only one there is; null without any. */
function tableAmong(names: readonly string[]): string | null {
  const known = PRODUCTS_TABLES.find((name) => names.includes(name));
  const tables = names.filter((name) => TABLE.test(name));
  if (known !== undefined) return known;
  if (tables.length > 1) throw new Problem('import-several-tables');
  return tables[0] ?? null;
}

const NO_TABLE: ReadFile = { columns: [], unknownColumns: [], rows: [] };
