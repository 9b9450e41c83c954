import { type Cell, EMPTY, type Sheet, type SheetRow } from '@markthalle/spreadsheet/cell';
import { Problem } from '../../platform/http/problem.ts';
import { readCell, UNCOUNTED } from './cell-values.ts';
import { ARTICLE_TITLE, SIZE_TITLE, STOCK_BASE_TITLE, VERSION_TITLE } from './column-titles.ts';
import { COLUMNS, type Column, SAYS_NOTHING } from './columns.ts';

/** One row of a file, before it is compared with anything. */
export interface ReadRow {
  readonly number: number;
  readonly articleNumber: string;
  readonly name: string;
  /** What each cell says, by field; an empty cell that says nothing is left out. */
  readonly cells: Readonly<Record<string, unknown>>;
  /** The version of the product when the table was made; null where the file does not say. */
  readonly version: number | null;
  /** The stock when the table was made: an unchanged cell counts nothing. */
  readonly stockBase: number | null;
  /** A whole draft, from a data export instead of a table. */
  readonly draft: object | null;
  readonly remarks: readonly string[];
}

export interface ReadFile {
  readonly columns: readonly string[];
  readonly unknownColumns: readonly string[];
  readonly rows: readonly ReadRow[];
}

type Meaning = Column | 'article' | 'size' | 'stockBase' | 'version';

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
  [folded(SIZE_TITLE), 'size'],
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
  const special = { article: '', stockBase: '', version: '' };
  for (const [index, meaning] of columns) {
    const cell = row[index] ?? EMPTY;
    if (meaning === 'size') continue;
    if (typeof meaning === 'string') special[meaning] = plainText(cell);
    else {
      const reading = readCell(meaning, cell);
      if (!reading.ok) remarks.push(reading.message);
      else if (reading.value !== SAYS_NOTHING) cells[meaning.field] = reading.value;
    }
  }
  const name = typeof cells.nameDe === 'string' ? cells.nameDe : '';
  const articleNumber = special.article;
  if (articleNumber.length > MAX_ARTICLE_CHARS) {
    remarks.push(
      'Artikelnummer: Sie hat mehr als 120 Zeichen. Schreiben Sie zum Beispiel „H-500“.',
    );
  }
  return {
    number,
    articleNumber: articleNumber.slice(0, MAX_ARTICLE_CHARS),
    name,
    cells,
    version: wholeOrNull(special.version),
    stockBase: special.stockBase === UNCOUNTED ? null : wholeOrNull(special.stockBase),
    draft: null,
    remarks,
  };
}

function plainText(cell: Cell): string {
  if (cell.type === 'text') return cell.text.trim();
  return cell.type === 'number' ? String(cell.value) : '';
}

const wholeOrNull = (text: string): number | null => (/^\d{1,7}$/.test(text) ? Number(text) : null);

/** Of several rows with one number nobody knows which is meant, so all of them wait for an answer. */
export function withoutTwins(rows: readonly ReadRow[]): ReadRow[] {
  const numbers = new Map<string, number[]>();
  for (const { articleNumber, number } of rows) {
    if (articleNumber === '') continue;
    const key = articleNumber.toLowerCase();
    numbers.set(key, [...(numbers.get(key) ?? []), number]);
  }
  return rows.map((row) => {
    const others = (numbers.get(row.articleNumber.toLowerCase()) ?? []).filter(
      (number) => number !== row.number,
    );
    if (others.length === 0) return row;
    const lines = others.slice(0, MAX_NAMED_TWINS).join(', ');
    const remark = `Artikelnummer: „${row.articleNumber}“ steht auch in Zeile ${lines}. Geben Sie jedem Produkt eine eigene Nummer, zum Beispiel „${row.articleNumber}-2“.`;
    return { ...row, remarks: [remark, ...row.remarks] };
  });
}

const MAX_NAMED_TWINS = 3;
