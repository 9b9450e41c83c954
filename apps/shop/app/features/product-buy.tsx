import type { ProductDetail } from '@markthalle/contracts/catalog';
import { Button } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { Icon } from '@markthalle/ui/components/icon';
import { GableBadge } from '@markthalle/ui/components/landscape';
import { Notice } from '@markthalle/ui/components/notice';
import { PriceBlock } from '@markthalle/ui/components/price';
import { QuantityStepper } from '@markthalle/ui/components/quantity-stepper';
import { Tag } from '@markthalle/ui/components/tag';
import { formatMonth } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatNumber } from '@markthalle/ui/format/numbers';
import { formatUnitPrice } from '@markthalle/ui/format/unit-price';
import type { IconName } from '@markthalle/ui/icon-names';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { landscapeNamed, landscapeUrls } from './asset-urls.ts';
import { priceExtras, shownUnitPrice, TAX_REMARKS } from './product-cards.ts';
import { isBookedByDate, ProductDates } from './product-dates.tsx';
import { type ProductDelivery, ProductDeliveryChoice } from './product-delivery.tsx';
import { LegalName } from './product-law.tsx';
import { StockAlert } from './stock-alert.tsx';
import { KeepWish } from './wish-list.tsx';

const MAX_PER_PRESS = 99;

type BuyProps = {
  readonly language: Language;
  readonly product: ProductDetail;
  readonly postcode: string | null;
  readonly delivery: ProductDelivery;
  readonly quantity: number;
  readonly chosenVariant: string | null;
  readonly returnTo: string;
};

/** Everything needed to decide: who, what, price, delivery, quantity, and the one yellow button. */
export function ProductBuy(props: BuyProps) {
  const { language, product } = props;
  const texts = shopTexts(language).product;
  return (
    <div className="product__info">
      <p className="producer-line">
        <GableBadge urls={landscapeUrls} landscape={landscapeNamed(product.landscape)} />
        <span>
          <a href={pathTo('producer', language, { slug: product.producerSlug })}>
            <b>{product.producerName}</b>
          </a>
          <br />
          <span className="small muted">
            {product.town}, {shopTexts(language).landscapes[product.landscape] ?? ''}
          </span>
        </span>
      </p>
      <h1>{product.name}</h1>
      <LegalName product={product} />
      <PriceBlock
        priceCents={product.price.grossCents}
        quantity={product.price.unitLabel}
        unitPrice={shownUnitPrice(product.price)}
        {...priceExtras(product.price)}
        containerDepositCents={product.price.containerDepositCents}
        taxRemark={TAX_REMARKS[product.price.taxNote]}
        shippingHref={pathTo('shipping', language)}
        returnsHref={pathTo('returns', language)}
        shippingCents={props.delivery.chosenCents}
      />
      <p className="lead">{product.short}</p>
      <ProductTags {...props} />
      <BuyForm {...props} />
      <KeepWish language={language} name={product.name} slug={product.slug} />
      <p className="small muted product__rights">
        <Icon name="undo-2" size={16} /> {withdrawalWords(product, language)} {texts.payOnce}
      </p>
    </div>
  );
}

function withdrawalWords({ withdrawal }: ProductDetail, language: Language): string {
  const texts = shopTexts(language).product;
  if (withdrawal.reason === 'service') return texts.withdrawalService;
  if (withdrawal.right === '14_days') return texts.withdrawal14;
  if (withdrawal.right === '14_days_sealed') return texts.withdrawalSealed;
  const reasons: Readonly<Record<string, string>> = shopTexts(language).checkout.noWithdrawal;
  return `${reasons[withdrawal.reason ?? 'other'] ?? reasons.other}.`;
}

const TAG_ICONS: Record<ProductDetail['tags'][number]['kind'], IconName> = {
  regional: 'sprout',
  packaging: 'recycle',
  organic: 'sprout',
  age: 'info',
};

function ProductTags({ language, product }: BuyProps) {
  const texts = shopTexts(language).product;
  const free = product.variants[0]?.stock.free ?? null;
  const showsCount =
    product.variants.length === 1 && !isBookedByDate(product) && free !== null && free > 0;
  return (
    <ul className="facts">
      {product.tags.map((tag) => (
        <li key={tag.text}>
          <Tag tone={tag.kind === 'regional' ? 'good' : 'plain'} icon={TAG_ICONS[tag.kind]}>
            {tag.text}
          </Tag>
        </li>
      ))}
      {showsCount && (
        <li>
          <Tag icon="package-check">{texts.left(formatNumber(free, language))}</Tag>
        </li>
      )}
      {!showsCount && product.stockState === 'few' && (
        <li>
          <Tag icon="package-check">{texts.few}</Tag>
        </li>
      )}
    </ul>
  );
}

