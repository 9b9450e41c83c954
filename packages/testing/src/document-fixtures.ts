import type { DocumentRow, StoredFile } from '@markthalle/contracts/documents';

const ID = '0197a000-0000-7000-8000-0000000d0c0';

/** Papers as the API lists them: an invoice, its correction and a month's commission. */
export const documentRows: DocumentRow[] = [
  {
    documentId: `${ID}3`,
    kind: 'commission_invoice',
    number: 'PR-2026-00001',
    issuedAt: '2026-11-01T03:15:00.000Z',
    producerName: 'Imkerei Lindenlaut',
    orderNumber: null,
    month: '2026-10-01',
    netCents: 1880,
    vatCents: 357,
    grossCents: 2237,
    corrects: null,
    formats: ['xml', 'pdf'],
  },
  {
    documentId: `${ID}2`,
    kind: 'invoice_correction',
    number: 'RK-2026-00001',
    issuedAt: '2026-10-12T09:00:00.000Z',
    producerName: 'Imkerei Lindenlaut',
    orderNumber: 'GM-26-00017-1',
    month: null,
    netCents: -362,
    vatCents: -26,
    grossCents: -388,
    corrects: 'RE-2026-00001',
    formats: ['pdf'],
  },
  {
    documentId: `${ID}1`,
    kind: 'invoice',
    number: 'RE-2026-00001',
    issuedAt: '2026-10-08T09:00:00.000Z',
    producerName: 'Imkerei Lindenlaut',
    orderNumber: 'GM-26-00017-1',
    month: null,
    netCents: 1639,
    vatCents: 115,
    grossCents: 1754,
    corrects: null,
    formats: ['pdf'],
  },
];

/** A stored file; the bytes are the beginning of a PDF. */
export const storedFile: StoredFile = {
  fileName: 'RE-2026-00001.pdf',
  mediaType: 'application/pdf',
  sha256: 'ab'.repeat(32),
  base64: 'JVBERi0xLjc=',
};
