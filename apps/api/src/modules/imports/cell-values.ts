import { decimalFromTyped, withPlaces } from '@markthalle/domain/typedDecimal';
import type { Cell } from '@markthalle/spreadsheet/cell';
import { floatWithPlaces } from '@markthalle/spreadsheet/float-places';
import type { WrittenCell } from '@markthalle/spreadsheet/write-xlsx';
import { type Column, SAYS_NOTHING } from './columns.ts';

/** A cell's value for the draft, or a sentence that names what is wrong and shows how it is right. */
export type CellReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

const PERCENT = 100;
const CENT_PLACES = 2;
const DECIMAL_PLACES = 3;
const LIST = /[,;\n]/;
const YES = new Set(['ja', 'j', 'x', 'wahr', 'true', 'yes', '1']);
const NO = new Set(['nein', 'n', 'falsch', 'false', 'no', '0', '-']);
/** How a stock that is not counted is written. */
export const UNCOUNTED = 'ohne Zählung';

/** Reads one cell as its column asks. `SAYS_NOTHING` where an empty cell leaves all as it is. */
export function readCell(column: Column, cell: Cell): CellReading {
  if (cell.type === 'empty') return { ok: true, value: column.empty };
  if (cell.type === 'unreadable') return { ok: false, message: unreadable(column, cell) };
  if (cell.type === 'number' && cell.as === 'day') {
    return refuse(column, 'Ihr Tabellenprogramm hat daraus ein Datum gemacht', 'als Text');
  }
  switch (column.kind) {
    case 'money':
      return number(column, cell, CENT_PLACES);
    case 'whole':
      return column.field === 'stockQuantity' && saysUncounted(cell)
        ? { ok: true, value: SAYS_NOTHING }
        : number(column, cell, 0);
    case 'decimal':
      return scaled(number(column, cell, DECIMAL_PLACES), 10 ** DECIMAL_PLACES);
    case 'amount':
      return { ok: true, value: amountText(cell) };
    case 'yes_no':
      return yesNo(column, cell);
    case 'choice':
      return choice(column, textOf(cell));
    case 'choices':
      return listOf(column, cell, (text) => choice(column, text));
    case 'wholes':
      return listOf(column, cell, (text) => number(column, { type: 'text', text }, 0));
    case 'shares':
      return listOf(column, cell, (text) => share(column, text));
    default:
      return text(column, cell);
  }
}

const refuse = (column: Column, because: string, how = ''): CellReading => ({
  ok: false,
  message: `${column.title}: ${because}. Schreiben Sie${how && ` ${how}`} zum Beispiel „${column.example}“.`,
});

function unreadable(column: Column, cell: Cell & { readonly type: 'unreadable' }): string {
  switch (cell.because) {
    case 'formula_without_result':
      return `${column.title}: In der Zelle steht eine Formel ohne Ergebnis. Öffnen Sie die Datei in Ihrem Tabellenprogramm, speichern Sie sie und laden Sie sie noch einmal hoch.`;
    case 'error_value':
      return `${column.title}: In der Zelle steht der Fehler ${cell.text}. Schreiben Sie statt der Formel zum Beispiel „${column.example}“.`;
    default:
      return `${column.title}: Der Text ist länger als 10.000 Zeichen. Kürzen Sie ihn.`;
  }
}

type Readable = Exclude<Cell, { readonly type: 'empty' | 'unreadable' }>;

function textOf(cell: Readable): string {
  if (cell.type === 'text') return cell.text.replace(/\r\n?/g, '\n').trim();
  if (cell.type === 'boolean') return cell.value ? 'ja' : 'nein';
  const shown = cell.as === 'percent' ? Math.round(cell.value * 1e8) / 1e6 : cell.value;
  return String(shown).replace('.', ',');
}

function text(column: Column, cell: Readable): CellReading {
  const value = textOf(cell);
  if (column.maxChars !== null && value.length > column.maxChars) {
    const limit = column.maxChars.toLocaleString('de-DE');
    const message = `${column.title}: Der Text hat ${value.length.toLocaleString('de-DE')} Zeichen, höchstens ${limit} sind möglich. Kürzen Sie ihn.`;
    return { ok: false, message };
  }
  return { ok: true, value };
}

const amountText = (cell: Readable): string => textOf(cell).replace(/\s*%$/, '');

export const saysUncounted = (cell: Cell): boolean =>
  cell.type === 'text' && cell.text.trim().toLowerCase() === UNCOUNTED.toLowerCase();

