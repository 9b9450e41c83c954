import type { ProblemBody } from '@markthalle/contracts/problems';
import type { LoadContext } from '@markthalle/web-server/load-context';
import { redirect } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { claimedCart, redirectToSignIn } from './account.server.ts';
import { throwProblem } from './form.server.ts';
import {
  cookieHeaders,
  rememberCart,
  type ShopRequest,
  shopRequest,
} from './shop-request.server.ts';

/** A request of somebody who signed in; everybody else is asked to and then comes back. */
export function signedInRequest(request: Request, context: LoadContext): ShopRequest {
  const shop = shopRequest(request, context);
  if (!shop.signedIn) {
    throw redirect(pathTo('signIn', shop.language, {}, { ziel: shop.url.pathname }), 303);
  }
  return shop;
}

/** Ends a page whose answer was refused; an ended session leads to signing in. */
export function throwAccountProblem(shop: ShopRequest, problem: ProblemBody): never {
  if (problem.code === 'not-authenticated') throw redirectToSignIn(shop);
  throwProblem(problem);
}

/** The session's cookie and the account's basket, then on to where the reader wanted to go. */
export async function enter(
  request: Request,
  context: LoadContext,
  sessionToken: string,
  path: string,
): Promise<Response> {
  const shop = shopRequest(request, context);
  const cart = await claimedCart(request, context, sessionToken);
  return redirect(path, {
    status: 303,
    headers: cookieHeaders(
      shop.cookies.session.write(sessionToken),
      cart === null ? null : rememberCart(shop, cart),
    ),
  });
}
