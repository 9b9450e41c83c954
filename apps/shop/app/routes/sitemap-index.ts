import { listCategories } from '@markthalle/contracts/catalog';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { sitemapIndexResponse } from '../server/sitemap.server.ts';

/** One sitemap of pages and one per group that has products of its own. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const shop = shopRequest(request, context);
  const answer = await shop.api.call(listCategories, { language: 'de' });
  if (!answer.ok) throwProblem(answer.problem);
  const { categories } = answer.value;
  const parents = new Set(categories.map((category) => category.parentPath));
  const leaves = categories.filter(
    (category) => category.productCount > 0 && !parents.has(category.path),
  );
  return sitemapIndexResponse([
    `${shop.publicUrl}/sitemap/pages.xml`,
    ...leaves.map(({ path }) => `${shop.publicUrl}/sitemap/category/${path}.xml`),
  ]);
}