function BuyForm(props: BuyProps) {
  const { language, product, delivery, postcode } = props;
  const texts = shopTexts(language).product;
  const refusal = refusalOf(props);
  if (refusal !== null) return <RefusedBuy {...props} refusal={refusal} />;
  if (isBookedByDate(product)) return <ProductDates {...props} />;
  return (
    <form
      method="post"
      action={pathTo('addToCart', language)}
      data-add-to-cart=""
      id="buy"
      className="buy-form"
    >
      <input type="hidden" name="returnTo" value={props.returnTo} />
      <VariantChoice {...props} />
      <ProductDeliveryChoice
        language={language}
        postcode={postcode}
        delivery={delivery}
        returnTo={props.returnTo}
      />
      {product.minAge !== null && <p className="small">{texts.minAge(product.minAge)}</p>}
      <div className="buy">
        <QuantityStepper name="quantity" value={props.quantity} max={MAX_PER_PRESS} />
        <Button kind="primary" icon="shopping-basket" wide>
          {uiTexts(language).cart.add}
        </Button>
      </div>
      <BuyBar {...props} />
    </form>
  );
}

/** What does not reach the postcode says so here, with the way to another postcode. */
function RefusedBuy(props: BuyProps & { readonly refusal: string }) {
  const { language, product, delivery, refusal } = props;
  const byDate = isBookedByDate(product);
  const mayReturn = product.stockState === 'sold_out' || !product.inSeason;
  return (
    <>
      <Notice tone="warn" title={byDate ? shopTexts(language).booking.noDates : refusal}>
        {delivery.warning !== null && (
          <p>
            <a href={pathTo('postcode', language, {}, { zurueck: props.returnTo })}>
              {shopTexts(language).delivery.otherPostcode}
            </a>
          </p>
        )}
        {byDate && (
          <p>
            <a href={pathTo('experiences', language)}>{shopTexts(language).booking.toCalendar}</a>
          </p>
        )}
      </Notice>
      {mayReturn && <StockAlert language={language} name={product.name} slug={product.slug} />}
    </>
  );
}

/** Why this cannot be bought now, or null. */
function refusalOf({ language, product, delivery }: BuyProps): string | null {
  const texts = shopTexts(language).product;
  if (product.stockState === 'sold_out') return texts.soldOut;
  if (!product.inSeason) {
    const month = product.returnsInMonth;
    return month ? texts.offSeasonUntil(formatMonth(month, language)) : texts.offSeason;
  }
  if (delivery.options.length === 0) return delivery.warning ?? texts.unreachable;
  return null;
}

function VariantChoice({ language, product, chosenVariant }: BuyProps) {
  const available = product.variants.filter((variant) => variant.stock.state !== 'sold_out');
  const first = available[0] ?? product.variants[0];
  if (first === undefined) return null;
  if (product.variants.length === 1) {
    return <input type="hidden" name="variantId" value={first.variantId} />;
  }
  const chosen = available.find((variant) => variant.variantId === chosenVariant) ?? first;
  return (
    <Chips
      name="variantId"
      legend={shopTexts(language).product.variant}
      value={chosen.variantId}
      choices={available.map((variant) => ({
        value: variant.variantId,
        label: sizeWords(variant, language),
      }))}
    />
  );
}

/** `500 g · 12,00 € · 24,00 €/kg · Zzgl. 0,15 € Pfand.`: each size with all that §§ 4 and 7 PAngV ask. */
function sizeWords(size: ProductDetail['variants'][number], language: Language): string {
  const { unitPrice, containerDepositCents: deposit } = size;
  return [
    size.label,
    formatMoney(size.priceCents, language),
    ...(unitPrice ? [formatUnitPrice(unitPrice.centsPerUnit, unitPrice.per, language)] : []),
    ...(deposit > 0 ? [uiTexts(language).price.deposit(formatMoney(deposit, language))] : []),
  ].join(' · ');
}

/** On phones the price, the day and the button stay in reach while the page scrolls. */
function BuyBar({ language, product, delivery }: BuyProps) {
  return (
    <div className="buy-bar">
      <span className="buy-bar__price">
        <b className="tabular" data-price={product.price.grossCents}>
          {product.price.catchWeight
            ? uiTexts(language).price.atMost(formatMoney(product.price.grossCents, language))
            : formatMoney(product.price.grossCents, language)}
        </b>
        <span className="small muted">{delivery.chosenWhen}</span>
      </span>
      <Button kind="primary" icon="shopping-basket">
        {uiTexts(language).cart.add}
      </Button>
    </div>
  );
}
