import { type ProductDetail, readProduct } from '@markthalle/contracts/catalog';
import { Breadcrumbs } from '@markthalle/ui/components/pager';
import { Picture } from '@markthalle/ui/components/picture';
import { ProductGrid } from '@markthalle/ui/components/product-card';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NoticeLink } from '../features/notice-link.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { ProductBuy } from '../features/product-buy.tsx';
import { shownProduct } from '../features/product-cards.ts';
import { productDelivery } from '../features/product-delivery.tsx';
import { ProductFacts, ProductFarm } from '../features/product-facts.tsx';
import { ProductGuarantee } from '../features/product-law.tsx';
import { MorePictures } from '../features/product-pictures.tsx';
import { productSchemas } from '../features/product-schema.ts';
import { Reviews } from '../features/reviews.tsx';
import { breadcrumbSchema } from '../features/structured-data.ts';
import { pathTo } from '../paths.ts';
import { throwMissingProduct } from '../server/missing-product.server.ts';
import { readerOf, returnPath } from '../server/reader.server.ts';
import { type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const MAX_SHOWN_QUANTITY = 99;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const slug = params.slug ?? '';
  const answer = await shop.api.call(readProduct, { language, slug });
  if (!answer.ok) return throwMissingProduct(shop, slug, answer.problem);
  const { product, related } = answer.value;
  const reader = await readerOf(shop);
  const trail = trailOf(product, shop);
  const asked = Number(shop.url.searchParams.get('menge') ?? 1);
  const quantity = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), MAX_SHOWN_QUANTITY) : 1;
  return {
    language,
    postcode: shop.postcode,
    product,
    trail,
    returnTo: returnPath(shop),
    quantity,
    chosenVariant: shop.url.searchParams.get('packung'),
    delivery: productDelivery(product, reader, quantity),
    related: related.map((card) => shownProduct(card, reader, returnPath(shop))),
    head: headData(product, trail, shop),
  };
}

function trailOf(product: ProductDetail, { language }: ShopRequest) {
  return [
    { label: shopTexts(language).frame.start, href: pathTo('home', language) },
    ...product.breadcrumb.map(({ label, path }) => ({
      label,
      href: pathTo('category', language, { '*': path }),
    })),
  ];
}

function headData(
  product: ProductDetail,
  trail: readonly { label: string; href?: string }[],
  shop: ShopRequest,
) {
  const { language, publicUrl, url } = shop;
  const maker = `${product.producerName}, ${product.town}`;
  return {
    language,
    publicUrl,
    pathname: url.pathname,
    title: titled(`${product.name}, ${product.price.unitLabel} – ${maker}`),
    description: product.short,
    imageId: product.picture?.id ?? null,
    structuredData: [
      breadcrumbSchema(publicUrl, trail),
      ...productSchemas(product, publicUrl, language),
    ],
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Product() {
  const page = useLoaderData<typeof loader>();
  const { language, product } = page;
  const texts = shopTexts(language).product;
  return (
    <div className="wrap">
      <Breadcrumbs entries={page.trail} />
      <div className="product">
        <div className="product__picture">
          <Picture
            imageId={product.picture?.id ?? null}
            colour={product.picture?.colour}
            alt={product.picture?.alt ?? ''}
            sizes="(max-width: 760px) 100vw, 600px"
            maxWidth={1280}
            loading="first"
          />
          <MorePictures product={product} />
          <ProductGuarantee language={language} product={product} />
        </div>
        <ProductBuy
          language={language}
          product={product}
          postcode={page.postcode}
          delivery={page.delivery}
          quantity={page.quantity}
          chosenVariant={page.chosenVariant}
          returnTo={page.returnTo}
        />
      </div>
      <div className="product-columns">
        <ProductFacts language={language} product={product} />
        <ProductFarm language={language} product={product} />
      </div>
      <Reviews language={language} slug={product.slug} reviews={product.reviews} />
      <p className="small report-links">
        <NoticeLink
          language={language}
          path={pathTo('product', language, { slug: product.slug })}
          label={shopTexts(language).trust.notice.product}
        />
        {' · '}
        <NoticeLink
          language={language}
          path={`${pathTo('product', language, { slug: product.slug })}#bild`}
          label={shopTexts(language).trust.notice.picture}
        />
      </p>
      {page.related.length > 0 && (
        <section className="section">
          <h2>{texts.related}</h2>
          <ProductGrid products={page.related} />
        </section>
      )}
    </div>
  );
}
