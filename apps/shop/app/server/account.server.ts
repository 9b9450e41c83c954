import { claimCart } from '@markthalle/contracts/cart';
import type { LoadContext } from '@markthalle/web-server/load-context';
import { redirect } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { cookieHeaders, type ShopRequest, shopRequest } from './shop-request.server.ts';

/** The session ended on the API's side: forget it here too and ask to sign in, then come back. */
export function redirectToSignIn(shop: ShopRequest): Response {
  const target = pathTo(
    'signIn',
    shop.language,
    {},
    { ziel: shop.url.pathname, grund: 'abgelaufen' },
  );
  return redirect(target, { status: 303, headers: cookieHeaders(shop.cookies.session.clear()) });
}

/** After signing in: the account's basket, with what the guest had put together merged into it. */
export async function claimedCart(request: Request, context: LoadContext, sessionToken: string) {
  const guest = shopRequest(request, context);
  const headers = new Headers(request.headers);
  const cookie = guest.cookies.session.write(sessionToken).split(';')[0] ?? '';
  headers.set('cookie', cookie);
  const shop = shopRequest(new Request(request.url, { headers }), context);
  const answer = await shop.api.call(claimCart, {
    language: guest.language,
    cartToken: guest.cart?.token,
  });
  return answer.ok
    ? { token: answer.value.cartToken, itemCount: answer.value.itemCount }
    : guest.cart;
}
