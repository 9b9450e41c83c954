import type { Deduction } from '@markthalle/documents/invoice-content';
import { refundedShares } from '@markthalle/domain/bundle';
import { type InvoiceGroup, reduceGroups } from '@markthalle/domain/invoice';
import type { ProducerDeduction, RefundedPart } from './refund-facts.queries.ts';

/** What one refund takes off the seller's invoice. */
export function producerDeduction(part: RefundedPart): Deduction {
  const { producerDeduction: taken, refundId, approvedOn } = part;
  if (taken === null) throw new TypeError(`refund ${refundId} is not the seller's`);
  return { refundId, on: approvedOn, ...taken, lines: taken.lines.flatMap(bySingleRate) };
}

/** What goes back of a bundle of goods of two rates is split as its sale was (LAW-UST-4). */
function bySingleRate({
  vatWeights,
  beforeCents,
  ...line
}: ProducerDeduction['lines'][number]): Deduction['lines'] {
  if (vatWeights === null) return [line];
  return refundedShares(vatWeights, beforeCents, line.goodsCents).map((share) => ({
    ...line,
    goodsCents: share.goodsCents,
    depositCents: share.vatRateBps === line.vatRateBps ? line.depositCents : 0,
    vatRateBps: share.vatRateBps,
  }));
}

/** What one refund takes off the cooperative's invoice for delivery. */
export const deliveryDeduction = (part: RefundedPart): Deduction => ({
  refundId: part.refundId,
  on: part.approvedOn,
  goodsCents: 0,
  depositCents: 0,
  deliveryCents: part.cooperativeDeliveryCents,
  lines: [],
});

/** The groups that are left after these deductions, one after the other. */
export const afterDeductions = (
  groups: readonly InvoiceGroup[],
  deductions: readonly Deduction[],
): readonly InvoiceGroup[] =>
  deductions.reduce<readonly InvoiceGroup[]>(
    (left, deduction) => reduceGroups(left, deduction),
    groups,
  );
