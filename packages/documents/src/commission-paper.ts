import type { CommissionContent, CommissionLine } from './commission-content.ts';
import { INVOICE_TEXTS } from './invoice-texts.ts';
import type { Fact, Paper, PaperTable } from './paper.ts';
import { day, money, monthName, percent } from './paper-format.ts';
import { addressLine, addressOf, imprintOf } from './paper-party.ts';

/** What the line of one rate is called, in the PDF and in the XML. */
export const commissionLineName = (line: CommissionLine): string =>
  `Vermittlungsprovision ${percent(line.commissionRateBps, 'de')}`;

/** More orders than that stand on the statements alone. */
const MAX_DETAIL_ROWS = 4_000;

const euros = (cents: number): string => money(cents, 'de');

/** The cooperative's invoice to a producer for a month's commission, or its correction. */
export function commissionPaper(content: CommissionContent, number: string): Paper {
  const { cooperative, producer, correction } = content;
  const hasDetails = content.details.length <= MAX_DETAIL_ROWS;
  const isExempt = content.totals.categories.every((category) => category.vatRateBps === 0);
  return {
    language: 'de',
    title: correction === null ? 'Provisionsrechnung' : 'Rechnungskorrektur',
    number,
    senderLine: addressLine(cooperative),
    recipient: addressOf(producer),
    facts: factsOf(content, number),
    intro: [introOf(content)],
    tables: [
      linesOf(content),
      totalsOf(content),
      balanceOf(content),
      ...(hasDetails ? [detailsOf(content)] : []),
    ],
    notes: [
      ...(isExempt ? [INVOICE_TEXTS.de.notes.small_business ?? ''] : []),
      ...(hasDetails ? [] : ['Den Einzelnachweis finden Sie in Ihren Abrechnungen.']),
    ],
    imprint: imprintOf(cooperative, 'de'),
  };
}

function factsOf(content: CommissionContent, number: string): Fact[] {
  const { correction, producer } = content;
  const facts: (Fact | null)[] = [
    { label: 'Rechnungsnummer', value: number },
    { label: 'Datum', value: day(content.issuedOn, 'de') },
    correction && { label: 'Korrigiert', value: correction.number },
    { label: 'Leistungszeitraum', value: monthName(content.month, 'de') },
    producer.vatId === null ? null : { label: 'Ihre USt-IdNr.', value: producer.vatId },
  ];
  return facts.filter((fact) => fact !== null);
}

function introOf({ month, correction }: CommissionContent): string {
  if (correction === null) {
    return `Für die Vermittlung Ihrer Verkäufe im ${monthName(month, 'de')} berechnen wir:`;
  }
  const of = `${correction.number} vom ${day(correction.issuedOn, 'de')}`;
  return `Wir korrigieren die Provisionsrechnung ${of} um die Provision auf Erstattungen im ${monthName(month, 'de')}.`;
}

const column = (title: string, weight: number, align: 'left' | 'right' = 'right') => ({
  title,
  weight,
  align,
});

/** In a correction everything stands with a minus. */
const signOf = ({ correction }: CommissionContent): 1 | -1 => (correction === null ? 1 : -1);

function linesOf(content: CommissionContent): PaperTable {
  const sign = signOf(content);
  return {
    caption: '',
    columns: [
      column('Leistung', 5, 'left'),
      column('Bestellungen', 2),
      column('USt', 1),
      column('Netto', 2),
    ],
    rows: content.lines.map((line) => [
      commissionLineName(line),
      String(line.orders),
      percent(line.vatRateBps, 'de'),
      euros(sign * line.netCents),
    ]),
    sums: [['Netto gesamt', '', '', euros(sign * content.totals.netCents)]],
  };
}

function totalsOf(content: CommissionContent): PaperTable {
  const { totals } = content;
  const sign = signOf(content);
  const row = (title: string, netCents: number, vatCents: number) => [
    title,
    ...[netCents, vatCents, netCents + vatCents].map((cents) => euros(sign * cents)),
  ];
  return {
    caption: '',
    columns: [
      column('Steuersatz', 5, 'left'),
      column('Netto', 2),
      column('Umsatzsteuer', 2),
      column('Brutto', 2),
    ],
    rows: totals.categories.map(({ vatRateBps, netCents, vatCents }) =>
      row(percent(vatRateBps, 'de'), netCents, vatCents),
    ),
    sums: [row('Rechnungsbetrag', totals.netCents, totals.vatCents)],
  };
}

/** What was kept back already, and what the rounding leaves (V34). */
function balanceOf(content: CommissionContent): PaperTable {
  const { grossCents, withheldCents, differenceCents } = content.totals;
  const sign = signOf(content);
  const word =
    differenceCents > 0
      ? 'Wir zahlen Ihnen mit der nächsten Abrechnung'
      : 'Wir verrechnen mit der nächsten Abrechnung';
  const kept =
    content.correction === null
      ? 'Bei Ihren Auszahlungen einbehalten'
      : 'Bei Ihren Erstattungen schon zurückgegeben';
  return {
    caption: 'Ausgleich',
    columns: [column('Vorgang', 6, 'left'), column('Betrag', 2)],
    rows: [
      ['Rechnungsbetrag', euros(sign * grossCents)],
      [kept, euros(-sign * withheldCents)],
    ],
    sums:
      differenceCents === 0
        ? [['Noch zu zahlen', euros(0)]]
        : [[word, euros(Math.abs(differenceCents))]],
  };
}

function detailsOf(content: CommissionContent): PaperTable {
  const sign = signOf(content);
  return {
    caption: 'Einzelnachweis',
    columns: [
      column('Bestellung', 3, 'left'),
      column('Gebucht am', 2, 'left'),
      column('Provision netto', 2),
      column('USt einbehalten', 2),
    ],
    rows: content.details.map((detail) => [
      detail.orderNumber,
      day(detail.bookedOn, 'de'),
      euros(sign * detail.netCents),
      euros(sign * detail.vatCents),
    ]),
    sums: [],
  };
}