/** A number in units of so many places: cents for money. */
function number(column: Column, cell: Readable, places: number): CellReading {
  const value =
    cell.type === 'number'
      ? floatWithPlaces(cell.as === 'percent' ? cell.value * PERCENT : cell.value, places)
      : typed(textOf(cell), places);
  const shown = textOf(cell);
  if (value === 'none') {
    const kind = column.kind === 'money' ? 'kein Betrag' : 'keine Zahl';
    return refuse(column, `„${shown}“ ist ${kind}`);
  }
  if (value === null) {
    const limit = places === 0 ? 'keine ganze Zahl' : `auf mehr als ${places} Stellen genau`;
    return refuse(column, `„${shown}“ ist ${limit}`);
  }
  const unit = column.kind === 'money' ? 1 : 10 ** places;
  if (column.min !== null && value < column.min * unit) {
    return refuse(column, `„${shown}“ ist kleiner als ${inWords(column, column.min)}`);
  }
  if (column.max !== null && value > column.max * unit) {
    const bound = inWords(column, column.max);
    return refuse(column, `„${shown}“ ist größer als ${bound}. Prüfen Sie das Komma`);
  }
  return { ok: true, value };
}

function typed(text: string, places: number): number | 'none' | null {
  const decimal = decimalFromTyped(text.replace(/%$/, ''));
  return decimal === null ? 'none' : withPlaces(decimal, places);
}

const scaled = (reading: CellReading, by: number): CellReading =>
  reading.ok ? { ok: true, value: (reading.value as number) / by } : reading;

function yesNo(column: Column, cell: Readable): CellReading {
  const word = textOf(cell).toLowerCase();
  if (YES.has(word)) return { ok: true, value: true };
  if (NO.has(word)) return { ok: true, value: false };
  return refuse(column, `„${textOf(cell)}“ ist weder ja noch nein`);
}

function choice(column: Column, said: string): CellReading {
  const wanted = said.toLowerCase();
  for (const [value, word] of column.words) {
    if (wanted === word.toLowerCase() || wanted === value.toLowerCase()) {
      return { ok: true, value };
    }
  }
  // Fields whose words are the API's own (pictograms) take what is typed; the schema checks it.
  if (column.words.size === 0) return { ok: true, value: said };
  const message = `${column.title}: „${said}“ kennen wir nicht. Möglich sind: ${[...column.words.values()].join(', ')}.`;
  return { ok: false, message };
}

function share(column: Column, said: string): CellReading {
  const at = said.lastIndexOf(':');
  const name = said.slice(0, at).trim();
  const percent = decimalFromTyped(said.slice(at + 1).replace('%', ''));
  if (at < 0 || name === '' || percent === null) {
    return refuse(column, `„${said}“ nennt keinen Anteil`);
  }
  return {
    ok: true,
    value: { [column.shareKey]: name, percent: percent.digits / 10 ** percent.places },
  };
}

/** Each part of a list; shares hold commas, so only semicolons and lines part them. */
function listOf(column: Column, cell: Readable, read: (text: string) => CellReading): CellReading {
  const parts = textOf(cell)
    .split(column.kind === 'shares' ? /[;\n]/ : LIST)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const values: unknown[] = [];
  for (const part of parts) {
    const reading = read(part);
    if (!reading.ok) return reading;
    values.push(reading.value);
  }
  return { ok: true, value: values };
}

/** The value as a cell of a table; reading it again gives the same value. */
export function cellOf(column: Column, value: unknown): WrittenCell {
  if (value === undefined || value === null || value === '') return null;
  if (column.kind === 'money') return { cents: value as number };
  if (column.kind === 'whole' || column.kind === 'decimal') return value as number;
  return inWords(column, value);
}

/** The value as people read it; two values are the same where their words are. */
export function inWords(column: Column, value: unknown): string {
  if (value === undefined || value === null) return '';
  switch (column.kind) {
    case 'money':
      return ((value as number) / PERCENT).toLocaleString('de-DE', MONEY);
    case 'whole':
    case 'decimal':
      return (value as number).toLocaleString('de-DE', NUMBER);
    case 'amount':
      return String(value).replace('.', ',');
    case 'yes_no':
      return value ? 'ja' : 'nein';
    case 'choice':
      return column.words.get(String(value)) ?? String(value);
    case 'choices':
      return [...(value as string[])].map((one) => column.words.get(one) ?? one).join(', ');
    case 'wholes':
      return (value as number[]).join(', ');
    case 'shares':
      return (value as Record<string, unknown>[])
        .map((part) => `${part[column.shareKey]}: ${String(part.percent).replace('.', ',')}`)
        .join('; ');
    case 'photo':
      return `${value}.jpg`;
    default:
      return String(value).replace(/\r\n?/g, '\n').trim();
  }
}

const MONEY = { style: 'currency', currency: 'EUR' } as const;
const NUMBER = { maximumFractionDigits: DECIMAL_PLACES, useGrouping: false } as const;

/** Whether two values differ in what people see; the order of a list of words says nothing. */
export function differs(column: Column, a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    inWords(column, column.kind === 'choices' && value ? [...(value as string[])].sort() : value);
  return plain(a) !== plain(b);
}
