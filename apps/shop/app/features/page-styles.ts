import { type PathName, pageOf } from '../paths.ts';
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
};

/** The style sheets of a page beside the one that all share. */
export function pageStyles(pathname: string): readonly string[] {
  const page = pageOf(pathname);
  return (page && LOOKING[page]) ?? [orderUrl];
}
