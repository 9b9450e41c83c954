import { suggest } from '@markthalle/contracts/search';
import { formatMoney } from '@markthalle/ui/format/money';
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { SuggestionGroup } from '../enhancement/suggestion-groups.ts';
import { pathTo } from '../paths.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const HALF_MINUTE = 'private, max-age=30';

/** Suggestions for what is being typed, for the shop's script; the search page shows them as links without it. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const { api, language, url } = shopRequest(request, context);
  const answer = await api.call(suggest, { language, q: url.searchParams.get('q') ?? '' });
  // Without suggestions people type on; the search itself will say what is wrong.
  if (!answer.ok) return Response.json([]);
  const { products, categories, producers, places } = answer.value;
  const texts = shopTexts(language).search;
  const plain = (text: string) => [{ text, hit: false }];
  const groups: SuggestionGroup[] = [
    {
      label: texts.suggested.products,
      entries: products.map(({ slug, pieces, producerName, priceCents }) => ({
        href: pathTo('product', language, { slug }),
        pieces,
        note: `${producerName}, ${formatMoney(priceCents, language)}`,
      })),
    },
    {
      label: texts.suggested.groups,
      entries: categories.map(({ path, label }) => ({
        href: pathTo('category', language, { '*': path }),
        pieces: plain(label),
        note: '',
      })),
    },
    {
      label: texts.suggested.producers,
      entries: producers.map(({ slug, name, town }) => ({
        href: pathTo('producer', language, { slug }),
        pieces: plain(name),
        note: town,
      })),
    },
    {
      label: texts.suggested.places,
      entries: places.map(({ key, name }) => ({
        href: pathTo('search', language, {}, { ort: key }),
        pieces: plain(name),
        note: '',
      })),
    },
  ];
  return Response.json(
    groups.filter(({ entries }) => entries.length > 0),
    { headers: { 'Cache-Control': HALF_MINUTE } },
  );
}
