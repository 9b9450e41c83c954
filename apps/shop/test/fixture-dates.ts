import { type ProductDetail, readProduct } from '@markthalle/contracts/catalog';
import {
  type CalendarSlot,
  chooseGuestDate,
  type GuestDate,
  listExperiences,
  listGuestDates,
} from '@markthalle/contracts/experiences';
import { readOrderByToken } from '@markthalle/contracts/orders';
import {
  confirmStockAlert,
  leaveStockAlert,
  requestStockAlert,
} from '@markthalle/contracts/stock-alerts';
import { type FixtureApi, FixtureProblem } from '@markthalle/testing/fixture-api';
import { cards, honeyDetail, idOf } from './fixture-catalog.ts';
import { order } from './fixture-orders.ts';

export const COURSE_SLUG = 'eismeer-kajak';
export const CONFIRM_TOKEN = 'c'.repeat(43);

/** Three dates: one with room, one with two seats, one full. */
const STOCKS = [
  { state: 'available', free: 11 },
  { state: 'few', free: 2 },
  { state: 'sold_out', free: 0 },
] as const;

const dayOf = (index: number) => `2099-01-${String(10 + index * 7).padStart(2, '0')}`;

export const dates = STOCKS.map((stock, index) => ({
  variantId: idOf(800 + index),
  stock,
  startsAt: `${dayOf(index)}T09:30:00.000Z`,
  endsAt: `${dayOf(index)}T11:30:00.000Z`,
  sellsUntil: `${dayOf(index - 1)}T09:30:00.000Z`,
}));

const PLACE = 'Bootshaus Stillwasser, Alte Ziegelei 5, 17252 Mirow an der Kleinseenplatte';

const courseDetail: ProductDetail = {
  ...honeyDetail,
  slug: COURSE_SLUG,
  name: 'Schokoladenkurs für Familien',
  variantId: null,
  stockState: 'available',
  withdrawal: { right: 'excluded', reason: 'leisure_on_date' },
  variants: dates.map(({ variantId, stock, ...occasion }) => ({
    variantId,
    label: 'Sa., 10. Januar 2099, 10:30 Uhr',
    priceCents: 2900,
    announced: null,
    containerDepositCents: 0,
    stock,
    occasion: { ...occasion, meetingPlace: PLACE },
  })),
};

const slots: CalendarSlot[] = dates.map(({ variantId, stock, ...when }) => ({
  ...when,
  variantId,
  productId: idOf(700),
  slug: COURSE_SLUG,
  name: courseDetail.name,
  producerName: 'Schokoladenmanufaktur Rotdorn mit einem recht langen Namen',
  producerSlug: 'schokolade-rotdorn',
  town: 'Schwerin',
  landscape: 'seen',
  picture: null,
  unitLabel: 'pro Person',
  priceCents: 2900,
  meetingPlace: PLACE,
  weatherRule: 'Findet bei jedem Wetter drinnen statt.',
  minPersons: 3,
  stock,
}));

export const CANCELED_LINE = order.producerOrders[0]?.lines[0]?.lineId ?? '';

const canceled: GuestDate = {
  lineId: CANCELED_LINE,
  state: 'open',
  canceledBecause: 'Sturmwarnung <b>',
  decideUntil: '2098-12-30T09:00:00.000Z',
  alternatives: dates.slice(0, 2).map(({ variantId, startsAt, endsAt, stock }) => ({
    variantId,
    startsAt,
    endsAt,
    free: stock.free,
  })),
  refundCents: 5800,
  weatherRule: 'Bei Sturm nicht.',
  minPersons: 3,
};

/** A market with dates: a list, a product, an order whose date was canceled, and people who wait. */
export function answerDates(api: FixtureApi): void {
  api.on(listExperiences, ({ month }) => ({
    slots: month === '2099-12' ? [] : slots,
    nextCursor: null,
    months: [{ month: '2099-01', slots: 3 }],
    landscapes: [{ key: 'seen', slots: 3 }],
    vouchers: cards.slice(0, 2),
  }));
  api.on(readProduct, ({ slug }) => {
    if (slug === COURSE_SLUG) return { product: courseDetail, related: [] };
    const soldOut = { ...honeyDetail, stockState: 'sold_out' as const };
    return { product: soldOut, related: [] };
  });
  const [first, ...others] = order.producerOrders;
  if (first === undefined) throw new Error('the order of the fixture has parts');
  const occasion = { ...dates[0], title: courseDetail.name, meetingPlace: PLACE } as const;
  api.on(readOrderByToken, () => ({
    ...order,
    producerOrders: [
      {
        ...first,
        lines: first.lines.map((line) => ({
          ...line,
          occasion: {
            title: occasion.title,
            startsAt: occasion.startsAt ?? '',
            endsAt: occasion.endsAt ?? '',
            meetingPlace: PLACE,
          },
        })),
      },
      ...others,
    ],
  }));
  api.on(listGuestDates, () => ({ dates: [canceled] }));
  api.on(chooseGuestDate, ({ variantId }) => {
    if (variantId === dates[1]?.variantId) throw new FixtureProblem('not-enough-stock');
    return { state: variantId === undefined ? ('refunded' as const) : ('rebooked' as const) };
  });
  api.on(requestStockAlert, () => ({ accepted: true as const }));
  api.on(confirmStockAlert, ({ token }) => {
    if (token !== CONFIRM_TOKEN) throw new FixtureProblem('alert-link-invalid');
    return { name: honeyDetail.name, slug: honeyDetail.slug, categoryPath: null };
  });
  api.on(leaveStockAlert, () => ({ left: true as const }));
}
