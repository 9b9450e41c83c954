import type { StatementView } from '@markthalle/contracts/settlement';
import { type Column, Table } from '@markthalle/ui/components/table';
import { formatDayWithYear, marketDayOf } from '@markthalle/ui/format/dates';
import { formatBps } from '@markthalle/ui/format/numbers';
import { money } from '../german-money.ts';
import { RUN_ITEM_KINDS, RUN_ITEM_STATES } from '../texts/settlement.ts';

type Line = StatementView['lines'][number];
type Amount = keyof StatementView & keyof Line & `${string}Cents`;

const CAPTION = 'Jeder Betrag mit seinem Grund';

const minus = (cents: number) => (cents === 0 ? '–' : money(-cents));

/** Every amount of a payout with its reason; the row of totals comes from the API, not from here. */
export function StatementTable({ statement }: { readonly statement: StatementView }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" aria-label={CAPTION} tabIndex={0}>
      <Table
        caption={CAPTION}
        captionHidden
        columns={columnsFor(statement)}
        rows={statement.lines}
        rowKey={(line) => line.itemId}
      />
    </section>
  );
}

/** Amounts that most producers never have stand only where somebody has them. */
function columnsFor(sum: StatementView): Column<Line>[] {
  const column = (
    key: Amount,
    title: string,
    show: (cents: number) => string,
    besides: (line: Line) => string = () => '',
  ): Column<Line> => ({
    key,
    title,
    numeric: true,
    cell: (line) => show(line[key]) + besides(line),
    total: show(sum[key]),
  });
  const rare = (key: Amount, title: string, show: (cents: number) => string) =>
    sum.lines.some((line) => line[key] !== 0) ? [column(key, title, show)] : [];
  return [
    { key: 'order', title: 'Bestellung', cell: nameOf, total: 'Summe' },
    { key: 'handedOver', title: 'Übergeben', cell: (line) => dayOf(line.handedOverAt) },
    column('goodsCents', 'Waren', money),
    column('depositCents', 'Pfand', money),
    column('deliveryCents', 'Versand', money),
    column('refundedCents', 'Erstattet', minus),
    column('commissionNetCents', 'Provision', minus, rateOf),
    column('commissionVatCents', 'MwSt. darauf', minus),
    ...rare('feeCents', 'Zahlungsgebühr', minus),
    ...rare('carriedCents', 'Ausgleich', money),
    ...rare('reserveCents', 'Einbehalt', minus),
    ...rare('offsetCents', 'Verrechnet', minus),
    column('transferCents', 'Auszahlung', money),
    { key: 'state', title: 'Status', cell: stateOf },
  ];
}

const nameOf = (line: Line): string => {
  if (line.kind === 'share') return line.orderNumber ?? '';
  return [RUN_ITEM_KINDS[line.kind], line.orderNumber].filter(Boolean).join(' ');
};

const rateOf = (line: Line): string =>
  line.kind === 'share' ? ` (${formatBps(line.commissionRateBps, 'de')})` : '';

const dayOf = (instant: string | null) =>
  instant === null ? '–' : formatDayWithYear(marketDayOf(instant), 'de');

function stateOf(line: Line): string {
  const held = line.reserveUntil === null ? null : `Einbehalt bis ${dayOf(line.reserveUntil)}`;
  return [RUN_ITEM_STATES[line.state], line.reason, held, line.transferId]
    .filter(Boolean)
    .join(', ');
}
