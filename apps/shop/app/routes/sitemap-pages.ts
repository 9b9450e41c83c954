import { listCategories, readHome } from '@markthalle/contracts/catalog';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { FIXED_PAGES } from '../features/indexed-pages.ts';
import { monthSlug } from '../features/season-months.ts';
import { type PathName, pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { type SitemapPage, sitemapResponse } from '../server/sitemap.server.ts';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Pages of the market itself, groups that have something to sell, and landscapes. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const shop = shopRequest(request, context);
  const [groups, home] = await Promise.all([
    shop.api.call(listCategories, { language: 'de' }),
    shop.api.call(readHome, { language: 'de' }),
  ]);
  if (!groups.ok) throwProblem(groups.problem);
  if (!home.ok) throwProblem(home.problem);
  const pair = (name: PathName, params: Record<string, string> = {}): SitemapPage => ({
    de: shop.publicUrl + pathTo(name, 'de', params),
    en: shop.publicUrl + pathTo(name, 'en', params),
  });
  return sitemapResponse([
    ...FIXED_PAGES.map((name) => pair(name)),
    ...groups.value.categories
      .filter(({ productCount }) => productCount > 0)
      .map(({ path }) => pair('category', { '*': path })),
    ...MONTHS.map((month) => ({
      de: shop.publicUrl + pathTo('season', 'de', { month: monthSlug(month, 'de') }),
      en: shop.publicUrl + pathTo('season', 'en', { month: monthSlug(month, 'en') }),
    })),
    ...home.value.landscapes.map(({ key }) => pair('landscape', { key })),
  ]);
}
