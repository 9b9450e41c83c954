import { MAX_TYPED_COUPON_CHARS, readCart } from '@markthalle/contracts/cart';
import { readHome } from '@markthalle/contracts/catalog';
import { PROBLEMS, type ProblemCode } from '@markthalle/contracts/problems';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { ProductGrid } from '@markthalle/ui/components/product-card';
import { problemSentence } from '@markthalle/ui/texts/problems';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CartContent } from '../features/cart-content.tsx';
import type { CouponProblem } from '../features/cart-coupon.tsx';
import { placeOf } from '../features/known-places.ts';
import { headOf, privateHead } from '../features/page-head.ts';
import { postcodeProblem } from '../features/postcode-check.ts';
import { shownProduct } from '../features/product-cards.ts';
import { pathTo } from '../paths.ts';
import { applyCartForm } from '../server/cart-actions.server.ts';
import { formValues, throwProblem } from '../server/form.server.ts';
import { readerOf } from '../server/reader.server.ts';
import {
  cookieHeaders,
  rememberCart,
  type ShopRequest,
  shopRequest,
} from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** More of a mistyped postcode is not shown again. */
const MAX_SHOWN_CHARS = 20;
const MAX_IDEAS = 4;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const reason = shop.url.searchParams.get('grund') ?? '';
  const typedPostcode = shop.url.searchParams.get('plz');
  const couponProblem = couponProblemOf(shop);
  const page = {
    language,
    wrongPostcode:
      typedPostcode === null
        ? null
        : { typed: typedPostcode, problem: postcodeProblem(typedPostcode, language) },
    lastOrderToken: shop.lastOrderToken,
    message:
      isProblemCode(reason) && couponProblem === null ? problemSentence(reason, language) : null,
    couponProblem,
    head: privateHead(shop, shopTexts(language).cart.title),
  };
  if (shop.cart === null) return data({ ...page, cart: null, ideas: await ideasFor(shop) });
  const answer = await shop.api.call(readCart, { language, cartToken: shop.cart.token });
  if (!answer.ok) {
    if (answer.problem.code !== 'cart-not-found') throwProblem(answer.problem);
    const headers = cookieHeaders(shop.cookies.cart.clear());
    return data({ ...page, cart: null, ideas: await ideasFor(shop) }, { headers });
  }
  const cart = answer.value.itemCount > 0 ? answer.value : null;
  const headers = cookieHeaders(
    rememberCart(shop, { token: shop.cart.token, itemCount: answer.value.itemCount }),
  );
  const ideas = cart === null ? await ideasFor(shop) : [];
  return data({ ...page, cart, ideas }, { headers });
}

/** For an empty basket: what the front page shows; nothing is kept of what a reader looked at (§ 25 TDDDG). */
async function ideasFor(shop: ShopRequest) {
  const { language } = shop;
  const [home, reader] = await Promise.all([shop.api.call(readHome, { language }), readerOf(shop)]);
  // The empty basket says what it is without them, too.
  if (!home.ok) return [];
  const own = pathTo('cart', language);
  return home.value.seasonal.slice(0, MAX_IDEAS).map((card) => shownProduct(card, reader, own));
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** Each form of the page ends in a redirect, so that reloading repeats nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const values = await formValues(request);
  if (shop.cart === null) return back(shop, 'cart-not-found');
  const typed = values.postcode ?? '';
  if (values.intent === 'postcode' && postcodeProblem(typed, shop.language) !== null) {
    const plz = typed.slice(0, MAX_SHOWN_CHARS) || ' ';
    return redirect(`${pathTo('cart', shop.language, {}, { plz })}#field-postcode`, 303);
  }
  const outcome = await applyCartForm(shop, shop.cart.token, values);
  if (!outcome.ok) return back(shop, outcome.code, values);
  const mark = { token: shop.cart.token, itemCount: outcome.cart.itemCount };
  const postcode = outcome.postcode ? shop.cookies.postcode.write(outcome.postcode) : null;
  return redirect(pathTo('cart', shop.language), {
    status: 303,
    headers: cookieHeaders(rememberCart(shop, mark), postcode),
  });
}

/** A refused coupon code goes along, so that it stands in its field again. */
function back(
  shop: ShopRequest,
  code: ProblemCode,
  { intent, code: typed = '' }: Readonly<Record<string, string>> = {},
): Response {
  if (intent !== 'coupon') return redirect(pathTo('cart', shop.language, {}, { grund: code }), 303);
  const kept = { grund: code, gutschein: typed.slice(0, MAX_TYPED_COUPON_CHARS) };
  return redirect(`${pathTo('cart', shop.language, {}, kept)}#gutschein`, 303);
}

/** The refusal of a coupon stands beside its field, every other one above the basket. */
function couponProblemOf({ url, language }: ShopRequest): CouponProblem | null {
  const reason = url.searchParams.get('grund') ?? '';
  const typed = url.searchParams.get('gutschein');
  if (typed === null || !isProblemCode(reason)) return null;
  return {
    typed: typed.slice(0, MAX_TYPED_COUPON_CHARS),
    message: problemSentence(reason, language),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headOf(page?.head);

export default function Cart() {
  const { language, cart, message, couponProblem, ideas, lastOrderToken, wrongPostcode } =
    useLoaderData<typeof loader>();
  const texts = shopTexts(language).cart;
  return (
    <div className="wrap cart-page">
      <h1>{texts.title}</h1>
      <p className="small muted">
        {texts.pays} <a href={pathTo('shipping', language)}>{texts.paysMore}</a>
      </p>
      <div data-live-region="cart-message">
        {cart?.postcode && <p className="muted">{texts.to(placeOf(cart.postcode))}</p>}
        {message && <Notice tone="bad" title={message} live />}
      </div>
      {cart ? (
        <CartContent
          language={language}
          cart={cart}
          wrongPostcode={wrongPostcode}
          couponProblem={couponProblem}
        />
      ) : (
        <div className="empty stack" data-live-region="cart">
          <p>
            <b>{texts.empty}</b>
          </p>
          {lastOrderToken ? (
            <p>
              {texts.lastOrder}{' '}
              <a href={pathTo('order', language, { token: lastOrderToken })}>{texts.toLastOrder}</a>
            </p>
          ) : (
            <p>{texts.emptyMore}</p>
          )}
          <ButtonLink kind="primary" href={pathTo('home', language)}>
            {texts.browse}
          </ButtonLink>
          {ideas.length > 0 && <ProductGrid products={ideas} heading="h2" />}
        </div>
      )}
    </div>
  );
}
