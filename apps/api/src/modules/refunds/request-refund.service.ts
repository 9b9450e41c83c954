import type { ProblemCode } from '@markthalle/contracts/problems';
import {
  DEFAULT_BEARER,
  decideRefund,
  type RefundBearer,
  type RefundCause,
  type RefundRefusal,
  type RefundWishPart,
  wholeOf,
} from '@markthalle/domain/refund';
import { decideRefundApproval } from '@markthalle/domain/refundApproval';
import type { RefundState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ApprovalLimit } from './approval-limit.ts';
import { ApproveRefundService } from './approve-refund.service.ts';
import { type RefundableOrder, RefundableOrders } from './refundable-orders.ts';
import { type NewRefund, RefundsStore } from './refunds.store.ts';

/** `whole`: everything that is left of the order; `wholePart`: of one producer's part. */
type RefundedParts = readonly RefundWishPart[] | 'whole' | { readonly wholePart: string };

/** What somebody wants to give back, and why. */
export interface RefundRequest {
  readonly orderId: string;
  readonly cause: Exclude<RefundCause, 'dashboard'>;
  /** Who bears it; without a word the default of the cause. */
  readonly bearer?: RefundBearer | undefined;
  readonly reason: string;
  readonly parts: RefundedParts;
  readonly givesStockBack?: boolean;
  /** The law asks for it (a withdrawal): up to the limit it needs nobody's approval. */
  readonly isOwedByLaw?: boolean;
  /** Of the click, made by whoever asks; the same one again answers the refund it made before. */
  readonly requestKey?: string | undefined;
}

export const REFUSALS: Readonly<Record<RefundRefusal, ProblemCode>> = {
  nothing_to_refund: 'refund-empty',
  part_not_found: 'refund-line-not-found',
  line_not_found: 'refund-line-not-found',
  more_than_remains: 'refund-too-much',
  more_than_charged: 'refund-too-much',
};

/** Writes down what is to be refunded; below the limit it is approved at once. */
@Injectable()
export class RequestRefundService {
  constructor(
    private readonly store: RefundsStore,
    private readonly refundable: RefundableOrders,
    private readonly limit: ApprovalLimit,
    private readonly approval: ApproveRefundService,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `order-not-found`, `charge-in-dispute`, `refund-empty`, `refund-too-much` and
   * `refund-line-not-found`.
   */
  async request(
    tx: Tx,
    request: RefundRequest,
    by: { readonly accountId: string | null },
  ): Promise<{ refundId: string; state: RefundState }> {
    const locked = await this.refundable.lock(tx, request.orderId);
    if (locked === null) throw new Problem('order-not-found');
    const earlier = request.requestKey && (await this.store.ofClick(tx, request.requestKey));
    if (earlier) return { refundId: earlier.id, state: earlier.state };
    const bearer = request.bearer ?? DEFAULT_BEARER[request.cause];
    const { parts, totalCents } = decide(locked, request.parts, bearer);
    const at = this.clock.now();
    const refund: NewRefund = {
      id: newId(),
      orderId: request.orderId,
      orderNumber: locked.order.number,
      chargeId: locked.charge.chargeId,
      cause: request.cause,
      bearer,
      reason: request.reason,
      state: 'requested',
      amountCents: totalCents,
      kind: 'parts',
      givesStockBack: request.givesStockBack ?? false,
      requestedBy: by.accountId,
      requestedAt: at,
      requestKey: request.requestKey,
    };
    await this.store.insert(tx, refund);
    await this.store.insertParts(tx, refund, parts);
    const { accountId } = by;
    const approvesItself = accountId !== null || request.isOwedByLaw === true;
    if (!approvesItself || (await this.needsSecond(tx, refund, accountId, at))) {
      return { refundId: refund.id, state: 'requested' };
    }
    const state = await this.approval.approve(tx, refund.id, accountId);
    return { refundId: refund.id, state };
  }

  private async needsSecond(
    tx: Tx,
    refund: NewRefund,
    approver: string | null,
    at: Date,
  ): Promise<boolean> {
    const limitCents = await this.limit.at(tx, at);
    const { amountCents, requestedBy } = refund;
    const decision = decideRefundApproval({ amountCents, limitCents, requestedBy, approver });
    return decision === 'second_person_needed';
  }
}

function wishedParts(
  shares: RefundableOrder['shares'],
  wish: RefundedParts,
): readonly RefundWishPart[] {
  if (wish === 'whole') return wholeOf(shares);
  if (!('wholePart' in wish)) return wish;
  return wholeOf(shares.filter(({ producerOrderId }) => producerOrderId === wish.wholePart));
}

/** The amounts, or the problem that says why not. */
export function decide(
  { order, charge, shares, chargeLeftCents }: RefundableOrder,
  wish: RefundedParts,
  bearer: RefundBearer,
) {
  if (charge.isInDispute) throw new Problem('charge-in-dispute');
  const parts = wishedParts(shares, wish);
  const decision = decideRefund(shares, parts, bearer, chargeLeftCents);
  if (decision.ok) return decision;
  throw new Problem(REFUSALS[decision.because], {
    orderNumber: order.number,
    where: decision.where,
    chargeLeftCents,
  });
}
