import type { Reader } from '../features/delivery-lines.ts';
import { deliveryCalendar } from './delivery-calendar.server.ts';
import type { ShopRequest } from './shop-request.server.ts';

/** The reader for whom delivery days are computed: language, postcode, this moment, what is driven. */
export async function readerOf(shop: ShopRequest): Promise<Reader> {
  return {
    language: shop.language,
    postcode: shop.postcode,
    now: new Date().toISOString(),
    calendar: await deliveryCalendar(shop),
  };
}

/** Where a form on this page returns to: the page itself without the last message. */
export function returnPath(shop: ShopRequest): string {
  const query = new URLSearchParams(shop.url.search);
  query.delete('korb');
  return query.size > 0 ? `${shop.url.pathname}?${query}` : shop.url.pathname;
}
