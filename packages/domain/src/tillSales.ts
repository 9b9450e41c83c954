import { addDays } from './dates.ts';
import { InvariantError } from './invariant.ts';
import { berlinInstantOf } from './occasion.ts';
import { decimalFromTyped, withPlaces } from './typedDecimal.ts';

/** Why a line of a till's file cannot be booked. */
export type TillFault =
  | 'receipt-missing'
  | 'time-missing'
  | 'time-invalid'
  | 'time-in-future'
  | 'article-missing'
  | 'quantity-missing'
  | 'quantity-ambiguous'
  | 'quantity-not-whole'
  | 'quantity-too-large';

/** One line of a receipt. There is no price in it: the till took the money (§ 146a AO). */
export interface TillSale {
  /** As a spreadsheet counts. */
  readonly row: number;
  /** Empty where a shop has one till. */
  readonly till: string;
  readonly receiptId: string;
  /** Its position on the receipt, from 1. */
  readonly line: number;
  readonly soldAt: string | null;
  /** Number or barcode; the name where the till knows no number. */
  readonly article: string;
  readonly articleName: string;
  /** Pieces; negative where goods came back. */
  readonly quantity: number | null;
  readonly fault: TillFault | null;
}

export interface TextRow {
  readonly row: number;
  readonly cells: readonly string[];
}

type Column = keyof typeof TITLES;

/**
 * Titles of columns as tills write them: the taxonomy of the DFKA (DSFinV-K, file `lines.csv`) and what common
 * exports in Germany call the same. Compared without case, blanks and punctuation.
 */
const TITLES = {
  till: ['zkasseid', 'kassenid', 'kasse', 'kassennummer', 'register'],
  receipt: ['bonid', 'belegnummer', 'belegnr', 'bonnummer', 'bonnr', 'beleg', 'receiptnumber'],
  line: ['poszeile', 'position', 'pos', 'positionsnummer', 'zeile'],
  at: ['zeitstempel', 'datumuhrzeit', 'belegzeit', 'zerstellung', 'bonende', 'verkauftam'],
  on: ['datum', 'belegdatum', 'verkaufsdatum', 'date'],
  time: ['uhrzeit', 'zeit', 'time'],
  gtin: ['gtin', 'ean', 'barcode', 'eancode'],
  number: ['artnr', 'artikelnummer', 'artikelnr', 'plu', 'sku', 'artikelid'],
  name: ['artikeltext', 'artikel', 'bezeichnung', 'artikelbezeichnung', 'artikelname', 'produkt'],
  quantity: ['menge', 'anzahl', 'stueck', 'stck', 'qty', 'quantity'],
} as const;

/** What a file must have in any case; one of several titles is enough. */
const WANTED: readonly (readonly Column[])[] = [
  ['receipt'],
  ['at', 'on'],
  ['gtin', 'number', 'name'],
  ['quantity'],
];

/** More pieces on one line are a slip. */
export const MAX_TILL_PIECES = 10_000;
/** A till's clock may be some minutes ahead of ours. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;

const titleKey = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The lines of a till's file by the titles in its first row; null where a wanted column is missing. */
export function readTillSales(rows: readonly TextRow[], now: Date): TillSale[] | null {
  const [header, ...body] = rows;
  const keys = (header?.cells ?? []).map(titleKey);
  const columns = new Map(
    (Object.keys(TITLES) as Column[]).map((column) => [
      column,
      keys.findIndex((key) => (TITLES[column] as readonly string[]).includes(key)),
    ]),
  );
  const has = (column: Column) => (columns.get(column) ?? -1) >= 0;
  if (!WANTED.every((titles) => titles.some(has))) return null;
  const linesOf = new Map<string, number>();
  return body.map(({ row, cells }) => {
    const cell = (column: Column) => (cells[columns.get(column) ?? -1] ?? '').trim();
    const till = cell('till');
    const receiptId = cell('receipt');
    const receipt = `${till}\n${receiptId}`;
    const counted = (linesOf.get(receipt) ?? 0) + 1;
    linesOf.set(receipt, counted);
    const position = Number(cell('line'));
    const line = Number.isSafeInteger(position) && position > 0 ? position : counted;
    return { row, till, receiptId, line, ...soldOf(cell, now) };
  });
}

type Sold = Pick<TillSale, 'soldAt' | 'article' | 'articleName' | 'quantity' | 'fault'>;

function soldOf(cell: (column: Column) => string, now: Date): Sold {
  const articleName = cell('name');
  const article = cell('gtin') || cell('number') || articleName;
  const written = cell('at') || [cell('on'), cell('time')].filter(Boolean).join(' ');
  const soldAt = instantOf(written);
  const pieces = piecesOf(cell('quantity'));
  const isFuture = soldAt !== null && Date.parse(soldAt) > now.getTime() + CLOCK_TOLERANCE_MS;
  const fault =
    (cell('receipt') === '' && 'receipt-missing') ||
    (written === '' && 'time-missing') ||
    (soldAt === null && 'time-invalid') ||
    (isFuture && 'time-in-future') ||
    (article === '' && 'article-missing') ||
    (typeof pieces === 'string' && pieces) ||
    null;
  const quantity = typeof pieces === 'number' ? pieces : null;
  return { soldAt, article, articleName, quantity, fault };
}

const WRITTEN_IN_GERMAN =
  /^(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/;
const WRITTEN_IN_ISO = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?$/;
/** Noon of the day, where a till tells no time: before what is counted in the evening. */
const NOON = '12:00';

/** `23.11.2026 14:05`, `23.11.26`, `2026-11-23T14:05:00` on a German clock, or with an offset. */
function instantOf(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text)) {
    const atMs = Date.parse(text);
    return Number.isNaN(atMs) ? null : new Date(atMs).toISOString();
  }
  const german = WRITTEN_IN_GERMAN.exec(text);
  if (german !== null) {
    const [, day = '', month = '', year = '', hour, minute] = german;
    const on = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return onClock(on, hour === undefined ? NOON : `${hour.padStart(2, '0')}:${minute}`);
  }
  const [, on, hour, minute] = WRITTEN_IN_ISO.exec(text) ?? [];
  if (on === undefined) return null;
  return onClock(on, hour === undefined ? NOON : `${hour}:${minute}`);
}

function onClock(on: string, time: string): string | null {
  try {
    // Throws for the 31st of November, which `Date` would take for the 1st of December.
    return addDays(on, 0) === on ? berlinInstantOf(on, time) : null;
  } catch (error) {
    if (error instanceof InvariantError) return null;
    throw error;
  }
}

/** Whole pieces, German or English: `2`, `2,000`, `-1`. `1.000` may be one or a thousand. */
function piecesOf(text: string): number | TillFault {
  if (text === '') return 'quantity-missing';
  if (/^-?\d{1,3}\.\d{3}$/.test(text)) {
    // A till that writes three decimals writes `0.500` as well; nobody sells a thousand jars at once.
    return 'quantity-ambiguous';
  }
  const typed = decimalFromTyped(text);
  const pieces = typed && withPlaces(typed, 0);
  if (pieces === null || pieces === 0) return 'quantity-not-whole';
  return Math.abs(pieces) > MAX_TILL_PIECES ? 'quantity-too-large' : pieces;
}
