import { listCategories } from '@markthalle/contracts/catalog';
import { listProducers } from '@markthalle/contracts/producers';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { type PathName, pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { type SitemapPage, sitemapResponse } from '../server/sitemap.server.ts';

const FIXED: readonly PathName[] = [
  'home',
  'producers',
  'shipping',
  'ranking',
  'legalNotice',
  'privacy',
  'terms',
  'withdrawalPolicy',
  'accessibility',
];

export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const shop = shopRequest(request, context);
  const [groups, farms] = await Promise.all([
    shop.api.call(listCategories, { language: 'de' }),
    shop.api.call(listProducers, { language: 'de' }),
  ]);
  if (!groups.ok) throwProblem(groups.problem);
  if (!farms.ok) throwProblem(farms.problem);
  const pair = (name: PathName, params: Record<string, string> = {}): SitemapPage => ({
    de: shop.publicUrl + pathTo(name, 'de', params),
    en: shop.publicUrl + pathTo(name, 'en', params),
  });
  return sitemapResponse([
    ...FIXED.map((name) => pair(name)),
    ...groups.value.categories.map(({ path }) => pair('category', { '*': path })),
    ...farms.value.producers.map(({ slug }) => pair('producer', { slug })),
  ]);
}
