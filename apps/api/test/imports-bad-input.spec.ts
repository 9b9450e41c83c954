import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeZip } from '@markthalle/spreadsheet/write-zip';
import { ApiUnderTest } from './api-under-test.ts';
import { type Rows, TableDesk } from './imports-world.ts';

let api: ApiUnderTest;
let desk: TableDesk;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  desk = new TableDesk(api, await api.signIn('hallo@kaeserei-kranichruf.example'));
}, 120_000);
afterAll(() => api.stop());

const CHEESE = 'peenetaler-bergruh-6-monate';
const encode = (text: string) => new TextEncoder().encode(text);

/** The first remark of each row of a table. */
async function remarksOf(rows: Rows): Promise<string[]> {
  const { rows: seen } = await desk.previewRows(rows);
  return seen.map(({ remarks: [first = ''] }) => first.replaceAll('\u00a0', ' '));
}

const refusalOf = async (bytes: Uint8Array) => {
  const { status, problem } = await desk.upload(bytes);
  return [status, problem.code, problem.errors?.[0]?.message ?? ''];
};

const zipOf = (parts: Readonly<Record<string, Uint8Array>>) =>
  writeZip(
    Object.entries(parts).map(([name, bytes]) => ({ name, bytes })),
    new Date('2026-11-23T08:00:00Z'),
  );

