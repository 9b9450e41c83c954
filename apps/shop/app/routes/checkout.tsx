import { randomUUID } from 'node:crypto';
import { startAgeCheck } from '@markthalle/contracts/age-check';
import { acceptCartChanges, readCart, setCartDelivery } from '@markthalle/contracts/cart';
import { placeOrder } from '@markthalle/contracts/checkout';
import { type CheckoutView, readCheckout } from '@markthalle/contracts/checkout-view';
import { Id } from '@markthalle/contracts/fields';
import type { ProblemBody } from '@markthalle/contracts/problems';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import type { Language } from '@markthalle/ui/language';
import { problemSentence } from '@markthalle/ui/texts/problems';
import type { LoadContext } from '@markthalle/web-server/load-context';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AgeStep } from '../features/age-step.tsx';
import { CheckoutForm } from '../features/checkout-form.tsx';
import { headOf, privateHead } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { type CheckoutInput, readCheckoutFields } from '../server/checkout-input.server.ts';
import {
  formFailed,
  formKept,
  formValues,
  keepForm,
  refuseForm,
  refuseProblem,
  throwProblem,
} from '../server/form.server.ts';
import { rememberedBy } from '../server/order-actions.server.ts';
import { orderOnce } from '../server/order-once.server.ts';
import { checkedPaymentUrl } from '../server/payment-url.server.ts';
import { savedContact } from '../server/saved-contact.server.ts';
import { cookieHeaders, type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/**
 * The basket that is about to be ordered; without one, back to it. Open questions lead back too, but
 * not from a form that was sent: what was typed there must not be lost.
 */
async function orderable(
  shop: ShopRequest,
  { failed, kept }: { readonly failed: boolean; readonly kept: boolean },
): Promise<CheckoutView> {
  const { language } = shop;
  // An order that failed half-way must not look like an empty basket without a word.
  const cartPage = pathTo('cart', language, {}, { grund: failed ? 'internal-error' : undefined });
  if (shop.cart === null) throw redirect(cartPage, 303);
  const answer = await shop.api.call(readCheckout, { language, cartToken: shop.cart.token });
  if (!answer.ok) {
    if (answer.problem.code === 'cart-not-found') throw redirect(cartPage, 303);
    throwProblem(answer.problem);
  }
  const { blockers } = answer.value.cart;
  const isEmpty = blockers.some(({ code }) => code === 'empty');
  if (isEmpty || (blockers.length > 0 && !kept)) throw redirect(cartPage, 303);
  return answer.value;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const kept = formKept(context);
  const view = await orderable(shop, { failed: formFailed(context), kept });
  return {
    language,
    view,
    saved: kept ? {} : await savedContact(shop, view.cart.postcode),
    ageRefused: shop.url.searchParams.get('alter') === 'nein',
    // Made with the page: a second press of the button sends the same key and orders nothing new.
    idempotencyKey: randomUUID(),
    head: privateHead(shop, shopTexts(language).checkout.title, formFailed(context)),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  if (shop.cart === null) return redirect(lostCartPath(shop), 303);
  if (values.intent === 'age') return proveAge(shop, shop.cart.token, context);
  if (values.intent === 'accept') {
    const accepted = await shop.api.call(acceptCartChanges, {
      language,
      cartToken: shop.cart.token,
    });
    if (!accepted.ok) return refuseProblem(context, accepted.problem, values, language);
    return keepForm(context, values);
  }
  const read = readCheckoutFields(values, language);
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
  if (!answer.ok)
    return refuseProblem(context, atItsField(answer.problem, language), values, language);
  const { orderToken, paymentUrl } = answer.value;
  const next =
    paymentUrl === null
      ? pathTo('payment', language, { token: orderToken })
      : checkedPaymentUrl(paymentUrl, context);
  const headers = cookieHeaders(
    shop.cookies.cart.clear(),
    shop.cookies.lastOrder.write(orderToken),
    values.remember === undefined ? null : await rememberedBy(shop, orderToken),
  );
  return redirect(next, { status: 303, headers });
}

/** Leads to the age check service; it must be one of the addresses that the operator listed. */
async function proveAge(shop: ShopRequest, cartToken: string, context: LoadContext) {
  const { language, api } = shop;
  const answer = await api.call(startAgeCheck, { language, cartToken });
  if (!answer.ok) return refuseProblem(context, answer.problem, {}, language);
  return redirect(checkedPaymentUrl(answer.value.url, context), 303);
}

/** Orders once, however often the button was pressed. */
function placeOnce(
  { language, api }: ShopRequest,
  cartToken: string,
  input: CheckoutInput,
  values: Readonly<Record<string, string>>,
) {
  const idempotencyKey = Id.safeParse(values.idempotencyKey).data ?? randomUUID();
  const expectedTotalCents = Number(values.expectedTotalCents) || 0;
  const order = { language, cartToken, expectedTotalCents, ...input };
  return orderOnce(() => api.call(placeOrder, order, { idempotencyKey }));
}

/** A refusal that concerns one field says so. */
function atItsField(problem: ProblemBody, language: Language): ProblemBody {
  if (problem.code !== 'age-check-failed') return problem;
  return {
    ...problem,
    errors: [{ pointer: '/birthDate', message: problemSentence(problem.code, language) }],
  };
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
  const { language, view, saved, ageRefused, idempotencyKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { ageCheck } = view;
  const mustProve = ageCheck?.by === 'service' && !ageCheck.passed;
  return (
    <div className="wrap checkout-page">
      <ErrorSummary problems={refused?.problems ?? []} />
      <h1>{shopTexts(language).checkout.title}</h1>
      {mustProve ? (
        <AgeStep language={language} minAge={ageCheck.minAge} refused={ageRefused} />
      ) : (
        <CheckoutForm
          language={language}
          view={view}
          values={refused?.values ?? saved}
          problems={refused?.problems ?? []}
          idempotencyKey={idempotencyKey}
        />
      )}
    </div>
  );
}
