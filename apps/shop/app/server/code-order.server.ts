import { randomUUID } from 'node:crypto';
import { forgetDevice, orderByCode } from '@markthalle/contracts/codes';
import { Id, MAX_QUANTITY } from '@markthalle/contracts/fields';
import type { LoadContext } from '@markthalle/web-server/load-context';
import { redirect } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { refuseForm, refuseProblem } from './form.server.ts';
import { orderOnce } from './order-once.server.ts';
import { checkedPaymentUrl } from './payment-url.server.ts';
import { cookieHeaders, leavingHeaders, type ShopRequest } from './shop-request.server.ts';

type Values = Readonly<Record<string, string>>;

/** The binding click on a code's page; then to the payment page. */
export async function orderFromCode(
  shop: ShopRequest,
  context: LoadContext,
  code: string,
  values: Values,
) {
  const { language, api } = shop;
  const variantId = Id.safeParse(values.variantId).data;
  const quantity = Number(values.quantity);
  const isQuantity = Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY;
  const own = pathTo('code', language, { code });
  if (variantId === undefined || !isQuantity || shop.deviceToken === null) {
    return redirect(own, 303);
  }
  const { deviceToken } = shop;
  const expectedTotalCents = Number(values.expectedTotalCents) || 0;
  const idempotencyKey = Id.safeParse(values.idempotencyKey).data ?? randomUUID();
  const answer = await orderOnce(() =>
    api.call(
      orderByCode,
      { language, code, variantId, quantity, deviceToken, expectedTotalCents },
      { idempotencyKey },
    ),
  );
  if (!answer.ok && answer.problem.code === 'cart-changed') {
    const message = shopTexts(language).checkout.totalChanged;
    return refuseForm(context, { problems: [{ field: null, message }], values }, 409);
  }
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  const { orderToken, paymentUrl } = answer.value;
  const next =
    paymentUrl === null
      ? pathTo('payment', language, { token: orderToken })
      : checkedPaymentUrl(paymentUrl, context);
  const headers = cookieHeaders(shop.cookies.lastOrder.write(orderToken));
  return redirect(next, { status: 303, headers });
}

/** "Nicht Anna?": the row and the cookie go; the page is then what a stranger sees. */
export async function forgetThisDevice(shop: ShopRequest, returnTo: string) {
  const { deviceToken, api } = shop;
  if (deviceToken !== null) await api.call(forgetDevice, { deviceToken });
  return redirect(returnTo, { status: 303, headers: leavingHeaders(shop.cookies.device.clear()) });
}
