import { describe, expect, it } from '@jest/globals';
import { formatBps, formatCents, formatDay, formatInstant, formatPromise } from './mail-formats.ts';
import { type MailBlock, type MailModel, oneLine } from './mail-model.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';

const mailOf = (...blocks: MailBlock[]): MailModel => ({
  language: 'de',
  subject: 'Betreff <b>',
  brandName: 'Markt & Co',
  blocks,
  footer: 'Warum diese Mail',
});

const EVIL = `<script>alert("1")</script>' 🧀 & \u202eabc`;

describe('HTML', () => {
  it.each<MailBlock>([
    { kind: 'title', text: EVIL },
    { kind: 'heading', text: EVIL },
    { kind: 'paragraph', text: EVIL },
    { kind: 'small', text: EVIL },
    { kind: 'facts', rows: [{ label: EVIL, value: EVIL }] },
    { kind: 'amounts', rows: [{ text: EVIL, detail: EVIL, amount: EVIL }] },
    { kind: 'button', label: EVIL, url: `https://x.example/" onclick="${EVIL}` },
  ])('escapes everything in a $kind', (block) => {
    const html = renderHtml(mailOf(block));
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; 🧀 &amp; abc');
    expect(html).not.toMatch(/<script|\u202e|" onclick/);
  });

  it('escapes head and foot and names the language', () => {
    const html = renderHtml({ ...mailOf(), footer: EVIL });
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('<title>Betreff &lt;b&gt;</title>');
    expect(html).toContain('Markt &amp; Co');
    expect(html).not.toContain('<script');
  });
});

describe('text', () => {
  it('says what the HTML says', () => {
    const text = renderText(
      mailOf(
        { kind: 'title', text: 'Käse 🧀' },
        { kind: 'paragraph', text: 'Ein Satz.' },
        { kind: 'button', label: 'Ansehen', url: 'https://x.example/a' },
        { kind: 'facts', rows: [{ label: 'Name', value: 'Frauke' }] },
        {
          kind: 'amounts',
          rows: [
            { text: '2 × Käse', detail: 'je 1,00 €', amount: '2,00 €' },
            { text: 'Summe', amount: '2,00 €', isSum: true },
          ],
        },
      ),
    );
    expect(text).toBe(
      `Käse 🧀\n======\n\nEin Satz.\n\nAnsehen:\nhttps://x.example/a\n\nName: Frauke\n\n` +
        `2 × Käse: 2,00 €\n    je 1,00 €\n= Summe: 2,00 €\n\n-- \nMarkt & Co\n\nWarum diese Mail\n`,
    );
  });

  it('keeps a right-to-left name apart from what stands beside it', () => {
    expect(
      renderText(mailOf({ kind: 'facts', rows: [{ label: 'Name', value: 'ليلى 7' }] })),
    ).toContain('Name: \u2068ليلى 7\u2069');
  });
});

it('a line has no line breaks, control characters or direction overrides', () => {
  expect(oneLine(' a\r\nBcc: b\u0000\u2028c\u202ed\u2069 ')).toBe('a Bcc: b cd');
});

describe('formats', () => {
  it('are those of the language', () => {
    expect(formatCents(1234567, 'de')).toBe('12.345,67\u00a0€');
    expect(formatCents(5, 'en')).toBe('€0.05');
    expect(() => formatCents(1.5, 'de')).toThrow('integer cents');
    expect(formatDay('2026-12-02', 'de')).toBe('Mi., 2. Dezember 2026');
    expect(formatDay('2026-12-02', 'en')).toBe('Wed, 2 December 2026');
    expect(formatInstant('2026-12-31T23:30:00Z', 'de')).toBe('1. Januar 2027 um 00:30');
    expect(formatBps(780, 'de')).toBe('7,8\u00a0%');
    expect(formatBps(1900, 'en')).toBe('19%');
  });

  it('name one day once', () => {
    const on = { earliestOn: '2026-12-02', latestOn: '2026-12-02' };
    expect(formatPromise(on, 'de')).toBe('Mi., 2. Dezember 2026');
    expect(formatPromise({ ...on, latestOn: '2026-12-04' }, 'en')).toBe(
      'Wed, 2 December 2026 – Fri, 4 December 2026',
    );
  });
});
