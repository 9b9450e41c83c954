import {
  countStock,
  listPortalProducts,
  pauseProduct,
} from '@markthalle/contracts/portal-products';
import { ButtonLink } from '@markthalle/ui/components/button';
import { atField, done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { countFromTyped } from '@markthalle/workplace/typed-money';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OfferCard } from '../features/offer-card.tsx';
import { PortalPage } from '../features/portal-page.tsx';
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
    await call(pauseProduct, { productId, paused });
    return done('/produkte', paused ? 'pausiert' : 'angeboten');
  }
  const variantId = one(values, 'variantId');
  const counted = countFromTyped(one(values, 'countedQuantity'));
  const field = `bestand-${variantId}`;
  if (counted === null) throw new FormRefusal([{ field, message: texts.countInvalid }]);
  const step = Number(one(values, 'step') || 0);
  const countedQuantity = Math.max(0, counted + (Number.isInteger(step) ? step : 0));
  await atField(
    field,
    call(countStock, { variantId, countedQuantity, clientId: one(values, 'clientId') }),
  );
  return done(`/produkte#bestand-${variantId}`, 'bestand');
});

export default function Products() {
  const { products } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} current="products">
      <ButtonLink kind="primary" href="/produkte/neu" icon="plus" wide>
        {texts.newProduct}
      </ButtonLink>
      {products.length === 0 && <p className="block">{texts.empty}</p>}
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
