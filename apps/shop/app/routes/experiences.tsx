import { listExperiences } from '@markthalle/contracts/experiences';
import { Breadcrumbs } from '@markthalle/ui/components/pager';
import { ProductGrid } from '@markthalle/ui/components/product-card';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExperienceDays } from '../features/experience-days.tsx';
import { ExperienceFilter } from '../features/experience-filter.tsx';
import { MoreLinks } from '../features/list-page.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { shownProduct } from '../features/product-cards.ts';
import { breadcrumbSchema } from '../features/structured-data.ts';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { readerOf, returnPath } from '../server/reader.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;
const LANDSCAPE = /^[a-z]{2,20}$/;

/** A filter of another hand is no filter: the page shows everything instead of an error. */
const known = (value: string | null, pattern: RegExp): string | undefined =>
  value !== null && pattern.test(value) ? value : undefined;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl, url } = shop;
  const month = known(url.searchParams.get('monat'), MONTH);
  const landscape = known(url.searchParams.get('landschaft'), LANDSCAPE);
  const cursor = url.searchParams.get('weiter') ?? undefined;
  const answer = await shop.api.call(listExperiences, { language, month, landscape, cursor });
  if (!answer.ok) throwProblem(answer.problem);
  const { slots, months, landscapes, vouchers, nextCursor } = answer.value;
  const texts = shopTexts(language);
  const reader = await readerOf(shop);
  const query = { monat: month, landschaft: landscape };
  const hrefOf = (weiter?: string) => pathTo('experiences', language, {}, { ...query, weiter });
  const trail = [
    { label: texts.frame.start, href: pathTo('home', language) },
    { label: texts.booking.title, href: pathTo('experiences', language) },
  ];
  return {
    language,
    trail,
    slots,
    months,
    landscapes,
    month: month ?? '',
    landscape: landscape ?? '',
    // An empty list offers what always fits; a full one leaves the stage to the dates.
    vouchers: vouchers.map((card) => shownProduct(card, reader, returnPath(shop))),
    nextHref: nextCursor === null ? null : hrefOf(nextCursor),
    firstHref: cursor === undefined ? null : hrefOf(),
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(texts.booking.title),
      description: texts.booking.lead,
      noIndex: cursor !== undefined || month !== undefined || landscape !== undefined,
      structuredData: [breadcrumbSchema(publicUrl, trail)],
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Experiences() {
  const list = useLoaderData<typeof loader>();
  const { language, slots } = list;
  const texts = shopTexts(language).booking;
  return (
    <div className="wrap list-page">
      <Breadcrumbs entries={list.trail} />
      <h1>{texts.title}</h1>
      <p className="lead">{texts.lead}</p>
      <ExperienceFilter
        language={language}
        month={list.month}
        landscape={list.landscape}
        months={list.months}
        landscapes={list.landscapes}
      />
      {slots.length === 0 ? (
        <div className="empty">
          <p>
            <b>{texts.emptyTitle}</b>
          </p>
          <p>{texts.emptyText}</p>
        </div>
      ) : (
        <ExperienceDays language={language} slots={slots} />
      )}
      <MoreLinks language={language} nextHref={list.nextHref} firstHref={list.firstHref} />
      {list.vouchers.length > 0 && (
        <section className="section">
          <h2>{texts.vouchers}</h2>
          <ProductGrid products={list.vouchers} />
        </section>
      )}
    </div>
  );
}
