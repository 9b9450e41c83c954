import { invariant } from './invariant.ts';
import { assertCents, type Cents, mulDivHalfUp } from './money.ts';

/** Units without parts: every stored quantity is an integer of one of them. */
export type SmallestUnit = 'g' | 'ml' | 'mm' | 'cm2' | 'piece' | 'pair' | 'person';

export type QuantityUnit = SmallestUnit | 'kg' | 'l' | 'm' | 'm2';

/** An integer amount of goods: 500 ml, never a fraction of a litre. */
export type Quantity<Unit extends QuantityUnit = QuantityUnit> = {
  readonly value: number;
  readonly unit: Unit;
};

/** Fertigpackung, offene Packung, lose Ware (§§ 4, 5 PAngV). */
export type SaleForm = 'prepacked' | 'open' | 'loose';

/**
 * Reasons that only a person can know (§ 4(3) PAngV): nos. 2 (unlike goods in one set),
 * 4 (part of a service), 7 (decorative cosmetics), 8 (perfume). The farm-shop exception
 * (no. 3) is for the counter and not for a distribution system, so it is not offered.
 */
export type UnitPriceExemption = 'unlike_set' | 'service' | 'decorative_cosmetic' | 'perfume';

export type UnitPriceQuestion = {
  readonly priceCents: Cents;
  readonly quantity: Quantity;
  readonly saleForm?: SaleForm;
  /** Abtropfgewicht: only where it must be stated (in brine or vinegar, not in oil). */
  readonly drainedWeightGrams?: number | null;
  readonly exemption?: UnitPriceExemption | null;
};

export type UnitPriceBasis = 'kg' | 'l' | 'm' | 'm2' | '100g' | '100ml';

export type UnitPrice = {
  readonly kind: 'unit_price';
  readonly centsPerUnit: Cents;
  readonly per: UnitPriceBasis;
};

export type UnitPriceDecision =
  | UnitPrice
  | {
      readonly kind: 'exempt';
      readonly reason: 'under_10' | 'not_measured' | UnitPriceExemption;
    };

/** Nominal weight or volume below which no unit price is due (§ 4(3) no. 1 PAngV), in g or ml. */
const EXEMPT_BELOW = 10;

/** Loose goods priced for at most this many g or ml are compared per 100, as at the counter. */
const LOOSE_PER_100_UP_TO = 250;

/** Powers of ten from a unit to its smallest unit. */
const SMALLEST: Readonly<Record<QuantityUnit, { unit: SmallestUnit; exponent: number }>> = {
  g: { unit: 'g', exponent: 0 },
  kg: { unit: 'g', exponent: 3 },
  ml: { unit: 'ml', exponent: 0 },
  l: { unit: 'ml', exponent: 3 },
  mm: { unit: 'mm', exponent: 0 },
  m: { unit: 'mm', exponent: 3 },
  cm2: { unit: 'cm2', exponent: 0 },
  m2: { unit: 'cm2', exponent: 4 },
  piece: { unit: 'piece', exponent: 0 },
  pair: { unit: 'pair', exponent: 0 },
  person: { unit: 'person', exponent: 0 },
};

/** How many smallest units one basis of comparison holds. */
const BASIS_AMOUNT: Readonly<Record<UnitPriceBasis, number>> = {
  kg: 1_000,
  l: 1_000,
  m: 1_000,
  m2: 10_000,
  '100g': 100,
  '100ml': 100,
};

/**
 * Converts a decimal quantity to its smallest unit by moving the point in the text, so without
 * float error: half a litre becomes 500 ml. The value is written with a point. Throws
 * `InvariantError` for what is no decimal or would be a fraction of the smallest unit.
 */
export function toSmallestUnit(quantity: {
  readonly value: string | number;
  readonly unit: QuantityUnit;
}): Quantity<SmallestUnit> {
  const { unit, exponent } = SMALLEST[quantity.unit];
  const match = /^(\d{1,12})(?:\.(\d{1,12}))?$/.exec(String(quantity.value));
  invariant(match !== null, `not a decimal quantity: ${quantity.value}`);
  const [, whole = '', fraction = ''] = match;
  const padded = fraction.padEnd(exponent, '0');
  const rest = padded.slice(exponent);
  invariant(/^0*$/.test(rest), `${quantity.value} ${quantity.unit} is a fraction of a ${unit}`);
  const value = Number(whole + padded.slice(0, exponent));
  invariant(Number.isSafeInteger(value), `quantity is too large: ${quantity.value}`);
  return { value, unit };
}

/**
 * The unit price (Grundpreis, §§ 4, 5 PAngV), half up to the cent, or why none is due.
 *
 * `priceCents` is the total price without container deposit (§ 7 PAngV). Packs are compared per
 * kg, l, m or m² only (§ 5(1)); loose goods per 100 g or 100 ml if they are priced in such
 * small amounts (§ 5(2)). A drained weight replaces the filled one (§ 5(4)). A unit price equal
 * to the total price is given too; a page may leave it out (§ 4(1) sentence 2).
 */
export function unitPriceOf(question: UnitPriceQuestion): UnitPriceDecision {
  const { priceCents, drainedWeightGrams, saleForm = 'prepacked', exemption = null } = question;
  assertCents(priceCents, 'priceCents');
  invariant(priceCents >= 0, 'a price is never negative');
  if (exemption !== null) return { kind: 'exempt', reason: exemption };
  const nominal = toSmallestUnit(question.quantity);
  invariant(Number.isSafeInteger(question.quantity.value), 'quantity must be an integer');
  invariant(nominal.value > 0, 'quantity must be positive');
  const isMassOrVolume = nominal.unit === 'g' || nominal.unit === 'ml';
  if (isMassOrVolume && nominal.value < EXEMPT_BELOW) return { kind: 'exempt', reason: 'under_10' };
  const compared = drainedOrNominal(nominal, drainedWeightGrams ?? null);
  const per = basisFor(compared, saleForm);
  if (per === null) return { kind: 'exempt', reason: 'not_measured' };
  const centsPerUnit = mulDivHalfUp(priceCents, BASIS_AMOUNT[per], compared.value);
  return { kind: 'unit_price', centsPerUnit, per };
}

/**
 * What loose goods cost after weighing (§ 4(2) PAngV): `amount` in g, ml, mm or cm², half up.
 */
export function priceOfWeighed(
  { centsPerUnit, per }: Pick<UnitPrice, 'centsPerUnit' | 'per'>,
  amount: number,
): Cents {
  return mulDivHalfUp(centsPerUnit, amount, BASIS_AMOUNT[per]);
}

function drainedOrNominal(
  nominal: Quantity<SmallestUnit>,
  drainedWeightGrams: number | null,
): Quantity<SmallestUnit> {
  if (drainedWeightGrams === null) return nominal;
  const isWeight = Number.isSafeInteger(drainedWeightGrams) && drainedWeightGrams > 0;
  invariant(isWeight, `drained weight must be whole grams, got ${drainedWeightGrams}`);
  return { value: drainedWeightGrams, unit: 'g' };
}

function basisFor(quantity: Quantity<SmallestUnit>, saleForm: SaleForm): UnitPriceBasis | null {
  const isPer100 = saleForm === 'loose' && quantity.value <= LOOSE_PER_100_UP_TO;
  switch (quantity.unit) {
    case 'g':
      return isPer100 ? '100g' : 'kg';
    case 'ml':
      return isPer100 ? '100ml' : 'l';
    case 'mm':
      return 'm';
    case 'cm2':
      return 'm2';
    default:
      return null;
  }
}
