import type { RefundView } from '@markthalle/contracts/refund-views';
import { sumCents } from '@markthalle/domain/money';
import { Table } from '@markthalle/ui/components/table';
import { money } from '@markthalle/workplace/german-money';
import { BEARER_WORDS, refundTexts as texts } from '../texts/refunds.ts';

type Part = RefundView['parts'][number];

/** Who gets and gives what; the sums are the sums of what is shown. */
export function RefundParts({ parts }: { readonly parts: readonly Part[] }) {
  const { partColumns: columns } = texts;
  const amount = (key: string, title: string, pick: (part: Part) => number) => ({
    key,
    title,
    numeric: true,
    cell: (part: Part) => money(pick(part)),
    total: money(sumCents(parts.map(pick))),
  });
  return (
    <Table
      caption={texts.parts}
      captionHidden
      rows={parts}
      rowKey={(part) => part.producerOrderId}
      columns={[
        {
          key: 'producer',
          title: columns.producer,
          cell: (part) => part.producerName,
          total: texts.total,
        },
        amount('goods', columns.goods, (part) => part.goodsCents),
        amount('deposit', columns.deposit, (part) => part.depositCents),
        amount(
          'delivery',
          columns.delivery,
          (part) => part.deliveryCents + part.cooperativeDeliveryCents,
        ),
        amount('total', columns.total, (part) => part.totalCents),
        amount(
          'commission',
          columns.commission,
          (part) => part.commissionNetCents + part.commissionVatCents,
        ),
        { key: 'from', title: columns.from, cell: takenFrom },
      ]}
    />
  );
}

function takenFrom(part: Part): string {
  const { bearer, cooperativeDeliveryCents, totalCents } = part;
  const says = (cents: number, sentence: (amount: string) => string) =>
    cents > 0 ? [sentence(money(cents))] : [];
  const rest = totalCents - cooperativeDeliveryCents;
  return [
    ...(bearer === 'producer'
      ? [
          ...says(part.unearnedCents, texts.fromUnearned),
          ...says(part.dueCents, texts.fromDue),
          ...says(part.receivableCents, texts.fromClaim),
        ]
      : says(rest, (amount) => `${amount} ${BEARER_WORDS[bearer]}`)),
    ...says(cooperativeDeliveryCents, texts.fromCooperative),
  ].join(', ');
}
