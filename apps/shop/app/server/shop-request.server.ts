import { type ApiClient, createApiClient } from '@markthalle/api-client/api-client';
import type { Language } from '@markthalle/ui/language';
import { type Cookie, createCookie, TOKEN_SHAPE } from '@markthalle/web-server/cookies';
import type { LoadContext } from '@markthalle/web-server/load-context';
import { languageOfPath } from '../paths.ts';

const DAY_SECONDS = 86_400;
const SESSION_SECONDS = 30 * DAY_SECONDS;
const CART_SECONDS = 60 * DAY_SECONDS;
const POSTCODE_SECONDS = 365 * DAY_SECONDS;

/** A cart's token and the number of its articles, so that no page must ask the API for it. */
const CART_SHAPE = /^[A-Za-z0-9_-]{43}\.\d{1,5}$/;
const POSTCODE_SHAPE = /^\d{5}$/;

export type CartMark = { readonly token: string; readonly itemCount: number };

type ShopCookies = {
  readonly session: Cookie;
  readonly cart: Cookie;
  readonly postcode: Cookie;
  /** The latest order of this browser, so that the back button leads to it. */
  readonly lastOrder: Cookie;
};

function shopCookies(secure: boolean): ShopCookies {
  const cookie = (name: string, shape: RegExp, maxAgeSeconds: number) =>
    createCookie({ name: `shop_${name}`, shape, maxAgeSeconds, secure });
  return {
    session: cookie('session', TOKEN_SHAPE, SESSION_SECONDS),
    cart: cookie('cart', CART_SHAPE, CART_SECONDS),
    postcode: cookie('postcode', POSTCODE_SHAPE, POSTCODE_SECONDS),
    lastOrder: cookie('last_order', TOKEN_SHAPE, DAY_SECONDS),
  };
}

/** What a loader or action knows about the reader before it asks anything. */
export type ShopRequest = {
  readonly language: Language;
  readonly url: URL;
  readonly api: ApiClient;
  readonly cookies: ShopCookies;
  readonly signedIn: boolean;
  readonly cart: CartMark | null;
  readonly postcode: string | null;
  readonly lastOrderToken: string | null;
  readonly publicUrl: string;
};

/** Reads language, cookies and address of a request and opens the API for its reader. */
export function shopRequest(request: Request, context: LoadContext): ShopRequest {
  const url = new URL(request.url);
  const { config } = context;
  const cookies = shopCookies(config.secure);
  const sessionToken = cookies.session.read(request);
  return {
    language: languageOfPath(url.pathname),
    url,
    cookies,
    signedIn: sessionToken !== null,
    cart: cartMark(cookies.cart.read(request)),
    postcode: cookies.postcode.read(request),
    lastOrderToken: cookies.lastOrder.read(request),
    publicUrl: config.publicUrl,
    api: createApiClient({
      baseUrl: config.apiUrl,
      sessionToken,
      clientAddress: context.clientAddress,
      requestId: context.requestId,
    }),
  };
}

function cartMark(value: string | null): CartMark | null {
  const [token, count] = value?.split('.') ?? [];
  return token && count ? { token, itemCount: Number(count) } : null;
}

/** A `Set-Cookie` line that remembers a cart. */
export function rememberCart(shop: ShopRequest, cart: CartMark): string {
  return shop.cookies.cart.write(`${cart.token}.${Math.min(cart.itemCount, 99_999)}`);
}

/** Several `Set-Cookie` lines as headers. */
export function cookieHeaders(...lines: readonly (string | null)[]): Headers {
  const headers = new Headers();
  for (const line of lines) if (line !== null) headers.append('Set-Cookie', line);
  return headers;
}
