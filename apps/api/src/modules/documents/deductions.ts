import type { Deduction } from '@markthalle/documents/invoice-content';
import { type InvoiceGroup, reduceGroups } from '@markthalle/domain/invoice';
import type { RefundedPart } from './refund-facts.queries.ts';

/** What one refund takes off the seller's invoice. */
export function producerDeduction(part: RefundedPart): Deduction {
  const { producerDeduction: taken, refundId, approvedOn } = part;
  if (taken === null) throw new TypeError(`refund ${refundId} is not the seller's`);
  return { refundId, on: approvedOn, ...taken };
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
