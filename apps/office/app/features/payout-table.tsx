import type { SettlementRow } from '@markthalle/contracts/office-settlement';
import { sumCents } from '@markthalle/domain/money';
import { type Column, Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { formatNumber } from '@markthalle/ui/format/numbers';
import { money } from '@markthalle/workplace/german-money';
import type { z } from 'zod';
import { ROW_LOOKS, settlementTexts as texts } from '../texts/settlement.ts';
import { QueueKeysHint } from './queue-keys-hint.tsx';

export type PayoutRow = z.infer<typeof SettlementRow>;

type PayoutTableProps = {
  readonly rows: readonly PayoutRow[];
  /** Where a producer's name leads: the statement of a run, else the producer. */
  readonly hrefOf: (row: PayoutRow) => string;
};

/** One row per producer, walked through with J and K; the totals are the sums of what is ready. */
export function PayoutTable({ rows, hrefOf }: PayoutTableProps) {
  return (
    <section className="block payouts" id="auszahlungen">
      <div className="block__head">
        <h2>{texts.payouts}</h2>
        {rows.length > 0 && <QueueKeysHint text={texts.payoutsHint(rows.length)} />}
      </div>
      {rows.length === 0 && <p>{texts.nothing}</p>}
      {rows.length > 0 && (
        <div data-queue="">
          <Table
            caption={texts.payouts}
            captionHidden
            columns={columnsFor(rows, hrefOf)}
            rows={rows}
            rowKey={(row) => row.producerId}
          />
        </div>
      )}
    </section>
  );
}

function columnsFor(
  rows: readonly PayoutRow[],
  hrefOf: PayoutTableProps['hrefOf'],
): Column<PayoutRow>[] {
  const { columns } = texts;
  // What waits is shown but not summed: the total is the sum that the bar below releases.
  const summed = rows.filter((row) => row.state !== 'blocked');
  const amount = (
    key: keyof PayoutRow & `${string}Cents`,
    title: string,
    show: (cents: number) => string,
  ): Column<PayoutRow> => ({
    key,
    title,
    numeric: true,
    cell: (row) => (key === 'transferCents' ? <b>{show(row[key])}</b> : show(row[key])),
    total: show(sumCents(summed.map((row) => row[key]))),
  });
  // What most weeks do not have stands only where somebody has it.
  const rare = (...[key, title, show]: Parameters<typeof amount>) =>
    rows.some((row) => row[key] !== 0) ? [amount(key, title, show)] : [];
  return [
    {
      key: 'producer',
      title: columns.producer,
      cell: (row) => (
        <a href={hrefOf(row)} data-entry="">
          {row.producerName}
        </a>
      ),
      total: summed.length === rows.length ? texts.total : texts.totalReady,
    },
    {
      key: 'orders',
      title: columns.orders,
      numeric: true,
      cell: (row) => formatNumber(row.orders, 'de'),
      total: formatNumber(
        summed.reduce((sum, row) => sum + row.orders, 0),
        'de',
      ),
    },
    amount('grossCents', columns.gross, money),
    amount('refundedCents', columns.refunded, minusOrDash),
    amount('commissionCents', columns.commission, money),
    amount('commissionVatCents', columns.commissionVat, money),
    ...rare('feeCents', columns.fee, minusOrDash),
    ...rare('carriedCents', columns.carried, money),
    ...rare('reserveCents', columns.reserve, minusOrDash),
    ...rare('offsetCents', columns.offset, minusOrDash),
    amount('transferCents', columns.payout, money),
    { key: 'status', title: columns.status, cell: (row) => <RowStatus row={row} /> },
  ];
}

const minusOrDash = (cents: number) => (cents === 0 ? '–' : money(-cents));

function RowStatus({ row }: { readonly row: PayoutRow }) {
  const look = ROW_LOOKS[row.state];
  return (
    <span>
      <Tag tone={look.tone} icon={look.icon}>
        {look.word}
      </Tag>
      {row.reason && <span className="small muted payouts__reason">{row.reason}</span>}
    </span>
  );
}
