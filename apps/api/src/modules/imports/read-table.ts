import { comparableNumber, isGtin } from '@markthalle/domain/articleNumber';
import { type Cell, EMPTY, type Sheet, type SheetRow } from '@markthalle/spreadsheet/cell';
import { Problem } from '../../platform/http/problem.ts';
import { readCell, saysUncounted, UNCOUNTED } from './cell-values.ts';
import {
  ARTICLE_TITLE,
  GTIN_TITLE,
  SIZE_OF_TITLE,
  STOCK_BASE_TITLE,
  VERSION_TITLE,
} from './column-titles.ts';
import { COLUMNS, type Column, SAYS_NOTHING } from './columns.ts';

/** One row of a file, before it is compared with anything. */
export interface ReadRow {
  readonly number: number;
  readonly articleNumber: string;
  /** The article number of the product whose further size this is; empty: none, or not said. */
  readonly sizeOf: string;
  /** Null where the file has no such column; empty where nothing stands in it. */
  readonly gtin: string | null;
  readonly name: string;
  /** What each cell says, by field; an empty cell that says nothing is left out. */
  readonly cells: Readonly<Record<string, unknown>>;
  /** The version of the product when the table was made; null where the file does not say. */
  readonly version: number | null;
  /** The stock when the table was made: an unchanged cell counts nothing. */
  readonly stockBase: number | null;
  /** Not counted, as far as the table says. */
  readonly isUncounted: boolean;
  /** The row is no line of a table but a photo that none of them names. */
  readonly photoId: string | null;
  readonly remarks: readonly string[];
}

export interface ReadFile {
  readonly columns: readonly string[];
  readonly unknownColumns: readonly string[];
  readonly rows: readonly ReadRow[];
}

type Special = 'article' | 'sizeOf' | 'gtin' | 'stockBase' | 'version';
type Meaning = Column | Special;

/** The head may stand below a title or a remark. */
const HEAD_AMONG_ROWS = 10;
/** One word of ours may be chance. */
const MIN_KNOWN_TITLES = 2;
const MAX_ARTICLE_CHARS = 120;

const folded = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[\s*:]+/g, ' ')
    .trim();

const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...COLUMNS.map((column) => [folded(column.title), column] as const),
  [folded(ARTICLE_TITLE), 'article'],
  [folded(GTIN_TITLE), 'gtin'],
  [folded(SIZE_OF_TITLE), 'sizeOf'],
  [folded(STOCK_BASE_TITLE), 'stockBase'],
  [folded(VERSION_TITLE), 'version'],
]);

interface Head {
  readonly row: SheetRow;
  readonly columns: ReadonlyMap<number, Meaning>;
}

/** The first sheet with our head. @throws Problem where no sheet has it, or its form is unclear. */
export async function readTable(sheets: AsyncIterable<Sheet>): Promise<ReadFile> {
  const names: string[] = [];
  for await (const sheet of sheets) {
    const head = headOf(sheet);
    if (head !== null) return tableOf(sheet, head);
    if (sheet.name !== '') names.push(`„${sheet.name}“`);
  }
  const where = names.length > 0 ? ` Gelesen haben wir: ${names.join(', ')}.` : '';
  throw refusal(
    'import-no-columns',
    `In dieser Datei haben wir keine Zeile mit unseren Spaltennamen gefunden, zum Beispiel „Artikelnummer“, „Name“ und „Preis“.${where} Nehmen Sie eine unserer Vorlagen oder schreiben Sie diese Namen in die erste Zeile.`,
  );
}

type Code = 'import-no-columns' | 'import-merged-cells' | 'import-column-twice' | 'import-no-rows';

const refusal = (code: Code, message: string): Problem =>
  new Problem(code, {}, [{ pointer: '/file', message }]);

const titleOf = (cell: Cell): string => (cell.type === 'text' ? cell.text.trim() : '');

function headOf({ rows }: Sheet): Head | null {
  for (const row of rows.slice(0, HEAD_AMONG_ROWS)) {
    const columns = new Map<number, Meaning>();
    for (const [index, cell] of row.cells.entries()) {
      const meaning = MEANINGS.get(folded(titleOf(cell)));
      if (meaning !== undefined) columns.set(index, meaning);
    }
    if (columns.size >= MIN_KNOWN_TITLES) return { row, columns };
  }
  return null;
}

function tableOf(sheet: Sheet, head: Head): ReadFile {
  refuseMerged(sheet, head);
  refuseTwice(head);
  const titles = head.row.cells.map(titleOf);
  const rows = sheet.rows
    .filter(({ number }) => number > head.row.number)
    .map((row) => readRow(row, head));
  if (rows.length === 0) {
    throw refusal('import-no-rows', 'Unter den Spaltennamen steht keine ausgefüllte Zeile.');
  }
  return {
    columns: titles.filter((title, index) => title !== '' && head.columns.has(index)),
    unknownColumns: titles.filter((title, index) => title !== '' && !head.columns.has(index)),
    rows: withoutTwins(rows),
  };
}

