import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, Id, InLanguage, Instant, Token } from './fields.ts';

export const DocumentKind = z.enum([
  'invoice',
  'invoice_correction',
  'delivery_invoice',
  'delivery_correction',
  'commission_invoice',
  'commission_correction',
  'statement',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

export const DocumentFormat = z.enum(['pdf', 'csv', 'html', 'xml']);

/** A paper of money as lists show it; amounts of corrections are negative. */
export const DocumentRow = z.object({
  documentId: Id,
  kind: DocumentKind,
  number: z.string(),
  issuedAt: Instant,
  producerName: z.string().nullable(),
  orderNumber: z.string().nullable(),
  /** First day of the month that a commission paper is about. */
  month: Day.nullable(),
  netCents: Cents,
  vatCents: Cents,
  grossCents: Cents,
  /** The number of the paper that this one corrects. */
  corrects: z.string().nullable(),
  formats: z.array(DocumentFormat),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** A file as it was stored; the apps hand its bytes on to the browser. */
export const StoredFile = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  /** Of the bytes, in hex; also their entity tag. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  base64: z.base64(),
});
export type StoredFile = z.infer<typeof StoredFile>;

export const DocumentPage = z.object({
  documents: z.array(DocumentRow).max(50),
  nextCursor: z.string().nullable(),
});

export const ListedDocuments = InLanguage.extend({
  kind: DocumentKind.optional(),
  cursor: z.string().max(200).optional(),
});

export const OneDocumentFile = InLanguage.extend({ documentId: Id, format: DocumentFormat });

export const listOrderDocuments = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/documents',
  summary: 'The invoices of an order and their corrections, by its unguessable link',
  access: 'public',
  input: InLanguage.extend({ orderToken: Token }),
  output: z.object({ documents: z.array(DocumentRow).max(100) }),
  problems: ['order-not-found'],
});

export const readOrderDocument = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/documents/:documentId',
  summary: 'The PDF of one of them',
  access: 'public',
  input: InLanguage.extend({ orderToken: Token, documentId: Id }),
  output: StoredFile,
  problems: ['order-not-found', 'document-not-found'],
});
