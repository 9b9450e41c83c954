import { addToCart, setCartDelivery } from '@markthalle/contracts/cart';
import { DeliveryWayKey, Id, MAX_QUANTITY } from '@markthalle/contracts/fields';
import { PROBLEMS, type ProblemCode } from '@markthalle/contracts/problems';
import type { Language } from '@markthalle/ui/language';
import { problemSentence } from '@markthalle/ui/texts/problems';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { formValues, safeReturnPath } from '../server/form.server.ts';
import {
  cookieHeaders,
  rememberCart,
  type ShopRequest,
  shopRequest,
} from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** What the enhancement file reads; without scripts the same form ends in a redirect. */
type Added =
  | {
      readonly ok: true;
      readonly itemCount: number;
      readonly message: string;
      readonly count: string;
    }
  | { readonly ok: false; readonly message: string };

/** A visit by address has nothing to show; the basket is what was meant. */
export function loader({ request, context }: ActionFunctionArgs) {
  const { language } = shopRequest(request, context);
  return redirect(pathTo('cart', language), 303);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  const returnTo = safeReturnPath(values.returnTo, pathTo('cart', language));
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false;

  const quantity = quantityOf(values.quantity);
  // The stepper's buttons without scripts: show the page again with the next number.
  if (values.step !== undefined && !wantsJson) return redirect(steppedPath(returnTo, values), 303);

  const variantId = Id.safeParse(values.variantId).data;
  if (variantId === undefined || quantity === null) {
    return refused(language, 'invalid-input', wantsJson);
  }
  const answer = await shop.api.call(addToCart, {
    language,
    cartToken: shop.cart?.token,
    variantId,
    quantity,
    deliveryWay: DeliveryWayKey.safeParse(values.deliveryWay).data,
  });
  if (!answer.ok) {
    return refused(language, answer.problem.code, wantsJson);
  }
  const { cartToken } = answer.value;
  const { postcode, pickupPointId } = shop;
  if (cartToken !== shop.cart?.token && (postcode !== null || pickupPointId !== null)) {
    // A new basket learns where the reader is, as said on an earlier page.
    const point = pickupPointId === null ? {} : { pickupPointId };
    await shop.api.call(setCartDelivery, {
      language,
      cartToken,
      ...point,
      ...(postcode && { postcode }),
    });
  }
  return added(shop, answer.value, { returnTo, wantsJson });
}

function quantityOf(text: string | undefined): number | null {
  const quantity = Number(text ?? '1');
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY ? quantity : null;
}

function steppedPath(returnTo: string, values: Record<string, string>): string {
  const next = (Number(values.quantity) || 1) + (Number(values.step) || 0);
  const url = new URL(returnTo, 'http://shop');
  url.searchParams.set('menge', String(Math.max(1, next)));
  if (values.variantId) url.searchParams.set('packung', values.variantId);
  return `${url.pathname}${url.search}#buy`;
}

function added(
  shop: ShopRequest,
  result: { cartToken: string; itemCount: number; limited: boolean },
  answer: { returnTo: string; wantsJson: boolean },
): Response {
  const { language } = shop;
  const cart = { token: result.cartToken, itemCount: result.itemCount };
  const headers = cookieHeaders(rememberCart(shop, cart));
  const texts = shopTexts(language).frame;
  if (answer.wantsJson) {
    const message = result.limited ? texts.addedLimited : texts.addedTitle;
    const count = uiTexts(language).cart.count(result.itemCount);
    const body: Added = { ok: true, itemCount: result.itemCount, message, count };
    return Response.json(body, { headers });
  }
  const url = new URL(answer.returnTo, 'http://shop');
  url.searchParams.set('korb', result.limited ? 'begrenzt' : 'neu');
  return redirect(`${url.pathname}${url.search}#meldung`, { status: 303, headers });
}

/** With scripts a sentence beside the button; without them the basket's page says it. */
function refused(language: Language, code: ProblemCode, wantsJson: boolean): Response {
  if (!wantsJson) return redirect(pathTo('cart', language, {}, { grund: code }), 303);
  const body: Added = { ok: false, message: problemSentence(code, language) };
  return Response.json(body, { status: PROBLEMS[code].status });
}
