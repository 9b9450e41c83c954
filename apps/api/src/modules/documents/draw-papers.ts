import type { InvoiceContent } from '@markthalle/documents/invoice-content';
import type { DrawnFile } from './archive.store.ts';

/** Libraries and fonts are loaded when the first paper is drawn, not when the API starts. */
const library = async () => {
  const [{ renderPdf }, { invoicePaper }] = await Promise.all([
    import('@markthalle/documents/render-pdf'),
    import('@markthalle/documents/invoice-paper'),
  ]);
  return { renderPdf, invoicePaper };
};

/** The PDF of an invoice to a buyer or of its correction. */
export async function drawInvoice(
  content: InvoiceContent,
  number: string,
  at: Date,
): Promise<DrawnFile[]> {
  const { renderPdf, invoicePaper } = await library();
  return [{ format: 'pdf', bytes: await renderPdf(invoicePaper(content, number), { madeAt: at }) }];
}
