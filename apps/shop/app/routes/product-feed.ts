import { Readable } from 'node:stream';
import { listFeedProducts } from '@markthalle/contracts/catalog-export';
import { brand } from '@markthalle/ui/brand';
import type { Language } from '@markthalle/ui/language';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { feedCsvHead, feedCsvLine, feedFields, feedRow } from '../features/product-feed.ts';
import { throwProblem } from '../server/form.server.ts';
import { type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { escapedXml } from '../server/xml.server.ts';

const FILE = /^products-(de|en)\.(xml|csv)$/;
/** A thousand products each; the feed is written as it is read and never held as a whole. */
const MAX_PAGES = 200;

type Row = ReturnType<typeof feedRow>;

/** All products that can be sent, for search engines and price comparisons: `/feed/products-de.xml`. */
export function loader({ request, context, params }: LoaderFunctionArgs): Response {
  const shop = shopRequest(request, context);
  const [, language, format] = FILE.exec(params.file ?? '') ?? [];
  if (language === undefined) throw new Response(null, { status: 404 });
  const pages = pagesOf(shop, language as Language);
  const text = format === 'csv' ? csv(pages) : rss(pages, shop.publicUrl);
  return new Response(createReadableStreamFromReadable(Readable.from(text)), {
    headers: {
      'Content-Type':
        format === 'csv' ? 'text/csv; charset=utf-8' : 'application/xml; charset=utf-8',
      'Cache-Control': 'max-age=3600',
    },
  });
}

async function* pagesOf(shop: ShopRequest, language: Language): AsyncGenerator<Row[]> {
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await shop.api.call(listFeedProducts, { language, after });
    if (!answer.ok) throwProblem(answer.problem);
    yield answer.value.products.map((product) => feedRow(product, shop.publicUrl, language));
    if (answer.value.next === null) return;
    after = answer.value.next;
  }
}

async function* csv(pages: AsyncGenerator<Row[]>): AsyncGenerator<string> {
  yield feedCsvHead();
  for await (const rows of pages) yield rows.map(feedCsvLine).join('');
}

async function* rss(pages: AsyncGenerator<Row[]>, publicUrl: string): AsyncGenerator<string> {
  const name = escapedXml(brand.name);
  yield '<?xml version="1.0" encoding="UTF-8"?>' +
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>' +
    `<title>${name}</title><link>${escapedXml(publicUrl)}</link><description>${name}</description>`;
  for await (const rows of pages) yield rows.map(item).join('');
  yield '</channel></rss>';
}

function item(row: Row): string {
  const fields = feedFields(row).map(([name, value]) => {
    // The only field with parts: country, then price.
    if (name === 'shipping') {
      const price = escapedXml(value.split(':').at(-1) ?? '');
      return `<g:shipping><g:country>DE</g:country><g:price>${price}</g:price></g:shipping>`;
    }
    return `<g:${name}>${escapedXml(value)}</g:${name}>`;
  });
  return `<item>${fields.join('')}</item>`;
}
