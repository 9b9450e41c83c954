import type { StatementView } from '@markthalle/contracts/settlement';
import { berlinDateOf } from '@markthalle/domain/dates';

type Line = StatementView['lines'][number];

export const CSV_TYPE = 'text/csv; charset=utf-8';
export const CSV_DISPOSITION = 'attachment; filename="abrechnung.csv"';

/** Spreadsheets read UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '\uFEFF';
const COLUMNS = [
  'Abrechnung',
  'Betrieb',
  'Bestellung',
  'Übergeben am',
  'Waren',
  'Pfand',
  'Lieferung',
  'Erstattet',
  'Provision %',
  'Provision netto',
  'USt auf Provision',
  'Auszahlung',
  'Stand',
  'Überweisung',
] as const;

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
    text(line.orderNumber),
    line.handedOverAt === null ? '' : germanDay(line.handedOverAt),
    ...amounts(line, decimal(line.commissionRateBps)),
    text(line.reason === null ? STATES[line.state] : `${STATES[line.state]}: ${line.reason}`),
    text(line.transferId ?? ''),
  ]);
  const sum = [
    text(runNumber),
    text(producerName),
    text('Summe'),
    '',
    ...amounts(statement, ''),
    '',
    '',
  ];
  const rows = [COLUMNS.map(text), ...lines, sum].map((cells) => `${cells.join(';')}\r\n`);
  return BYTE_ORDER_MARK + rows.join('');
}

type Amounts = Pick<
  StatementView,
  | 'goodsCents'
  | 'depositCents'
  | 'deliveryCents'
  | 'refundedCents'
  | 'commissionNetCents'
  | 'commissionVatCents'
  | 'payoutCents'
>;

const amounts = (of: Amounts, rate: string): string[] => [
  decimal(of.goodsCents),
  decimal(of.depositCents),
  decimal(of.deliveryCents),
  decimal(-of.refundedCents),
  rate,
  decimal(-of.commissionNetCents),
  decimal(-of.commissionVatCents),
  decimal(of.payoutCents),
];

/** Hundredths as a decimal number: cents as euros, basis points as per cent. */
function decimal(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

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
