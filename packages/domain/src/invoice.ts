import { allocate } from './allocate.ts';
import { invariant } from './invariant.ts';
import { assertCents, type Bps, type Cents, sumCents } from './money.ts';
import { type TaxStatus, type VatSummaryLine, vatOfGross, vatSummary } from './tax.ts';

/** What of an invoice bears one VAT rate; delivery is already split (UStAE 3.10). */
export type InvoiceGroup = {
  readonly rateBps: Bps;
  readonly goodsCents: Cents;
  readonly depositCents: Cents;
  readonly deliveryCents: Cents;
};

/** One sold position, as far as the VAT table asks. */
export type InvoicedAmount = {
  readonly vatRateBps: Bps;
  readonly goodsCents: Cents;
  readonly depositCents: Cents;
};

/**
 * What a refund takes off an invoice. The totals are what the buyer gets back; `lines` names the
 * positions that it concerns. What the totals hold beyond the lines (a price cut without a
 * position) is spread over the rates.
 */
export type InvoiceReduction = {
  readonly goodsCents: Cents;
  readonly depositCents: Cents;
  readonly deliveryCents: Cents;
  readonly lines: readonly InvoicedAmount[];
};

/** VAT table with its sums; in a correction all cents are what is taken off, at least 0. */
export type VatTable = {
  readonly lines: readonly VatSummaryLine[];
  readonly netCents: Cents;
  readonly vatCents: Cents;
  readonly grossCents: Cents;
};

/** What an invoice must say about the tax status (§ 14(4) no. 8 UStG, § 34a UStDV, § 24 UStG). */
export type InvoiceTaxNote = 'none' | 'small_business' | 'flat_rate_farmer' | 'exempt';

const NOTES: Readonly<Record<TaxStatus, InvoiceTaxNote>> = {
  standard: 'none',
  small_business: 'small_business',
  flat_rate_farmer: 'flat_rate_farmer',
  exempt_other: 'exempt',
};

export const invoiceTaxNoteOf = (taxStatus: TaxStatus): InvoiceTaxNote => NOTES[taxStatus];

/** The rate groups of a new invoice: the delivery shares the fate of the goods (V21 to V23). */
export function invoiceGroups(
  amounts: readonly InvoicedAmount[],
  deliveryCents: Cents,
): InvoiceGroup[] {
  const groups = amounts.map(({ vatRateBps, goodsCents, depositCents }) => ({
    rateBps: vatRateBps,
    goodsCents,
    depositCents,
  }));
  const summary = vatSummary(groups, deliveryCents);
  return summary.map((line) => ({
    rateBps: line.rateBps,
    goodsCents: sumOfRate(amounts, line.rateBps, 'goodsCents'),
    depositCents: sumOfRate(amounts, line.rateBps, 'depositCents'),
    deliveryCents: line.deliveryCents,
  }));
}

/** The VAT table of an invoice: VAT once per rate and seller, half up, never per line. */
export function vatTable(groups: readonly InvoiceGroup[]): VatTable {
  return withSums(
    groups.map((group) => {
      const grossCents = group.goodsCents + group.depositCents + group.deliveryCents;
      const { rateBps, deliveryCents } = group;
      return { rateBps, deliveryCents, grossCents, ...vatOfGross(grossCents, rateBps) };
    }),
  );
}

/**
 * The groups that are left after a reduction. Throws `InvariantError` where more would be taken
 * off than is left: corrections never exceed their invoice.
 */
export function reduceGroups(
  groups: readonly InvoiceGroup[],
  reduction: InvoiceReduction,
): InvoiceGroup[] {
  const goods = perRate(groups, reduction, 'goodsCents');
  const deposit = perRate(groups, reduction, 'depositCents');
  const delivery = spread(
    reduction.deliveryCents,
    groups.map((group) => group.deliveryCents),
  );
  return groups.map((group, index) => {
    const left = {
      rateBps: group.rateBps,
      goodsCents: group.goodsCents - (goods[index] ?? 0),
      depositCents: group.depositCents - (deposit[index] ?? 0),
      deliveryCents: group.deliveryCents - (delivery[index] ?? 0),
    };
    const isCovered = left.goodsCents >= 0 && left.depositCents >= 0 && left.deliveryCents >= 0;
    invariant(isCovered, 'a correction takes off more than its invoice has');
    return left;
  });
}

/**
 * What a correction takes off: the VAT table before less the table after. Taken from the whole
 * remainder each time, so that corrections in any number of steps add up to the invoice.
 */
export function correctionTable(
  before: readonly InvoiceGroup[],
  after: readonly InvoiceGroup[],
): VatTable {
  const [old, now] = [vatTable(before).lines, vatTable(after).lines];
  const lines = old.flatMap((line, index) => {
    const left = now[index];
    invariant(left?.rateBps === line.rateBps, 'both tables have the same rates in the same order');
    const taken = {
      rateBps: line.rateBps,
      deliveryCents: line.deliveryCents - left.deliveryCents,
      grossCents: line.grossCents - left.grossCents,
      netCents: line.netCents - left.netCents,
      vatCents: line.vatCents - left.vatCents,
    };
    return taken.grossCents === 0 ? [] : [taken];
  });
  return withSums(lines);
}

const withSums = (lines: readonly VatSummaryLine[]): VatTable => ({
  lines,
  netCents: sumCents(lines.map((line) => line.netCents)),
  vatCents: sumCents(lines.map((line) => line.vatCents)),
  grossCents: sumCents(lines.map((line) => line.grossCents)),
});

type Part = 'goodsCents' | 'depositCents';

const sumOfRate = (amounts: readonly InvoicedAmount[], rateBps: Bps, part: Part): Cents =>
  sumCents(amounts.filter((line) => line.vatRateBps === rateBps).map((line) => line[part]));

/** Named positions bear their own rate; the rest goes over what the rates have left. */
function perRate(
  groups: readonly InvoiceGroup[],
  { lines, ...totals }: InvoiceReduction,
  part: Part,
): Cents[] {
  for (const line of lines) {
    const isInvoiced = groups.some((group) => group.rateBps === line.vatRateBps);
    invariant(isInvoiced, `no position of the invoice bears ${line.vatRateBps} bps`);
  }
  const named = groups.map((group) => sumOfRate(lines, group.rateBps, part));
  const restCents = totals[part] - sumCents(named);
  invariant(restCents >= 0, `the positions exceed the ${part} of the reduction`);
  const rest = spread(
    restCents,
    groups.map((group, index) => Math.max(0, group[part] - (named[index] ?? 0))),
  );
  return named.map((cents, index) => cents + (rest[index] ?? 0));
}

/** Largest remainder over what is left; never more than a part has, because the total fits. */
function spread(totalCents: Cents, left: readonly Cents[]): Cents[] {
  assertCents(totalCents, 'totalCents');
  invariant(totalCents >= 0, 'a reduction is not negative');
  invariant(totalCents <= sumCents(left), 'a correction takes off more than its invoice has');
  return allocate(totalCents, left);
}
