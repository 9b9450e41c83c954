import type { StatementView } from '@markthalle/contracts/settlement';
import type { Party } from './invoice-content.ts';
import type { Paper, PaperColumn, PaperTable } from './paper.ts';
import { dayOf, money, percent } from './paper-format.ts';
import { addressLine, addressOf, imprintOf } from './paper-party.ts';

/** Everything that a statement says; kept with the paper. */
export interface StatementContent {
  readonly cooperative: Party;
  readonly producer: Party;
  readonly issuedAt: string;
  readonly statement: StatementView;
}

type Line = StatementView['lines'][number];
type Amounts = Pick<
  StatementView,
  | 'goodsCents'
  | 'depositCents'
  | 'deliveryCents'
  | 'refundedCents'
  | 'commissionNetCents'
  | 'commissionVatCents'
  | 'payoutCents'
  | 'transferCents'
>;

const euros = (cents: number): string => money(cents, 'de');
/** A deduction; 0 stays without a sign. */
const less = (cents: number): string => euros(0 - cents);
const onDay = (at: string | null): string => (at === null ? '' : dayOf(new Date(at), 'de'));

const column = (
  title: string,
  weight: number,
  align: PaperColumn['align'] = 'right',
): PaperColumn => ({ title, weight, align });

const STATES: Readonly<Record<Line['state'], string>> = {
  in_run: 'vorgesehen',
  approved: 'freigegeben',
  inflight: 'unterwegs',
  transferred: 'überwiesen',
  skipped: 'zurückgestellt',
  rejected: 'abgelehnt',
};

const KINDS: Readonly<Record<Line['kind'], string>> = {
  share: '',
  reserve: 'Einbehalt frei',
  correction: 'Ausgleich',
};

/** A producer's statement of one settlement: every cent of the transfer with its reason. */
export function statementPaper(content: StatementContent, number: string): Paper {
  const { statement, cooperative, producer } = content;
  return {
    language: 'de',
    title: 'Abrechnung',
    number,
    senderLine: addressLine(cooperative),
    recipient: addressOf(producer),
    facts: [
      { label: 'Nummer', value: number },
      { label: 'Lauf', value: statement.runNumber },
      { label: 'Erstellt am', value: onDay(content.issuedAt) },
      { label: 'Freigegeben am', value: onDay(statement.approvedAt) },
    ],
    intro: [],
    tables: [
      sumsTable(statement),
      linesTable(statement),
      ...movementsTables(statement),
      ...waitingTables(statement),
    ],
    notes: [
      'Diese Abrechnung ist keine Rechnung. Die Provision berechnen wir Ihnen monatlich.',
      'Pfand gehört Ihnen; auf Pfand und Lieferung fällt keine Provision an.',
    ],
    imprint: imprintOf(cooperative, 'de'),
  };
}

/** From the sales down to the transfer, each step a line. */
function sumsTable(statement: StatementView): PaperTable {
  const rows: [string, string][] = [
    ['Waren', euros(statement.goodsCents)],
    ['Pfand', euros(statement.depositCents)],
    ['Lieferung durch Sie', euros(statement.deliveryCents)],
    ['Erstattungen', less(statement.refundedCents)],
    ['Provision (netto)', less(statement.commissionNetCents)],
    ['Umsatzsteuer auf die Provision', less(statement.commissionVatCents)],
    ['Weitergegebene Zahlungsgebühr', less(statement.feeCents)],
    ['Anteil', euros(statement.payoutCents)],
    ['Ausgleich und frei gewordener Einbehalt', euros(statement.carriedCents)],
    ['Einbehalt', less(statement.reserveCents)],
    ['Verrechnete Forderungen', less(statement.offsetCents)],
  ];
  return {
    caption: 'Summen',
    columns: [column('Posten', 6, 'left'), column('Betrag', 2)],
    rows,
    sums: [
      ['Auszahlung', euros(statement.transferCents)],
      ['Davon bereits überwiesen', euros(statement.transferredCents)],
    ],
  };
}

function linesTable(statement: StatementView): PaperTable {
  const amounts = (of: Amounts) => [
    euros(of.goodsCents),
    euros(of.depositCents),
    euros(of.deliveryCents),
    less(of.refundedCents),
    less(of.commissionNetCents),
    less(of.commissionVatCents),
    euros(of.transferCents),
  ];
  return {
    caption: 'Bestellungen',
    columns: [
      column('Bestellung', 3.4, 'left'),
      column('Waren', 2),
      column('Pfand', 1.7),
      column('Lieferung', 1.8),
      column('Erstattet', 1.9),
      column('Provision', 1.9),
      column('USt', 1.7),
      column('Auszahlung', 2.1),
    ],
    rows: statement.lines.map((line) => [nameOf(line), ...amounts(line)]),
    sums: [['Summe', ...amounts(statement)]],
  };
}

function nameOf(line: Line): string {
  const parts = [
    KINDS[line.kind],
    line.orderNumber,
    line.handedOverAt && `vom ${onDay(line.handedOverAt)}`,
    line.kind === 'share' && `(${percent(line.commissionRateBps, 'de')})`,
    line.state !== 'transferred' && STATES[line.state],
    line.state !== 'transferred' && line.reason,
  ];
  return parts.filter(Boolean).join(' ');
}

/** Reserve, offset claims and corrections: only where a line has them. */
function movementsTables({ lines }: StatementView): PaperTable[] {
  const moved = lines.filter(
    (line) => line.carriedCents !== 0 || line.reserveCents !== 0 || line.offsetCents !== 0,
  );
  if (moved.length === 0) return [];
  return [
    {
      caption: 'Einbehalt und Verrechnung',
      columns: [
        column('Bestellung', 3.4, 'left'),
        column('Ausgleich', 2),
        column('Einbehalt', 2),
        column('Einbehalt bis', 2),
        column('Verrechnet', 2),
      ],
      rows: moved.map((line) => [
        nameOf(line),
        euros(line.carriedCents),
        less(line.reserveCents),
        onDay(line.reserveUntil),
        less(line.offsetCents),
      ]),
      sums: [],
    },
  ];
}

/** What is earned and waits, with the day on which it is released. */
function waitingTables({ waiting, waitingCents }: StatementView): PaperTable[] {
  if (waiting.length === 0) return [];
  return [
    {
      caption: 'Wartet noch',
      columns: [
        column('Bestellung', 3, 'left'),
        column('Grund', 5, 'left'),
        column('Bis', 2, 'left'),
        column('Betrag', 2),
      ],
      rows: waiting.map((one) => [
        one.orderNumber,
        one.reason,
        onDay(one.until),
        euros(one.payoutCents),
      ]),
      sums: [['Summe', '', '', euros(waitingCents)]],
    },
  ];
}
