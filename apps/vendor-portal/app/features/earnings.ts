import { type CommissionRule, commissionOn } from '@markthalle/domain/commission';
import { type QuantityUnit, toSmallestUnit, unitPriceOf } from '@markthalle/domain/unitPrice';
import { formatMoney } from '@markthalle/ui/format/money';
import { sayUnitPrice } from '@markthalle/ui/format/unit-price';
import { centsFromTyped } from '@markthalle/workplace/typed-money';
import { groupHint } from '../texts/group-hints.ts';

export type TypedOffer = {
  readonly price: string;
  readonly quantityValue: string;
  readonly quantityUnit: QuantityUnit;
  readonly categoryPath: string;
};

export type CommissionRates = Pick<CommissionRule, 'rateBps' | 'vatRateBps'>;

const QUANTITY = /^\d{1,6}([.,]\d{1,3})?$/;

/** Decimal places that a unit can have; finer amounts are refused by the API. */
const DECIMALS: Readonly<Partial<Record<QuantityUnit, number>>> = { kg: 3, l: 3, m: 3, m2: 4 };

/**
 * `Sie bekommen 6,95 € je Glas.`: the price without the cooperative's commission and its VAT, by
 * the same rule as the settlement. Null while the price is no amount.
 */
export function earningSentence(offer: TypedOffer, rates: CommissionRates): string | null {
  const priceCents = centsFromTyped(offer.price);
  if (priceCents === null || priceCents === 0) return null;
  const { netCents, vatCents } = commissionOn(priceCents, { id: 'in-force', ...rates });
  const payout = formatMoney(priceCents - netCents - vatCents, 'de');
  return `Sie bekommen ${payout} je ${groupHint(offer.categoryPath).pack.one}.`;
}

/** `15,80 € je kg erscheint automatisch am Preis.`, where a price per unit is due (PAngV). */
export function unitPriceSentence(offer: TypedOffer): string | null {
  const priceCents = centsFromTyped(offer.price);
  const value = offer.quantityValue.trim();
  if (priceCents === null || !QUANTITY.test(value)) return null;
  const decimal = value.replace(',', '.');
  const decimals = decimal.split('.')[1]?.length ?? 0;
  if (decimals > (DECIMALS[offer.quantityUnit] ?? 0)) return null;
  const quantity = toSmallestUnit({ value: decimal, unit: offer.quantityUnit });
  if (quantity.value === 0) return null;
  const decision = unitPriceOf({ priceCents, quantity });
  if (decision.kind === 'exempt') return null;
  const said = sayUnitPrice(decision.centsPerUnit, decision.per, 'de');
  return `${said} erscheint automatisch am Preis.`;
}
