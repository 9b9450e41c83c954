import { describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { book, firstCells, plain, sheetsOf, text } from '../test/books.ts';
import { columnIndex, columnLetters, MAX_SHEET_ROWS, UnreadableFile } from './cell.ts';
import { writeXlsx } from './write-xlsx.ts';

const rows = (xml: string) => `<x:sheetData>${xml}</x:sheetData>`;

const problemOf = async (bytes: Uint8Array): Promise<string> => {
  const error = await sheetsOf(bytes).catch((cause: unknown) => cause);
  if (!(error instanceof UnreadableFile)) throw new Error('the file was read');
  return error.problem;
};

describe('a workbook', () => {
  it('says what its cells show: shared texts, numbers, percent, days, words', async () => {
    const bytes = book(
      rows(
        `<x:row r="3"><x:c r="A3" t="s"><x:v>1</x:v></x:c><x:c r="C3"><x:v>7.9</x:v></x:c>
         <x:c r="D3" s="1"><x:v>0.048</x:v></x:c><x:c r="E3" s="2"><x:v>46000</x:v></x:c>
         <x:c r="F3" t="b"><x:v>1</x:v></x:c><x:c r="G3" t="e"><x:v>#DIV/0!</x:v></x:c></x:row>`,
      ),
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>Null</t></si><si><r><t>Linden</t></r><r><t>honig</t></r><rPh><t>x</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="170"/></cellXfs></styleSheet>',
      },
    );
    const [sheet] = await sheetsOf(bytes);
    expect(sheet?.rows).toEqual([
      {
        number: 3,
        cells: [
          text('Lindenhonig'),
          { type: 'empty' },
          plain(7.9),
          { type: 'number', value: 0.048, as: 'percent' },
          { type: 'number', value: 46_000, as: 'day' },
          { type: 'boolean', value: true },
          { type: 'unreadable', because: 'error_value', text: '#DIV/0!' },
        ],
      },
    ]);
  });

  it('gives the last result of a formula, and says where there is none', async () => {
    const cells = await firstCells(
      book(
        rows(
          '<x:row><x:c r="A1"><x:f>B1*2</x:f><x:v>15.8</x:v></x:c><x:c><x:f>B1*2</x:f></x:c></x:row>',
        ),
      ),
    );
    expect(cells).toEqual([
      [plain(15.8), { type: 'unreadable', because: 'formula_without_result', text: '' }],
    ]);
  });

  it('names its merged cells and skips hidden sheets', async () => {
    const [sheet] = await sheetsOf(
      book(`${rows('')}<x:mergeCells><x:mergeCell ref="A5:A8"/></x:mergeCells>`),
    );
    expect(sheet?.merged).toEqual(['A5:A8']);
    const hidden = book(rows(''), {
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="Preise" state="hidden" r:id="rId1"/></sheets></workbook>',
    });
    expect(await sheetsOf(hidden)).toEqual([]);
  });

  it('comes back as it was written, formulas in disguise included', async () => {
    const written = [
      ['Name', 'Preis', 'Bestand'],
      ['=HYPERLINK("http://x")', { cents: 790 }, 12],
      [' zwei\nZeilen & <b> ', { cents: 1 }, -3],
      ["'+49 39", null, 0.5],
    ] as const;
    const bytes = writeXlsx([{ name: 'Produkte', widths: [20], rows: written }]);
    expect(await firstCells(bytes)).toEqual([
      [text('Name'), text('Preis'), text('Bestand')],
      [text('=HYPERLINK("http://x")'), plain(7.9), plain(12)],
      [text(' zwei\nZeilen & <b> '), plain(0.01), plain(-3)],
      [text("'+49 39"), { type: 'empty' }, plain(0.5)],
    ]);
  });
});

describe('a file that cannot be taken in', () => {
  it('is named for what it is', async () => {
    const bytes = (...head: number[]) => Uint8Array.from([...head, ...new Array(200).fill(1)]);
    expect(await problemOf(new Uint8Array())).toBe('empty_file');
    expect(await problemOf(bytes(0xd0, 0xcf, 0x11, 0xe0))).toBe('old_or_locked_excel');
    expect(await problemOf(bytes(0x25, 0x50, 0x44, 0x46))).toBe('not_a_spreadsheet');
    expect(await problemOf(bytes(0x50, 0x4b, 0x03, 0x04))).toBe('damaged');
    expect(await problemOf(zipSync({ 'content.xml': new Uint8Array(1) }))).toBe('open_document');
    expect(await problemOf(zipSync({ 'a.txt': new Uint8Array(1) }))).toBe('not_a_spreadsheet');
    expect(await problemOf(book('<x:oops>'))).toBe('damaged');
    expect(await problemOf(book('<!DOCTYPE a [<!ENTITY b "c">]>&b;'))).toBe('damaged');
  });

  it('unfolds no decompression bomb', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': new Uint8Array(1),
      'xl/sharedStrings.xml': new Uint8Array(130_000_000),
    });
    expect(bomb.byteLength).toBeLessThan(200_000);
    expect(await problemOf(bomb)).toBe('unfolds_too_large');
  });

  it('does not believe a size that is too small', async () => {
    const liar = zipSync({ 'xl/workbook.xml': new Uint8Array(40_000_000) });
    const view = new DataView(liar.buffer, liar.byteOffset);
    // The size after unfolding in the directory at the end (APPNOTE 4.3.12) and in the local head.
    const directory = view.getUint32(liar.byteLength - 6, true);
    view.setUint32(directory + 24, 1_000, true);
    view.setUint32(22, 1_000, true);
    expect(await problemOf(liar)).toMatch(/damaged|not_a_spreadsheet/);
  });

  it('has no more rows and columns than are read', async () => {
    const many = Array.from({ length: MAX_SHEET_ROWS + 1 }, (_, index) => [`a${index}`]);
    const bytes = writeXlsx([{ name: 'x', widths: [], rows: many }]);
    expect(await problemOf(bytes)).toBe('too_many_rows');
    expect(await problemOf(book(rows('<x:row><x:c r="XFD1"><x:v>1</x:v></x:c></x:row>')))).toBe(
      'too_many_columns',
    );
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is called %s', (index, letters) => {
  expect(columnLetters(index)).toBe(letters);
  expect(columnIndex(`${letters}17`)).toBe(index);
});
