import type { OrderView } from '@markthalle/contracts/orders';
import { formatCents, formatInstant } from './mail-formats.ts';
import type { AmountRow, MailModel } from './mail-model.ts';
import { deliveryFacts } from './order-part-blocks.ts';
import { ORDER_TEXTS } from './order-texts.ts';

type Language = 'de' | 'en';

interface OrderReceivedInput {
  readonly order: OrderView;
  readonly language: Language;
  readonly brandName: string;
  readonly shopUrl: string;
}

/**
 * Receipt of the order at once (§ 312i(1) no. 3 BGB): it says without doubt that it is no acceptance yet, and carries
 * the link to pay, for whoever was interrupted or met a payment service that did not answer.
 */
export function orderReceived({
  order,
  language,
  brandName,
  shopUrl,
}: OrderReceivedInput): MailModel {
  const texts = ORDER_TEXTS[language];
  const { reservedUntil } = order;
  return {
    language,
    brandName,
    subject: texts.receivedSubject(order.number, brandName),
    blocks: [
      { kind: 'title', text: texts.receivedTitle },
      { kind: 'paragraph', text: texts.receivedAt(formatInstant(order.placedAt, language)) },
      { kind: 'paragraph', text: texts.notYetAccepted },
      ...(reservedUntil === null
        ? []
        : [
            {
              kind: 'paragraph' as const,
              text: texts.payUntil(formatInstant(reservedUntil, language)),
            },
          ]),
      {
        kind: 'button',
        label: texts.pay,
        url: `${shopUrl}${texts.paymentPath}${order.orderToken}`,
      },
      ...order.producerOrders.flatMap((part) => [
        { kind: 'heading' as const, text: `${part.producerName} · ${part.number}` },
        {
          kind: 'amounts' as const,
          rows: part.lines.map((line) => ({
            text: `${line.quantity} × ${line.name} (${line.unitLabel})`,
            amount: formatCents(line.goodsCents, language),
          })),
        },
        { kind: 'facts' as const, rows: deliveryFacts(part, language) },
      ]),
      { kind: 'amounts', rows: totalsOf(order, language) },
    ],
    footer: texts.receivedFooter(order.number, brandName),
  };
}

/** Goods, deposit and delivery of the whole order, and what was or is to be paid. */
function totalsOf(order: OrderView, language: Language): AmountRow[] {
  const texts = ORDER_TEXTS[language];
  const money = (cents: number) => formatCents(cents, language);
  return [
    { text: texts.goods, amount: money(order.goodsCents) },
    ...(order.depositCents > 0 ? [{ text: texts.deposit, amount: money(order.depositCents) }] : []),
    { text: texts.deliveryCost, amount: money(order.deliveryCents) },
    { text: texts.total, amount: money(order.totalCents), isSum: true },
  ];
}
