import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { headOf } from '../features/page-head.ts';
import { StorySections, storyPage } from '../features/story-view.tsx';
import { pathTo } from '../paths.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { storyHead } from '../server/story-head.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  return { language: shop.language, head: storyHead('cooperative', shop) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** Whom the market belongs to, and the ways on from there. */
export default function Cooperative() {
  const { language } = useLoaderData<typeof loader>();
  const further = ['cooperativePrice', 'join', 'sell'] as const;
  return (
    <article className="wrap plain-page prose">
      <StorySections name="cooperative" language={language} />
      <ul>
        {further.map((name) => (
          <li key={name}>
            <a href={pathTo(name, language)}>{storyPage(name, language).title}</a>
          </li>
        ))}
        <li>
          <a href={pathTo('ranking', language)}>{shopTexts(language).frame.ranking}</a>
        </li>
        <li>
          <a href={pathTo('reviewCheck', language)}>{shopTexts(language).trust.reviews.how}</a>
        </li>
      </ul>
    </article>
  );
}
