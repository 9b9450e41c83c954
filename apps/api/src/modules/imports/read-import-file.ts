import { MAX_IMPORT_FILE_BYTES } from '@markthalle/contracts/portal-imports';
import { ProductDraft } from '@markthalle/contracts/portal-products';
import { type FileProblem, MAX_SHEET_ROWS, UnreadableFile } from '@markthalle/spreadsheet/cell';
import { readSheets, readZipPart } from '@markthalle/spreadsheet/read-file';
import { z } from 'zod';
import { Problem } from '../../platform/http/problem.ts';
import { type ReadFile, type ReadRow, readTable, withoutTwins } from './read-table.ts';

/** The part of a data export that comes back in. */
export const PRODUCTS_PART = 'produkte.json';
export const ExportedProducts = z.object({
  products: z
    .array(z.object({ articleNumber: z.string().max(120), draft: z.looseObject({}) }))
    .max(MAX_SHEET_ROWS),
});
export type ExportedProducts = z.infer<typeof ExportedProducts>;

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

/** Reads a table, or the products of a data export. @throws Problem with one sentence and a way on. */
export async function readImportFile(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.byteLength > MAX_IMPORT_FILE_BYTES) throw new Problem('import-file-too-large');
  try {
    const part = readZipPart(bytes, PRODUCTS_PART);
    return part === null ? await readTable(readSheets(bytes)) : readExport(part);
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Problem(CODES[error.problem]);
    throw error;
  }
}

function readExport(part: Uint8Array): ReadFile {
  const parsed = ExportedProducts.safeParse(jsonOf(part));
  if (!parsed.success) throw new Problem('import-file-damaged');
  const { products } = parsed.data;
  if (products.length === 0) throw new Problem('import-no-rows');
  const rows = products.map(
    ({ articleNumber, draft }, index): ReadRow => ({
      number: index + 1,
      articleNumber,
      name: typeof draft.nameDe === 'string' ? draft.nameDe : '',
      cells: {},
      version: null,
      stockBase: null,
      draft: newDraft(draft),
      remarks: [],
    }),
  );
  return { columns: [], unknownColumns: [], rows: withoutTwins(rows) };
}

/** What only the place of origin knows: ids of sizes, and photos, which are files of their own. */
function newDraft({ photos: _, ...draft }: Readonly<Record<string, unknown>>): object {
  const variants = z.array(z.looseObject({})).safeParse(draft.variants);
  const known = Object.fromEntries(
    Object.entries(draft).filter(([field]) => field in ProductDraft.shape),
  );
  if (!variants.success) return known;
  return { ...known, variants: variants.data.map((size) => ({ ...size, variantId: null })) };
}

function jsonOf(part: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(part));
  } catch {
    return null;
  }
}
