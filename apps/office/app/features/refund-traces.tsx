import type { RefundView } from '@markthalle/contracts/refund-views';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import { refundTexts as texts } from '../texts/refunds.ts';
import { ProviderLink } from './provider-link.tsx';

/** The attempts to send a refund through Stripe. */
export function RefundSendings({ sendings }: Pick<RefundView, 'sendings'>) {
  const { sendingColumns: columns } = texts;
  return (
    <Block title={texts.sendings}>
      {sendings.length === 0 ? (
        <p>{texts.noSending}</p>
      ) : (
        <Table
          caption={texts.sendings}
          captionHidden
          rows={sendings}
          rowKey={(sending) => sending.createdAt}
          columns={[
            { key: 'at', title: columns.at, cell: (one) => formatInstant(one.createdAt, 'de') },
            {
              key: 'id',
              title: columns.id,
              cell: ({ stripeRefundId }) => <ProviderLink id={stripeRefundId} />,
            },
            {
              key: 'operation',
              title: columns.operation,
              cell: ({ operationId }) =>
                operationId === null ? (
                  '–'
                ) : (
                  <a href={`/buchungen/auftrag/${operationId}`}>{texts.operation}</a>
                ),
            },
          ]}
        />
      )}
    </Block>
  );
}

/** What producers gave back after they had been paid. */
export function RefundRecoveries({ recoveries }: Pick<RefundView, 'recoveries'>) {
  const { recoveryColumns: columns } = texts;
  const amount = (
    key: 'amountCents' | 'reserveCents' | 'reversedCents' | 'leftCents',
    title: string,
  ) => ({
    key,
    title,
    numeric: true,
    cell: (row: RefundView['recoveries'][number]) => money(row[key]),
  });
  return (
    <Block title={texts.recoveries}>
      <Table
        caption={texts.recoveries}
        captionHidden
        rows={recoveries}
        rowKey={(row) => row.producerName}
        columns={[
          { key: 'producer', title: columns.producer, cell: (row) => row.producerName },
          amount('amountCents', columns.amount),
          amount('reserveCents', columns.reserve),
          amount('reversedCents', columns.reversed),
          amount('leftCents', columns.left),
        ]}
      />
    </Block>
  );
}
