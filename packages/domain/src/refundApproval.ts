import type { Cents } from './money.ts';
import { leftOf, type RefundableShare, type RefundBearer, type RefundPart } from './refund.ts';

export type RefundApproval = 'approve' | 'second_person_needed';

/**
 * Four eyes above a limit. What nobody asked for (a charge that pays for nothing) needs one person,
 * because the cooperative owes it anyway; below the limit a rule may approve what the law asks for
 * (`approver` is null).
 */
export function decideRefundApproval(refund: {
  readonly amountCents: Cents;
  readonly limitCents: Cents;
  readonly requestedBy: string | null;
  readonly approver: string | null;
}): RefundApproval {
  if (refund.amountCents <= refund.limitCents) return 'approve';
  return refund.requestedBy === refund.approver ? 'second_person_needed' : 'approve';
}

/**
 * Whether the amounts of a request are still there at its approval: meanwhile something else may
 * have gone back.
 */
export function stillRemains(
  shares: readonly RefundableShare[],
  parts: readonly RefundPart[],
  bearer: RefundBearer,
  chargeLeftCents: Cents,
): boolean {
  const totalCents = parts.reduce((sum, part) => sum + part.totalCents, 0);
  if (totalCents > chargeLeftCents) return false;
  return parts.every((part) => {
    const share = shares.find((one) => one.producerOrderId === part.producerOrderId);
    if (share === undefined) return false;
    const left = leftOf(share, bearer);
    return (
      part.goodsCents <= left.goodsCents &&
      part.depositCents <= left.depositCents &&
      part.deliveryCents <= left.deliveryCents &&
      part.cooperativeDeliveryCents <= left.cooperativeDeliveryCents &&
      part.lines.every((line) => fitsLine(share, line))
    );
  });
}

function fitsLine(share: RefundableShare, line: RefundPart['lines'][number]): boolean {
  const sold = share.lines.find((one) => one.lineId === line.lineId);
  return (
    sold !== undefined &&
    line.quantity <= sold.quantity - sold.refundedQuantity &&
    line.depositQuantity <= sold.quantity - sold.refundedDepositQuantity
  );
}
