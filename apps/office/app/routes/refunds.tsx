import type { OutputOf } from '@markthalle/contracts/endpoint';
import { listRefunds } from '@markthalle/contracts/office-refunds';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import {
  BEARER_WORDS,
  REFUND_CAUSE_WORDS,
  REFUND_STATES,
  refundTexts as texts,
} from '../texts/refunds.ts';

type Refund = OutputOf<typeof listRefunds>['refunds'][number];

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const filter = visit.url.searchParams.has('alle') ? 'all' : 'open';
  const cursor = visit.url.searchParams.get('ab') ?? undefined;
  return { ...(await visit.read(listRefunds, { filter, cursor })), filter };
}

/** What goes back to buyers; open ones need a person or an answer. */
export default function RefundsPage() {
  const { refunds, nextCursor, filter } = useLoaderData<typeof loader>();
  const isAll = filter === 'all';
  return (
    <>
      <PageHead title={texts.title} sub={texts.sub}>
        <ButtonLink href={isAll ? '/erstattungen' : '/erstattungen?alle'}>
          {isAll ? texts.open : texts.all}
        </ButtonLink>
        <ButtonLink href="/forderungen">{texts.receivables}</ButtonLink>
      </PageHead>
      <Block>
        {refunds.length === 0 ? (
          <p>{isAll ? texts.noneAtAll : texts.none}</p>
        ) : (
          <RefundTable refunds={refunds} />
        )}
        {nextCursor !== null && (
          <ButtonLink href={`/erstattungen?${isAll ? 'alle&' : ''}ab=${nextCursor}`}>
            {texts.more}
          </ButtonLink>
        )}
      </Block>
    </>
  );
}

function RefundTable({ refunds }: { readonly refunds: readonly Refund[] }) {
  const { columns } = texts;
  return (
    <Table
      caption={texts.title}
      captionHidden
      rows={refunds}
      rowKey={(refund) => refund.refundId}
      columns={[
        {
          key: 'order',
          title: columns.order,
          cell: (refund) => <a href={`/erstattungen/${refund.refundId}`}>{refund.orderNumber}</a>,
        },
        { key: 'cause', title: columns.cause, cell: ({ cause }) => REFUND_CAUSE_WORDS[cause] },
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
  );
}
