import { Icon } from '@markthalle/ui/components/icon';
import { Landscape, LandscapeTile } from '@markthalle/ui/components/landscape';
import { PriceBar, type PricePart } from '@markthalle/ui/components/price-bar';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatCount } from '@markthalle/ui/format/numbers';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { landscapeNamed, landscapeUrls } from './asset-urls.ts';

type Tiles = readonly { readonly key: string; readonly productCount: number }[];

/** The region's landscapes as gable tiles; each leads to the products of its farms. */
export function LandscapeTiles(props: { readonly language: Language; readonly landscapes: Tiles }) {
  const { language } = props;
  const texts = shopTexts(language);
  if (props.landscapes.length === 0) return null;
  return (
    <section className="section">
      <div className="section__head">
        <h2>{texts.home.landscapes}</h2>
      </div>
      <ul className="landscape-row">
        {props.landscapes.map(({ key, productCount }) => (
          <LandscapeTile
            key={key}
            urls={landscapeUrls}
            landscape={landscapeNamed(key)}
            href={pathTo('landscape', language, { key })}
            name={texts.landscapes[key] ?? key}
            line={formatCount(productCount, texts.products, language)}
          />
        ))}
      </ul>
    </section>
  );
}

export type ShownSplit = {
  readonly baseCents: number;
  readonly producerCents: number;
  readonly cooperativeCents: number;
  readonly vatCents: number;
};

/** What the square on a jar is good for. */
export function CodeHint({ language }: { readonly language: Language }) {
  const texts = shopTexts(language).home;
  return (
    <section className="section box">
      <h2>{texts.qrTitle}</h2>
      <p className="measure">
        <Icon name="qr-code" /> {texts.qrMore}
      </p>
    </section>
  );
}

/** The parts of a sample price; a breakdown that does not add up is not shown. */
export function shownSplit(split: ShownSplit): ShownSplit | null {
  const sum = split.producerCents + split.cooperativeCents + split.vatCents;
  return sum === split.baseCents ? split : null;
}

type Story = {
  readonly producerSlug: string;
  readonly producerName: string;
  readonly town: string;
  readonly landscape: string;
  readonly tagline: string;
  readonly story: string;
};

/** Where the money of a sample price goes, and one producer's own words. */
export function PriceStory(props: {
  readonly language: Language;
  readonly split: ShownSplit | null;
  readonly story: Story | null;
}) {
  if (props.split === null && props.story === null) return null;
  return (
    <section className="section price-story">
      {props.split && <Split language={props.language} split={props.split} />}
      {props.story && <Quote language={props.language} story={props.story} />}
    </section>
  );
}

function Split({ language, split }: { readonly language: Language; readonly split: ShownSplit }) {
  const texts = shopTexts(language).home;
  const parts: PricePart[] = [
    { label: texts.splitProducer, cents: split.producerCents, tone: 'producer' },
    { label: texts.splitCooperative, cents: split.cooperativeCents, tone: 'cooperative' },
    { label: texts.splitVat, cents: split.vatCents, tone: 'tax' },
  ];
  const base = formatMoney(split.baseCents, language).replace(/[,.]00/, '');
  return (
    <div className="price-story__split">
      <h2>{texts.splitTitle(base, formatMoney(split.producerCents, language))}</h2>
      <p className="muted">{texts.splitLead}</p>
      <PriceBar parts={parts.filter((part) => part.cents > 0)} />
      <p>
        <a href={pathTo('ranking', language)}>{texts.splitMore}</a>
      </p>
    </div>
  );
}

function Quote({ language, story }: { readonly language: Language; readonly story: Story }) {
  return (
    <div className="price-story__quote">
      <div className="price-story__scene">
        <Landscape urls={landscapeUrls} name={landscapeNamed(story.landscape)} cut="wide" />
      </div>
      <div className="price-story__words">
        <h3>{story.tagline}</h3>
        <p className="small">
          {story.producerName}, {story.town}. {story.story}
        </p>
        <p>
          <a href={pathTo('producer', language, { slug: story.producerSlug })}>
            {shopTexts(language).home.toFarm}
          </a>
        </p>
      </div>
    </div>
  );
}
