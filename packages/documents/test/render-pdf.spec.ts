import { describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { invoicePaper } from '../src/invoice-paper.ts';
import { PaperTooLongError } from '../src/paper.ts';
import { renderHtml } from '../src/render-html.ts';
import { renderPdf } from '../src/render-pdf.ts';
import { invoice, MADE_AT } from './sample-papers.ts';

const draw = (content: ReturnType<typeof invoice>) =>
  renderPdf(invoicePaper(content, 'RE-2026-00001'), { madeAt: MADE_AT });
const pagesOf = async (pdf: Uint8Array): Promise<string[]> =>
  (await extractText(await getDocumentProxy(new Uint8Array(pdf)))).text;
const textOf = async (content: ReturnType<typeof invoice>): Promise<string> =>
  (await pagesOf(await draw(content))).join('\n');

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    orderLineId: String(index),
    name: `Position ${index + 1}: Rohmilchkäse aus dem Peenetal, von Hand gewendet und lange gereift`,
  }));

describe('a long paper', () => {
  it('repeats its head on every page and tears no row apart', async () => {
    const pages = await pagesOf(await draw(invoice('standard', many(200))));
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.slice(0, -1).every((page) => page.includes('Bezeichnung'))).toBe(true);
    expect(pages.map((page) => /Seite (\d+)/.exec(page)?.[1])).toEqual(
      pages.map((_, index) => String(index + 1)),
    );
    const text = pages.join('\n');
    for (let n = 1; n <= 200; n += 1) expect(text).toContain(`Position ${n}: `);
  });

  it('is drawn within two seconds', async () => {
    const startedAt = performance.now();
    await draw(invoice('standard', many(200)));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('is refused beyond its bounds', () => {
    expect(() => draw(invoice('standard', many(5_001)))).toThrow(PaperTooLongError);
    expect(() => draw(invoice('standard', [{ name: 'x'.repeat(501) }]))).toThrow(PaperTooLongError);
  });
});

describe('the file', () => {
  it('is the same again, byte by byte', async () => {
    const content = invoice('standard', many(3));
    expect(Buffer.from(await draw(content)).equals(Buffer.from(await draw(content)))).toBe(true);
  });

  it('is PDF/A-3b with a colour profile, embedded fonts and tags', async () => {
    const raw = Buffer.from(await draw(invoice('standard', many(1)))).toString('latin1');
    for (const mark of [
      '%PDF-1.7',
      '/OutputIntents',
      '/FontFile2',
      '/MarkInfo',
      '/StructTreeRoot',
      '/Lang (de)',
    ]) {
      expect(raw).toContain(mark);
    }
    const embedded = raw.match(/\/FontFile2/g)?.length;
    expect(raw.match(/\/Type \/FontDescriptor/g)).toHaveLength(embedded ?? -1);
    expect(raw).not.toContain('/Helvetica');
  });

  it('has a glyph for every character: foreign letters stay, others lose their marks or become ?', async () => {
    const text = await textOf(invoice('standard', [{ name: 'Łódź „Ňandú“ ệ 日 😀' }]));
    expect(text).toContain('Łódź „Ňandú“ e ? ?');
  });

  it('breaks a word that is wider than its column', async () => {
    const word = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenkäse'.repeat(2);
    const text = await textOf(invoice('standard', [{ name: word }]));
    expect(text.replace(/\s/g, '')).toContain(word);
  });
});

describe('tax on an invoice', () => {
  it('stands per rate for a producer under the standard rules', async () => {
    const text = await textOf(
      invoice('standard', [
        {},
        { vatRateBps: 1900, goodsCents: 449, depositCents: 15, containerDepositCents: 15 },
      ]),
    );
    // 1000 at 7 %: 65; 464 at 19 %: 74.
    for (const words of [
      '7 %',
      '0,65 €',
      '9,35 €',
      '19 %',
      '0,74 €',
      '3,90 €',
      'Pfand',
      '0,15 €',
      '14,64 €',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('is not shown by a small business, which says why (LAW-INV-3)', async () => {
    const text = await textOf(invoice('small_business', [{ vatRateBps: 0 }]));
    expect(text).toContain('steuerfrei nach § 19 UStG (Kleinunternehmer)');
    expect(text).not.toMatch(/\d %|Netto|USt(?!-Id|G)/);
  });

  it('is the flat rate of 7.8 % for farmers (§ 24 UStG)', async () => {
    const text = await textOf(invoice('flat_rate_farmer', [{ vatRateBps: 780, goodsCents: 1200 }]));
    for (const words of ['7,8 %', '0,87 €', '11,13 €', '§ 24 UStG']) expect(text).toContain(words);
  });

  it('is not shown by other exempt producers', async () => {
    const text = await textOf(invoice('exempt_other', [{ vatRateBps: 0 }]));
    expect(text).toContain('steuerfrei nach § 4 UStG');
  });

  it('reads in English for who ordered in English', async () => {
    const text = await textOf(invoice('standard', [{}], { language: 'en' }));
    for (const words of ['Invoice RE-2026-00001', '€10.00', '21 November 2026', '7%']) {
      expect(text).toContain(words);
    }
  });
});

describe('HTML', () => {
  it('says the same and lets no mark-up through', async () => {
    const content = invoice('standard', [{ name: '<script>alert(1)</script>' }]);
    const html = renderHtml(invoicePaper(content, 'RE-2026-00001'));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script');
    expect(html).toContain('10,00 €');
  });
});
