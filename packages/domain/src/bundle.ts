import { invariant } from './invariant.ts';
import { assertCents, type Bps, type Cents, mulDivHalfUp, sumCents } from './money.ts';

/** One thing in a bundle that has one price (a gift box). */
export type BundleItem = {
  readonly vatCategory: 'standard' | 'reduced';
  /** What one of it costs when it is sold alone. */
  readonly singlePriceCents: Cents;
  readonly quantity: number;
  /** Goes with the main good and has no purpose of its own: a ribbon, a spoon, a basket. */
  readonly isAccessory?: boolean;
};

/** More single things than any box holds. */
export const MAX_BUNDLE_ITEMS = 12;

export type BundleGap = 'items' | 'single_prices' | 'main_good';

/**
 * What a bundle lacks: at least two things, for goods of two VAT rates every single price (a bundle
 * at one price is split by the single prices), and one main good that outweighs what only goes with it.
 */
export function bundleGaps(items: readonly BundleItem[]): BundleGap[] {
  const pieces = items.reduce((sum, { quantity }) => sum + quantity, 0);
  if (pieces < 2) return ['items'];
  if (items.some(({ singlePriceCents }) => singlePriceCents <= 0)) return ['single_prices'];
  const accessories = items.filter(isAccessory);
  const mains = items.filter((item) => !isAccessory(item));
  const isUnclear =
    accessories.length > 0 && (mains.length !== 1 || sumOf(mains) <= sumOf(accessories));
  return isUnclear ? ['main_good'] : [];
}

const isAccessory = (item: BundleItem): boolean => item.isAccessory === true;

const sumOf = (items: readonly BundleItem[]): Cents =>
  sumCents(items.map(({ singlePriceCents, quantity }) => singlePriceCents * quantity));

/** A share of a line that bears one VAT rate. */
export type VatShare = { readonly vatRateBps: Bps; readonly goodsCents: Cents };

/** What the single things of a rate cost alone: the weight of the rate in the bundle's price. */
export type RateWeight = { readonly vatRateBps: Bps; readonly singleCents: Cents };

/**
 * The weights of a bundle by rate, the lower rate first. A seller has at most two rates. What only goes with
 * a main good is supplied at its rate (UStAE 3.10(5)) and weighs nothing of its own.
 */
export function rateWeights(
  items: readonly BundleItem[],
  rateOf: (vatCategory: BundleItem['vatCategory']) => Bps,
): RateWeight[] {
  const weights = new Map<Bps, Cents>();
  const [main] = items.filter((item) => !isAccessory(item));
  for (const item of items) {
    assertCents(item.singlePriceCents, 'singlePriceCents');
    invariant(item.singlePriceCents > 0, 'every thing in a bundle has a single price');
    invariant(Number.isSafeInteger(item.quantity) && item.quantity > 0, 'things are counted');
    const rate = rateOf((isAccessory(item) ? (main ?? item) : item).vatCategory);
    weights.set(rate, (weights.get(rate) ?? 0) + item.singlePriceCents * item.quantity);
  }
  invariant(weights.size > 0, 'a bundle holds something');
  invariant(weights.size <= MAX_RATES, 'a seller has at most two VAT rates');
  return [...weights]
    .map(([vatRateBps, singleCents]) => ({ vatRateBps, singleCents }))
    .sort((a, b) => a.vatRateBps - b.vatRateBps);
}

const MAX_RATES = 2;

/**
 * Splits the price of a bundle by single prices, half up for the lower rate, the rest for the
 * other. With two rates each share grows with the total, so that refunds in any number of steps
 * add up to the sale.
 */
export function splitBundle(goodsCents: Cents, weights: readonly RateWeight[]): VatShare[] {
  assertCents(goodsCents, 'goodsCents');
  invariant(goodsCents >= 0, 'a price is never negative');
  const [first, second] = weights;
  invariant(first !== undefined && weights.length <= MAX_RATES, 'one or two rates');
  if (second === undefined) return [{ vatRateBps: first.vatRateBps, goodsCents }];
  const wholeCents = sumCents(weights.map(({ singleCents }) => singleCents));
  const firstCents = mulDivHalfUp(goodsCents, first.singleCents, wholeCents);
  return [
    { vatRateBps: first.vatRateBps, goodsCents: firstCents },
    { vatRateBps: second.vatRateBps, goodsCents: goodsCents - firstCents },
  ];
}

/** What a refund of `refundCents` takes off each rate after `beforeCents` went back already. */
export function refundedShares(
  weights: readonly RateWeight[],
  beforeCents: Cents,
  refundCents: Cents,
): VatShare[] {
  const before = splitBundle(beforeCents, weights);
  return splitBundle(beforeCents + refundCents, weights).map((share, index) => ({
    vatRateBps: share.vatRateBps,
    goodsCents: share.goodsCents - (before[index]?.goodsCents ?? 0),
  }));
}
