import { everybody, type Row, staffOnly } from './access-rows.ts';

const TOKEN = 'A'.repeat(43);

/** Legal texts and what the checkout asks beside the order. */
export const LEGAL_ROWS: Readonly<Record<string, Row>> = {
  readLegalDocument: everybody(200, () => ({ kind: 'terms' })),
  readOrderLegalDocuments: everybody(404, () => ({ orderToken: TOKEN })),
  listLegalDocuments: staffOnly(200),
  addLegalDocument: staffOnly(422, () => ({
    kind: 'terms',
    textLanguage: 'de',
    title: 'AGB',
    body: 'Ein Satz.',
    validFrom: '2020-01-01',
  })),
};
