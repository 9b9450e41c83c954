import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOfficeOrder } from '@markthalle/contracts/office-orders';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import {
  BEARER_WORDS,
  REFUND_CAUSE_WORDS,
  REFUND_STATES,
  refundTexts as texts,
} from '../texts/refunds.ts';

/** What went back to the buyer of an order; each leads to its parts and attempts. */
export function OrderRefunds(props: {
  readonly refunds: OutputOf<typeof readOfficeOrder>['refunds'];
}) {
  const { columns } = texts;
  return (
    <Block title={texts.title}>
      <Table
        caption={texts.title}
        captionHidden
        rows={props.refunds}
        rowKey={(refund) => refund.refundId}
        columns={[
          {
            key: 'cause',
            title: columns.cause,
            cell: ({ refundId, cause }) => (
              <a href={`/erstattungen/${refundId}`}>{REFUND_CAUSE_WORDS[cause]}</a>
            ),
          },
          { key: 'bearer', title: columns.bearer, cell: ({ bearer }) => BEARER_WORDS[bearer] },
          {
            key: 'amount',
            title: columns.amount,
            numeric: true,
            cell: ({ amountCents }) => formatMoney(amountCents, 'de'),
          },
          {
            key: 'state',
            title: columns.state,
            cell: ({ state }) => (
              <Tag tone={REFUND_STATES[state].tone}>{REFUND_STATES[state].word}</Tag>
            ),
          },
          {
            key: 'at',
            title: columns.at,
            cell: ({ requestedAt }) => formatInstant(requestedAt, 'de'),
          },
        ]}
      />
    </Block>
  );
}
