import { type ChartOfAccounts, datevAccount } from './datev-accounts.ts';
import { DATEV_COLUMNS } from './datev-columns.ts';
import { toWindows1252 } from './windows-1252.ts';

/** A journal entry of the ledger, balanced. */
export interface ExportedEntry {
  readonly entryId: string;
  /** The day in Germany. */
  readonly bookedOn: string;
  readonly text: string;
  /** The order's or the paper's number. */
  readonly reference: string;
  readonly postings: readonly {
    readonly accountCode: string;
    readonly side: 'debit' | 'credit';
    readonly amountCents: number;
    readonly producerId: string | null;
  }[];
}

export interface DatevHead {
  readonly adviserNumber: number;
  readonly clientNumber: number;
  readonly fromOn: string;
  readonly toOn: string;
  readonly chart: ChartOfAccounts;
  readonly madeAt: Date;
}

/** More lines than DATEV takes in one batch. */
export const MAX_DATEV_ROWS = 99_999;

const ACCOUNT_LENGTH = 4;
/** "Aufhebung der Automatik": the account must not compute VAT, it stands in a line of its own. */
const NO_AUTOMATIC_VAT = '40';
const MAX_TEXT_CHARS = 60;
const MAX_REFERENCE_CHARS = 36;

/** A batch with more lines than DATEV takes. */
export class BatchTooLargeError extends Error {
  override readonly name = 'BatchTooLargeError';
}

interface Pair {
  readonly debitCode: string;
  readonly creditCode: string;
  readonly amountCents: number;
  readonly producerId: string | null;
}

/**
 * The entries as a DATEV booking batch (EXTF 700, category 21, version 13; Windows-1252). An entry
 * with many lines becomes pairs of one debit and one credit account, so that each account receives
 * exactly what the ledger holds. Throws `BatchTooLargeError` and `UnmappedAccountError`.
 */
export function datevBatch(entries: readonly ExportedEntry[], head: DatevHead): Uint8Array {
  const rows = entries.flatMap((entry) => pairsOf(entry).map((pair) => rowOf(entry, pair, head)));
  if (rows.length > MAX_DATEV_ROWS) throw new BatchTooLargeError(`${rows.length} rows`);
  const lines = [headLine(head), DATEV_COLUMNS.join(';'), ...rows];
  return toWindows1252(`${lines.join('\r\n')}\r\n`);
}

/** Pairs debits with credits from the first line on; at most one pair less than there are lines. */
function pairsOf({ postings }: ExportedEntry): Pair[] {
  const open = (side: 'debit' | 'credit') =>
    postings.filter((posting) => posting.side === side).map((posting) => ({ ...posting }));
  const [debits, credits] = [open('debit'), open('credit')];
  const pairs: Pair[] = [];
  let [debit, credit] = [debits.shift(), credits.shift()];
  while (debit !== undefined && credit !== undefined) {
    const amountCents = Math.min(debit.amountCents, credit.amountCents);
    pairs.push({
      debitCode: debit.accountCode,
      creditCode: credit.accountCode,
      amountCents,
      producerId: debit.producerId ?? credit.producerId,
    });
    debit = { ...debit, amountCents: debit.amountCents - amountCents };
    credit = { ...credit, amountCents: credit.amountCents - amountCents };
    if (debit.amountCents === 0) debit = debits.shift();
    if (credit.amountCents === 0) credit = credits.shift();
  }
  if (debit !== undefined || credit !== undefined) throw new TypeError('an entry does not balance');
  return pairs;
}

function rowOf(entry: ExportedEntry, pair: Pair, { chart }: DatevHead): string {
  const debit = datevAccount(pair.debitCode, chart, entry.bookedOn);
  const credit = datevAccount(pair.creditCode, chart, entry.bookedOn);
  const cells: Record<string, string> = {
    'Umsatz (ohne Soll/Haben-Kz)': euros(pair.amountCents),
    'Soll/Haben-Kennzeichen': quoted('S'),
    'WKZ Umsatz': quoted('EUR'),
    Konto: debit.number,
    'Gegenkonto (ohne BU-Schlüssel)': credit.number,
    'BU-Schlüssel': debit.isAutomatic || credit.isAutomatic ? quoted(NO_AUTOMATIC_VAT) : quoted(''),
    Belegdatum: entry.bookedOn.slice(8, 10) + entry.bookedOn.slice(5, 7),
    'Belegfeld 1': quoted(referenceOf(entry.reference)),
    Buchungstext: quoted(entry.text.slice(0, MAX_TEXT_CHARS)),
    'Beleginfo - Art 1': quoted('Journal'),
    'Beleginfo - Inhalt 1': quoted(entry.entryId),
    'Beleginfo - Art 2': quoted(pair.producerId === null ? '' : 'Betrieb'),
    'Beleginfo - Inhalt 2': quoted(pair.producerId ?? ''),
    Festschreibung: '1',
  };
  return DATEV_COLUMNS.map((column) => cells[column] ?? '').join(';');
}

/** Field by field as DATEV numbers them; what stays empty does not concern us. */
function headLine({ adviserNumber, clientNumber, fromOn, toOn, chart, madeAt }: DatevHead): string {
  const compact = (day: string) => day.replaceAll('-', '');
  const made = madeAt.toISOString().replace(/\D/g, '').slice(0, 17);
  const known = [
    quoted('EXTF'),
    '700',
    '21',
    quoted('Buchungsstapel'),
    '13',
    made,
    '',
    quoted('MH'),
    quoted('Markthalle'),
    quoted(''),
    String(adviserNumber),
    String(clientNumber),
    `${fromOn.slice(0, 4)}0101`,
    String(ACCOUNT_LENGTH),
    compact(fromOn),
    compact(toOn),
    quoted('Markthalle'),
    quoted(''),
    '1',
    '0',
    '1',
    quoted('EUR'),
  ];
  const chartNumber = chart === 'skr03' ? '03' : '04';
  return [
    ...known,
    '',
    quoted(''),
    '',
    '',
    quoted(chartNumber),
    '',
    '',
    quoted(''),
    quoted(''),
  ].join(';');
}

/** Cents as DATEV writes amounts: no thousands, a comma. */
function euros(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Only these characters are allowed in the field by which DATEV matches open items. */
const referenceOf = (reference: string): string =>
  reference.replace(/[^A-Za-z0-9$&%*+\-/]/g, '').slice(0, MAX_REFERENCE_CHARS);
