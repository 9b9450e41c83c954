import { z } from 'zod';
import { DocumentPage, ListedDocuments, OneDocumentFile, StoredFile } from './documents.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, InLanguage } from './fields.ts';

export const listOfficeDocuments = endpoint({
  method: 'GET',
  path: '/office/documents',
  summary: 'All papers, newest first',
  access: 'staff',
  input: ListedDocuments.extend({
    producerId: Id.optional(),
    /** A paper's or an order's number, or its beginning. */
    number: z.string().trim().max(40).optional(),
  }),
  output: DocumentPage,
  problems: [],
});

export const readOfficeDocument = endpoint({
  method: 'GET',
  path: '/office/documents/:documentId/:format',
  summary: 'One stored file of a paper',
  access: 'staff',
  input: OneDocumentFile,
  output: StoredFile,
  problems: ['document-not-found'],
});

export const ChartOfAccounts = z.enum(['skr03', 'skr04']);

/** A DATEV batch belongs to one business year (calendar year). */
const Period = InLanguage.extend({ fromOn: Day, toOn: Day });

export const exportBookings = endpoint({
  method: 'GET',
  path: '/office/exports/bookings',
  summary: 'The ledger of a period as a DATEV batch (EXTF, Buchungsstapel)',
  access: 'staff',
  input: Period.extend({ chart: ChartOfAccounts.default('skr03') }),
  output: StoredFile,
  problems: ['period-not-usable', 'export-too-large'],
});

export const exportTaxRecords = endpoint({
  method: 'GET',
  path: '/office/exports/tax-records',
  summary: 'The records of § 22f UStG for all supplies that were paid in a period, as CSV',
  access: 'staff',
  input: Period,
  output: StoredFile,
  problems: ['period-not-usable', 'export-too-large'],
});
