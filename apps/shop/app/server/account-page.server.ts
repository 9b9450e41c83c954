import type { LoadContext } from '@markthalle/web-server/load-context';
import { type PageHead, titled } from '../features/page-head.ts';
import { type ShopTexts, shopTexts } from '../texts/shop-texts.ts';
import { formFailed } from './form.server.ts';
import { shopRequest } from './shop-request.server.ts';

/** Language and head of a page that belongs to nobody else: kept out of search engines. */
export function accountPage(
  request: Request,
  context: LoadContext,
  titleOf: (texts: ShopTexts) => string,
) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const head: PageHead = {
    language,
    publicUrl: shop.publicUrl,
    pathname: shop.url.pathname,
    title: titled(titleOf(shopTexts(language))),
    noIndex: true,
    failed: formFailed(context),
  };
  return { language, head };
}
