import { listSitemapProducers } from '@markthalle/contracts/catalog-export';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { sitemapResponse } from '../server/sitemap.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const shop = shopRequest(request, context);
  const answer = await shop.api.call(listSitemapProducers, {});
  if (!answer.ok) throwProblem(answer.problem);
  return sitemapResponse(
    answer.value.producers.map(({ slug, changedOn, pictureId }) => ({
      de: shop.publicUrl + pathTo('producer', 'de', { slug }),
      en: shop.publicUrl + pathTo('producer', 'en', { slug }),
      changedOn,
      ...(pictureId ? { image: `${shop.publicUrl}/media/${pictureId}-1280.webp` } : {}),
    })),
  );
}
