import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { previewRefund, readRefundable } from '@markthalle/contracts/office-refunds';
import { invariant } from '@markthalle/domain/invariant';
import {
  DEFAULT_BEARER,
  leftOf,
  type RefundBearer,
  type RefundPart,
} from '@markthalle/domain/refund';
import { takingOf } from '@markthalle/domain/refundPostings';
import { reductionEffect } from '@markthalle/domain/share';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ApprovalLimit } from './approval-limit.ts';
import { type RefundableOrder, RefundableOrders } from './refundable-orders.ts';
import { decide } from './request-refund.service.ts';

type Preview = OutputOf<typeof previewRefund>;

/** What a refund would do, worked out by the rules that book it; nothing is locked or written. */
@Injectable()
export class RefundPreviewService {
  constructor(
    private readonly db: Db,
    private readonly refundable: RefundableOrders,
    private readonly limit: ApprovalLimit,
    private readonly clock: Clock,
  ) {}

  /** Throws `order-not-found` for orders that nobody paid, too. */
  async left(orderId: string): Promise<OutputOf<typeof readRefundable>> {
    const found = await this.read(orderId);
    return {
      orderNumber: found.order.number,
      inDispute: found.charge.isInDispute,
      chargeLeftCents: found.chargeLeftCents,
      limitCents: await this.limit.at(this.db, this.clock.now()),
      parts: found.shares.map((share) => {
        const { goodsCents, depositCents, ...delivery } = leftOf(share, 'cooperative');
        const own = partOf(found, share.producerOrderId);
        return {
          producerOrderId: share.producerOrderId,
          producerName: own.producerName,
          number: own.number,
          goodsCents,
          depositCents,
          deliveryCents: delivery.deliveryCents + delivery.cooperativeDeliveryCents,
          lines: own.lines.map((line) => ({
            lineId: line.lineId,
            name: line.name,
            unitPriceCents: line.unitPriceCents,
            containerDepositCents: line.containerDepositCents,
            left: line.quantity - line.refundedQuantity,
            depositLeft: line.quantity - line.refundedDepositQuantity,
          })),
        };
      }),
    };
  }

  /** Throws what a request would throw. */
  async preview(input: ParsedInputOf<typeof previewRefund>): Promise<Preview> {
    const found = await this.read(input.orderId);
    const bearer = input.bearer ?? DEFAULT_BEARER[input.cause];
    const { parts, totalCents } = decide(found, input.parts, bearer);
    const limitCents = await this.limit.at(this.db, this.clock.now());
    const views: Preview['parts'] = [];
    for (const part of parts) views.push(await this.view(found, part, bearer));
    return { totalCents, bearer, needsSecondPerson: totalCents > limitCents, parts: views };
  }

  private async read(orderId: string): Promise<RefundableOrder> {
    const found = await this.refundable.read(orderId);
    if (found === null) throw new Problem('order-not-found');
    return found;
  }

  private async view(
    found: RefundableOrder,
    part: RefundPart,
    bearer: RefundBearer,
  ): Promise<Preview['parts'][number]> {
    const { lines: _, ...amounts } = part;
    const { producerName } = partOf(found, part.producerOrderId);
    const named = { ...amounts, producerName, bearer };
    if (bearer !== 'producer') return { ...named, ...NOTHING_TAKEN };
    const share = found.shares.find((one) => one.producerOrderId === part.producerOrderId);
    invariant(share !== undefined, 'a part belongs to its order');
    const effect = reductionEffect(share.terms, share.reduction, part);
    const { orderId } = found.order;
    const standing = await this.refundable.standingOf(this.db, {
      orderId,
      producerId: part.producerId,
    });
    const isEarned = standing.stage === 'earned';
    return {
      ...named,
      ...takingOf(standing, effect),
      commissionNetCents: isEarned ? effect.commissionNetCents : 0,
      commissionVatCents: isEarned ? effect.commissionVatCents : 0,
      feeShareCents: effect.feeShareCents,
    };
  }
}

const NOTHING_TAKEN = {
  commissionNetCents: 0,
  commissionVatCents: 0,
  feeShareCents: 0,
  unearnedCents: 0,
  dueCents: 0,
  receivableCents: 0,
};

function partOf({ order }: RefundableOrder, producerOrderId: string) {
  const part = order.shares.find((one) => one.producerOrderId === producerOrderId);
  invariant(part !== undefined, 'a share belongs to its order');
  return part;
}
