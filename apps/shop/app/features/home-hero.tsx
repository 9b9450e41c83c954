import { brand } from '@markthalle/ui/brand';
import { Button } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { formatDay } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatNumber } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { heroUrl } from './asset-urls.ts';

type HeroProps = {
  readonly language: Language;
  readonly postcode: string | null;
  readonly productCount: number;
  readonly producerCount: number;
};

/** What this is, and the one question that everything else depends on. */
export function Hero({ language, postcode, productCount, producerCount }: HeroProps) {
  const texts = shopTexts(language).home;
  return (
    <section className="hero">
      <img className="hero__art" src={heroUrl} width={1600} height={620} alt="" />
      <div className="wrap hero__inner">
        <div className="hero__box">
          <h1>{texts.title}</h1>
          <p>
            {texts.lead(
              formatNumber(productCount, language),
              formatNumber(producerCount, language),
              brand.region[language],
            )}
          </p>
          <form method="post" action={pathTo('postcode', language)} className="hero__form">
            <label htmlFor="hero-postcode">{texts.where}</label>
            <input
              id="hero-postcode"
              className="input tabular"
              name="postcode"
              inputMode="numeric"
              autoComplete="postal-code"
              pattern="\d{5}"
              maxLength={5}
              required
              defaultValue={postcode ?? ''}
            />
            <input type="hidden" name="returnTo" value={pathTo('home', language)} />
            <Button kind="primary" iconAfter="arrow-right">
              {texts.showDays}
            </Button>
          </form>
        </div>
      </div>
    </section>
  );
}

type Run = {
  readonly label: string;
  readonly on: string;
  readonly orderUntilOn: string;
  readonly cutOffHour: number;
  readonly priceCents: number;
};

/** The next shared run: when it comes, until when to order, what it costs. */
export function RunStrip({ language, run }: { readonly language: Language; readonly run: Run }) {
  const texts = shopTexts(language).home;
  const cutOff = formatDay(run.orderUntilOn, language, 'long');
  const price = formatMoney(run.priceCents, language);
  return (
    <div className="run-strip">
      <span>
        <Icon name="truck" />{' '}
        <b>{texts.runTitle(run.label, formatDay(run.on, language, 'long'))}</b>
      </span>
      <span className="muted">{texts.runLine(cutOff, String(run.cutOffHour), price)}</span>
      <a href={pathTo('pickupPoints', language)}>{shopTexts(language).points.title}</a>
      <a href={pathTo('shipping', language)}>{texts.runMore}</a>
    </div>
  );
}
