import { MAX_QUERY_CHARS, searchProducts } from '@markthalle/contracts/search';
import { Pager } from '@markthalle/ui/components/pager';
import { ProductGrid } from '@markthalle/ui/components/product-card';
import { formatCount } from '@markthalle/ui/format/numbers';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { GroupChips } from '../features/list-page.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { shownProduct } from '../features/product-cards.ts';
import { SearchFilter } from '../features/search-filter.tsx';
import { NothingFound } from '../features/search-nothing.tsx';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { readerOf, returnPath } from '../server/reader.server.ts';
import { searchInput } from '../server/search-input.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const FIRST_ROW = 4;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl, url } = shop;
  const chosen = searchInput(url.searchParams);
  const answer = await shop.api.call(searchProducts, { language, ...chosen.input });
  if (!answer.ok) throwProblem(answer.problem);
  const found = answer.value;
  const texts = shopTexts(language).search;
  const reader = readerOf(shop);
  const words = chosen.input.q.slice(0, MAX_QUERY_CHARS);
  return {
    language,
    words,
    chosen: chosen.shown,
    count: formatCount(found.total, texts.count, language),
    page: found.page,
    pageCount: found.pageCount,
    corrected: found.correctedQuery,
    producers: found.producers.map((producer) => ({
      href: pathTo('producer', language, { slug: producer.slug }),
      label: `${producer.name}, ${producer.town}`,
    })),
    facets: found.facets,
    products: found.cards.map((card) => shownProduct(card, reader, returnPath(shop))),
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(words ? texts.titleFor(words) : texts.title),
      noIndex: true,
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Search() {
  const found = useLoaderData<typeof loader>();
  const { language, words, chosen } = found;
  const texts = shopTexts(language).search;
  const hrefOf = (page: number) =>
    pathTo('search', language, {}, { ...chosen, seite: page > 1 ? page : undefined });
  return (
    <div className="wrap list-page">
      <h1>{words ? texts.titleFor(words) : texts.title}</h1>
      <p className="muted" role="status">
        {found.count}
      </p>
      {found.corrected && <p>{texts.corrected(found.corrected)}</p>}
      <GroupChips label={texts.producers} entries={found.producers} />
      <SearchFilter language={language} chosen={chosen} facets={found.facets} />
      {found.products.length > 0 ? (
        <ProductGrid products={found.products} eagerCount={FIRST_ROW} heading="h2" />
      ) : (
        <NothingFound language={language} words={words} />
      )}
      <Pager page={found.page} pageCount={found.pageCount} hrefOf={hrefOf} />
    </div>
  );
}
