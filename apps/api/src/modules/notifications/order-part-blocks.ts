import type { OrderView } from '@markthalle/contracts/orders';
import { formatBps, formatCents, formatPromise } from './mail-formats.ts';
import type { AmountRow, Fact, MailBlock } from './mail-model.ts';
import { ORDER_TEXTS } from './order-texts.ts';

type Language = 'de' | 'en';
type Part = OrderView['producerOrders'][number];

/** Articles, deposit, delivery and sum of one producer's part. */
export function amountsOf(part: Part, language: Language): MailBlock {
  const texts = ORDER_TEXTS[language];
  const money = (cents: number) => formatCents(cents, language);
  const rows: AmountRow[] = part.lines.map((line) => ({
    text: `${line.quantity} × ${line.name} (${line.unitLabel})`,
    detail: [
      texts.each(money(line.unitPriceCents)),
      ...includingVat(line, language),
      ...(line.discountCents > 0
        ? [texts.discount(money(line.discountCents), line.couponCode)]
        : []),
      ...(line.depositCents > 0 ? [`${texts.deposit} ${money(line.depositCents)}`] : []),
    ].join(', '),
    amount: money(line.goodsCents),
  }));
  if (part.depositCents > 0) rows.push({ text: texts.deposit, amount: money(part.depositCents) });
  rows.push(
    { text: `${texts.deliveryCost}: ${part.wayLabel}`, amount: money(part.deliveryCents) },
    { text: texts.sum(part.producerName), amount: money(part.totalCents), isSum: true },
  );
  return { kind: 'amounts', rows };
}

function includingVat({ vatRateBps, vatRatesBps }: Part['lines'][number], language: Language) {
  const rates = (vatRatesBps ?? [vatRateBps]).filter((rate) => rate > 0);
  const words = rates
    .map((rate) => formatBps(rate, language))
    .join(language === 'de' ? ' und ' : ' and ');
  return rates.length > 0 ? [ORDER_TEXTS[language].includingVat(words)] : [];
}

/** How and when the goods arrive. */
export function deliveryFacts(part: Part, language: Language): Fact[] {
  const texts = ORDER_TEXTS[language];
  return [
    { label: texts.delivery, value: part.wayLabel },
    { label: texts.promise, value: formatPromise(part.promise, language) },
    ...factIf(texts.pickupPlace, part.pickupPlace),
    ...factIf(texts.pickupHours, part.pickupHours),
  ];
}

/** A fact where there is something to say. */
export const factIf = (label: string, value: string | null): Fact[] =>
  value === null ? [] : [{ label, value }];
