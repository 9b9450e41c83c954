import { type PathName, pageOf } from '../paths.ts';
import afterSaleUrl from '../styles/after-sale.css?url';
import appUrl from '../styles/app.css?url';
import deliveryUrl from '../styles/delivery.css?url';
import homeUrl from '../styles/home.css?url';
import orderUrl from '../styles/order.css?url';
import placesUrl from '../styles/places.css?url';
import productUrl from '../styles/product.css?url';

/** Pages that people look around on load their own styles only; buying and all other pages share one file. */
const LOOKING: Partial<Record<PathName, readonly string[]>> = {
  home: [homeUrl],
  category: [],
  landscape: [placesUrl],
  season: [placesUrl],
  search: [],
  producers: [placesUrl],
  producer: [productUrl],
  product: [productUrl],
  experiences: [productUrl],
  productReviews: [productUrl, placesUrl],
  writeReview: [orderUrl, productUrl],
  returns: [placesUrl],
  shipping: [deliveryUrl],
  pickupPoints: [deliveryUrl],
  cooperativePrice: [homeUrl],
};

/** Opened from a mail or a jar, often on a device that was never here: one small file holds all they need. */
const AFTER_SALE: readonly PathName[] = ['order', 'code'];

/** The style sheets of a page. */
export function pageStyles(pathname: string): readonly string[] {
  const page = pageOf(pathname);
  if (page !== null && AFTER_SALE.includes(page)) return [afterSaleUrl];
  return [appUrl, ...((page && LOOKING[page]) ?? [orderUrl])];
}
