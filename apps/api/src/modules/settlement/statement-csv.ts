import type { MonthStatement, StatementView } from '@markthalle/contracts/settlement';
import { berlinDateOf } from '@markthalle/domain/dates';
import type { SettledAmounts } from '@markthalle/domain/settlement';

type Line = StatementView['lines'][number];

export const CSV_TYPE = 'text/csv; charset=utf-8';
export const CSV_DISPOSITION = 'attachment; filename="abrechnung.csv"';

/** Spreadsheets read UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '\uFEFF';
const COLUMNS = [
  'Abrechnung',
  'Betrieb',
  'Art',
  'Bestellung',
  'Übergeben am',
  'Waren',
  'Pfand',
  'Lieferung',
  'Erstattet',
  'Provision %',
  'Provision netto',
  'USt auf Provision',
  'Zahlungsgebühr',
  'Anteil',
  'Ausgleich',
  'Einbehalt',
  'Verrechnet',
  'Auszahlung',
  'Einbehalt bis',
  'Stand',
  'Überweisung',
] as const;

const KINDS: Readonly<Record<Line['kind'], string>> = {
  share: 'Bestellung',
  reserve: 'Einbehalt frei',
  correction: 'Ausgleich',
};

const STATES: Readonly<Record<Line['state'], string>> = {
  in_run: 'vorgesehen',
  approved: 'freigegeben',
  inflight: 'unterwegs',
  transferred: 'überwiesen',
  skipped: 'zurückgestellt',
  rejected: 'abgelehnt',
};

/**
 * A statement as German spreadsheets open it: semicolons, decimal commas, CRLF, UTF-8 with byte
 * order mark (RFC 4180). Deductions stand with a minus, so that each line adds up to its payout,
 * and the last line is the sum.
 */
export function statementCsv(statement: StatementView): string {
  const { runNumber, producerName } = statement;
  const lines = statement.lines.map((line) => [
    text(runNumber),
    text(producerName),
    text(KINDS[line.kind]),
    text(line.orderNumber ?? ''),
    dayOrEmpty(line.handedOverAt),
    ...amounts(line, line.kind === 'share' ? decimal(line.commissionRateBps) : ''),
    dayOrEmpty(line.reserveUntil),
    text(line.reason === null ? STATES[line.state] : `${STATES[line.state]}: ${line.reason}`),
    text(line.transferId ?? ''),
  ]);
  const sum = [
    text(runNumber),
    text(producerName),
    text('Summe'),
    '',
    '',
    ...amounts(statement, ''),
    '',
    '',
    '',
  ];
  return csvOf([COLUMNS.map(text), ...lines, sum]);
}

/** A month or a year as people read it: one line per kind of movement, with its opening and its closing. */
export function monthCsv(month: MonthStatement): string {
  const { producerName, openingCents, closingCents, movements } = month;
  const line = (what: string, cents: number) => [
    text(month.month),
    text(producerName),
    text(what),
    decimal(cents),
  ];
  return csvOf([
    ['Zeitraum', 'Betrieb', 'Posten', 'Betrag'].map(text),
    line('Offen am Anfang', openingCents),
    ...movements.map(({ kind, cents }) => line(MOVEMENTS[kind], cents)),
    line('Offen am Ende', closingCents),
  ]);
}

const MOVEMENTS: Readonly<Record<MonthStatement['movements'][number]['kind'], string>> = {
  sales: 'Umsatz (Waren, Pfand, eigene Lieferung)',
  commission: 'Provision',
  commission_vat: 'USt auf Provision',
  fee: 'Zahlungsgebühr',
  refunds: 'Erstattungen',
  disputes: 'Zahlungsbeschwerden',
  commission_returned: 'Provision zurück',
  commission_vat_returned: 'USt auf Provision zurück',
  transfers: 'Auszahlungen',
  reversals: 'Rückbuchungen von Auszahlungen',
  other: 'Sonstiges',
};

const csvOf = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map((cells) => `${cells.join(';')}\r\n`).join('');

const amounts = (of: SettledAmounts, rate: string): string[] => [
  decimal(of.goodsCents),
  decimal(of.depositCents),
  decimal(of.deliveryCents),
  decimal(-of.refundedCents),
  rate,
  decimal(-of.commissionNetCents),
  decimal(-of.commissionVatCents),
  decimal(-of.feeCents),
  decimal(of.payoutCents),
  decimal(of.carriedCents),
  decimal(-of.reserveCents),
  decimal(-of.offsetCents),
  decimal(of.transferCents),
];

/** Hundredths as a decimal number: cents as euros, basis points as per cent. */
function decimal(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

const dayOrEmpty = (instant: string | null): string => (instant === null ? '' : germanDay(instant));

function germanDay(instant: string): string {
  const [year, month, day] = berlinDateOf(instant).split('-');
  return `${day}.${month}.${year}`;
}

/**
 * Text is quoted; what a spreadsheet would take for a formula is made text by an apostrophe
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
function text(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
