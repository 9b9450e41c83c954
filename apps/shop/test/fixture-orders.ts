import type { CartGroup, CartLine, CartView } from '@markthalle/contracts/cart';
import type { PromiseWhy } from '@markthalle/contracts/fields';
import type { OrderView } from '@markthalle/contracts/orders';
import { cardOf, honeyDetail, idOf } from './fixture-catalog.ts';

export const CART_TOKEN = 'c'.repeat(43);
export const ORDER_TOKEN = 'o'.repeat(43);

const PROMISE = { earliestOn: '2026-12-03', latestOn: '2026-12-03' };
const WHY: PromiseWhy = {
  steps: [
    { kind: 'ordered', on: '2026-11-30' },
    { kind: 'counts_from', on: '2026-12-01' },
    { kind: 'ready', on: '2026-12-02' },
    { kind: 'runs', on: '2026-12-03' },
  ],
  skipped: [],
  cutOffHour: 12,
  leadTimeDays: 1,
};

function line(slug: string, quantity: number, depositCents = 0): CartLine {
  const card = cardOf(slug);
  return {
    variantId: card.variantId ?? '',
    productSlug: slug,
    name: card.name,
    variantLabel: null,
    unitLabel: card.price.unitLabel,
    picture: card.picture,
    quantity,
    unitPriceCents: card.price.grossCents,
    acceptedPriceCents: card.price.grossCents,
    containerDepositCents: depositCents,
    containerSystem: card.price.containerSystem,
    announced: card.price.announced,
    discountCents: 0,
    goodsCents: card.price.grossCents * quantity,
    depositCents: depositCents * quantity,
    stock: { state: 'available', free: 20 },
    changes: [],
    minAge: null,
    withdrawable: true,
  };
}

function group(lines: readonly CartLine[], slug: string, fields: Partial<CartGroup>): CartGroup {
  const card = cardOf(slug);
  const goodsCents = lines.reduce((sum, entry) => sum + entry.goodsCents, 0);
  return {
    producerId: card.producerId,
    producerSlug: card.producerSlug,
    producerName: card.producerName,
    town: card.town,
    landscape: card.landscape,
    taxNote: 'vat_included',
    lines: [...lines],
    ways: card.ways.map((way) => ({
      key: way.key,
      label: way.label,
      carriedBy: way.carriedBy,
      priceCents: way.priceCents,
      surcharges: { islandCents: 0, ageServiceCents: 0 },
      point: null,
      promise: PROMISE,
      why: WHY,
      unavailableBecause: null,
    })),
    chosenWay: null,
    goodsCents,
    depositCents: lines.reduce((sum, entry) => sum + entry.depositCents, 0),
    deliveryCents: 0,
    sharedRun: null,
    trip: null,
    ...fields,
  };
}

/** Two producers on one run (6,90 € once) and a third with a parcel of its own (5,90 €). */
export const cart: CartView = {
  cartToken: CART_TOKEN,
  postcode: '10435',
  itemCount: 4,
  groups: [
    group(
      [line('lindenhonig-vom-feldberger-haussee', 2, 15)],
      'lindenhonig-vom-feldberger-haussee',
      { chosenWay: 'citybox', sharedRun: 'citybox', trip: 'citybox:door', deliveryCents: 345 },
    ),
    group([line('baerlauch-taler', 1)], 'baerlauch-taler', {
      chosenWay: 'citybox',
      sharedRun: 'citybox',
      trip: 'citybox:door',
      deliveryCents: 345,
    }),
    group([line('rapskernoel-nativ', 1)], 'rapskernoel-nativ', {
      chosenWay: 'parcel',
      deliveryCents: 590,
    }),
  ],
  discountCents: 0,
  coupon: null,
  goodsCents: 3210,
  depositCents: 30,
  deliveryCents: 1280,
  totalCents: 4520,
  minAge: null,
  needsAddress: true,
  saving: null,
  goneCount: 0,
  blockers: [],
};

/** The same basket as a paid order. */
export const order: OrderView = {
  orderToken: ORDER_TOKEN,
  number: '2026-1234',
  placedAt: '2026-11-22T16:00:00Z',
  paymentState: 'paid',
  reservedUntil: null,
  canPay: false,
  contact: { email: 'anna@example.org', name: 'Anna Schmidt', phone: null },
  address: { street: 'Kastanienallee 1', postcode: '10435', town: 'Berlin' },
  producerOrders: cart.groups.map((part, index) => ({
    producerOrderId: idOf(400 + index),
    number: `2026-1234-${index + 1}`,
    state: index === 0 ? 'ready' : 'new',
    producerSlug: part.producerSlug,
    producerName: part.producerName,
    seller: honeyDetail.producer.seller,
    taxNote: part.taxNote,
    way: part.chosenWay ?? 'parcel',
    wayLabel: part.ways[0]?.label ?? '',
    promise: PROMISE,
    why: WHY,
    pickupPlace: null,
    pickupHours: null,
    pickupCode: null,
    lines: part.lines.map((entry, position) => ({
      lineId: idOf(500 + index * 10 + position),
      name: entry.name,
      productSlug: entry.productSlug,
      unitLabel: entry.unitLabel,
      quantity: entry.quantity,
      unitPriceCents: entry.unitPriceCents,
      containerDepositCents: entry.containerDepositCents,
      discountCents: 0,
      couponCode: null,
      service: null,
      occasion: null,
      goodsCents: entry.goodsCents,
      depositCents: entry.depositCents,
      vatRateBps: 700,
      withdrawable: true,
      withdrawalReason: null,
    })),
    goodsCents: part.goodsCents,
    depositCents: part.depositCents,
    deliveryCents: part.deliveryCents,
    totalCents: part.goodsCents + part.depositCents + part.deliveryCents,
    steps: [
      { kind: 'placed', at: '2026-11-22T16:00:00Z' },
      { kind: 'paid', at: '2026-11-22T16:02:00Z' },
    ],
  })),
  goodsCents: 3210,
  depositCents: 30,
  deliveryCents: 1280,
  totalCents: 4520,
};
