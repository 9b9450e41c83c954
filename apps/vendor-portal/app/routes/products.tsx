import {
  countStock,
  listPortalProducts,
  pauseProduct,
} from '@markthalle/contracts/portal-products';
import { moveStock } from '@markthalle/contracts/portal-stock';
import { ButtonLink } from '@markthalle/ui/components/button';
import { atField, done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Examples } from '../features/examples.tsx';
import { OfferCard } from '../features/offer-card.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { stockActOf } from '../features/stock-act.ts';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { productTexts as texts } from '../texts/products.ts';

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const { products } = await visitPortal(args).read(listPortalProducts, {});
  return {
    products: products.map((product) => ({
      ...product,
      // One id per form: pressing twice counts once.
      variants: product.variants.map((variant) => ({ ...variant, clientId: crypto.randomUUID() })),
    })),
  };
}

/** Two kinds of forms stand on this page: the stock of a variant, and on or off for a product. */
export const action = portalAction(async ({ values, call }) => {
  const productId = one(values, 'productId');
  if (productId !== '') {
    const paused = one(values, 'paused') === 'true';
    await atField(`angebot-${productId}`, call(pauseProduct, { productId, paused }));
    return done('/produkte', paused ? 'pausiert' : 'angeboten');
  }
  const variantId = one(values, 'variantId');
  const field = `bestand-${variantId}`;
  const act = stockActOf({
    counted: one(values, 'countedQuantity'),
    shown: one(values, 'shownQuantity'),
    mode: one(values, 'mode'),
    step: one(values, 'step'),
  });
  if (act === null) throw new FormRefusal([{ field, message: texts.countInvalid }]);
  const clientId = one(values, 'clientId');
  const told =
    act.kind === 'count'
      ? call(countStock, { variantId, countedQuantity: act.countedQuantity, clientId })
      : call(moveStock, { variantId, kind: 'correction', quantity: act.delta, clientId });
  await atField<unknown>(field, told);
  return done(`/produkte#bestand-${variantId}`, 'bestand');
});

export default function Products() {
  const { products } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} current="products">
      <ButtonLink kind="primary" href="/produkte/neu" icon="plus" wide>
        {texts.newProduct}
      </ButtonLink>
      <ButtonLink href="/lager" icon="boxes" wide>
        {texts.toStock}
      </ButtonLink>
      {products.length === 0 && (
        <>
          <p className="block">{texts.empty}</p>
          <Examples />
        </>
      )}
      <ul className="cards">
        {products.map((product) => (
          <li key={product.productId}>
            <OfferCard product={product} />
          </li>
        ))}
      </ul>
    </PortalPage>
  );
}
