import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { orderTexts as texts } from '../texts/orders.ts';

type OrderAmounts = {
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  readonly reducedCents: number;
  readonly feeShareCents: number;
  readonly commissionNetCents: number;
  readonly commissionVatCents: number;
  readonly payoutCents: number;
  readonly reductions: readonly {
    readonly cause: keyof typeof texts.causes;
    readonly reason: string;
    readonly amountCents: number;
    readonly at: string;
  }[];
};

/** From what the buyer paid to what the producer gets, every cent with its reason. */
export function OrderMoney({ order }: { readonly order: OrderAmounts }) {
  const parts = [
    { term: texts.goods, cents: order.goodsCents },
    { term: texts.deposit, cents: order.depositCents },
    { term: texts.delivery, cents: order.deliveryCents },
    { term: texts.reduced, cents: -order.reducedCents },
    { term: texts.commission, cents: -order.commissionNetCents },
    { term: texts.commissionVat, cents: -order.commissionVatCents },
    { term: texts.fee, cents: -order.feeShareCents },
  ].filter(({ cents }) => cents !== 0);
  return (
    <Block title={texts.moneyTitle}>
      <dl className="sums tabular">
        {parts.map(({ term, cents }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{formatMoney(cents, 'de')}</dd>
          </div>
        ))}
        <div className="sums__total">
          <dt>{texts.payout}</dt>
          <dd>{formatMoney(order.payoutCents, 'de')}</dd>
        </div>
      </dl>
      {order.reductions.map((one) => (
        <p key={one.at} className="small">
          {texts.reduction(
            formatMoney(one.amountCents, 'de'),
            formatInstant(one.at, 'de'),
            texts.causes[one.cause],
          )}{' '}
          {one.reason}
        </p>
      ))}
      {order.reducedCents > 0 && <p className="small muted">{texts.reducedHint}</p>}
    </Block>
  );
}
