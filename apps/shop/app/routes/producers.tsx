import type { OutputOf } from '@markthalle/contracts/endpoint';
import { listProducers } from '@markthalle/contracts/producers';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { GableBadge } from '@markthalle/ui/components/landscape';
import { Notice } from '@markthalle/ui/components/notice';
import { formatCount, formatNumber } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { landscapeNamed, landscapeUrls } from '../features/asset-urls.ts';
import { FarmMap } from '../features/farm-map.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const RADII_KM = [10, 25, 50, 100, 200] as const;
const DEFAULT_RADIUS_KM = 50;

type Listed = OutputOf<typeof listProducers>['producers'][number];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl, url } = shop;
  const typed = url.searchParams.get('plz')?.trim() ?? '';
  const near = /^\d{5}$/.test(typed) ? typed : undefined;
  const asked = Number(url.searchParams.get('km'));
  const radiusKm = RADII_KM.find((radius) => radius === asked) ?? DEFAULT_RADIUS_KM;
  const answer = await shop.api.call(listProducers, { language, near, radiusKm });
  if (!answer.ok) throwProblem(answer.problem);
  const { producers, isPlaceKnown } = answer.value;
  const texts = shopTexts(language).producers;
  return {
    language,
    producers,
    filter: { typed, radiusKm, isUnknown: typed !== '' && !isPlaceKnown },
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(texts.title),
      description: texts.lead(formatNumber(producers.length, language)),
      noIndex: typed !== '',
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Producers() {
  const { language, producers, filter } = useLoaderData<typeof loader>();
  const texts = shopTexts(language);
  return (
    <div className="wrap list-page">
      <h1>{texts.producers.title}</h1>
      <p className="muted">{texts.producers.lead(formatNumber(producers.length, language))}</p>
      <FarmMap language={language} places={producers} />
      <NearForm language={language} typed={filter.typed} radiusKm={filter.radiusKm} />
      {filter.isUnknown && <Notice>{texts.trust.map.unknown(filter.typed)}</Notice>}
      {producers.length === 0 && <p className="empty">{texts.trust.map.none}</p>}
      <ul className="farm-list">
        {producers.map((producer) => (
          <FarmRow key={producer.slug} language={language} producer={producer} />
        ))}
      </ul>
    </div>
  );
}

/** Only a postcode, sent as an address: it works without scripts and can be shared. */
function NearForm(props: {
  readonly language: Language;
  readonly typed: string;
  readonly radiusKm: number;
}) {
  const { language, typed, radiusKm } = props;
  const texts = shopTexts(language).trust.map;
  return (
    <form method="get" className="near-form" aria-label={texts.filter}>
      <Field
        name="plz"
        label={texts.postcode}
        value={typed}
        inputMode="numeric"
        autoComplete="postal-code"
        pattern="\d{5}"
        maxLength={5}
      />
      <Select
        name="km"
        label={texts.radius}
        value={String(radiusKm)}
        choices={RADII_KM.map((km) => ({ value: String(km), label: `${km} km` }))}
      />
      <Button>{texts.apply}</Button>
      {typed !== '' && <a href={pathTo('producers', language)}>{texts.reset}</a>}
    </form>
  );
}

function FarmRow({
  language,
  producer,
}: {
  readonly language: Language;
  readonly producer: Listed;
}) {
  const texts = shopTexts(language);
  return (
    <li className="farm-list__row">
      <GableBadge urls={landscapeUrls} landscape={landscapeNamed(producer.landscape)} />
      <div>
        <h2>
          <a href={pathTo('producer', language, { slug: producer.slug })}>{producer.name}</a>
        </h2>
        <p className="small muted">
          {producer.town}, {texts.landscapes[producer.landscape] ?? ''} ·{' '}
          {formatCount(producer.productCount, texts.products, language)}
          {producer.distanceKm !== null &&
            ` · ${texts.trust.map.distance(formatNumber(producer.distanceKm, language))}`}
        </p>
        <p>{producer.tagline}</p>
      </div>
    </li>
  );
}
