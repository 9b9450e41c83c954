import type { LoadContext } from '@markthalle/web-server/load-context';
import { privateHead } from '../features/page-head.ts';
import { type ShopTexts, shopTexts } from '../texts/shop-texts.ts';
import { formFailed } from './form.server.ts';
import { shopRequest } from './shop-request.server.ts';

/** Language and head of a page that needs nothing else from its loader. */
export function accountPage(
  request: Request,
  context: LoadContext,
  titleOf: (texts: ShopTexts) => string,
) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const head = privateHead(shop, titleOf(shopTexts(language)), formFailed(context));
  return { language, head };
}
