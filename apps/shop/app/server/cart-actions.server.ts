import {
  acceptCartChanges,
  type CartView,
  MAX_TYPED_COUPON_CHARS,
  removeCartCoupon,
  setCartCoupon,
  setCartDelivery,
  setCartQuantity,
} from '@markthalle/contracts/cart';
import { DeliveryWayKey, Id, MAX_QUANTITY, Postcode } from '@markthalle/contracts/fields';
import type { ProblemBody, ProblemCode } from '@markthalle/contracts/problems';
import type { ShopRequest } from './shop-request.server.ts';

/** What a form of the basket's page led to. */
export type CartOutcome =
  | { readonly ok: true; readonly cart: CartView; readonly postcode?: string }
  | { readonly ok: false; readonly code: ProblemCode };

type Values = Readonly<Record<string, string>>;

const WRONG: CartOutcome = { ok: false, code: 'invalid-input' };

/** Carries out one form of the basket's page; the names match the forms in `cart-content.tsx`. */
export async function applyCartForm(
  shop: ShopRequest,
  cartToken: string,
  values: Values,
): Promise<CartOutcome> {
  const { api, language } = shop;
  switch (values.intent) {
    case 'quantity':
      return changeQuantity(shop, cartToken, values);
    case 'coupon': {
      const code = (values.code ?? '').trim().slice(0, MAX_TYPED_COUPON_CHARS);
      // An empty field is no code that anybody gives.
      if (code === '') return { ok: false, code: 'coupon-unknown' };
      return outcome(await api.call(setCartCoupon, { language, cartToken, code }));
    }
    case 'no-coupon':
      return outcome(await api.call(removeCartCoupon, { language, cartToken }));
    case 'accept':
      return outcome(await api.call(acceptCartChanges, { language, cartToken }));
    case 'postcode':
      return changePostcode(shop, cartToken, values);
    case 'way':
    case 'ways': {
      const ways = chosenWays(values);
      if (ways.length === 0) return WRONG;
      return outcome(await api.call(setCartDelivery, { language, cartToken, ways }));
    }
    default:
      return WRONG;
  }
}

type ApiAnswer =
  | { readonly ok: true; readonly value: CartView }
  | { readonly ok: false; readonly problem: ProblemBody };

function outcome(answer: ApiAnswer): CartOutcome {
  return answer.ok ? { ok: true, cart: answer.value } : { ok: false, code: answer.problem.code };
}

async function changeQuantity(
  shop: ShopRequest,
  cartToken: string,
  values: Values,
): Promise<CartOutcome> {
  const variantId = Id.safeParse(values.variantId).data;
  const typed = Number(values.quantity);
  if (variantId === undefined || !Number.isInteger(typed)) return WRONG;
  const wanted = values.remove === undefined ? typed + (Number(values.step) || 0) : 0;
  if (wanted < 0 || wanted > MAX_QUANTITY) return WRONG;
  const { api, language } = shop;
  return outcome(
    await api.call(setCartQuantity, { language, cartToken, variantId, quantity: wanted }),
  );
}

async function changePostcode(
  shop: ShopRequest,
  cartToken: string,
  values: Values,
): Promise<CartOutcome> {
  const postcode = Postcode.safeParse(values.postcode ?? '').data;
  if (postcode === undefined) return WRONG;
  const { api, language } = shop;
  const result = outcome(await api.call(setCartDelivery, { language, cartToken, postcode }));
  return result.ok ? { ...result, postcode } : result;
}

/** `way` with `producerId`, or any number of `way:<producerId>`. */
function chosenWays(values: Values) {
  const pairs = Object.entries(values)
    .filter(([name]) => name.startsWith('way:'))
    .map(([name, way]) => [name.slice('way:'.length), way] as const);
  if (values.producerId !== undefined) pairs.push([values.producerId, values.way ?? '']);
  return pairs.flatMap(([producer, key]) => {
    const producerId = Id.safeParse(producer).data;
    const way = DeliveryWayKey.safeParse(key).data;
    return producerId !== undefined && way !== undefined ? [{ producerId, way }] : [];
  });
}
