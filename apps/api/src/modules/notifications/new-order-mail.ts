import type { OrderView } from '@markthalle/contracts/orders';
import { formatInstant } from './mail-formats.ts';
import type { MailModel } from './mail-model.ts';
import { amountsOf, deliveryFacts } from './order-part-blocks.ts';
import { ORDER_TEXTS } from './order-texts.ts';

export interface NewOrderInput {
  readonly order: OrderView;
  readonly part: OrderView['producerOrders'][number];
  readonly language: 'de' | 'en';
  readonly brandName: string;
  readonly portalUrl: string;
}

/**
 * Tells a producer about their part of an order. Of the buyer it names only name and town: the
 * address is in the portal, behind the login (Art. 5(1)(c) GDPR).
 */
export function newOrderMail({
  order,
  part,
  language,
  brandName,
  portalUrl,
}: NewOrderInput): MailModel {
  const texts = ORDER_TEXTS[language];
  const buyer = [order.contact.name, order.address?.town].filter(Boolean).join(', ');
  return {
    language,
    brandName,
    subject: texts.newOrderSubject(part.number),
    blocks: [
      { kind: 'title', text: `${texts.newOrder} ${part.number}` },
      { kind: 'paragraph', text: texts.newOrderPaid(formatInstant(order.placedAt, language)) },
      {
        kind: 'button',
        label: texts.open,
        url: `${portalUrl}/bestellungen/${part.producerOrderId}`,
      },
      {
        kind: 'facts',
        rows: [{ label: texts.buyer, value: buyer }, ...deliveryFacts(part, language)],
      },
      amountsOf(part, language),
    ],
    footer: texts.newOrderFooter(brandName),
  };
}
