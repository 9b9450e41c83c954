import type { CommissionContent } from '@markthalle/documents/commission-content';
import type { InvoiceContent } from '@markthalle/documents/invoice-content';
import type { StatementContent } from '@markthalle/documents/statement-paper';
import type { DrawnFile } from './archive.store.ts';

// Libraries and fonts are loaded when the first paper is drawn, not when the API starts.

/** The PDF of an invoice to a buyer or of its correction. */
export async function drawInvoice(
  content: InvoiceContent,
  number: string,
  at: Date,
): Promise<DrawnFile[]> {
  const [{ renderPdf }, { invoicePaper }] = await Promise.all([
    import('@markthalle/documents/render-pdf'),
    import('@markthalle/documents/invoice-paper'),
  ]);
  return [{ format: 'pdf', bytes: await renderPdf(invoicePaper(content, number), { madeAt: at }) }];
}

/** ZUGFeRD: the PDF with its XML inside, and the XML as it was sent (LAW-GOBD-3). */
export async function drawCommission(
  content: CommissionContent,
  number: string,
  at: Date,
): Promise<DrawnFile[]> {
  const [{ renderPdf }, { commissionPaper }, { commissionXml }] = await Promise.all([
    import('@markthalle/documents/render-pdf'),
    import('@markthalle/documents/commission-paper'),
    import('@markthalle/documents/commission-e-invoice'),
  ]);
  const xml = await commissionXml(content, number);
  const pdf = await renderPdf(commissionPaper(content, number), { madeAt: at, xml: { xml } });
  return [
    { format: 'pdf', bytes: pdf },
    { format: 'xml', bytes: Buffer.from(xml, 'utf8') },
  ];
}

/** The statement as PDF and HTML of one paper, beside the table that settlement writes. */
export async function drawStatement(
  content: StatementContent,
  csv: string,
  number: string,
  at: Date,
): Promise<DrawnFile[]> {
  const [{ renderPdf }, { renderHtml }, { statementPaper }] = await Promise.all([
    import('@markthalle/documents/render-pdf'),
    import('@markthalle/documents/render-html'),
    import('@markthalle/documents/statement-paper'),
  ]);
  const paper = statementPaper(content, number);
  return [
    { format: 'pdf', bytes: await renderPdf(paper, { madeAt: at }) },
    { format: 'html', bytes: Buffer.from(renderHtml(paper), 'utf8') },
    { format: 'csv', bytes: Buffer.from(csv, 'utf8') },
  ];
}
