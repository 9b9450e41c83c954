import { listPortalOrders } from '@markthalle/contracts/portal-orders';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Tag } from '@markthalle/ui/components/tag';
import { formatDay, formatDayRange } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { chosenFilter, FilterChips } from '@markthalle/workplace/views/filter-chips';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { orderTexts as texts } from '../texts/orders.ts';
import { WORDS } from '../texts/packing.ts';
import { WORD_LOOKS } from '../texts/states.ts';

const FILTERS = ['open', 'done', 'all'] as const;
const KEPT_DAYS = 2;

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
      {daysOf(orders).map(([on, own], position) => (
        <section key={`${on}-${own[0]?.producerOrderId}`} className="order-day">
          <DayHead on={on} orders={own} isNear={filter === 'open' && position < KEPT_DAYS} />
          <ul className="cards">
            {own.map((order) => (
              <li key={order.producerOrderId}>
                <Card order={order} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {nextCursor && <ButtonLink href={`/bestellungen?${next}`}>{texts.more}</ButtonLink>}
    </PortalPage>
  );
}

/** Orders as they come, each run of the same day under one heading. */
function daysOf(orders: readonly OrderCard[]): (readonly [string, OrderCard[]])[] {
  const days: [string, OrderCard[]][] = [];
  for (const order of orders) {
    const last = days.at(-1);
    if (last?.[0] === order.handOverOn) last[1].push(order);
    else days.push([order.handOverOn, [order]]);
  }
  return days;
}

/** The next two days are kept on the phone, with what leaves on them. */
function DayHead(props: {
  readonly on: string;
  readonly orders: readonly OrderCard[];
  readonly isNear: boolean;
}) {
  const { on, orders, isNear } = props;
  const isOpen = orders.some(({ word }) => word !== 'handed_over' && word !== 'done');
  const trips = [...new Map(orders.map((order) => [order.tripAddress, order.wayLabel]))];
  const keep = isNear ? { 'data-keep': '' } : {};
  return (
    <div className="order-day__head">
      <h2>{texts.day(formatDay(on, 'de'))}</h2>
      <span className="small muted">{texts.daySum(orders.length)}</span>
      {isOpen && (
        <p className="order-day__links">
          <a className="button button--secondary" href={`/packen/${on}`} {...keep}>
            {texts.packingList}
          </a>
          {trips.map(([address, label]) => (
            <a
              key={address}
              className="button button--secondary"
              href={`/uebergabe/${address}`}
              {...keep}
            >
              {texts.handOver}: {label}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}

function Card({ order }: { readonly order: OrderCard }) {
  const look = WORD_LOOKS[order.word];
  const { earliestOn, latestOn } = order.promise;
  const extra =
    order.state === 'confirmed'
      ? texts.takenOn
      : order.state === 'canceled'
        ? texts.canceled
        : null;
  return (
    <a className="block order-card" href={`/bestellungen/${order.producerOrderId}`}>
      <span className="order-card__head">
        <b>{order.buyerName}</b>
        <Tag tone={look.tone} icon={look.icon}>
          {WORDS[order.word]}
        </Tag>
      </span>
      <span>
        {order.wayLabel}, {formatDayRange(earliestOn, latestOn, 'de')}
      </span>
      <span className="small muted tabular">
        {[order.number, extra, texts.pieces(order.pieces), formatMoney(order.goodsCents, 'de')]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </a>
  );
}
