import { readHome } from '@markthalle/contracts/catalog';
import { brand } from '@markthalle/ui/brand';
import { ProductGrid } from '@markthalle/ui/components/product-card';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { nextRun } from '../features/delivery-lines.ts';
import { Hero, RunStrip } from '../features/home-hero.tsx';
import { CodeHint, LandscapeTiles, PriceStory, shownSplit } from '../features/home-sections.tsx';
import { headOf } from '../features/page-head.ts';
import { shownProduct } from '../features/product-cards.ts';
import { marketSchema } from '../features/structured-data.ts';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { readerOf, returnPath } from '../server/reader.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** Cards of the first row, whose pictures are loaded at once. */
const FIRST_ROW = 4;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl } = shop;
  const answer = await shop.api.call(readHome, { language });
  if (!answer.ok) throwProblem(answer.problem);
  const home = answer.value;
  const reader = await readerOf(shop);
  const texts = shopTexts(language);
  const run = nextRun(reader);
  return {
    language,
    postcode: shop.postcode,
    productCount: home.productCount,
    producerCount: home.producerCount,
    run: run && {
      label: run.run.label,
      on: run.on,
      orderUntilOn: run.orderUntilOn,
      cutOffHour: run.run.cutOffHour,
      priceCents: run.run.doorCents,
    },
    products: home.seasonal.map((card) => shownProduct(card, reader, returnPath(shop))),
    // In the months without a short season the cards are what keeps all the year.
    hasSeason: home.hasSeason,
    landscapes: home.landscapes,
    story: home.story,
    split: shownSplit(home.priceSplit),
    head: {
      language,
      publicUrl,
      pathname: shop.url.pathname,
      title: texts.frame.titleSuffix(brand.name, brand.region[language]),
      description: texts.home.title,
      structuredData: marketSchema(publicUrl, language),
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Home() {
  const home = useLoaderData<typeof loader>();
  const { language } = home;
  const texts = shopTexts(language);
  return (
    <>
      <Hero
        language={language}
        postcode={home.postcode}
        productCount={home.productCount}
        producerCount={home.producerCount}
      />
      <div className="wrap">
        {home.run && <RunStrip language={language} run={home.run} />}
        {home.products.length > 0 && (
          <section className="section">
            <div className="section__head">
              <h2>{home.hasSeason ? texts.home.fresh : texts.home.larder}</h2>
              <a href={pathTo('search', language)}>{texts.home.all}</a>
            </div>
            {!home.hasSeason && <p className="muted">{texts.home.larderMore}</p>}
            <ProductGrid products={home.products} eagerCount={FIRST_ROW} />
          </section>
        )}
        <LandscapeTiles language={language} landscapes={home.landscapes} />
        <PriceStory language={language} split={home.split} story={home.story} />
        <CodeHint language={language} />
      </div>
    </>
  );
}
