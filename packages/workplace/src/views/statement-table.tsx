import type { StatementView } from '@markthalle/contracts/settlement';
import { type Column, Table } from '@markthalle/ui/components/table';
import { formatDayWithYear, marketDayOf } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatBps } from '@markthalle/ui/format/numbers';
import { RUN_ITEM_STATES } from '../texts/settlement.ts';

type Line = StatementView['lines'][number];

const CAPTION = 'Jeder Betrag mit seinem Grund';

const money = (cents: number) => formatMoney(cents, 'de');
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
        rowKey={(line) => line.producerOrderId}
      />
    </section>
  );
}

function columnsFor(sum: StatementView): Column<Line>[] {
  const amount = (
    key: string,
    title: string,
    cell: (line: Line) => string,
    total: string,
  ): Column<Line> => ({ key, title, numeric: true, cell, total });
  return [
    { key: 'order', title: 'Bestellung', cell: (line) => line.orderNumber, total: 'Summe' },
    { key: 'handedOver', title: 'Übergeben', cell: (line) => dayOf(line.handedOverAt) },
    amount('goods', 'Waren', (line) => money(line.goodsCents), money(sum.goodsCents)),
    amount('deposit', 'Pfand', (line) => money(line.depositCents), money(sum.depositCents)),
    amount('delivery', 'Versand', (line) => money(line.deliveryCents), money(sum.deliveryCents)),
    amount('refunded', 'Erstattet', (line) => minus(line.refundedCents), minus(sum.refundedCents)),
    amount(
      'commission',
      'Provision',
      (line) => `${minus(line.commissionNetCents)} (${formatBps(line.commissionRateBps, 'de')})`,
      minus(sum.commissionNetCents),
    ),
    amount(
      'commissionVat',
      'MwSt. darauf',
      (line) => minus(line.commissionVatCents),
      minus(sum.commissionVatCents),
    ),
    amount('payout', 'Auszahlung', (line) => money(line.payoutCents), money(sum.payoutCents)),
    { key: 'state', title: 'Status', cell: (line) => stateOf(line) },
  ];
}

const dayOf = (instant: string | null) =>
  instant === null ? '–' : formatDayWithYear(marketDayOf(instant), 'de');

function stateOf(line: Line): string {
  return [RUN_ITEM_STATES[line.state], line.reason, line.transferId].filter(Boolean).join(', ');
}
