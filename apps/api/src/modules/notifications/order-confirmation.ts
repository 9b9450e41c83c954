import type { OrderView } from '@markthalle/contracts/orders';
import { formatCents, formatInstant } from './mail-formats.ts';
import type { AmountRow, Fact, MailBlock, MailModel } from './mail-model.ts';
import { amountsOf, deliveryFacts, factIf } from './order-part-blocks.ts';
import { ORDER_TEXTS } from './order-texts.ts';
import { withdrawalNotice } from './withdrawal-notice.ts';

type Language = 'de' | 'en';
type Part = OrderView['producerOrders'][number];

export interface OrderConfirmationInput {
  readonly order: OrderView;
  readonly language: Language;
  readonly brandName: string;
  readonly shopUrl: string;
}

/**
 * Receipt and confirmation of the contracts on a durable medium (§§ 312i(1) no. 3, 312f(2) BGB):
 * per seller identity, address, phone and e-mail (Art. 246a § 1(1) nos. 2-4 EGBGB), what was
 * bought, prices, deposits, delivery cost and promised days, totals, tax note and the information
 * on withdrawal. The mail alone holds all of it.
 */
export function orderConfirmation(input: OrderConfirmationInput): MailModel {
  const { order, language, brandName } = input;
  const texts = ORDER_TEXTS[language];
  return {
    language,
    brandName,
    subject: texts.confirmationSubject(order.number, brandName),
    blocks: [
      { kind: 'title', text: texts.thanks },
      { kind: 'paragraph', text: texts.received(formatInstant(order.placedAt, language)) },
      { kind: 'paragraph', text: texts.partners(brandName, order.producerOrders.length) },
      { kind: 'button', label: texts.show, url: orderUrl(input) },
      { kind: 'facts', rows: buyerFacts(order, language) },
      ...order.producerOrders.flatMap((part) => partBlocks(part, language)),
      { kind: 'amounts', rows: totals(order, language) },
      ...withdrawalNotice(order, language),
    ],
    footer: texts.confirmationFooter(brandName),
  };
}

const orderUrl = ({ shopUrl, language, order }: OrderConfirmationInput): string =>
  `${shopUrl}${language === 'de' ? '/bestellung' : '/en/order'}/${order.orderToken}`;

function buyerFacts({ number, contact, address }: OrderView, language: Language): Fact[] {
  const texts = ORDER_TEXTS[language];
  const where = address && `${address.street}, ${address.postcode} ${address.town}`;
  return [
    { label: texts.number, value: number },
    { label: texts.name, value: contact.name },
    ...factIf(texts.address, where),
    { label: texts.email, value: contact.email },
    ...factIf(texts.phone, contact.phone),
  ];
}

function partBlocks(part: Part, language: Language): MailBlock[] {
  const texts = ORDER_TEXTS[language];
  const { seller } = part;
  return [
    { kind: 'heading', text: `${part.producerName} · ${part.number}` },
    amountsOf(part, language),
    { kind: 'small', text: texts.taxNote[part.taxNote] },
    {
      kind: 'facts',
      rows: [
        ...deliveryFacts(part, language),
        { label: texts.seller, value: seller.legalName },
        ...factIf(texts.represented, seller.represented),
        { label: texts.address, value: `${seller.street}, ${seller.postcode} ${seller.town}` },
        { label: texts.phone, value: seller.phone },
        { label: texts.email, value: seller.email },
        ...factIf(texts.register, seller.register),
        ...factIf(texts.vatId, seller.vatId),
      ],
    },
  ];
}

function totals(order: OrderView, language: Language): AmountRow[] {
  const texts = ORDER_TEXTS[language];
  const money = (cents: number) => formatCents(cents, language);
  return [
    { text: texts.goods, amount: money(order.goodsCents) },
    ...(order.depositCents > 0 ? [{ text: texts.deposit, amount: money(order.depositCents) }] : []),
    { text: texts.deliveryCost, amount: money(order.deliveryCents) },
    { text: texts.total, amount: money(order.totalCents), isSum: true },
  ];
}