/** A workbook with merged cells or a formula, as no template of ours has them. */
const workbook = (sheet: string) =>
  zipOf({
    'xl/workbook.xml': encode(
      '<workbook><sheets><sheet name="Urlaub" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': encode(
      '<R><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></R>',
    ),
    'xl/worksheets/sheet1.xml': encode(`<worksheet>${sheet}</worksheet>`),
  });
/** Excel packs a workbook with a password into an old container (MS-OFFCRYPTO 2.3.2). */
const LOCKED = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.from('EncryptedPackage', 'utf16le'),
]);
const CUT = workbook('<sheetData></sheetData>').subarray(0, 300);
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<row r="1">${inline('Artikelnummer')}${inline('Preis')}</row>`;

describe('a cell that cannot be read', () => {
  it.each([
    ['abc', 'Preis: „abc“ ist kein Betrag. Schreiben Sie zum Beispiel „7,90“.'],
    [0, 'Preis: „0“ ist kleiner als 0,01 €. Schreiben Sie zum Beispiel „7,90“.'],
    [
      99_999,
      'Preis: „99999“ ist größer als 10.000,00 €. Prüfen Sie das Komma. Schreiben Sie zum Beispiel „7,90“.',
    ],
    [7.905, 'Preis: „7,905“ ist auf mehr als 2 Stellen genau. Schreiben Sie zum Beispiel „7,90“.'],
    ['-3,00', 'Preis: „-3,00“ ist kleiner als 0,01 €. Schreiben Sie zum Beispiel „7,90“.'],
  ])('the price %s is refused with the column and an example', async (price, sentence) => {
    expect(
      await remarksOf([
        ['Artikelnummer', 'Preis'],
        [CHEESE, price],
      ]),
    ).toEqual([sentence]);
  });

  it('leaves the other rows and cells alone, and nothing is lost', async () => {
    const view = await desk.previewRows([
      ['Artikelnummer', 'Preis', 'Bestand', 'Eigene Erzeugung', 'Allergene'],
      [CHEESE, 'viel', -3, 'vielleicht', 'Milch, Käse'],
      ['mecklenburger-gibts-nicht', '7,90', '12', 'ja', 'Milch'],
    ]);
    expect(view.rows.map(({ state }) => state)).toEqual(['refused', 'refused']);
    expect(view.rows[0]?.remarks).toEqual([
      'Preis: „viel“ ist kein Betrag. Schreiben Sie zum Beispiel „7,90“.',
      'Bestand: „-3“ ist kleiner als 0. Schreiben Sie zum Beispiel „12“.',
      'Eigene Erzeugung: „vielleicht“ ist weder ja noch nein. Schreiben Sie zum Beispiel „ja“.',
      expect.stringContaining('Allergene: „Käse“ kennen wir nicht. Möglich sind: Gluten,'),
    ]);
    expect(view.rows[1]?.remarks).toContain(
      'Name fehlt. Schreiben Sie zum Beispiel „Lindenhonig 500 g“.',
    );
  });

  it('with a formula counts by its result, and says where there is none', async () => {
    const row = (f: string) => `<row r="2">${inline(CHEESE)}<c r="B2"><f>B1*1.05</f>${f}</c></row>`;
    const { rows } = await desk.preview(
      workbook(`<sheetData>${HEAD}${row('<v>9.9</v>')}</sheetData>`),
    );
    expect(rows[0]?.changes[0]?.after).toBe('9,90\u00a0€');
    const without = await desk.preview(workbook(`<sheetData>${HEAD}${row('')}</sheetData>`));
    expect(without.rows[0]?.remarks[0]).toContain('Preis: In der Zelle steht eine Formel ohne');
  });

  it('that is no barcode, or one that is there twice, names it', async () => {
    const remarks = await remarksOf([
      ['Artikelnummer', 'Barcode (GTIN)', 'Preis'],
      [CHEESE, '4006381333930', '7,90'],
      ['A', '4006381333931', '7,90'],
      ['B', '4006381333931', '7,90'],
    ]);
    expect(remarks).toEqual([
      expect.stringContaining('„4006381333930“ ist kein Barcode'),
      expect.stringContaining('steht auch in Zeile 4'),
      expect.stringContaining('steht auch in Zeile 3'),
    ]);
  });

  it('with a number that is there twice asks which one is meant', async () => {
    const remarks = await remarksOf([
      ['Artikelnummer', 'Preis'],
      [CHEESE, '7,90'],
      [CHEESE.toUpperCase(), '8,90'],
    ]);
    expect(remarks).toEqual([
      expect.stringContaining('steht auch in Zeile 3. Geben Sie jedem Produkt eine eigene Nummer'),
      expect.stringContaining('steht auch in Zeile 2.'),
    ]);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['an empty one', encode(''), 'import-file-empty'],
    ['one of spaces', encode(' \r\n \r\n'), 'import-file-empty'],
    ['a picture', Uint8Array.from([0xff, 0xd8, 0xff, 0, 1, 2, 0]), 'import-file-unknown'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 1]), 'import-file-old'],
    ['a ZIP of something', zipOf({ 'a.txt': encode('x') }), 'import-file-unknown'],
    [
      'a decompression bomb',
      zipOf({ 'xl/workbook.xml': new Uint8Array(130_000_000) }),
      'import-file-unfolds',
    ],
    ['no rows', encode('Artikelnummer;Preis\r\n'), 'import-no-rows'],
    ['a PDF called table.xlsx', encode('%PDF-1.7\n1 0 obj\n<<>>'), 'import-file-unknown'],
    ['a workbook with a password', LOCKED, 'import-file-old'],
    ['a workbook that ends in the middle', CUT, 'import-file-damaged'],
    ['a workbook with a spoilt sheet', workbook('<sheetData><row'), 'import-file-damaged'],
    [
      'a text file with an open quote',
      encode('Artikelnummer;Preis\r\n"x;1\r\n'),
      'import-file-damaged',
    ],
    [
      '50,000 rows',
      encode(`Artikelnummer;Preis\r\n${'x;1\r\n'.repeat(50_000)}`),
      'import-too-many-rows',
    ],
  ])(
    '%s is refused by one sentence',
    async (_, bytes, code) => {
      const { status, problem } = await desk.upload(bytes);
      expect([status, problem.code]).toEqual([422, code]);
    },
    30_000,
  );

  it('on the wrong sheet says what was read and what is missing', async () => {
    const sheet = workbook(`<sheetData><row>${inline('Mai')}${inline('Juni')}</row></sheetData>`);
    const [status, code, message] = await refusalOf(sheet);
    expect([status, code]).toEqual([422, 'import-no-columns']);
    expect(message).toContain('Gelesen haben wir: „Urlaub“. Nehmen Sie eine unserer Vorlagen');
  });

  it('with merged cells names them', async () => {
    const rows = `<sheetData>${HEAD}<row r="2">${inline('x')}</row></sheetData>`;
    const merged = workbook(`${rows}<mergeCells><mergeCell ref="A2:A4"/></mergeCells>`);
    const [status, code, message] = await refusalOf(merged);
    expect([status, code]).toEqual([422, 'import-merged-cells']);
    expect(message).toContain('die Zellen A2:A4 verbunden');
  });

  it('with a column twice names it; one that nobody knows is left out and named', async () => {
    const [, code, message] = await refusalOf(encode('Artikelnummer;Preis;PREIS\r\nx;1;2\r\n'));
    expect([code, message]).toEqual(['import-column-twice', expect.stringContaining('„PREIS“')]);
    const view = await desk.preview(encode(`Artikelnummer;Preis;Regal\r\n${CHEESE};8,40;7\r\n`));
    expect(view.unknownColumns).toEqual(['Regal']);
    expect(view.rows[0]?.state).toBe('waiting');
  });

  it('in UTF-16 is read as it was meant, with quotes, separators and lines inside of cells', async () => {
    const text =
      'Artikelnummer;Name;Preis;Kurztext\r\nU-2;"Käse ""Ü"", mild; rund";7,90;"Erste Zeile\r\nZweite Zeile"\r\n';
    const { rows } = await desk.preview(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    expect(rows.map(({ name, number }) => [number, name])).toEqual([[2, 'Käse "Ü", mild; rund']]);
    expect(rows[0]?.remarks.join()).not.toContain('Preis');
  });

  it('leaves nothing behind when it is refused', async () => {
    const count = 'select count(*)::int as n from imports.import';
    const before = await desk.db().rows(count);
    await desk.upload(encode('%PDF-1.7'));
    await desk.upload(CUT);
    expect(await desk.db().rows(count)).toEqual(before);
  });

  it('in the encoding of Windows is read as it was meant', async () => {
    const text = 'Artikelnummer;Name;Preis\r\nU-1;K\xfcmmelk\xe4se;7,90\r\n';
    const { rows } = await desk.preview(Buffer.from(text, 'latin1'));
    expect(rows[0]?.name).toBe('Kümmelkäse');
  });
});

it('LAW-UWG-5, LAW-FOOD-2: what the editor refuses is refused in a table by the same rules', async () => {
  const head = ['Artikelnummer', 'Name', 'Preis', 'Gruppe', 'Inhalt', 'Einheit', 'Beschreibung'];
  const cheese = (number: string, text: string) =>
    [number, `Käse ${number}`, '6,90', 'lebensmittel/kaese', '250', 'g', text] as const;
  const view = await desk.previewRows([
    head,
    cheese('A', 'Ab 5 Euro, Preis auf Anfrage.'),
    cheese('B', 'Klimaneutral.'),
    [...cheese('C', 'Mild.').slice(0, 3), 'gibt/es/nicht', '250', 'g', 'Mild.'],
  ]);
  const [first, second, third] = view.rows;
  expect(first?.state).toBe('refused');
  expect(first?.remarks[0]).toContain('Beschreibung: Bitte streichen Sie');
  expect(second?.state).toBe('waiting');
  expect(second?.remarks.join('\n')).toMatch(/Nur als Entwurf möglich. .*Beschreibung/);
  expect(third?.remarks).toEqual([
    expect.stringContaining('Gruppe: „gibt/es/nicht“ gibt es nicht.'),
  ]);
  const done = await desk.apply(view.summary.importId, true);
  expect(done.rows.map(({ state }) => state)).toEqual(['refused', 'done', 'refused']);
  const states = await desk
    .db()
    .rows(
      `select v.state from catalog.product_version v where v.content -> 'name' ->> 'de' = 'Käse B'`,
    );
  expect(states).toEqual([{ state: 'draft' }]);
});
