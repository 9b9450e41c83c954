import { isGermanPostcode } from '@markthalle/domain/deliveryArea';
import { type Cookie, createCookie, TOKEN_SHAPE } from '@markthalle/web-server/cookies';

const DAY_SECONDS = 86_400;
const SESSION_SECONDS = 30 * DAY_SECONDS;
const CART_SECONDS = 60 * DAY_SECONDS;
const POSTCODE_SECONDS = 365 * DAY_SECONDS;

/** A cart's token and the number of its articles, so that no page must ask the API for it. */
const CART_SHAPE = /^[A-Za-z0-9_-]{43}\.\d{1,5}$/;
/** As long as the box says that the buyer ticks (§ 25(1) TDDDG). */
const DEVICE_SECONDS = 365 * DAY_SECONDS;
const POSTCODE_SHAPE = /^\d{5}$/;
const ID_SHAPE = /^[0-9a-f-]{36}$/;

export type CartMark = { readonly token: string; readonly itemCount: number };

export type ShopCookies = {
  readonly session: Cookie;
  readonly cart: Cookie;
  readonly postcode: Cookie;
  /** The pick-up point that the reader chose; it has the life of the postcode. */
  readonly pickupPoint: Cookie;
  /** The latest order of this browser, so that the back button leads to it. */
  readonly lastOrder: Cookie;
  /** Set only after its owner asked to be remembered. */
  readonly device: Cookie;
};

export function shopCookies(secure: boolean): ShopCookies {
  const cookie = (name: string, shape: RegExp, maxAgeSeconds: number) =>
    createCookie({ name: `shop_${name}`, shape, maxAgeSeconds, secure });
  return {
    session: cookie('session', TOKEN_SHAPE, SESSION_SECONDS),
    cart: cookie('cart', CART_SHAPE, CART_SECONDS),
    postcode: cookie('postcode', POSTCODE_SHAPE, POSTCODE_SECONDS),
    pickupPoint: cookie('point', ID_SHAPE, POSTCODE_SECONDS),
    lastOrder: cookie('last_order', TOKEN_SHAPE, DAY_SECONDS),
    device: cookie('device', TOKEN_SHAPE, DEVICE_SECONDS),
  };
}

/** What the basket's cookie says. */
export function cartMark(value: string | null): CartMark | null {
  const [token, count] = value?.split('.') ?? [];
  return token && count ? { token, itemCount: Number(count) } : null;
}

/** A postcode that was kept before it was checked is none. */
export const postcodeOf = (kept: string | null): string | null =>
  kept !== null && isGermanPostcode(kept) ? kept : null;
