import { readProducer } from '@markthalle/contracts/producers';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Landscape } from '@markthalle/ui/components/landscape';
import { ProductGrid } from '@markthalle/ui/components/product-card';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { landscapeNamed, landscapeUrls } from '../features/asset-urls.ts';
import { headOf, titled } from '../features/page-head.ts';
import { ProducerIdentity } from '../features/producer-identity.tsx';
import { shownProduct } from '../features/product-cards.ts';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { readerOf, returnPath } from '../server/reader.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl, url } = shop;
  const answer = await shop.api.call(readProducer, { language, slug: params.slug ?? '' });
  if (!answer.ok) throwProblem(answer.problem);
  const { producer, cards } = answer.value;
  const reader = readerOf(shop);
  return {
    language,
    producer,
    products: cards.map((card) => shownProduct(card, reader, returnPath(shop))),
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(`${producer.name}, ${producer.town}`),
      description: producer.tagline,
      structuredData: [
        {
          '@context': 'https://schema.org',
          '@type': 'LocalBusiness',
          name: producer.name,
          url: `${publicUrl}${url.pathname}`,
          telephone: producer.seller.phone,
          address: {
            '@type': 'PostalAddress',
            streetAddress: producer.seller.street,
            postalCode: producer.seller.postcode,
            addressLocality: producer.seller.town,
            addressCountry: 'DE',
          },
          geo: {
            '@type': 'GeoCoordinates',
            latitude: producer.latitude,
            longitude: producer.longitude,
          },
        },
      ],
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Producer() {
  const { language, producer, products } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).producer;
  const facts = [
    { term: texts.hours, fact: producer.pickupHours },
    { term: texts.since, fact: producer.since },
    { term: texts.organic, fact: producer.organicControlCode },
    { term: texts.packaging, fact: producer.packagingNote },
  ].filter(({ fact }) => fact !== null && fact !== '');
  return (
    <div className="wrap">
      <div className="scene-banner">
        <Landscape urls={landscapeUrls} name={landscapeNamed(producer.landscape)} cut="panorama" />
      </div>
      <p className="eyebrow">
        <a href={pathTo('landscape', language, { key: producer.landscape })}>
          {producer.town}, {shopTexts(language).landscapes[producer.landscape] ?? ''}
        </a>
      </p>
      <h1>{producer.name}</h1>
      <p className="lead measure">{producer.tagline}</p>
      <p className="measure farm-story">{producer.story}</p>
      <section className="section">
        <h2>{texts.products}</h2>
        {products.length > 0 ? (
          <ProductGrid products={products} eagerCount={4} />
        ) : (
          <p className="empty">{texts.none}</p>
        )}
      </section>
      <div className="product-columns">
        {facts.length > 0 && (
          <section className="box">
            <h2>{texts.visit}</h2>
            <KeyFacts facts={facts} />
          </section>
        )}
        <section className="box" id="recht">
          <h2>{texts.legal}</h2>
          <p className="box__text">{texts.legalLine}</p>
          <ProducerIdentity language={language} seller={producer.seller} />
        </section>
      </div>
    </div>
  );
}
