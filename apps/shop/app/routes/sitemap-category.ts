import { listCategory } from '@markthalle/contracts/catalog';
import { CategoryPath } from '@markthalle/contracts/fields';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { sitemapResponse } from '../server/sitemap.server.ts';

/** 24 products a page; a group of more than 9,600 needs another kind of sitemap. */
const MAX_PAGES = 400;

export async function loader({ request, context, params }: LoaderFunctionArgs): Promise<Response> {
  const shop = shopRequest(request, context);
  const path = CategoryPath.safeParse((params['*'] ?? '').replace(/\.xml$/, ''));
  if (!path.success) throw new Response(null, { status: 404 });
  const slugs = await slugsOf(shop, path.data);
  return sitemapResponse(
    slugs.map((slug) => ({
      de: shop.publicUrl + pathTo('product', 'de', { slug }),
      en: shop.publicUrl + pathTo('product', 'en', { slug }),
    })),
  );
}

async function slugsOf(shop: ShopRequest, path: string): Promise<string[]> {
  const slugs: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await shop.api.call(listCategory, {
      language: 'de',
      path,
      sort: 'name',
      cursor,
    });
    if (!answer.ok) throwProblem(answer.problem);
    slugs.push(...answer.value.cards.map((card) => card.slug));
    if (answer.value.nextCursor === null) break;
    cursor = answer.value.nextCursor;
  }
  return slugs;
}
