import { type PathName, pageOf } from '../paths.ts';

/** Pages that a browser may keep for reading without a line, by kind; `app/worker` knows how many of each. */
const COPIES: Partial<Record<PathName, 'home' | 'product' | 'order' | 'code' | 'cart' | 'text'>> = {
  home: 'home',
  product: 'product',
  order: 'order',
  code: 'code',
  cart: 'cart',
  shipping: 'text',
  ranking: 'text',
  returns: 'text',
  reviewCheck: 'text',
  help: 'text',
  guaranteeNotice: 'text',
  legalNotice: 'text',
  privacy: 'text',
  terms: 'text',
  withdrawalPolicy: 'text',
  accessibility: 'text',
};

/** Header that tells the service worker what a page is; without it nothing is kept. */
export const OFFLINE_COPY = 'Offline-Copy';
/** Of a page whose kind may be kept, but not this one. */
export const NO_COPY = 'none';

export function offlineCopyOf(pathname: string): string | null {
  const page = pageOf(pathname);
  return (page && COPIES[page]) ?? null;
}
