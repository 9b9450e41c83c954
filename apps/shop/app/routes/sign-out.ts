import { logOut } from '@markthalle/contracts/identity';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { leavingHeaders, shopRequest } from '../server/shop-request.server.ts';

export function loader({ request, context }: ActionFunctionArgs) {
  return redirect(pathTo('account', shopRequest(request, context).language), 303);
}

/** Ends the session on both sides; a basket of the account stays with the account. */
export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  await shop.api.call(logOut, {});
  const headers = leavingHeaders(shop.cookies.session.clear(), shop.cookies.cart.clear());
  return redirect(pathTo('home', shop.language), { status: 303, headers });
}
