import { listCategory } from '@markthalle/contracts/catalog';
import { CategoryPath } from '@markthalle/contracts/fields';
import { Button } from '@markthalle/ui/components/button';
import { Breadcrumbs } from '@markthalle/ui/components/pager';
import { ProductGrid } from '@markthalle/ui/components/product-card';
import { formatCount } from '@markthalle/ui/format/numbers';
import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyList, GroupChips, MoreLinks } from '../features/list-page.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { shownProduct } from '../features/product-cards.ts';
import { StockAlert } from '../features/stock-alert.tsx';
import { breadcrumbSchema } from '../features/structured-data.ts';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { readerOf, returnPath } from '../server/reader.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const FIRST_ROW = 4;
const SORTS = ['price', 'price_desc', 'name'] as const;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl, url } = shop;
  const path = CategoryPath.safeParse(params['*']);
  if (!path.success) throw data(null, { status: 404 });
  const asked = url.searchParams.get('sortierung');
  const sort = SORTS.find((known) => known === asked) ?? 'price';
  const cursor = url.searchParams.get('weiter') ?? undefined;
  const answer = await shop.api.call(listCategory, { language, path: path.data, sort, cursor });
  if (!answer.ok) throwProblem(answer.problem);
  const list = answer.value;
  const hrefOf = (to: string) => pathTo('category', language, { '*': to });
  const own = hrefOf(list.category.path);
  const reader = await readerOf(shop);
  const trail = [
    { label: shopTexts(language).frame.start, href: pathTo('home', language) },
    ...list.breadcrumb.map(({ label, path: to }) => ({ label, href: hrefOf(to) })),
  ];
  return {
    language,
    sort,
    label: list.category.label,
    path: list.category.path,
    count: formatCount(list.category.productCount, shopTexts(language).products, language),
    trail,
    groups: list.children.map((child) => ({ href: hrefOf(child.path), label: child.label })),
    products: list.cards.map((card) => shownProduct(card, reader, returnPath(shop))),
    nextHref: list.nextCursor
      ? pathTo(
          'category',
          language,
          { '*': path.data },
          { sortierung: sort, weiter: list.nextCursor },
        )
      : null,
    firstHref: cursor ? own : null,
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(list.category.label),
      noIndex: cursor !== undefined || asked !== null,
      structuredData: [breadcrumbSchema(publicUrl, trail)],
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: list }) => headOf(list?.head);

export default function Category() {
  const list = useLoaderData<typeof loader>();
  const { language } = list;
  const texts = shopTexts(language).list;
  const sortWords = {
    price: texts.sortPrice,
    price_desc: texts.sortPriceDesc,
    name: texts.sortName,
  };
  return (
    <div className="wrap list-page">
      <Breadcrumbs entries={list.trail} />
      <h1>{list.label}</h1>
      <p className="muted">{list.count}</p>
      <GroupChips label={texts.subgroups} entries={list.groups} />
      <form className="sort-form" data-submit-on-change="">
        <label htmlFor="sort">{texts.sort}</label>
        <select id="sort" name="sortierung" className="input" defaultValue={list.sort}>
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {sortWords[sort]}
            </option>
          ))}
        </select>
        <Button small>{texts.apply}</Button>
        <a href={pathTo('ranking', language)}>{texts.howSorted}</a>
      </form>
      {list.products.length > 0 ? (
        <ProductGrid products={list.products} eagerCount={FIRST_ROW} heading="h2" />
      ) : (
        <>
          <EmptyList language={language} />
          <StockAlert language={language} name={null} categoryPath={list.path} />
        </>
      )}
      <MoreLinks language={language} nextHref={list.nextHref} firstHref={list.firstHref} />
    </div>
  );
}
