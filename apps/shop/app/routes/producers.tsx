import { listProducers } from '@markthalle/contracts/producers';
import { GableBadge } from '@markthalle/ui/components/landscape';
import { formatCount, formatNumber } from '@markthalle/ui/format/numbers';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { landscapeNamed, landscapeUrls } from '../features/asset-urls.ts';
import { headOf, titled } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl, url } = shop;
  const answer = await shop.api.call(listProducers, { language });
  if (!answer.ok) throwProblem(answer.problem);
  const { producers } = answer.value;
  const texts = shopTexts(language).producers;
  return {
    language,
    producers,
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(texts.title),
      description: texts.lead(formatNumber(producers.length, language)),
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Producers() {
  const { language, producers } = useLoaderData<typeof loader>();
  const texts = shopTexts(language);
  return (
    <div className="wrap list-page">
      <h1>{texts.producers.title}</h1>
      <p className="muted">{texts.producers.lead(formatNumber(producers.length, language))}</p>
      <ul className="farm-list">
        {producers.map((producer) => (
          <li key={producer.slug} className="farm-list__row">
            <GableBadge urls={landscapeUrls} landscape={landscapeNamed(producer.landscape)} />
            <div>
              <h2>
                <a href={pathTo('producer', language, { slug: producer.slug })}>{producer.name}</a>
              </h2>
              <p className="small muted">
                {producer.town}, {texts.landscapes[producer.landscape] ?? ''} ·{' '}
                {formatCount(producer.productCount, texts.products, language)}
              </p>
              <p>{producer.tagline}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
