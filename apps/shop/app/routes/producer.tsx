import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readProducer } from '@markthalle/contracts/producers';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Landscape } from '@markthalle/ui/components/landscape';
import { Notice } from '@markthalle/ui/components/notice';
import { Picture } from '@markthalle/ui/components/picture';
import { ProductGrid } from '@markthalle/ui/components/product-card';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { landscapeNamed, landscapeUrls } from '../features/asset-urls.ts';
import { NoticeLink } from '../features/notice-link.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { ProducerIdentity } from '../features/producer-identity.tsx';
import { shownProduct } from '../features/product-cards.ts';
import { breadcrumbSchema, producerSchema } from '../features/structured-data.ts';
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
  const reader = await readerOf(shop);
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
      imageId: producer.photo?.id ?? producer.banner?.id ?? null,
      structuredData: [
        breadcrumbSchema(publicUrl, [
          { label: shopTexts(language).frame.start, href: pathTo('home', language) },
          { label: shopTexts(language).frame.farms, href: pathTo('producers', language) },
          { label: producer.name },
        ]),
        producerSchema(producer, publicUrl, language),
      ],
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** A holiday says when the producer is back. */
function HolidayNote(props: {
  readonly language: Language;
  readonly closure: OutputOf<typeof readProducer>['producer']['closure'];
}) {
  const { language, closure } = props;
  if (closure === null) return null;
  const texts = shopTexts(language).trust.holiday;
  const back = formatDayWithYear(closure.backOn, language);
  return (
    <Notice>
      {closure.isNow
        ? texts.now(back)
        : texts.coming(formatDayWithYear(closure.fromOn, language), back)}
    </Notice>
  );
}

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
        {producer.photo ? (
          <Picture
            imageId={producer.photo.id}
            alt={producer.photo.alt}
            sizes="(min-width: 1200px) 1200px, 100vw"
            maxWidth={1280}
            loading="first"
          />
        ) : (
          <Landscape
            urls={landscapeUrls}
            name={landscapeNamed(producer.landscape)}
            cut="panorama"
          />
        )}
      </div>
      <p className="eyebrow">
        <a href={pathTo('landscape', language, { key: producer.landscape })}>
          {producer.town}, {shopTexts(language).landscapes[producer.landscape] ?? ''}
        </a>
      </p>
      <h1>{producer.name}</h1>
      <p className="lead measure">{producer.tagline}</p>
      <HolidayNote language={language} closure={producer.closure} />
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
      <p className="small section">
        <NoticeLink
          language={language}
          path={pathTo('producer', language, { slug: producer.slug })}
          label={shopTexts(language).trust.notice.producer}
        />
      </p>
    </div>
  );
}
