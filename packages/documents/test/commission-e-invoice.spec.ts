import { beforeAll, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { commissionXml } from '../src/commission-e-invoice.ts';
import { commissionPaper } from '../src/commission-paper.ts';
import { renderPdf } from '../src/render-pdf.ts';
import { commission, MADE_AT } from './sample-papers.ts';

const CORRECTED = { number: 'PR-2026-00001', issuedOn: '2026-11-01' };
let xml: string;
let correction: string;

beforeAll(async () => {
  xml = await commissionXml(commission(null), 'PR-2026-00002');
  correction = await commissionXml(commission(CORRECTED), 'PK-2026-00001');
});

/** All values of an element, as the text between its tags. */
const all = (text: string, element: string): string[] =>
  [...text.matchAll(new RegExp(`<ram:${element}(?: [^>]*)?>([^<]*)<`, 'g'))].map(
    ([, value = '']) => value,
  );
const cents = (value: string | undefined): number => Number(value?.replace('.', ''));
const one = (text: string, element: string): number => cents(all(text, element)[0]);
const sum = (values: readonly string[]): number =>
  values.reduce((total, value) => total + cents(value), 0);

describe.each([
  ['invoice', () => xml],
  ['correction', () => correction],
])('the arithmetic of EN 16931 in the %s', (_, read) => {
  it('BR-CO-10: the lines make the sum of the lines', () => {
    const text = read();
    expect(sum(all(text, 'LineTotalAmount').slice(0, 2))).toBe(
      cents(all(text, 'LineTotalAmount')[2]),
    );
  });

  it('BR-CO-13 and 15: without and with VAT', () => {
    const text = read();
    expect(one(text, 'TaxBasisTotalAmount')).toBe(cents(all(text, 'LineTotalAmount')[2]));
    expect(one(text, 'GrandTotalAmount')).toBe(
      one(text, 'TaxBasisTotalAmount') + one(text, 'TaxTotalAmount'),
    );
  });

  it('BR-CO-14 and 17: VAT is the sum of the categories, each rounded once', () => {
    const text = read();
    expect(sum(all(text, 'CalculatedAmount'))).toBe(one(text, 'TaxTotalAmount'));
    const [basis] = all(text, 'BasisAmount').map(cents);
    expect(one(text, 'CalculatedAmount')).toBe(
      Math.sign(basis ?? 0) * Math.round(Math.abs((basis ?? 0) * 19) / 100),
    );
  });

  it('BR-CO-16: what is left to pay', () => {
    const text = read();
    expect(one(text, 'DuePayableAmount')).toBe(
      one(text, 'GrandTotalAmount') - one(text, 'TotalPrepaidAmount'),
    );
  });
});

describe('the invoice', () => {
  it('V34: names its amounts and parties', () => {
    expect(one(xml, 'TaxBasisTotalAmount')).toBe(1880);
    expect(one(xml, 'TaxTotalAmount')).toBe(357);
    expect(one(xml, 'DuePayableAmount')).toBe(-1);
    expect(all(xml, 'TypeCode')[0]).toBe('380');
    expect(xml).toContain('<ram:ID>urn:cen.eu:en16931:2017</ram:ID>');
    expect(xml).toContain('Hof &amp; Söhne GbR');
    expect(xml).toContain('<ram:ID schemeID="VA">DE999999999</ram:ID>');
  });

  it('is corrected with type 384, negative quantities and the number of the original', () => {
    expect(all(correction, 'TypeCode')[0]).toBe('384');
    expect(all(correction, 'BilledQuantity')).toEqual(['-1', '-1']);
    expect(one(correction, 'GrandTotalAmount')).toBe(-2237);
    expect(all(correction, 'IssuerAssignedID')).toEqual(['PR-2026-00001']);
    expect(correction).not.toContain('Gutschrift');
  });

  it('breaks where it does not fit the standard', async () => {
    const content = commission(null);
    const undated = { ...content, issuedOn: 'heute' };
    await expect(commissionXml(undated, 'PR-2026-00003')).rejects.toThrow('validation failed');
  });
});

describe('the ZUGFeRD file', () => {
  it('carries the XML as an alternative of what it shows, with the same totals', async () => {
    const paper = commissionPaper(commission(null), 'PR-2026-00002');
    const pdf = await renderPdf(paper, { madeAt: MADE_AT, xml: { xml } });
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const attached = await document.getAttachments();
    expect([...(attached?.keys() ?? [])]).toEqual(['factur-x.xml']);
    const content = await document.getAttachmentContent('factur-x.xml');
    expect(Buffer.from(content as Uint8Array).toString('utf8')).toBe(xml);
    const { text } = await extractText(document, { mergePages: true });
    for (const words of ['18,80 €', '3,57 €', '22,37 €']) expect(text).toContain(words);
    const raw = Buffer.from(pdf).toString('latin1');
    for (const mark of [
      '/AFRelationship /Alternative',
      '/GTS_PDFA1',
      '<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
      '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
      '<pdfaid:part>3</pdfaid:part>',
      '<pdfaid:conformance>B</pdfaid:conformance>',
      'pdfaExtension:schemas',
    ]) {
      expect(raw).toContain(mark);
    }
  });
});
