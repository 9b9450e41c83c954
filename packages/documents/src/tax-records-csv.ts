import { day, money } from './paper-format.ts';

/** What § 22f(1) UStG asks the operator to keep of each supply. */
export interface TaxRecord {
  readonly producerName: string;
  readonly producerAddress: string;
  readonly producerEmail: string;
  readonly vatId: string | null;
  readonly taxNumber: string | null;
  /** The account that is paid, as the payment service knows it. */
  readonly paymentAccount: string | null;
  readonly placeOfDeparture: string;
  readonly placeOfDestination: string;
  readonly orderNumber: string;
  readonly paidOn: string;
  readonly suppliedOn: string | null;
  readonly goods: string;
  readonly quantity: number;
  readonly grossCents: number;
}

const COLUMNS: readonly (readonly [title: string, cell: (record: TaxRecord) => string])[] = [
  ['Verkäufer', (record) => record.producerName],
  ['Anschrift', (record) => record.producerAddress],
  ['E-Mail', (record) => record.producerEmail],
  ['USt-IdNr.', (record) => record.vatId ?? ''],
  ['Steuernummer', (record) => record.taxNumber ?? ''],
  ['Auszahlungskonto', (record) => record.paymentAccount ?? ''],
  ['Ort des Beginns', (record) => record.placeOfDeparture],
  ['Bestimmungsort', (record) => record.placeOfDestination],
  ['Bestellung', (record) => record.orderNumber],
  ['Bezahlt am', (record) => day(record.paidOn, 'de')],
  ['Geliefert am', (record) => (record.suppliedOn === null ? '' : day(record.suppliedOn, 'de'))],
  ['Gegenstand', (record) => record.goods],
  ['Menge', (record) => String(record.quantity)],
  ['Umsatz', (record) => money(record.grossCents, 'de').replace(' €', '').replaceAll('.', '')],
];

/** The records as German spreadsheets open them: UTF-8 with byte order mark, semicolons, CRLF. */
export function taxRecordsCsv(records: readonly TaxRecord[]): string {
  const head = COLUMNS.map(([title]) => text(title)).join(';');
  const rows = records.map((record) => COLUMNS.map(([, cell]) => text(cell(record))).join(';'));
  return `\uFEFF${[head, ...rows].join('\r\n')}\r\n`;
}

/** Quoted; what a spreadsheet would take for a formula is made text (OWASP, CSV injection). */
function text(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
