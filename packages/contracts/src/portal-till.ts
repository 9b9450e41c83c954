import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant, OneLine } from './fields.ts';
import { MAX_ARTICLE_NUMBER_CHARS } from './portal-stock.ts';

/** A day of a busy shop has some hundred lines; larger files are sent in parts. */
export const MAX_TILL_LINES = 2_000;
export const MAX_TILL_FILE_BYTES = 600_000;
export const MAX_TILL_IMPORTS_LISTED = 50;

/** What becomes of a line. `booked` and `known` moved the stock, now or with an earlier file. */
export const TillLineResult = z.enum([
  'bookable',
  'booked',
  'known',
  'differs',
  'unknown-article',
  'ignored',
  'invalid',
]);
export type TillLineResult = z.infer<typeof TillLineResult>;

export const TillLineFault = z.enum([
  'receipt-missing',
  'time-missing',
  'time-invalid',
  'time-in-future',
  'article-missing',
  'quantity-missing',
  'quantity-ambiguous',
  'quantity-not-whole',
  'quantity-too-large',
]);

export const TillLine = z.object({
  /** As a spreadsheet counts; the header is row 1. */
  row: z.int(),
  receiptId: z.string(),
  soldAt: Instant.nullable(),
  article: z.string(),
  articleName: z.string(),
  quantity: z.int().nullable(),
  result: TillLineResult,
  fault: TillLineFault.nullable(),
  /** What it is on our shelf. */
  variantId: Id.nullable(),
  productName: z.string().nullable(),
});

export const TillImportCard = z.object({
  importId: Id,
  fileName: z.string(),
  uploadedAt: Instant,
  appliedAt: Instant.nullable(),
  counts: z.record(TillLineResult, z.int()),
});

const OneImport = InLanguage.extend({ importId: Id });
const TillImportView = TillImportCard.extend({ lines: z.array(TillLine).max(MAX_TILL_LINES) });

export const uploadTillFile = endpoint({
  method: 'POST',
  path: '/portal/till-imports',
  summary: 'Read the sales of a till from its CSV file; shows what would happen, moves nothing',
  access: 'producer',
  right: 'stock',
  status: 201,
  bodyLimitBytes: 1_000_000,
  input: InLanguage.extend({ fileName: OneLine(200), base64: z.base64() }),
  output: z.object({ importId: Id }),
  problems: [
    'till-file-unreadable',
    'till-columns-missing',
    'till-file-too-large',
    'till-file-empty',
  ],
});

export const readTillImport = endpoint({
  method: 'GET',
  path: '/portal/till-imports/:importId',
  summary: 'A till file with the result of each line',
  access: 'producer',
  right: 'stock',
  input: OneImport,
  output: TillImportView,
  problems: ['till-import-not-found'],
});

export const applyTillImport = endpoint({
  method: 'POST',
  path: '/portal/till-imports/:importId/applied',
  summary: 'Book the lines that are known; each receipt line moves the stock once, ever',
  access: 'producer',
  right: 'stock',
  input: OneImport,
  output: TillImportCard,
  problems: ['till-import-not-found'],
});

export const listTillImports = endpoint({
  method: 'GET',
  path: '/portal/till-imports',
  summary: 'Till files and the articles in them that nobody has named yet',
  access: 'producer',
  right: 'stock',
  input: InLanguage,
  output: z.object({
    imports: z.array(TillImportCard).max(MAX_TILL_IMPORTS_LISTED),
    unknownArticles: z
      .array(z.object({ article: z.string(), articleName: z.string() }))
      .max(MAX_TILL_LINES),
  }),
  problems: [],
});

export const mapTillArticle = endpoint({
  method: 'PUT',
  path: '/portal/till-articles',
  summary: 'Say what an article of the till is on the shelf, or that it is none of ours',
  access: 'producer',
  right: 'stock',
  input: InLanguage.extend({
    article: OneLine(MAX_ARTICLE_NUMBER_CHARS * 3),
    /** Null: sold in the shop, but not an article of this market. */
    variantId: Id.nullable(),
  }),
  output: z.object({ mapped: z.literal(true) }),
  problems: ['till-article-not-found', 'variant-not-found'],
});
