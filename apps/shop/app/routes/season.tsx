import type { OutputOf } from '@markthalle/contracts/endpoint';
import { listSeason } from '@markthalle/contracts/season';
import { MONTH_NAMES } from '@markthalle/domain/monthNames';
import { ProductGrid } from '@markthalle/ui/components/product-card';
import { formatCount } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Reader } from '../features/delivery-lines.ts';
import { GroupChips } from '../features/list-page.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { shownProduct } from '../features/product-cards.ts';
import { monthOfSlug, monthSlug } from '../features/season-months.ts';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { readerOf, returnPath } from '../server/reader.server.ts';
import { type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

type Group = OutputOf<typeof listSeason>['groups'][number];

const FIRST_ROW = 4;
const nameOf = (month: number, language: Language) => MONTH_NAMES[language][month - 1] ?? '';
const pageOf = (month: number, language: Language) =>
  pathTo('season', language, { month: monthSlug(month, language) });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl, url } = shop;
  const month = monthOfSlug(params.month ?? '', language);
  if (month === null) throw new Response(null, { status: 404 });
  const answer = await shop.api.call(listSeason, { language, month });
  if (!answer.ok) throwProblem(answer.problem);
  const { shownMonth, monthCounts, groups } = answer.value;
  const texts = shopTexts(language).trust.season;
  const reader = await readerOf(shop);
  return {
    language,
    month,
    shownMonth,
    count: monthCounts[month - 1] ?? 0,
    groups: groups.map((group) => shownGroup(group, shop, reader)),
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(texts.title(nameOf(month, language))),
      noIndex: shownMonth !== month,
    },
  };
}

function shownGroup(group: Group, shop: ShopRequest, reader: Reader) {
  const shown = (cards: Group['ending']) =>
    cards.map((card) => shownProduct(card, reader, returnPath(shop)));
  const { path, label, count } = group;
  const ending = shown(group.ending);
  const others = shown(group.others);
  return { path, label, hasMore: count > ending.length + others.length, ending, others };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** One month: its ribbon, then the groups, in each what ends soon first. */
export default function Season() {
  const { language, month, shownMonth, count, groups } = useLoaderData<typeof loader>();
  const texts = shopTexts(language);
  const { season } = texts.trust;
  const name = nameOf(month, language);
  return (
    <div className="wrap list-page">
      <h1>{season.title(name)}</h1>
      <MonthRibbon language={language} month={month} />
      {shownMonth === month && (
        <p className="muted">{season.lead(formatCount(count, texts.products, language))}</p>
      )}
      {shownMonth === null && <p className="empty">{season.nothing}</p>}
      {shownMonth !== null && shownMonth !== month && (
        <>
          <p className="empty">{season.empty(name)}</p>
          <h2>
            <a href={pageOf(shownMonth, language)}>
              {season.preview(nameOf(shownMonth, language))}
            </a>
          </h2>
        </>
      )}
      {groups.map((group, index) => (
        <section key={group.path} className="section">
          <h2>{group.label}</h2>
          {group.ending.length > 0 && (
            <>
              <p className="season-ending">
                <b>{season.ending}</b>
              </p>
              <ProductGrid products={group.ending} eagerCount={index === 0 ? FIRST_ROW : 0} />
            </>
          )}
          {group.others.length > 0 && <ProductGrid products={group.others} />}
          {group.hasMore && (
            <p>
              <a href={pathTo('category', language, { '*': group.path })}>
                {season.more(group.label)}
              </a>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

function MonthRibbon({ language, month }: { readonly language: Language; readonly month: number }) {
  return (
    <GroupChips
      label={shopTexts(language).trust.season.ribbon}
      entries={MONTH_NAMES[language].map((label, index) => ({
        href: pageOf(index + 1, language),
        label,
        current: index + 1 === month,
      }))}
    />
  );
}
