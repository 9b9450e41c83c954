import type { StatementView } from '@markthalle/contracts/settlement';
import { Table } from '@markthalle/ui/components/table';
import { formatDayWithYear, marketDayOf } from '@markthalle/ui/format/dates';
import { money } from '../german-money.ts';

/** What a run left out, with the reason and the day on which that ends by itself. */
export function WaitingTable({
  statement,
}: {
  readonly statement: Pick<StatementView, 'waiting' | 'waitingCents'>;
}) {
  return (
    <Table
      caption="Was noch wartet"
      captionHidden
      rows={statement.waiting}
      rowKey={(share) => share.producerOrderId}
      columns={[
        {
          key: 'order',
          title: 'Bestellung',
          cell: (share) => share.orderNumber,
          total: 'Summe',
        },
        { key: 'reason', title: 'Grund', cell: (share) => share.reason },
        {
          key: 'until',
          title: 'Frei ab',
          cell: (share) =>
            share.until === null ? '–' : formatDayWithYear(marketDayOf(share.until), 'de'),
        },
        {
          key: 'payout',
          title: 'Anteil',
          numeric: true,
          cell: (share) => money(share.payoutCents),
          total: money(statement.waitingCents),
        },
      ]}
    />
  );
}