/** A joined title above the head is no harm; below it nobody knows which rows a value is for. */
function refuseMerged({ merged }: Sheet, { row }: Head): void {
  const range = merged.find((one) => Number(/\d+$/.exec(one)?.[0] ?? '0') >= row.number);
  if (range === undefined) return;
  throw refusal(
    'import-merged-cells',
    `In dieser Tabelle sind die Zellen ${range} verbunden. Heben Sie „Zellen verbinden“ auf, füllen Sie jede Zeile einzeln aus und laden Sie die Datei noch einmal hoch.`,
  );
}

function refuseTwice({ row, columns }: Head): void {
  const seen = new Set<Meaning>();
  for (const [index, meaning] of columns) {
    if (seen.has(meaning)) {
      const title = titleOf(row.cells[index] ?? EMPTY);
      throw refusal(
        'import-column-twice',
        `Die Spalte „${title}“ kommt in dieser Tabelle zweimal vor. Löschen Sie eine davon und laden Sie die Datei noch einmal hoch.`,
      );
    }
    seen.add(meaning);
  }
}

function readRow({ number, cells: row }: SheetRow, { columns }: Head): ReadRow {
  const cells: Record<string, unknown> = {};
  const remarks: string[] = [];
  const special: Partial<Record<Special, string>> = {};
  let isUncounted = false;
  for (const [index, meaning] of columns) {
    const cell = row[index] ?? EMPTY;
    if (typeof meaning === 'string') {
      special[meaning] = plainText(cell);
      continue;
    }
    const reading = readCell(meaning, cell);
    if (meaning.field === 'stockQuantity') isUncounted = saysUncounted(cell);
    if (!reading.ok) remarks.push(reading.message);
    else if (reading.value !== SAYS_NOTHING) cells[meaning.field] = reading.value;
  }
  const { article = '', sizeOf = '', gtin = null, stockBase = '', version = '' } = special;
  if (Math.max(article.length, sizeOf.length) > MAX_ARTICLE_CHARS) {
    remarks.push(
      'Artikelnummer: Sie hat mehr als 120 Zeichen. Schreiben Sie zum Beispiel „H-500“.',
    );
  }
  if (gtin && !isGtin(gtin)) {
    remarks.push(
      `${GTIN_TITLE}: „${gtin}“ ist kein Barcode: Er hat 8, 12, 13 oder 14 Ziffern, und die letzte passt zu den anderen. Schreiben Sie zum Beispiel „4006381333931“.`,
    );
  }
  return {
    number,
    articleNumber: article.slice(0, MAX_ARTICLE_CHARS),
    sizeOf: sizeOf.slice(0, MAX_ARTICLE_CHARS),
    gtin,
    name: typeof cells.nameDe === 'string' ? cells.nameDe : '',
    cells,
    version: wholeOrNull(version),
    stockBase: stockBase === UNCOUNTED ? null : wholeOrNull(stockBase),
    isUncounted,
    photoId: null,
    remarks,
  };
}

function plainText(cell: Cell): string {
  if (cell.type === 'text') return cell.text.trim();
  return cell.type === 'number' ? String(cell.value) : '';
}

const wholeOrNull = (text: string): number | null => (/^\d{1,7}$/.test(text) ? Number(text) : null);

/** Of several rows with one number nobody knows which is meant, so all of them wait for an answer. */
function withoutTwins(rows: readonly ReadRow[]): ReadRow[] {
  const byArticle = numbersOf(rows, ({ articleNumber }) => articleNumber);
  const byGtin = numbersOf(rows, ({ gtin }) => gtin ?? '');
  return rows.map((row) => {
    const { articleNumber, gtin, number } = row;
    const remarks = [
      ...twinRemark(byArticle, articleNumber, number).map(
        (lines) =>
          `${ARTICLE_TITLE}: „${articleNumber}“ steht auch in Zeile ${lines}. Geben Sie jedem Produkt eine eigene Nummer, zum Beispiel „${articleNumber}-2“.`,
      ),
      ...twinRemark(byGtin, gtin ?? '', number).map(
        (lines) =>
          `${GTIN_TITLE}: „${gtin}“ steht auch in Zeile ${lines}. Ein Barcode gehört zu einem Produkt. Streichen Sie ihn in der anderen Zeile.`,
      ),
    ];
    return remarks.length === 0 ? row : { ...row, remarks: [...remarks, ...row.remarks] };
  });
}

function numbersOf(rows: readonly ReadRow[], said: (row: ReadRow) => string) {
  const named = rows.filter((row) => said(row) !== '');
  return Map.groupBy(named, (row) => comparableNumber(said(row)));
}

/** The other lines with the same number, if there are any. */
function twinRemark(
  rows: ReadonlyMap<string, readonly ReadRow[]>,
  said: string,
  own: number,
): string[] {
  const others = (rows.get(comparableNumber(said)) ?? []).filter(({ number }) => number !== own);
  const lines = others.slice(0, MAX_NAMED_TWINS).map(({ number }) => number);
  return said === '' || lines.length === 0 ? [] : [lines.join(', ')];
}

const MAX_NAMED_TWINS = 3;
