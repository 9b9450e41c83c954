import { everybody, type Row, staffOnly, TOKEN } from './access-rows.ts';

/** Legal texts and what the checkout asks beside the order. */
export const LEGAL_ROWS: Readonly<Record<string, Row>> = {
  readLegalDocument: everybody(200, () => ({ kind: 'terms' })),
  readOrderLegalDocuments: everybody(404, () => ({ orderToken: TOKEN })),
  readCheckout: everybody(404, () => ({ cartToken: TOKEN })),
  startAgeCheck: everybody(409, () => ({ cartToken: TOKEN })),
  finishAgeCheck: everybody(409, () => ({
    reference: TOKEN,
    result: 'passed',
    signature: '0'.repeat(64),
  })),
  listLegalDocuments: staffOnly(200),
  addLegalDocument: staffOnly(422, () => ({
    kind: 'terms',
    textLanguage: 'de',
    title: 'AGB',
    body: 'Ein Satz.',
    validFrom: '2020-01-01',
  })),
};
