import { z } from 'zod';
import { MAX_PHOTO_BYTES } from './case-views.ts';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant, PageNumber } from './fields.ts';

/** Producers bring tables in and take their data out. */

/** As large as the one file that a form of the portal may carry. */
export const MAX_IMPORT_FILE_BYTES = MAX_PHOTO_BYTES;
/** Base64 of the file and a few words. */
const IMPORT_BODY_BYTES = 12_000_000;
export const IMPORT_ROWS_PER_PAGE = 50;
export const MAX_LISTED_IMPORTS = 20;
/** Photos in one ZIP file; more come in a second one. */
export const MAX_IMPORT_PHOTOS = 200;

export const ImportTask = z.enum(['prices', 'stock', 'all']);
export type ImportTask = z.infer<typeof ImportTask>;
export const TableFormat = z.enum(['xlsx', 'csv']);
export type TableFormat = z.infer<typeof TableFormat>;
export const ImportState = z.enum([
  'comparing',
  'ready',
  'applying',
  'done',
  'undoing',
  'undone',
  'discarded',
  'stopped',
]);
export type ImportState = z.infer<typeof ImportState>;
export const ImportRowState = z.enum([
  'read',
  'unchanged',
  'waiting',
  'refused',
  'done',
  'failed',
  'undone',
  'left',
]);
export type ImportRowState = z.infer<typeof ImportRowState>;

export const ImportRowView = z.object({
  /** As in the file: the head is row 1. */
  number: z.int(),
  name: z.string(),
  articleNumber: z.string(),
  state: ImportRowState,
  /** `create` where the product is new, `size` where one of its sizes is, `photo` for a photo alone. */
  kind: z.enum(['create', 'size', 'change', 'photo']).nullable(),
  productId: Id.nullable(),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  remarks: z.array(z.string()),
});
export type ImportRowView = z.infer<typeof ImportRowView>;

export const ImportCounts = z.partialRecord(ImportRowState, z.int());

export const ImportSummary = z.object({
  importId: Id,
  fileName: z.string(),
  state: ImportState,
  submits: z.boolean().nullable(),
  createdAt: Instant,
  appliedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
  rowCount: z.int(),
  counts: ImportCounts,
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const ExportSummary = z.object({
  exportId: Id,
  state: z.enum(['waiting', 'done', 'stopped']),
  createdAt: Instant,
  files: z.array(z.object({ position: z.int(), name: z.string(), bytes: z.int() })),
});
export type ExportSummary = z.infer<typeof ExportSummary>;

export const DownloadedFile = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  base64: z.string(),
});
export type DownloadedFile = z.infer<typeof DownloadedFile>;

export const listImports = endpoint({
  method: 'GET',
  path: '/portal/imports',
  summary: 'Tables that this producer brought in, and what was taken out, newest first',
  access: 'producer',
  right: 'products',
  input: InLanguage,
  output: z.object({
    imports: z.array(ImportSummary).max(MAX_LISTED_IMPORTS),
    exports: z.array(ExportSummary).max(MAX_LISTED_IMPORTS),
  }),
  problems: [],
});

export const readTemplate = endpoint({
  method: 'GET',
  path: '/portal/imports/tables/:task/:format',
  summary: 'The products of this producer as a table for one task: new prices, a count, everything',
  access: 'producer',
  right: 'products',
  input: InLanguage.extend({ task: ImportTask, format: TableFormat }),
  output: DownloadedFile,
  problems: [],
});

export const startImport = endpoint({
  method: 'POST',
  path: '/portal/imports',
  summary: 'Takes a table in and compares it with the products; changes nothing',
  access: 'producer',
  right: 'products',
  status: 201,
  bodyLimitBytes: IMPORT_BODY_BYTES,
  input: InLanguage.extend({
    clientId: Id,
    fileName: z.string().trim().min(1).max(200),
    base64: z.base64(),
  }),
  output: z.object({ importId: Id }),
  problems: [
    'import-file-empty',
    'import-file-too-large',
    'import-file-old',
    'import-file-open-document',
    'import-file-unknown',
    'import-file-damaged',
    'import-several-tables',
    'import-too-many-photos',
    'import-photo-twice',
    'import-file-unfolds',
    'import-too-many-rows',
    'import-no-columns',
    'import-no-rows',
    'import-merged-cells',
    'import-column-twice',
    'import-too-many',
  ],
});

const OneImport = InLanguage.extend({ importId: Id });

export const readImport = endpoint({
  method: 'GET',
  path: '/portal/imports/:importId',
  summary: 'How an import stands: each row with its differences or its result',
  access: 'producer',
  right: 'products',
  input: OneImport.extend({
    show: z.enum(['all', 'changes', 'remarks']).default('all'),
    page: PageNumber,
  }),
  output: z.object({
    summary: ImportSummary,
    unknownColumns: z.array(z.string()),
    rows: z.array(ImportRowView).max(IMPORT_ROWS_PER_PAGE),
    /** Rows of the chosen kind on all pages. */
    shownCount: z.int(),
  }),
  problems: ['import-not-found'],
});

const Moved = z.object({ state: ImportState });

export const applyImport = endpoint({
  method: 'POST',
  path: '/portal/imports/:importId/apply',
  summary: 'Does what the preview showed, in the background, row by row',
  access: 'producer',
  right: 'products',
  input: OneImport.extend({
    submit: z.boolean(),
    /** False: the stock stays as it is, and new products begin without any; absent: as decided before, else true. */
    withStock: z.boolean().optional(),
  }),
  output: Moved,
  problems: ['import-not-found', 'import-not-ready'],
});

export const discardImport = endpoint({
  method: 'POST',
  path: '/portal/imports/:importId/discard',
  summary: 'Forgets a preview',
  access: 'producer',
  right: 'products',
  input: OneImport,
  output: Moved,
  problems: ['import-not-found', 'import-not-ready'],
});

export const undoImport = endpoint({
  method: 'POST',
  path: '/portal/imports/:importId/undo',
  summary: 'Takes the whole file back, except where somebody changed something since',
  access: 'producer',
  right: 'products',
  input: OneImport,
  output: Moved,
  problems: ['import-not-found', 'import-not-ready'],
});

export const startDataExport = endpoint({
  method: 'POST',
  path: '/portal/data-exports',
  summary: 'Collects everything that is held for this producer, in the background (Art. 9 P2B)',
  access: 'producer',
  right: 'farm',
  status: 201,
  input: InLanguage,
  output: z.object({ exportId: Id }),
  problems: ['import-too-many'],
});

export const readExportFile = endpoint({
  method: 'GET',
  path: '/portal/data-exports/:exportId/files/:position',
  summary: 'One file of a data export',
  access: 'producer',
  right: 'farm',
  input: InLanguage.extend({ exportId: Id, position: z.coerce.number().int().min(1).max(999) }),
  output: DownloadedFile,
  problems: ['export-not-found'],
});
