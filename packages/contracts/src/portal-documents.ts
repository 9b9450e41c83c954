import { DocumentPage, ListedDocuments, OneDocumentFile, StoredFile } from './documents.ts';
import { endpoint } from './endpoint.ts';

export const listPortalDocuments = endpoint({
  method: 'GET',
  path: '/portal/documents',
  summary: 'This producer’s papers: invoices to buyers, commission invoices, statements',
  access: 'producer',
  right: 'money',
  input: ListedDocuments,
  output: DocumentPage,
  problems: [],
});

export const readPortalDocument = endpoint({
  method: 'GET',
  path: '/portal/documents/:documentId/:format',
  summary: 'One stored file of a paper',
  access: 'producer',
  right: 'money',
  input: OneDocumentFile,
  output: StoredFile,
  problems: ['document-not-found'],
});
