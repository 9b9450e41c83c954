import { listOfficeOrders } from '@markthalle/contracts/office-orders';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { de } from '@markthalle/ui/texts/de';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { QueueKeysHint } from '../features/queue-keys-hint.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { PAYMENT_TONES, orderTexts as texts } from '../texts/orders.ts';

const MAX_QUERY_CHARS = 120;

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const { searchParams } = visit.url;
  const q = (searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY_CHARS);
  const cursor = searchParams.get('weiter') ?? undefined;
  const list = await visit.read(listOfficeOrders, { q: q === '' ? undefined : q, cursor });
  return { q, ...list };
}

type Orders = Awaited<ReturnType<typeof loader>>['orders'];

export default function OrdersPage() {
  const { q, orders, nextCursor } = useLoaderData<typeof loader>();
  const next = new URLSearchParams({ ...(q ? { q } : {}), weiter: nextCursor ?? '' });
  return (
    <>
      <PageHead title={texts.title} />
      <Block>
        <search>
          <form action="/bestellungen" className="search-row">
            <Field
              name="q"
              type="search"
              label={texts.searchLabel}
              value={q}
              maxLength={MAX_QUERY_CHARS}
              autoComplete="off"
            />
            <Button icon="search">{texts.search}</Button>
          </form>
        </search>
      </Block>
      <Block
        title={texts.title}
        aside={orders.length > 0 && <QueueKeysHint text={texts.hint(orders.length)} />}
      >
        {orders.length === 0 ? (
          <p>{q ? texts.noHits(q) : texts.empty}</p>
        ) : (
          <OrderTable orders={orders} />
        )}
        {nextCursor && (
          <p className="form-action">
            <ButtonLink href={`/bestellungen?${next}`}>{texts.more}</ButtonLink>
          </p>
        )}
      </Block>
    </>
  );
}

function OrderTable({ orders }: { readonly orders: Orders }) {
  const { columns } = texts;
  return (
    <div data-queue="">
      <Table
        caption={texts.title}
        captionHidden
        rows={orders}
        rowKey={(order) => order.orderId}
        columns={[
          {
            key: 'number',
            title: columns.number,
            cell: (order) => (
              <a className="nowrap" href={`/bestellungen/${order.orderId}`} data-entry="">
                {order.number}
              </a>
            ),
          },
          {
            key: 'placed',
            title: columns.placed,
            cell: (order) => formatInstant(order.placedAt, 'de'),
          },
          { key: 'buyer', title: columns.buyer, cell: (order) => order.buyerName },
          {
            key: 'producers',
            title: columns.producers,
            cell: (order) => order.producerNames.join(', '),
          },
          {
            key: 'total',
            title: columns.total,
            numeric: true,
            cell: (order) => formatMoney(order.totalCents, 'de'),
          },
          {
            key: 'payment',
            title: columns.payment,
            cell: (order) => (
              <Tag tone={PAYMENT_TONES[order.paymentState]}>
                {de.paymentStates[order.paymentState]}
              </Tag>
            ),
          },
        ]}
      />
    </div>
  );
}
