import { addDays, berlinDateOf, berlinMidnightOf, daysBetween, type IsoDate } from './dates.ts';
import { invariant } from './invariant.ts';
import { assertCents, type Bps, type Cents, mulDivHalfUp, WHOLE_BPS } from './money.ts';

/** A price from the moment it was asked until the next one; the history has them in time. */
export type PriceEntry = {
  readonly grossCents: Cents;
  /** ISO instant. */
  readonly fromAt: string;
  /** Asked only because the goods must soon be eaten; the day is their best-before date. */
  readonly shortDateOn?: IsoDate | null;
};

/** A percent code that everybody may use: whoever knows it pays less, so it is a price cut. */
export type GeneralVoucher = {
  readonly rateBps: Bps;
  readonly fromAt: string;
  /** The moment from which it no longer counts. */
  readonly untilAt: string;
};

export type PriceReduction =
  | { readonly kind: 'none' }
  | { readonly kind: 'reference'; readonly referenceCents: Cents; readonly percent: number }
  | { readonly kind: 'short_date'; readonly bestBeforeOn: IsoDate };

export type VoucherPrice = {
  readonly priceCents: Cents;
  /** The lowest price of the 30 days before the code was valid. */
  readonly lowestCents: Cents;
  /** Against that lowest price; null where the code makes nothing cheaper than it was. */
  readonly percent: number | null;
};

/** The days before a price cut whose lowest price is the reference (§ 11(1) PAngV). */
export const REFERENCE_DAYS = 30;

/** A cut is news for this long after its first step; then the price is simply the price. */
export const ANNOUNCED_DAYS = 30;

/** A price asked for less than this was asked for an unduly short time (§ 5(5) UWG). */
export const MIN_OFFERED_DAYS = 7;

/** More changes of one price than anybody reads; the newest ones are enough for the rule. */
export const MAX_PRICE_ENTRIES = 1_000;

/**
 * Whether today's price is announced as a cut, and against which price.
 *
 * The reference is the lowest price of the 30 days before the cut (§ 11(1) PAngV), codes for
 * everybody included; percent and strike price refer to it alone (ECJ C-330/23). Steps that only
 * fall keep the lowest price before the first of them (§ 11(2)). Goods that are cheaper because
 * they must soon be eaten need no reference but the reason (§§ 9(1) no. 3, 11(4) no. 2).
 */
export function priceReduction(
  history: readonly PriceEntry[],
  now: string,
  vouchers: readonly GeneralVoucher[] = [],
): PriceReduction {
  const asked = askedUntil(history, now);
  const current = asked.at(-1);
  if (current === undefined) return NONE;
  const today = berlinDateOf(now);
  const before = asked.at(-2);
  const isLower = before !== undefined && before.grossCents > current.grossCents;
  if (!isLower) return NONE;
  if (current.shortDateOn) {
    return current.shortDateOn < today
      ? NONE
      : { kind: 'short_date', bestBeforeOn: current.shortDateOn };
  }
  const first = firstStep(asked);
  if (daysBetween(berlinDateOf(first.fromAt), today) >= ANNOUNCED_DAYS) return NONE;
  const referenceCents = lowestBefore(asked, first.fromAt, vouchers);
  if (referenceCents === null) return NONE;
  const percent = percentOff(referenceCents, current.grossCents);
  return percent === null ? NONE : { kind: 'reference', referenceCents, percent };
}

/** What goods cost with a code for everybody, beside the lowest price before it (§ 11(1) PAngV). */
export function voucherPrice(
  history: readonly PriceEntry[],
  now: string,
  voucher: GeneralVoucher,
  others: readonly GeneralVoucher[] = [],
): VoucherPrice | null {
  const asked = askedUntil(history, now);
  const current = asked.at(-1);
  if (current === undefined || !isRunning(voucher, now)) return null;
  const priceCents = priceWithVoucher(current.grossCents, voucher.rateBps);
  const lowestCents = lowestBefore(asked, voucher.fromAt, others) ?? current.grossCents;
  return { priceCents, lowestCents, percent: percentOff(lowestCents, priceCents) };
}

/** One piece less a percent code; the discount is rounded half up to the cent. */
export const priceWithVoucher = (grossCents: Cents, rateBps: Bps): Cents =>
  grossCents - mulDivHalfUp(grossCents, rateBps, WHOLE_BPS);

/**
 * How much lower a price is than its reference, in whole percent, half up; null where it is not
 * lower by half a percent.
 */
export function percentOff(referenceCents: Cents, priceCents: Cents): number | null {
  assertCents(referenceCents, 'referenceCents');
  assertCents(priceCents, 'priceCents');
  if (priceCents >= referenceCents) return null;
  const percent = mulDivHalfUp(referenceCents - priceCents, 100, referenceCents);
  return percent === 0 ? null : percent;
}

const NONE: PriceReduction = { kind: 'none' };

/** The entries that have begun, in time; repeated prices say nothing new. */
function askedUntil(history: readonly PriceEntry[], now: string): PriceEntry[] {
  invariant(history.length <= MAX_PRICE_ENTRIES, 'a price history is read in part');
  const begun = history.filter((entry) => instant(entry.fromAt) <= instant(now));
  const inTime = [...begun].sort((a, b) => instant(a.fromAt) - instant(b.fromAt));
  return inTime.filter((entry, index) => {
    const last = inTime[index - 1];
    return (
      last?.grossCents !== entry.grossCents ||
      (last.shortDateOn ?? null) !== (entry.shortDateOn ?? null)
    );
  });
}

/** The first of the steps that lead down to today's price without a rise between them. */
function firstStep(asked: readonly PriceEntry[]): PriceEntry {
  let index = asked.length - 1;
  while (index > 1 && isStepDown(asked, index) && isStepDown(asked, index - 1)) index -= 1;
  const step = asked[index];
  invariant(step !== undefined, 'a cut has a step');
  return step;
}

function isStepDown(asked: readonly PriceEntry[], index: number): boolean {
  const [before, step] = [asked[index - 1], asked[index]];
  return before !== undefined && step !== undefined && step.grossCents < before.grossCents;
}

/** The lowest price that was asked in the 30 days before an instant; null: for too short a time. */
function lowestBefore(
  asked: readonly PriceEntry[],
  cutAt: string,
  vouchers: readonly GeneralVoucher[],
): Cents | null {
  const cut = instant(cutAt);
  const cutOn = berlinDateOf(cutAt);
  const windowStart = instant(berlinMidnightOf(addDays(cutOn, -REFERENCE_DAYS)));
  const offered = asked[0];
  if (offered === undefined) return null;
  if (daysBetween(berlinDateOf(offered.fromAt), cutOn) < MIN_OFFERED_DAYS) return null;
  const prices = asked.flatMap((entry, index) => {
    const next = asked[index + 1];
    const from = Math.max(instant(entry.fromAt), windowStart);
    const until = Math.min(next === undefined ? cut : instant(next.fromAt), cut);
    if (from >= until) return [];
    const lowered = vouchers
      .filter((one) => instant(one.fromAt) < until && instant(one.untilAt) > from)
      .map((one) => priceWithVoucher(entry.grossCents, one.rateBps));
    return [entry.grossCents, ...lowered];
  });
  return prices.length === 0 ? null : Math.min(...prices);
}

const isRunning = ({ fromAt, untilAt }: GeneralVoucher, now: string): boolean =>
  instant(fromAt) <= instant(now) && instant(now) < instant(untilAt);

const instant = (iso: string): number => Date.parse(iso);
