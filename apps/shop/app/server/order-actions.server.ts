import { openAccountForOrder } from '@markthalle/contracts/accounts';
import { orderAgain, rememberDevice } from '@markthalle/contracts/codes';
import { refundRecalled } from '@markthalle/contracts/recalls';
import { data, redirect } from '@remix-run/node';
import type { ReorderAnswer } from '../features/order-again.tsx';
import { pathTo } from '../paths.ts';
import { forgetThisDevice } from './code-order.server.ts';
import { throwProblem } from './form.server.ts';
import { cookieHeaders, rememberCart, type ShopRequest } from './shop-request.server.ts';

/** The forms of the order page that order again or remember the browser. */
export async function orderPageAction(
  shop: ShopRequest,
  orderToken: string,
  values: Readonly<Record<string, string>>,
) {
  const own = pathTo('order', shop.language, { token: orderToken });
  if (values.intent === 'recall')
    return refundOfRecall(shop, orderToken, values.recallId ?? '', own);
  if (values.intent === 'again') return fillBasket(shop, orderToken);
  if (values.intent === 'account') {
    const answer = await shop.api.call(openAccountForOrder, { orderToken });
    if (!answer.ok) throwProblem(answer.problem);
    return data({ again: undefined, accountMailed: true });
  }
  if (values.intent === 'forget') return forgetThisDevice(shop, own);
  if (values.intent !== 'remember' || values.consent === undefined) return redirect(own, 303);
  const headers = cookieHeaders(await rememberedBy(shop, orderToken));
  return redirect(own, { status: 303, headers });
}

/** The cookie of a browser whose owner ticked the box; called after that only (§ 25(1) TDDDG). */
export async function rememberedBy(shop: ShopRequest, orderToken: string): Promise<string | null> {
  const answer = await shop.api.call(rememberDevice, { orderToken, consent: true });
  return answer.ok ? shop.cookies.device.write(answer.value.deviceToken) : null;
}

/** Asked twice, it goes back once; the page says how far it is. */
async function refundOfRecall(
  shop: ShopRequest,
  orderToken: string,
  recallId: string,
  own: string,
): Promise<Response> {
  const answer = await shop.api.call(refundRecalled, { orderToken, recallId });
  if (!answer.ok) throwProblem(answer.problem);
  return redirect(own, 303);
}

/** Straight to the basket where everything is there; else the page says first what is not. */
async function fillBasket(shop: ShopRequest, orderToken: string) {
  const { language } = shop;
  const answer = await shop.api.call(orderAgain, {
    language,
    orderToken,
    cartToken: shop.cart?.token,
  });
  if (!answer.ok) throwProblem(answer.problem);
  const { cartToken, itemCount, left } = answer.value;
  const headers = cookieHeaders(
    cartToken === null ? null : rememberCart(shop, { token: cartToken, itemCount }),
  );
  if (cartToken !== null && left.length === 0) {
    return redirect(pathTo('cart', language), { status: 303, headers });
  }
  const again: ReorderAnswer = answer.value;
  return data({ again, accountMailed: false }, { headers });
}
