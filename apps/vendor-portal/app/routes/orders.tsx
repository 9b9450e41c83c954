import { listPortalOrders } from '@markthalle/contracts/portal-orders';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Tag } from '@markthalle/ui/components/tag';
import { formatDayRange } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { de } from '@markthalle/ui/texts/de';
import { chosenFilter, FilterChips } from '@markthalle/workplace/views/filter-chips';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { orderTexts as texts } from '../texts/orders.ts';
import { ORDER_STATE_LOOKS } from '../texts/states.ts';

const FILTERS = ['open', 'done', 'all'] as const;

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const { searchParams } = visit.url;
  const filter = chosenFilter(visit.url, FILTERS);
  const cursor = searchParams.get('weiter') ?? undefined;
  return { filter, ...(await visit.read(listPortalOrders, { filter, cursor })) };
}

type OrderCard = Awaited<ReturnType<typeof loader>>['orders'][number];

export default function Orders() {
  const { filter, orders, nextCursor } = useLoaderData<typeof loader>();
  const next = new URLSearchParams({ auswahl: filter, weiter: nextCursor ?? '' });
  return (
    <PortalPage title={texts.title} current="orders">
      <FilterChips
        path="/bestellungen"
        filters={FILTERS}
        chosen={filter}
        label={texts.filterLabel}
        names={texts.filters}
      />
      {orders.length === 0 && <p className="block">{texts.empty[filter]}</p>}
      <ul className="cards">
        {orders.map((order) => (
          <li key={order.producerOrderId}>
            <Card order={order} />
          </li>
        ))}
      </ul>
      {nextCursor && <ButtonLink href={`/bestellungen?${next}`}>{texts.more}</ButtonLink>}
    </PortalPage>
  );
}

function Card({ order }: { readonly order: OrderCard }) {
  const look = ORDER_STATE_LOOKS[order.state];
  const { earliestOn, latestOn } = order.promise;
  return (
    <a className="block order-card" href={`/bestellungen/${order.producerOrderId}`}>
      <span className="order-card__head">
        <b>{order.buyerName}</b>
        <Tag tone={look.tone} icon={look.icon}>
          {de.producerOrderStates[order.state]}
        </Tag>
      </span>
      <span>
        {order.wayLabel}, {formatDayRange(earliestOn, latestOn, 'de')}
      </span>
      <span className="small muted tabular">
        {order.number} · {texts.pieces(order.pieces)} · {formatMoney(order.goodsCents, 'de')}
      </span>
    </a>
  );
}
