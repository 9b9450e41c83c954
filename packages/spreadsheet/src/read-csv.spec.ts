import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstCells, sheetsOf, text } from '../test/books.ts';
import { UnreadableFile } from './cell.ts';
import { decodeText, readCsv } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

const encode = (value: string) => new TextEncoder().encode(value);

describe('a text file', () => {
  it.each([
    [';', 'Name;Preis\r\nÄpfel, rot;7,90\r\n'],
    [',', 'Name,Preis\n"Äpfel, rot","7,90"\n'],
    ['tab', 'Name\tPreis\nÄpfel, rot\t7,90'],
    ['sep=', 'sep=;\nName;Preis\nÄpfel, rot;7,90'],
  ])('with %s between its fields is read', async (_, content) => {
    const cells = await firstCells(encode(content));
    expect(cells).toEqual([
      [text('Name'), text('Preis')],
      [text('Äpfel, rot'), text('7,90')],
    ]);
  });

  it('is read in UTF-8, UTF-16 and what Windows writes', () => {
    const windows = Uint8Array.from([0xc4, 0x70, 0x66, 0x65, 0x6c, 0x20, 0x80]);
    expect(decodeText(windows)).toBe('Äpfel €');
    expect(decodeText(encode('\uFEFFÄpfel €')).replace('\uFEFF', '')).toBe('Äpfel €');
    const utf16 = Buffer.from('\uFEFFÄpfel €', 'utf16le');
    expect(decodeText(utf16).replace('\uFEFF', '')).toBe('Äpfel €');
    expect(decodeText(Buffer.from(utf16).swap16()).replace('\uFEFF', '')).toBe('Äpfel €');
  });

  it('numbers its rows as a spreadsheet does', async () => {
    const [sheet] = await sheetsOf(encode('Name;Preis\n"zwei\nZeilen";1\n\ndrei;2\n'));
    expect(sheet?.rows.map(({ number }) => number)).toEqual([1, 2, 4]);
  });

  it.each(['', '  \n \n', '\uFEFF'])('without content (%j) is empty', (content) => {
    expect(() => readCsv(encode(content))).toThrow(UnreadableFile);
  });

  it('with a quote that never ends is damaged, and binary data is no table', () => {
    expect(() => readCsv(encode('Name;Preis\n"offen;1\n'))).toThrow('damaged');
    expect(() => readCsv(Uint8Array.from([1, 0, 2, 0, 65]))).toThrow('not_a_spreadsheet');
  });
});

describe('a written text file', () => {
  it('opens in a German spreadsheet and runs no formula', () => {
    const bytes = writeCsv([
      ['Name', 'Preis', 'Anteil'],
      ['=1+1', { cents: 790 }, 3.5],
      ['@SUM(A1)', { cents: 123_456 }, -2],
    ]);
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
      "\uFEFFName;Preis;Anteil\r\n'=1+1;7,90;3,5\r\n'@SUM(A1);1234,56;-2\r\n",
    );
  });

  it('gives every text back as it was', () => {
    const cell = fc
      .oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('=1', "'=1", "''x", '+49', '-', '@a', ';"', 'a\nb', ' x '),
      )
      .filter((value) => value.trim() !== '' && !value.includes('\u0000'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = readCsv(writeCsv([['Kopf', 'Zeile'], ...rows])).rows.slice(1);
        expect(read.map(({ cells }) => cells)).toEqual(rows.map(([a, b]) => [text(a), text(b)]));
      }),
    );
  });
});
