import { searchProducts, suggest } from '@markthalle/contracts/search';
import { Pager } from '@markthalle/ui/components/pager';
import { ProductGrid } from '@markthalle/ui/components/product-card';
import { formatCount } from '@markthalle/ui/format/numbers';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { GroupChips } from '../features/list-page.tsx';
import { headOf, privateHead } from '../features/page-head.ts';
import { shownProduct } from '../features/product-cards.ts';
import { SearchFilter } from '../features/search-filter.tsx';
import { SearchNotes } from '../features/search-notes.tsx';
import { NothingFound } from '../features/search-nothing.tsx';
import { suggestedPages } from '../features/suggested-pages.ts';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { readerOf, returnPath } from '../server/reader.server.ts';
import { searchInput } from '../server/search-input.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const FIRST_ROW = 4;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, url } = shop;
  const { chosen, input, query } = searchInput(url.searchParams);
  const [answer, pages] = await Promise.all([
    shop.api.call(searchProducts, { language, ...input }),
    shop.api.call(suggest, { language, q: input.q }),
  ]);
  if (!answer.ok) throwProblem(answer.problem);
  const found = answer.value;
  const texts = shopTexts(language).search;
  const reader = await readerOf(shop);
  const words = chosen.q;
  const products = found.cards.map((card, index) => ({
    ...shownProduct(card, reader, returnPath(shop)),
    namePieces: found.names[index],
  }));
  return {
    language,
    words,
    chosen,
    query,
    isFiltered: query !== new URLSearchParams(words === '' ? {} : { q: words }).toString(),
    count: formatCount(found.total, texts.count, language),
    page: found.page,
    pageCount: found.pageCount,
    cursor: found.cursor,
    searchId: found.searchId,
    notes: {
      corrected: found.correctedQuery,
      dropped: found.droppedWords,
      restarted: found.restarted,
      unknownPostcode: found.unknownPostcode ? (chosen.plz ?? '') : null,
    },
    isDown: found.degraded && found.cards.length === 0,
    withoutFilters: found.withoutFilters,
    // Suggestions only help; without them the page stands.
    pages: pages.ok ? suggestedPages(pages.value, language) : [],
    facets: found.facets,
    exact: products.slice(0, found.exactCount),
    related: products.slice(found.exactCount),
    head: privateHead(shop, words ? texts.titleFor(words) : texts.title),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Search() {
  const found = useLoaderData<typeof loader>();
  const { language, words, chosen } = found;
  const texts = shopTexts(language).search;
  return (
    <div className="wrap list-page">
      <h1>{words ? texts.titleFor(words) : texts.title}</h1>
      <p className="muted" role="status">
        {found.count}
      </p>
      <SearchNotes language={language} notes={found.notes} />
      <GroupChips label={texts.pages} entries={found.pages} />
      <SearchFilter
        language={language}
        chosen={chosen}
        facets={found.facets}
        isFiltered={found.isFiltered}
      />
      <Hits found={found} />
      <Pager page={found.page} pageCount={found.pageCount} hrefOf={hrefsOf(found)} />
    </div>
  );
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>;

/** What meets everything first; what is only related below, under a heading that says so. */
function Hits({ found }: { readonly found: Found }) {
  const { language, exact, related } = found;
  const texts = shopTexts(language).search;
  if (found.isDown) return <p className="empty">{texts.unavailable}</p>;
  if (exact.length + related.length === 0) {
    return (
      <NothingFound language={language} words={found.words} withoutFilters={found.withoutFilters} />
    );
  }
  return (
    <div data-search-id={found.searchId} data-note-to={pathTo('searchClick', language)}>
      {exact.length > 0 && <ProductGrid products={exact} eagerCount={FIRST_ROW} heading="h2" />}
      {related.length > 0 && (
        <section aria-labelledby="verwandt">
          <h2 id="verwandt">{exact.length > 0 ? texts.related : texts.partly}</h2>
          <ProductGrid
            products={related}
            eagerCount={exact.length === 0 ? FIRST_ROW : 0}
            heading="h3"
          />
        </section>
      )}
    </div>
  );
}

/** Later pages name the order they belong to. */
const hrefsOf =
  ({ language, query, cursor }: Found) =>
  (page: number): string => {
    const address = new URLSearchParams(query);
    if (page > 1) {
      address.set('seite', String(page));
      address.set('stand', cursor);
    }
    return `${pathTo('search', language)}?${address}`;
  };
