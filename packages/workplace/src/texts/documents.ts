import type { DocumentKind } from '@markthalle/contracts/documents';

/** What papers are called in portal and office. */
export const DOCUMENT_KINDS: Readonly<Record<DocumentKind, string>> = {
  invoice: 'Rechnung',
  invoice_correction: 'Rechnungskorrektur',
  delivery_invoice: 'Rechnung Lieferung',
  delivery_correction: 'Rechnungskorrektur Lieferung',
  commission_invoice: 'Provisionsrechnung',
  commission_correction: 'Korrektur Provision',
  statement: 'Abrechnung',
};

export const documentTableTexts = {
  number: 'Nummer',
  kind: 'Art',
  issuedOn: 'Vom',
  about: 'Betrifft',
  gross: 'Betrag',
  files: 'Laden',
  corrects: (number: string) => `korrigiert ${number}`,
  load: (format: string) => format.toUpperCase(),
  loadOf: (number: string) => ` von ${number}`,
};
