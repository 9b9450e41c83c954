import { readCooperativeFigures } from '@markthalle/contracts/cooperative';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { PriceBar, type PricePart } from '@markthalle/ui/components/price-bar';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatNumber } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { headOf } from '../features/page-head.ts';
import { StorySections } from '../features/story-view.tsx';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { storyHead } from '../server/story-head.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

type Figures = OutputOf<typeof readCooperativeFigures>;

const BPS_PER_PERCENT = 100;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const answer = await shop.api.call(readCooperativeFigures, { language: shop.language });
  if (!answer.ok) throwProblem(answer.problem);
  const { language } = shop;
  return { language, figures: answer.value, head: storyHead('cooperativePrice', shop) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** Where the money goes. Figures come from the books; what is missing there is left out here. */
export default function CooperativePrice() {
  const { language, figures } = useLoaderData<typeof loader>();
  return (
    <article className="wrap plain-page prose">
      <StorySections name="cooperativePrice" language={language} />
      {figures.commission && <Fee language={language} commission={figures.commission} />}
      {figures.settlement && <Settlement language={language} settlement={figures.settlement} />}
    </article>
  );
}

function Fee(props: {
  readonly language: Language;
  readonly commission: NonNullable<Figures['commission']>;
}) {
  const { language, commission } = props;
  const texts = shopTexts(language).trust.figures;
  const percent = (bps: number) =>
    `${formatNumber(bps / BPS_PER_PERCENT, language)}${language === 'de' ? '\u00a0' : ''}%`;
  return (
    <section>
      <h2>{texts.fee}</h2>
      <p>{texts.feeLine(percent(commission.rateBps), percent(commission.vatRateBps))}</p>
      <p className="small muted">
        {texts.feeSource(commission.resolution, formatDayWithYear(commission.validFrom, language))}
      </p>
    </section>
  );
}

function Settlement(props: {
  readonly language: Language;
  readonly settlement: NonNullable<Figures['settlement']>;
}) {
  const { language, settlement } = props;
  const texts = shopTexts(language).trust.figures;
  const parts: PricePart[] = [
    { label: texts.producers, cents: settlement.producersCents, tone: 'producer' },
    { label: texts.commission, cents: settlement.commissionNetCents, tone: 'cooperative' },
    { label: texts.vat, cents: settlement.commissionVatCents, tone: 'tax' },
    { label: texts.fees, cents: settlement.paymentFeeCents, tone: 'payment' },
  ];
  return (
    <section>
      <h2>{texts.title}</h2>
      <p>
        {texts.line(
          formatDayWithYear(settlement.settledOn, language),
          formatNumber(settlement.producerCount, language),
        )}{' '}
        {texts.total(formatMoney(settlement.paidCents, language))}
      </p>
      <PriceBar parts={parts.filter((part) => part.cents > 0)} />
    </section>
  );
}
