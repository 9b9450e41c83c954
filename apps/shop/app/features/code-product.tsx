import type { CodePage } from '@markthalle/contracts/codes';
import { Notice } from '@markthalle/ui/components/notice';
import { Picture } from '@markthalle/ui/components/picture';
import { PriceBlock } from '@markthalle/ui/components/price';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { priceExtras, shownUnitPrice, TAX_REMARKS } from './product-cards.ts';

type Card = NonNullable<CodePage['card']>;

type Props = { readonly language: Language; readonly page: CodePage; readonly card: Card };

/** One picture, name, producer and price; the packs where there are several. */
export function CodeProduct({ language, page, card }: Props) {
  const texts = shopTexts(language).code;
  const { price } = card;
  const chosen = chosenOf(page);
  return (
    <>
      <p className="code-page__producer">
        <a href={pathTo('producer', language, { slug: page.producer.slug })}>
          {page.producer.name}
        </a>
        , {page.producer.town}
        {page.batch !== null && ` · ${texts.batch(page.batch)}`}
      </p>
      {page.labelled !== null && <Notice tone="warn" title={texts.gone(page.labelled)} />}
      <h1>{card.name}</h1>
      <Picture
        imageId={card.picture?.id ?? null}
        alt={card.picture?.alt ?? ''}
        sizes="(max-width: 30rem) 60vw, 20rem"
        maxWidth={480}
        loading="first"
      />
      <PriceBlock
        priceCents={chosen?.priceCents ?? price.grossCents}
        quantity={chosen?.label ?? price.unitLabel}
        unitPrice={page.variants.length > 1 ? null : shownUnitPrice(price)}
        {...priceExtras(price)}
        containerDepositCents={chosen?.containerDepositCents ?? price.containerDepositCents}
        announced={chosen === undefined ? price.announced : chosen.announced}
        taxRemark={TAX_REMARKS[price.taxNote]}
        shippingHref={pathTo('shipping', language)}
        returnsHref={pathTo('returns', language)}
      />
      <Packs language={language} page={page} />
      <p className="small">
        <a href={pathTo('product', language, { slug: card.slug })}>{texts.toProduct}</a>
      </p>
    </>
  );
}

const chosenOf = (page: CodePage) =>
  page.variants.length > 1
    ? page.variants.find(({ variantId }) => variantId === page.variantId)
    : undefined;

/** Other packs are links: choosing one is a page of its own, with its own total. */
function Packs({ language, page }: Omit<Props, 'card'>) {
  if (page.variants.length < 2) return null;
  const open = page.variants.filter(({ stock }) => stock.state !== 'sold_out');
  return (
    <ul className="code-packs">
      {open.map((variant) => (
        <li key={variant.variantId}>
          <a
            href={pathTo('code', language, { code: page.code }, { packung: variant.variantId })}
            aria-current={variant.variantId === page.variantId ? 'true' : undefined}
          >
            {variant.label} · {formatMoney(variant.priceCents, language)}
          </a>
        </li>
      ))}
    </ul>
  );
}
