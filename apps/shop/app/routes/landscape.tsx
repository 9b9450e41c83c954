import { listLandscape } from '@markthalle/contracts/catalog';
import { Landscape } from '@markthalle/ui/components/landscape';
import { ProductGrid } from '@markthalle/ui/components/product-card';
import { formatCount } from '@markthalle/ui/format/numbers';
import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { landscapeNamed, landscapeUrls } from '../features/asset-urls.ts';
import { FarmMap } from '../features/farm-map.tsx';
import { EmptyList, GroupChips, MoreLinks } from '../features/list-page.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { shownProduct } from '../features/product-cards.ts';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { readerOf, returnPath } from '../server/reader.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const FIRST_ROW = 4;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl, url } = shop;
  const key = params.key ?? '';
  const cursor = url.searchParams.get('weiter') ?? undefined;
  const answer = await shop.api.call(listLandscape, { language, key, cursor });
  if (!answer.ok) throwProblem(answer.problem);
  const list = answer.value;
  const texts = shopTexts(language);
  const reader = await readerOf(shop);
  const name = texts.landscapes[list.key] ?? list.key;
  return {
    language,
    key: list.key,
    name,
    count: formatCount(list.productCount, texts.products, language),
    producers: list.producers,
    products: list.cards.map((card) => shownProduct(card, reader, returnPath(shop))),
    nextHref: list.nextCursor
      ? pathTo('landscape', language, { key }, { weiter: list.nextCursor })
      : null,
    firstHref: cursor ? pathTo('landscape', language, { key }) : null,
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(name),
      noIndex: cursor !== undefined,
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

type Shown = Pick<SerializeFrom<typeof loader>, 'language' | 'name' | 'producers'>;

/** The map in words. */
function ProducerLinks({ list }: { readonly list: Shown }) {
  const { language, name, producers } = list;
  return (
    <GroupChips
      label={shopTexts(language).trust.map.producers(name)}
      entries={producers.map((producer) => ({
        href: pathTo('producer', language, { slug: producer.slug }),
        label: `${producer.name}, ${producer.town}`,
      }))}
    />
  );
}

export default function LandscapePage() {
  const list = useLoaderData<typeof loader>();
  return (
    <div className="wrap list-page">
      <div className="scene-banner">
        <Landscape urls={landscapeUrls} name={landscapeNamed(list.key)} cut="panorama" />
      </div>
      <h1>{list.name}</h1>
      <p className="muted">{list.count}</p>
      <FarmMap language={list.language} places={list.producers} />
      <ProducerLinks list={list} />
      {list.products.length > 0 ? (
        <ProductGrid products={list.products} eagerCount={FIRST_ROW} heading="h2" />
      ) : (
        <EmptyList language={list.language} />
      )}
      <MoreLinks language={list.language} nextHref={list.nextHref} firstHref={list.firstHref} />
    </div>
  );
}
