import { allocate } from './allocate.ts';
import type { IsoDate } from './dates.ts';
import { invariant } from './invariant.ts';
import { assertBps, assertCents, type Bps, type Cents, mulDivHalfUp, WHOLE_BPS } from './money.ts';

/** How a producer is taxed: Regelbesteuerung, § 19, § 24 UStG, or another exemption (§ 4 UStG). */
export type TaxStatus = 'standard' | 'small_business' | 'flat_rate_farmer' | 'exempt_other';

/** What the law says about the goods themselves (§ 12 UStG): 19 %, 7 % (Annex 2) or 0 %. */
export type VatCategory = 'standard' | 'reduced' | 'zero';

/** The remark that stands beside a price (§ 6 PAngV); who shows no VAT must not say that it is included. */
export type TaxNote = 'vat_included' | 'small_business' | 'exempt';

const TAX_NOTES: Readonly<Record<TaxStatus, TaxNote>> = {
  standard: 'vat_included',
  flat_rate_farmer: 'vat_included',
  small_business: 'small_business',
  exempt_other: 'exempt',
};

export const taxNoteOf = (taxStatus: TaxStatus): TaxNote => TAX_NOTES[taxStatus];

/** One dated rate. Rates are rows, never constants: an old order is computed as of its day. */
export type VatRateRow = {
  readonly code: 'standard' | 'reduced' | 'flat_rate_farm';
  readonly rateBps: Bps;
  readonly validFrom: IsoDate;
};

export type VatRateQuestion = {
  readonly taxStatus: TaxStatus;
  readonly vatCategory: VatCategory;
  /** Grown or made on the producer's own farm; only the flat rate of § 24 UStG asks for it. */
  readonly ownProduce: boolean;
};

/** What one producer sells at one rate; delivery is not yet in it. */
export type VatGroup = {
  readonly rateBps: Bps;
  readonly goodsCents: Cents;
  readonly depositCents: Cents;
};

/** One line of the VAT table of an invoice; `grossCents` is goods + deposit + delivery. */
export type VatSummaryLine = {
  readonly rateBps: Bps;
  readonly deliveryCents: Cents;
  readonly grossCents: Cents;
  readonly netCents: Cents;
  readonly vatCents: Cents;
};

/**
 * The VAT rate in basis points that a producer's line bears on a day.
 *
 * Small businesses (§ 19 UStG) and other exempt producers show no VAT: 0. A flat-rate farmer
 * (§ 24 UStG) bills own Annex 2 produce at the flat rate, own drinks outside Annex 2 at the
 * standard rate (§ 24(1) sentence 1 no. 2) and bought-in goods at the normal rates.
 * A missing row is a configuration bug and throws `InvariantError`.
 */
export function vatRateFor(
  { taxStatus, vatCategory, ownProduce }: VatRateQuestion,
  rows: readonly VatRateRow[],
  on: IsoDate,
): Bps {
  if (taxStatus === 'small_business' || taxStatus === 'exempt_other') return 0;
  if (vatCategory === 'zero') return 0;
  const isFlatRate = taxStatus === 'flat_rate_farmer' && ownProduce && vatCategory === 'reduced';
  return rateOn(isFlatRate ? 'flat_rate_farm' : vatCategory, rows, on);
}

function rateOn(code: VatRateRow['code'], rows: readonly VatRateRow[], on: IsoDate): Bps {
  let current: VatRateRow | null = null;
  for (const row of rows) {
    if (row.code !== code || row.validFrom > on) continue;
    invariant(row.validFrom !== current?.validFrom, `two ${code} rates from ${row.validFrom}`);
    if (current === null || row.validFrom > current.validFrom) current = row;
  }
  invariant(current !== null, `no ${code} VAT rate is valid on ${on}`);
  assertBps(current.rateBps, 'rateBps');
  return current.rateBps;
}

/** VAT contained in a gross amount: gross * rate / (100 % + rate), half up; net is the rest. */
export function vatOfGross(
  grossCents: Cents,
  rateBps: Bps,
): { readonly netCents: Cents; readonly vatCents: Cents } {
  assertBps(rateBps, 'rateBps');
  const vatCents = mulDivHalfUp(grossCents, rateBps, WHOLE_BPS + rateBps);
  return { netCents: grossCents - vatCents, vatCents };
}

/**
 * The VAT table of one producer's invoice: VAT is taken once per rate, not per line.
 *
 * Delivery shares the fate of the goods (UStAE 3.10): it is split over the rates by goods
 * value without deposit, by largest remainder; a tie goes to the larger base, then to the
 * higher rate. The deposit bears the rate of its drink (UStAE 10.1(8)).
 * Groups of the same rate are merged; lines come in the order in which rates first appear.
 */
export function vatSummary(groups: readonly VatGroup[], deliveryCents: Cents): VatSummaryLine[] {
  assertCents(deliveryCents, 'deliveryCents');
  const merged = mergeByRate(groups);
  const byTieRule = [...merged].sort(
    (a, b) => b.goodsCents - a.goodsCents || b.rateBps - a.rateBps,
  );
  const shares = allocate(
    deliveryCents,
    byTieRule.map((group) => group.goodsCents),
  );
  return merged.map((group) => {
    const share = shares[byTieRule.indexOf(group)];
    invariant(share !== undefined, 'every rate has its share of the delivery');
    const grossCents = group.goodsCents + group.depositCents + share;
    const { netCents, vatCents } = vatOfGross(grossCents, group.rateBps);
    return { rateBps: group.rateBps, deliveryCents: share, grossCents, netCents, vatCents };
  });
}

function mergeByRate(groups: readonly VatGroup[]): VatGroup[] {
  const byRate = new Map<Bps, VatGroup>();
  for (const { rateBps, goodsCents, depositCents } of groups) {
    assertCents(goodsCents, 'goodsCents');
    assertCents(depositCents, 'depositCents');
    const before = byRate.get(rateBps);
    byRate.set(rateBps, {
      rateBps,
      goodsCents: goodsCents + (before?.goodsCents ?? 0),
      depositCents: depositCents + (before?.depositCents ?? 0),
    });
  }
  return [...byRate.values()];
}
