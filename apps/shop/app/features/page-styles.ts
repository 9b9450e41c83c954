import { type PathName, pageOf } from '../paths.ts';
import homeUrl from '../styles/home.css?url';
import orderUrl from '../styles/order.css?url';
import productUrl from '../styles/product.css?url';

/** Pages that people look around on load their own styles only; buying and all other pages share one file. */
const LOOKING: Partial<Record<PathName, readonly string[]>> = {
  home: [homeUrl],
  category: [],
  landscape: [],
  search: [],
  producers: [],
  producer: [productUrl],
  product: [productUrl],
};

/** The style sheets of a page beside the one that all share. */
export function pageStyles(pathname: string): readonly string[] {
  const page = pageOf(pathname);
  return (page && LOOKING[page]) ?? [orderUrl];
}
