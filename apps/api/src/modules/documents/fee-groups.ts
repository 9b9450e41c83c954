import type { WithheldFee } from '@markthalle/domain/commissionInvoice';
import { sumCents } from '@markthalle/domain/money';
import type { FeeRow } from './fees.queries.ts';

/**
 * Splits a month's commission: what belongs on its invoice, and what takes commission back that
 * stands on an earlier one (V38). An order whose commission grew again is billed anew.
 */
export function feesByInvoice(fees: readonly FeeRow[]): {
  readonly own: readonly FeeRow[];
  readonly corrections: ReadonlyMap<string, readonly FeeRow[]>;
} {
  const own: FeeRow[] = [];
  const corrections = new Map<string, FeeRow[]>();
  for (const order of grouped(fees, (fee) => fee.orderId)) {
    const invoiceId = order[0]?.invoiceId ?? null;
    const isGivenBack = sumCents(order.map((fee) => fee.netCents)) < 0;
    if (invoiceId === null || !isGivenBack) own.push(...order);
    else corrections.set(invoiceId, [...(corrections.get(invoiceId) ?? []), ...order]);
  }
  return { own, corrections };
}

/** The fees per commission rate and VAT rate, highest VAT and commission first. */
export function feeLines(fees: readonly FeeRow[]) {
  return grouped(fees, (fee) => `${fee.vatRateBps}:${fee.commissionRateBps}`)
    .map((own) => ({
      commissionRateBps: own[0]?.commissionRateBps ?? 0,
      vatRateBps: own[0]?.vatRateBps ?? 0,
      fees: own,
    }))
    .sort((a, b) => b.vatRateBps - a.vatRateBps || b.commissionRateBps - a.commissionRateBps);
}

export const negated = (fees: readonly FeeRow[]): FeeRow[] =>
  fees.map((fee) => ({ ...fee, netCents: 0 - fee.netCents, vatCents: 0 - fee.vatCents }));

export const withheld = (fees: readonly FeeRow[]): WithheldFee[] =>
  fees.map(({ vatRateBps, netCents, vatCents }) => ({ vatRateBps, netCents, vatCents }));

function grouped(fees: readonly FeeRow[], keyOf: (fee: FeeRow) => string): FeeRow[][] {
  const groups = new Map<string, FeeRow[]>();
  for (const fee of fees) groups.set(keyOf(fee), [...(groups.get(keyOf(fee)) ?? []), fee]);
  return [...groups.values()];
}
