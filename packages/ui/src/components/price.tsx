import { formatMoney } from '../format/money.ts';
import { formatUnitPrice, sayUnitPrice, type UnitPriceUnit } from '../format/unit-price.ts';
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

/** The price of a card: total price, amount, price per unit, in one line. */
export function CardPrice({ priceCents, quantity, unitPrice }: PriceProps) {
  const { language } = useUi();
  return (
    <p className="card-price tabular">
      <b>{formatMoney(priceCents, language)}</b>{' '}
      <span className="small muted">
        {quantity}
        {unitPrice && ` · ${formatUnitPrice(unitPrice.cents, unitPrice.unit, language)}`}
      </span>
    </p>
  );
}

type PriceBlockProps = PriceProps & {
  /** Refundable deposit per unit sold. § 7 PAngV: beside the price, never inside it. */
  readonly containerDepositCents: number;
  readonly taxRemark: TaxRemark;
  readonly shippingHref: string;
};

/** The price of a product page with everything §§ 3 to 7 PAngV want beside it. */
export function PriceBlock(props: PriceBlockProps) {
  const { language, texts } = useUi();
  const { unitPrice, containerDepositCents: deposit } = props;
  const perUnit = unitPrice && sayUnitPrice(unitPrice.cents, unitPrice.unit, language);
  const remarks = {
    'includes-vat': texts.price.includesVat,
    'no-vat-small-business': texts.price.noVatSmallBusiness,
    'no-vat-exempt': texts.price.noVatExempt,
  };
  return (
    <p className="price-block tabular">
      <b className="price-block__total">{formatMoney(props.priceCents, language)}</b>{' '}
      <span className="muted">
        {perUnit ? `${props.quantity}, ${perUnit}. ` : `${props.quantity}. `}
        {deposit > 0 && `${texts.price.deposit(formatMoney(deposit, language))} `}
        {remarks[props.taxRemark]}, <a href={props.shippingHref}>{texts.price.plusShipping}</a>
      </span>
    </p>
  );
}
