import { listSitemapProducts } from '@markthalle/contracts/catalog-export';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { sitemapResponse } from '../server/sitemap.server.ts';

const FILE = /^([1-9]\d{0,2})\.xml$/;

export async function loader({ request, context, params }: LoaderFunctionArgs): Promise<Response> {
  const shop = shopRequest(request, context);
  const [, number] = FILE.exec(params.file ?? '') ?? [];
  if (number === undefined) throw new Response(null, { status: 404 });
  const answer = await shop.api.call(listSitemapProducts, { page: Number(number) });
  if (!answer.ok) throwProblem(answer.problem);
  return sitemapResponse(
    answer.value.products.map(({ slug, changedOn, pictureId }) => ({
      de: shop.publicUrl + pathTo('product', 'de', { slug }),
      en: shop.publicUrl + pathTo('product', 'en', { slug }),
      changedOn,
      ...(pictureId ? { image: `${shop.publicUrl}/media/${pictureId}-1280.webp` } : {}),
    })),
  );
}
