import { type ApiClient, createApiClient } from '@markthalle/api-client/api-client';
import type { Language } from '@markthalle/ui/language';
import type { LoadContext } from '@markthalle/web-server/load-context';
import { languageOfPath } from '../paths.ts';
import {
  type CartMark,
  cartMark,
  postcodeOf,
  type ShopCookies,
  shopCookies,
} from './shop-cookies.ts';

/** What a loader or action knows about the reader before it asks anything. */
export type ShopRequest = {
  readonly language: Language;
  readonly url: URL;
  readonly api: ApiClient;
  readonly cookies: ShopCookies;
  readonly signedIn: boolean;
  readonly cart: CartMark | null;
  readonly postcode: string | null;
  /** The pick-up point that the reader chose before. */
  readonly pickupPointId: string | null;
  readonly lastOrderToken: string | null;
  /** Of a browser whose owner asked to be remembered. */
  readonly deviceToken: string | null;
  readonly publicUrl: string;
  readonly apiUrl: string;
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
    postcode: postcodeOf(cookies.postcode.read(request)),
    pickupPointId: cookies.pickupPoint.read(request),
    lastOrderToken: cookies.lastOrder.read(request),
    deviceToken: cookies.device.read(request),
    publicUrl: config.publicUrl,
    apiUrl: config.apiUrl,
    api: createApiClient({
      baseUrl: config.apiUrl,
      sessionToken,
      clientAddress: context.clientAddress,
      requestId: context.requestId,
    }),
  };
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

/** The same for a reader who leaves: what this browser kept for reading without a line goes, too. */
export function leavingHeaders(...lines: readonly string[]): Headers {
  const headers = cookieHeaders(...lines);
  headers.set('Clear-Site-Data', '"storage"');
  return headers;
}
