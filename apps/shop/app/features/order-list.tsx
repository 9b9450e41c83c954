import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listMyOrders } from '@markthalle/contracts/orders';
import { Button } from '@markthalle/ui/components/button';
import { Tag } from '@markthalle/ui/components/tag';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

type Order = OutputOf<typeof listMyOrders>['orders'][number];

/** A buyer's orders, each with its page and the button that orders it again. */
export function OrderList({
  language,
  orders,
}: {
  readonly language: Language;
  readonly orders: readonly Order[];
}) {
  const texts = shopTexts(language);
  if (orders.length === 0) return <p className="empty">{texts.account.noOrders}</p>;
  return (
    <ul className="order-list">
      {orders.map((order) => (
        <li key={order.orderToken} className="box">
          <p>
            <a href={pathTo('order', language, { token: order.orderToken })}>
              {texts.order.title(order.number)}
            </a>{' '}
            <Tag>{uiTexts(language).paymentStates[order.paymentState]}</Tag>
          </p>
          <p className="small muted">
            {formatInstant(order.placedAt, language)} · {order.producerNames.join(', ')}
          </p>
          <p className="tabular">
            <b>{formatMoney(order.totalCents, language)}</b>
          </p>
          <form method="post" action={pathTo('order', language, { token: order.orderToken })}>
            <input type="hidden" name="intent" value="again" />
            <Button small label={`${texts.reorder.button}: ${texts.order.title(order.number)}`}>
              {texts.reorder.button}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
