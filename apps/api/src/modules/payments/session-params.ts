import { invariant } from '@markthalle/domain/invariant';
import { sumCents } from '@markthalle/domain/money';
import { offeredPaymentMethods } from '@markthalle/domain/paymentMethods';
import type Stripe from 'stripe';
import { later, MINUTE_MS } from '../../platform/clock/clock.ts';
import type { OrderForPayment, ProducerOrderForPayment } from '../orders/order-for-payment.ts';
import type { DebitQuestion } from './debit-rules.store.ts';

/** Stripe allows 30 minutes at least; five more for clocks that differ. */
export const SESSION_LIFETIME_MS = 35 * MINUTE_MS;
/** Stock stays reserved a little longer than the session can be paid. */
export const RESERVED_AFTER_SESSION_MS = 10 * MINUTE_MS;
/** Stripe takes at most 100 line items. */
const MAX_LINE_ITEMS = 100;
const MAX_ITEM_NAME_CHARS = 250;

type Params = Stripe.Checkout.SessionCreateParams;
type Item = NonNullable<Params['line_items']>[number];

export interface SessionQuestion {
  readonly order: OrderForPayment;
  readonly operationId: string;
  readonly tenant: string;
  readonly shopUrl: string;
  readonly debit: DebitQuestion;
  readonly now: Date;
}

const WORDS = {
  de: {
    deposit: 'Pfand',
    delivery: 'Lieferung',
    goods: 'Waren',
    order: 'Bestellung',
    orderPath: 'bestellung',
    paymentPath: 'kasse/zahlung',
  },
  en: {
    deposit: 'Deposit',
    delivery: 'Delivery',
    goods: 'Goods',
    order: 'Order',
    orderPath: 'en/order',
    paymentPath: 'en/checkout/payment',
  },
} as const;

/**
 * The payment page of one attempt to pay an order. Amounts are frozen, include VAT and are not recomputed by Stripe
 * (no adaptive pricing, no automatic tax): the total on the page is the total above the order button (§ 312j BGB).
 */
export function sessionParams(question: SessionQuestion): Params {
  const { order, operationId, tenant, shopUrl, now } = question;
  const words = WORDS[order.language];
  const metadata = {
    tenant,
    order_id: order.orderId,
    attempt: String(order.attempt),
    op_id: operationId,
  };
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    client_reference_id: order.orderId,
    metadata,
    line_items: lineItems(order),
    allowed_payment_method_types: offeredPaymentMethods(
      { totalCents: order.totalCents, debit: question.debit.debit },
      question.debit.debitRule,
    ),
    expires_at: Math.floor(later(now, SESSION_LIFETIME_MS).getTime() / 1000),
    payment_intent_data: {
      // Neither payment nor charge inherit the session's metadata.
      metadata,
      transfer_group: order.orderId,
      description: `${words.order} ${order.number}`,
      statement_descriptor_suffix: `NR ${order.number}`,
    },
    customer_email: order.email,
    customer_creation: 'if_required',
    locale: order.language,
    adaptive_pricing: { enabled: false },
    billing_address_collection: 'auto',
    success_url: `${shopUrl}/${words.orderPath}/${order.token}`,
    cancel_url: `${shopUrl}/${words.paymentPath}/${order.token}`,
  };
}

/** Line items that make exactly the order's total; a very long order is told per producer. */
export function lineItems(order: OrderForPayment): Item[] {
  const perLine = order.producerOrders.flatMap((part) => [
    ...part.lines.map((line) => lineItem(line, part.producerName)),
    ...extras(part, order.language),
  ]);
  const items = perLine.length <= MAX_LINE_ITEMS ? perLine : perProducer(order);
  const total = sumCents(
    items.map(({ price_data, quantity }) => (price_data?.unit_amount ?? 0) * (quantity ?? 0)),
  );
  invariant(total === order.totalCents, `items make ${total}, the order ${order.totalCents}`);
  return items;
}

/** A line that a coupon lowered has no whole price per piece: it is one item. */
function lineItem(
  { name, quantity, unitPriceCents, goodsCents }: ProducerOrderForPayment['lines'][number],
  producerName: string,
): Item {
  return goodsCents === unitPriceCents * quantity
    ? item(`${name} – ${producerName}`, unitPriceCents, quantity)
    : item(`${quantity} × ${name} – ${producerName}`, goodsCents, 1);
}

function perProducer(order: OrderForPayment): Item[] {
  const words = WORDS[order.language];
  const items = order.producerOrders.flatMap((part) => [
    item(`${words.goods} – ${part.producerName}`, part.goodsCents, 1),
    ...extras(part, order.language),
  ]);
  if (items.length <= MAX_LINE_ITEMS) return items;
  return [item(`${words.order} ${order.number}`, order.totalCents, 1)];
}

function extras(part: ProducerOrderForPayment, language: 'de' | 'en'): Item[] {
  const words = WORDS[language];
  return [
    { word: words.deposit, cents: part.depositCents },
    { word: words.delivery, cents: part.deliveryCents },
  ]
    .filter(({ cents }) => cents > 0)
    .map(({ word, cents }) => item(`${word} – ${part.producerName}`, cents, 1));
}

const item = (name: string, unitAmountCents: number, quantity: number): Item => ({
  price_data: {
    currency: 'eur',
    unit_amount: unitAmountCents,
    tax_behavior: 'inclusive',
    product_data: { name: name.slice(0, MAX_ITEM_NAME_CHARS) },
  },
  quantity,
});
