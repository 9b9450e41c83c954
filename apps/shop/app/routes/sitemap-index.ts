import { listSitemapProducts } from '@markthalle/contracts/catalog-export';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { sitemapIndexResponse } from '../server/sitemap.server.ts';

/** Pages, producers and as many files of products as there are. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const shop = shopRequest(request, context);
  const answer = await shop.api.call(listSitemapProducts, { page: 1 });
  if (!answer.ok) throwProblem(answer.problem);
  const numbers = Array.from({ length: answer.value.pageCount }, (_, index) => index + 1);
  return sitemapIndexResponse([
    `${shop.publicUrl}/sitemap/pages.xml`,
    `${shop.publicUrl}/sitemap/producers.xml`,
    ...numbers.map((number) => `${shop.publicUrl}/sitemap/products/${number}.xml`),
  ]);
}
