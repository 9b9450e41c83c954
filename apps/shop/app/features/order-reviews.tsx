import type { OrderView } from '@markthalle/contracts/orders';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const RECEIVED: readonly string[] = ['handed_over', 'completed'];

/** The way to the reviews of an order, once something of it was handed over. */
export function OrderReviews(props: { readonly language: Language; readonly order: OrderView }) {
  const { language, order } = props;
  if (!order.producerOrders.some(({ state }) => RECEIVED.includes(state))) return null;
  return (
    <p>
      <a href={pathTo('writeReview', language, { token: order.orderToken })}>
        {shopTexts(language).trust.reviews.fromOrder}
      </a>
    </p>
  );
}
