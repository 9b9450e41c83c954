import { readProduct } from '@markthalle/contracts/catalog';
import { Id, Slug } from '@markthalle/contracts/fields';
import { dropWish, keepWish, readWishList, type Wish } from '@markthalle/contracts/wish-list';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import { Notice } from '@markthalle/ui/components/notice';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountMenu } from '../features/account-menu.tsx';
import type { Reader } from '../features/delivery-lines.ts';
import { headOf } from '../features/page-head.ts';
import { shownProduct } from '../features/product-cards.ts';
import { KeepWish, type ShownWish, WishCards } from '../features/wish-list.tsx';
import { pathTo } from '../paths.ts';
import { accountPage } from '../server/account-page.server.ts';
import { formValues, refuseProblem } from '../server/form.server.ts';
import { readerOf } from '../server/reader.server.ts';
import { type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { throwAccountProblem } from '../server/signed-in.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const { searchParams } = shop.url;
  const asked = Slug.safeParse(searchParams.get('merken')).data;
  if (!shop.signedIn) throw askToSignIn(shop, asked);
  const [list, product, reader] = await Promise.all([
    shop.api.call(readWishList, { language }),
    asked === undefined ? null : shop.api.call(readProduct, { language, slug: asked }),
    readerOf(shop),
  ]);
  if (!list.ok) throwAccountProblem(shop, list.problem);
  const wished = product?.ok ? product.value.product : null;
  return {
    ...accountPage(request, context, (texts) => texts.wishList.title),
    wishes: list.value.wishes.map((wish) => shownWish(wish, reader)),
    kept: searchParams.has('gemerkt'),
    // What a guest wanted to keep before signing in: asked for again, because reading a page changes nothing.
    asked: wished && { name: wished.name, slug: wished.slug },
  };
}

function shownWish({ productId, name, card }: Wish, reader: Reader): ShownWish {
  const own = pathTo('accountWishList', reader.language);
  return { productId, name, product: card && shownProduct(card, reader, own) };
}

function askToSignIn(shop: ShopRequest, slug: string | undefined): Response {
  const { language } = shop;
  const ziel = pathTo('accountWishList', language, {}, { merken: slug });
  return redirect(pathTo('signIn', language, {}, { ziel, grund: 'merkliste' }), 303);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, api } = shop;
  const values = await formValues(request);
  const slug = Slug.safeParse(values.slug).data;
  if (!shop.signedIn) return askToSignIn(shop, slug);
  const own = pathTo('accountWishList', language);
  const productId = Id.safeParse(values.productId).data;
  if (values.intent === 'drop' && productId !== undefined) {
    const answer = await api.call(dropWish, { productId });
    if (!answer.ok) throwAccountProblem(shop, answer.problem);
    return redirect(own, 303);
  }
  if (values.intent !== 'keep' || slug === undefined) return redirect(own, 303);
  const answer = await api.call(keepWish, { slug });
  if (answer.ok) return redirect(`${own}?gemerkt=ja`, 303);
  if (answer.problem.code === 'not-authenticated') throwAccountProblem(shop, answer.problem);
  return refuseProblem(context, answer.problem, values, language);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function AccountWishList() {
  const { language, wishes, kept, asked } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language).wishList;
  return (
    <div className="wrap plain-page">
      <ErrorSummary problems={refused?.problems ?? []} />
      <h1>{texts.title}</h1>
      <AccountMenu language={language} current="accountWishList" />
      {kept && <Notice tone="good" title={texts.kept} live />}
      {asked && !kept && (
        <Notice title={texts.ask}>
          <p>{asked.name}</p>
          <KeepWish language={language} {...asked} />
        </Notice>
      )}
      <WishCards language={language} wishes={wishes} />
    </div>
  );
}
