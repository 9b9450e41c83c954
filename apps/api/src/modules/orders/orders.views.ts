import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listMyOrders, OrderView, PaymentState } from '@markthalle/contracts/orders';
import type { OrderPaymentState } from '@markthalle/domain/states';
import { taxNoteOf } from '@markthalle/domain/tax';
import type { SellerSnapshot } from './order-draft.ts';
import type { StoredLine, StoredOrder, StoredPart, StoredStep } from './orders.queries.ts';
import type { StoredPromise } from './stored-promise.ts';

type Language = 'de' | 'en';
type PartView = OrderView['producerOrders'][number];
type LineView = PartView['lines'][number];

const PAYABLE: ReadonlySet<OrderPaymentState> = new Set([
  'reserved',
  'awaiting_payment',
  'failed',
  'expired',
]);

/** Before its payment page is open an order waits for payment like any other. */
export const paymentStateOf = (state: OrderPaymentState): PaymentState =>
  state === 'created' || state === 'reserved' ? 'awaiting_payment' : state;

export function toOrderView(order: StoredOrder, token: string, language: Language): OrderView {
  const unpaid = PAYABLE.has(order.payment_state);
  return {
    orderToken: token,
    number: order.number,
    placedAt: order.placed_at.toISOString(),
    paymentState: paymentStateOf(order.payment_state),
    reservedUntil: unpaid ? order.reserved_until.toISOString() : null,
    canPay: unpaid,
    contact: { email: order.email, name: order.buyer_name, phone: order.phone },
    address:
      order.street === null || order.postcode === null || order.town === null
        ? null
        : { street: order.street, postcode: order.postcode, town: order.town },
    producerOrders: order.parts.map((part) => toPartView(part, order, language)),
    goodsCents: order.goods_cents,
    depositCents: order.deposit_cents,
    deliveryCents: order.delivery_cents,
    totalCents: order.total_cents,
  };
}

function toPartView(part: StoredPart, order: StoredOrder, language: Language): PartView {
  const isPickup = part.way === 'pickup';
  const point = part.promise?.point ?? null;
  const { seller } = part;
  return {
    producerOrderId: part.id,
    number: part.number,
    state: part.state,
    producerSlug: seller.producerSlug,
    producerName: seller.producerName,
    seller: toSellerOfRecord(seller),
    taxNote: taxNoteOf(part.tax_status),
    way: part.way as PartView['way'],
    wayLabel: part.way_label[language],
    promise: { earliestOn: part.promised_earliest_on, latestOn: part.promised_latest_on },
    why: isMoved(part) ? null : whyOf(part.promise),
    pickupPlace: point
      ? `${point.name}, ${point.street}, ${point.postcode} ${point.town}`
      : isPickup
        ? `${seller.street}, ${seller.postcode} ${seller.town}`
        : null,
    pickupHours: point
      ? point.opening[language]
      : isPickup
        ? (seller.pickupHours?.[language] ?? null)
        : null,
    pickupCode: isWaiting(part, order) ? part.pickup_code : null,
    lines: part.lines.map((line) => toLineView(line, language)),
    goodsCents: part.goods_cents,
    depositCents: part.deposit_cents,
    deliveryCents: part.delivery_cents,
    totalCents: part.goods_cents + part.deposit_cents + part.delivery_cents,
    steps: stepsOf(part.id, order.steps),
  };
}

/** Its trip was moved: the steps to the first day explain nothing of the new one. */
const isMoved = ({ promise, promised_earliest_on }: StoredPart): boolean =>
  promise !== null && promise.result.earliestOn !== promised_earliest_on;

/** The promise in steps, from what decided about it at the time of the order. */
const whyOf = (promise: StoredPromise | null): PartView['why'] =>
  promise && {
    steps: [...promise.result.steps],
    skipped: [...promise.result.skipped],
    cutOffHour: promise.inputs.cutOffHour,
    leadTimeDays: promise.inputs.leadTimeDays,
  };

/** Paid, or let go before, and not handed over yet: a code is worth something only now. */
const isWaiting = (part: StoredPart, order: StoredOrder): boolean =>
  (order.paid_at !== null || order.ship_early_at !== null) &&
  (part.state === 'new' || part.state === 'confirmed' || part.state === 'ready');

/** Steps of the whole order and of this part, in time. */
export const stepsOf = (partId: string, steps: readonly StoredStep[]): PartView['steps'] =>
  steps
    .filter((step) => step.producer_order_id === null || step.producer_order_id === partId)
    .map((step) => ({
      kind: step.kind as PartView['steps'][number]['kind'],
      at: new Date(step.at).toISOString(),
    }));

export const toSellerOfRecord = (seller: SellerSnapshot): PartView['seller'] => ({
  legalName: seller.legalName,
  represented: seller.represented,
  street: seller.street,
  postcode: seller.postcode,
  town: seller.town,
  phone: seller.phone,
  email: seller.email,
  vatId: seller.vatId,
  register: seller.register,
});

/** Times of a line come out of a JSON document. */
const instantOf = (time: string | null): string | null => time && new Date(time).toISOString();

function toLineView(line: StoredLine, language: Language): LineView {
  const { snapshot } = line;
  const variant = snapshot.variantLabel?.[language];
  return {
    lineId: line.id,
    name: variant ? `${snapshot.name[language]}, ${variant}` : snapshot.name[language],
    productSlug: snapshot.productSlug,
    unitLabel: snapshot.unitLabel[language],
    quantity: line.quantity,
    unitPriceCents: line.unit_price_cents,
    containerDepositCents: line.container_deposit_cents,
    discountCents: line.discount_cents,
    couponCode: snapshot.couponCode ?? null,
    goodsCents: line.goods_cents,
    depositCents: line.deposit_cents,
    vatRateBps: line.vat_rate_bps,
    ...(snapshot.vatWeights && {
      vatRatesBps: snapshot.vatWeights.map(({ vatRateBps }) => vatRateBps),
    }),
    ...(snapshot.catchWeight && { catchWeight: snapshot.catchWeight }),
    withdrawable: snapshot.withdrawable,
    withdrawalReason: snapshot.withdrawalReason as LineView['withdrawalReason'],
    service: snapshot.service
      ? {
          ...snapshot.service,
          startedAt: instantOf(line.service_started_at),
          completedAt: instantOf(line.service_completed_at),
        }
      : null,
    occasion: snapshot.occasion
      ? {
          ...snapshot.occasion,
          title: snapshot.name[language],
          meetingPlace: snapshot.occasion.meetingPlace[language],
        }
      : null,
  };
}

export const toMyOrder = (
  order: StoredOrder,
  token: string,
): OutputOf<typeof listMyOrders>['orders'][number] => ({
  orderToken: token,
  number: order.number,
  placedAt: order.placed_at.toISOString(),
  paymentState: paymentStateOf(order.payment_state),
  totalCents: order.total_cents,
  producerNames: order.parts.map((part) => part.seller.producerName),
});
