import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { readCart, setCartDelivery } from '@markthalle/contracts/cart';
import { placeOrder } from '@markthalle/contracts/checkout';
import { Id } from '@markthalle/contracts/fields';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CheckoutForm } from '../features/checkout-form.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { type CheckoutInput, readCheckout } from '../server/checkout-input.server.ts';
import {
  formFailed,
  formValues,
  refuseForm,
  refuseProblem,
  throwProblem,
} from '../server/form.server.ts';
import { checkedPaymentUrl } from '../server/payment-url.server.ts';
import { cookieHeaders, type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** How long a second press waits for the first: ten times 300 ms. */
const MAX_WAITS = 10;
const WAIT_MS = 300;

/** The basket that is about to be ordered; without one, or with open questions, back to it. */
async function orderableCart(shop: ShopRequest, failed: boolean) {
  const { language } = shop;
  // An order that failed half-way must not look like an empty basket without a word.
  const cartPage = pathTo('cart', language, {}, { grund: failed ? 'internal-error' : undefined });
  if (shop.cart === null) throw redirect(cartPage, 303);
  const answer = await shop.api.call(readCart, { language, cartToken: shop.cart.token });
  if (!answer.ok) {
    if (answer.problem.code === 'cart-not-found') throw redirect(cartPage, 303);
    throwProblem(answer.problem);
  }
  if (answer.value.blockers.length > 0) throw redirect(cartPage, 303);
  return answer.value;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  return {
    language,
    cart: await orderableCart(shop, formFailed(context)),
    // Made with the page: a second press of the button sends the same key and orders nothing new.
    idempotencyKey: randomUUID(),
    head: {
      language,
      publicUrl: shop.publicUrl,
      pathname: shop.url.pathname,
      title: titled(shopTexts(language).checkout.title),
      noIndex: true,
      failed: formFailed(context),
    },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  if (shop.cart === null) return redirect(lostCartPath(shop), 303);
  const read = readCheckout(values, language);
  if ('problems' in read) return refuseForm(context, { problems: read.problems, values }, 400);
  const { input } = read;
  const newTotal = await totalAtAddress(shop, shop.cart.token, input.address);
  if (newTotal !== null && newTotal !== Number(values.expectedTotalCents)) {
    const message = shopTexts(language).checkout.totalChanged;
    return refuseForm(context, { problems: [{ field: null, message }], values }, 409);
  }
  const answer = await placeOnce(shop, shop.cart.token, input, values);
  if (!answer.ok && answer.problem.code === 'cart-not-found') {
    return redirect(lostCartPath(shop), 303);
  }
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  const { orderToken, paymentUrl } = answer.value;
  const next =
    paymentUrl === null
      ? pathTo('payment', language, { token: orderToken })
      : checkedPaymentUrl(paymentUrl, context);
  const headers = cookieHeaders(
    shop.cookies.cart.clear(),
    shop.cookies.lastOrder.write(orderToken),
  );
  return redirect(next, { status: 303, headers });
}

/**
 * Orders once, however often the button was pressed: the page's key makes the API repeat its first
 * answer. While that first request still runs, this one waits for it.
 */
async function placeOnce(
  shop: ShopRequest,
  cartToken: string,
  input: CheckoutInput,
  values: Readonly<Record<string, string>>,
) {
  const { language, api } = shop;
  const idempotencyKey = Id.safeParse(values.idempotencyKey).data ?? randomUUID();
  const expectedTotalCents = Number(values.expectedTotalCents) || 0;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await api.call(
      placeOrder,
      { language, cartToken, expectedTotalCents, ...input },
      { idempotencyKey },
    );
    const running = !answer.ok && answer.problem.code === 'idempotency-key-in-use';
    if (!running || attempt === MAX_WAITS) return answer;
    await setTimeout(WAIT_MS);
  }
}

function lostCartPath({ language, lastOrderToken }: ShopRequest): string {
  return lastOrderToken
    ? pathTo('order', language, { token: lastOrderToken })
    : pathTo('cart', language);
}

/**
 * The address decides about delivery: another postcode than the basket's is told to the basket.
 * Null where nothing changed, or where the basket was ordered already.
 */
async function totalAtAddress(
  shop: ShopRequest,
  cartToken: string,
  address: CheckoutInput['address'],
): Promise<number | null> {
  if (address === null) return null;
  const { language, api } = shop;
  const cart = await api.call(readCart, { language, cartToken });
  const { postcode } = address;
  if (!cart.ok || cart.value.itemCount === 0 || cart.value.postcode === postcode) return null;
  const moved = await api.call(setCartDelivery, { language, cartToken, postcode });
  if (!moved.ok || moved.value.blockers.length > 0) {
    throw redirect(pathTo('cart', language, {}, { grund: 'delivery-way-not-available' }), 303);
  }
  return moved.value.totalCents;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Checkout() {
  const { language, cart, idempotencyKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="wrap checkout-page">
      <ErrorSummary problems={refused?.problems ?? []} />
      <h1>{shopTexts(language).checkout.title}</h1>
      <CheckoutForm
        language={language}
        cart={cart}
        values={refused?.values ?? {}}
        problems={refused?.problems ?? []}
        idempotencyKey={idempotencyKey}
      />
    </div>
  );
}
