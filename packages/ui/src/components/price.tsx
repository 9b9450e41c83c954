import type { AnnouncedPrice } from '@markthalle/contracts/price';
import { formatMoney } from '../format/money.ts';
import { formatUnitPrice, sayUnitPrice, type UnitPriceUnit } from '../format/unit-price.ts';
import { formatGrams } from '../format/weight.ts';
import { PriceAnnouncement } from './price-announcement.tsx';
import { useUi } from './ui-provider.tsx';

export type ShownUnitPrice = { readonly cents: number; readonly unit: UnitPriceUnit };

/** How a seller's tax status shows beside his prices (§ 6 PAngV, § 19 UStG). */
export type TaxRemark = 'includes-vat' | 'no-vat-small-business' | 'no-vat-exempt';

type PriceProps = {
  readonly priceCents: number;
  /** What the price buys: `500 g`, `1 Stück`. */
  readonly quantity: string;
  /** Null only where § 4(3) PAngV lets it be left out, or where it would repeat the price. */
  readonly unitPrice: ShownUnitPrice | null;
};

/** What the law wants beside every price where it applies; left out where it does not. */
export type PriceExtras = {
  /** Refundable deposit per unit sold. § 7 PAngV: beside the price, never inside it. */
  readonly containerDepositCents?: number;
  /** The word stands beside the price, at least in its size (§ 32 VerpackG). */
  readonly containerSystem?: 'MEHRWEG' | 'EINWEG' | null;
  readonly announced?: AnnouncedPrice | null;
  /** Goods by weight: the price is the most that is paid, for this many grams. */
  readonly maxGrams?: number | null;
};

/** The price of a card: total price, amount, price per unit, deposit, and why it is lower. */
export function CardPrice(props: PriceProps & PriceExtras) {
  const { language, texts } = useUi();
  const { priceCents, quantity, unitPrice, containerDepositCents: deposit = 0 } = props;
  return (
    <p className="card-price tabular">
      <b data-price={priceCents}>
        {props.maxGrams
          ? texts.price.atMost(formatMoney(priceCents, language))
          : formatMoney(priceCents, language)}
      </b>{' '}
      <ContainerMark system={props.containerSystem ?? null} />{' '}
      <span className="small">
        {quantity}
        {unitPrice && ` · ${formatUnitPrice(unitPrice.cents, unitPrice.unit, language)}`}
        {deposit > 0 && ` · ${texts.price.deposit(formatMoney(deposit, language))}`}
      </span>
      <PriceAnnouncement announced={props.announced ?? null} />
    </p>
  );
}

/** EINWEG or MEHRWEG: the words of the law, in no language but German. */
export function ContainerMark({ system }: { readonly system: 'MEHRWEG' | 'EINWEG' | null }) {
  return system && <b className="container-mark">{system}</b>;
}

type PriceBlockProps = PriceProps &
  PriceExtras & {
    readonly containerDepositCents: number;
    readonly taxRemark: TaxRemark;
    readonly shippingHref: string;
    /** Where empties go back (§ 31 VerpackG). */
    readonly returnsHref: string;
    /** What delivery to the reader costs, where it can be said already (§ 6(2) PAngV). */
    readonly shippingCents?: number | null;
  };

/** The price of a product page with everything §§ 3 to 7 and 11 PAngV want beside it. */
export function PriceBlock(props: PriceBlockProps) {
  const { language, texts } = useUi();
  const { unitPrice, containerDepositCents: deposit, shippingCents = null } = props;
  const perUnit = unitPrice && sayUnitPrice(unitPrice.cents, unitPrice.unit, language);
  const remarks = {
    'includes-vat': texts.price.includesVat,
    'no-vat-small-business': texts.price.noVatSmallBusiness,
    'no-vat-exempt': texts.price.noVatExempt,
  };
  return (
    <p className="price-block tabular">
      <b className="price-block__total" data-price={props.priceCents}>
        {props.maxGrams
          ? texts.price.atMost(formatMoney(props.priceCents, language))
          : formatMoney(props.priceCents, language)}
      </b>{' '}
      {props.containerSystem && (
        <span className="price-block__total">
          <ContainerMark system={props.containerSystem} />
        </span>
      )}{' '}
      <PriceAnnouncement announced={props.announced ?? null} />
      <span className="price-block__about">
        {perUnit ? `${props.quantity}, ${perUnit}. ` : `${props.quantity}. `}
        {props.maxGrams && `${texts.price.weighed(formatGrams(props.maxGrams, language))} `}
        {deposit > 0 && (
          <>
            <a href={props.returnsHref}>
              {texts.price.deposit(formatMoney(deposit, language))}
            </a>{' '}
          </>
        )}
        {remarks[props.taxRemark]}, <a href={props.shippingHref}>{texts.price.plusShipping}</a>
        {shippingCents !== null && ` (${formatMoney(shippingCents, language)})`}
      </span>
    </p>
  );
}
