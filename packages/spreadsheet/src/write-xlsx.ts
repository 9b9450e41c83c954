import { type Zippable, zipSync } from 'fflate';
import { columnLetters } from './cell.ts';

/** A text, a number, an amount of money, or nothing. */
export type WrittenCell = string | number | { readonly cents: number } | null;

export interface WrittenSheet {
  readonly name: string;
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  /** The first row is the head and stays in sight. */
  readonly rows: readonly (readonly WrittenCell[])[];
  /** Columns that take one of a few words, offered as a list. */
  readonly choices?: readonly { readonly column: number; readonly words: readonly string[] }[];
}

const HEAD_STYLE = 1;
const MONEY_STYLE = 2;
const TEXT_STYLE = 3;
/** Longer lists are no part of the format (ECMA-376, 18.3.1.32). */
const MAX_LIST_CHARS = 255;
/** A file that was made twice from the same data is the same file. */
const MADE_AT = new Date('2000-01-01T00:00:00Z');

const encoder = new TextEncoder();

/** Writes a workbook. Texts are typed as texts and marked so, so that none is run as a formula. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relations([
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`,
    ]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      ),
      `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`,
    ]),
    'xl/styles.xml': STYLES,
  };
  for (const [index, sheet] of sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = worksheet(sheet);
  }
  const files: Zippable = {};
  for (const [name, xml] of Object.entries(parts)) {
    files[name] = [encoder.encode(xml), { mtime: MADE_AT }];
  }
  return zipSync(files, { level: 6 });
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relations = (list: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

const contentTypes = (sheets: readonly WrittenSheet[]): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets
    .map(
      (_, index) =>
        `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
    )
    .join('')}</Types>`;

const workbook = (sheets: readonly WrittenSheet[]): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
    .map(
      ({ name }, index) =>
        `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
    )
    .join('')}</sheets></workbook>`;

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function worksheet({ widths, rows, choices = [] }: WrittenSheet): string {
  const columns = widths
    .map((width, index) => {
      const place = `min="${index + 1}" max="${index + 1}"`;
      return `<col ${place} width="${width}" customWidth="1"/>`;
    })
    .join('');
  const body = rows.map((row, index) => rowXml(row, index + 1)).join('');
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>${body}</sheetData>${validations(choices, rows.length)}</worksheet>`;
}

function rowXml(row: readonly WrittenCell[], number: number): string {
  const cells = row.map((cell, index) => {
    const reference = `r="${columnLetters(index)}${number}"`;
    if (cell === null || cell === '') return '';
    if (typeof cell === 'number') return `<c ${reference}><v>${cell}</v></c>`;
    if (typeof cell === 'object') {
      return `<c ${reference} s="${MONEY_STYLE}"><v>${(cell.cents / 100).toFixed(2)}</v></c>`;
    }
    const style = number === 1 ? HEAD_STYLE : TEXT_STYLE;
    return `<c ${reference} s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}

function validations(choices: NonNullable<WrittenSheet['choices']>, rowCount: number): string {
  const lists = choices.flatMap(({ column, words }) => {
    const list = words.join(',');
    if (list.length > MAX_LIST_CHARS || words.some((word) => word.includes(','))) return [];
    const letters = columnLetters(column);
    const range = `${letters}2:${letters}${Math.max(rowCount, 2)}`;
    return `<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>"${escaped(list)}"</formula1></dataValidation>`;
  });
  if (lists.length === 0) return '';
  return `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What XML cannot carry (control characters) is left out. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
    // A bare carriage return would come back as a line feed (XML 1.0, 2.11).
    .replaceAll('\r', '&#13;');
