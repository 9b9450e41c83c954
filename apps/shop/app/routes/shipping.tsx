import type { OfferedWay } from '@markthalle/contracts/catalog';
import { listDeliveryTerms } from '@markthalle/contracts/delivery';
import { readLegalDocument } from '@markthalle/contracts/legal';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LegalText } from '../features/legal-text.tsx';
import { LegalVersion } from '../features/legal-version.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { RunTable, type ShownTerms, TermsTable } from '../features/shipping-tables.tsx';
import { weekdayWords } from '../features/weekday-words.ts';
import { pathTo } from '../paths.ts';
import { deliveryCalendar } from '../server/delivery-calendar.server.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** Words and figures of delivery: the text in its version, the prices as they are today (§ 6 PAngV, § 312j(1) BGB). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { api, language, publicUrl, url } = shop;
  const asked = Number(url.searchParams.get('fassung') ?? Number.NaN);
  const version = Number.isSafeInteger(asked) && asked > 0 ? { version: asked } : {};
  const [document, terms, calendar] = await Promise.all([
    api.call(readLegalDocument, { language, kind: 'shipping', ...version }),
    api.call(listDeliveryTerms, { language }),
    deliveryCalendar(shop),
  ]);
  if (!document.ok) throwProblem(document.problem);
  if (!terms.ok) throwProblem(terms.problem);
  const description = shopTexts(language).legal.descriptions.shipping;
  return {
    language,
    document: document.value,
    terms: terms.value.producers.flatMap((producer) =>
      producer.ways.map(
        (way): ShownTerms => ({
          key: `${producer.producerId} ${way.key}`,
          slug: producer.producerSlug,
          producer: `${producer.producerName}, ${producer.town}`,
          way: way.label,
          days: daysOf(way, language),
          time: timeOf(way, producer.leadTimeDays, language),
          price: priceOf(way, language),
        }),
      ),
    ),
    runs: calendar.runs,
    surcharges: calendar.surcharges,
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(document.value.title),
      description,
    },
  };
}

function daysOf(way: OfferedWay, language: Language): string {
  const texts = shopTexts(language).shipping;
  if (way.key === 'ticket') return '';
  if (way.key === 'pickup') return texts.anyDay;
  return way.weekdays.length > 0 ? weekdayWords(way.weekdays, language) : texts.anyDay;
}

function timeOf(way: OfferedWay, leadTimeDays: number, language: Language): string {
  const texts = shopTexts(language).shipping;
  if (way.key === 'ticket') return texts.atOnce;
  if (way.key === 'pickup') return texts.readyIn(Math.max(leadTimeDays, way.minDays));
  return way.runCode === null ? texts.transit(way.minDays, way.maxDays) : texts.onItsDay;
}

function priceOf({ priceCents, freeFromCents }: OfferedWay, language: Language): string {
  const price = formatMoney(priceCents, language);
  if (freeFromCents === null) return price;
  return `${price}, ${shopTexts(language).shipping.freeFrom(formatMoney(freeFromCents, language))}`;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Shipping() {
  const { language, document, terms, runs, surcharges } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).shipping;
  const { islandCents, ageServiceCents } = surcharges;
  return (
    <div className="wrap plain-page">
      <article className="prose">
        <h1>{document.title}</h1>
        <LegalText body={document.body} />
      </article>
      <section className="section">
        <h2>{texts.runs}</h2>
        <RunTable language={language} runs={runs} />
        <p>
          <a href={pathTo('pickupPoints', language)}>{texts.points}</a>
        </p>
      </section>
      <section className="section">
        <h2>{texts.extra}</h2>
        <ul>
          <li>{texts.island(formatMoney(islandCents, language))}</li>
          <li>{texts.ageService(formatMoney(ageServiceCents, language))}</li>
        </ul>
      </section>
      <section className="section">
        <h2>{texts.terms}</h2>
        <p>{texts.termsHint}</p>
        <TermsTable language={language} terms={terms} />
      </section>
      <LegalVersion language={language} document={document} />
    </div>
  );
}
