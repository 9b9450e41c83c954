import { brand } from '@markthalle/ui/brand';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DutySections } from '../features/duty-sections.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { PATHS } from '../paths.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { dutyDe } from '../texts/duty-de.ts';
import { dutyEn } from '../texts/duty-en.ts';
import type { DutyName } from '../texts/duty-page.ts';

const PAGES = { de: dutyDe(brand), en: dutyEn(brand) };
const ONE_HOUR = 'public, max-age=3600';

export const headers = () => ({ 'Cache-Control': ONE_HOUR });

export function loader({ request, context }: LoaderFunctionArgs) {
  const { language, publicUrl, url } = shopRequest(request, context);
  const names = Object.keys(PAGES[language]) as DutyName[];
  const name = names.find((candidate) => PATHS[candidate][language] === url.pathname);
  if (name === undefined) throw new Response(null, { status: 404 });
  const page = PAGES[language][name];
  const { title, description } = page;
  return {
    page,
    head: { language, publicUrl, pathname: url.pathname, title: titled(title), description },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function DutyPageView() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <article className="wrap plain-page prose">
      <h1>{page.title}</h1>
      <DutySections title={page.title} sections={page.sections} />
    </article>
  );
}
