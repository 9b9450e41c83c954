import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { weighLine } from '@markthalle/contracts/packing';
import { decideWeighing } from '@markthalle/domain/weighing';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { RefundsFacade } from '../refunds/refunds.facade.ts';
import { leftOfLine, type OpenLine, type OpenPart, OpenParts, type Packer } from './open-parts.ts';
import { PackingStore } from './packing.store.ts';

export interface Weighing {
  /** Of the press or the command: the same one again changes nothing. */
  readonly id: string;
  readonly producerOrderId: string;
  readonly lineId: string;
  /** All pieces that are left of the line, together. */
  readonly grams: number;
  readonly actedAt: Date;
}

type Answer = OutputOf<typeof weighLine>;

/** The scale at packing: the price of a line falls to what it weighs, and the difference goes back. */
@Injectable()
export class WeighLineService {
  constructor(
    private readonly db: Db,
    private readonly parts: OpenParts,
    private readonly store: PackingStore,
    private readonly orders: OrdersFacade,
    private readonly refunds: RefundsFacade,
    private readonly clock: Clock,
  ) {}

  weigh(by: Packer, weighing: Omit<Weighing, 'actedAt'>): Promise<Answer> {
    const actedAt = this.clock.now();
    return this.db.transaction((tx) => this.weighIn(tx, by, { ...weighing, actedAt }));
  }

  /**
   * Throws `producer-order-not-found`, `order-line-not-found`, `line-not-by-weight`,
   * `step-not-possible` after the hand-over or where nothing is left, and what a refund throws.
   */
  async weighIn(tx: Tx, by: Packer, weighing: Weighing): Promise<Answer> {
    const part = await this.parts.lock(tx, by.producerId, weighing.producerOrderId);
    const before = await this.store.recordedRefund(tx, 'weighing', weighing.id, by.producerId);
    const line = this.parts.lineOf(part, weighing.lineId);
    if (before !== null) {
      return { goodsCents: line.weighed?.goodsCents ?? line.goodsCents, refundCents: before };
    }
    // A shortage that waits for a second person is weighed once it is decided.
    if (line.pendingPieces > 0) throw new Problem('step-not-possible');
    const decision = decideWeighing(line, weighing.grams);
    if (!decision.ok) throw new Problem(REFUSALS[decision.because]);
    const { weighed, refundCents } = decision;
    const refundId =
      refundCents === 0 ? null : await this.refund(tx, by, part, line, weighing, refundCents);
    await this.orders.noteWeighed(tx, line.lineId, { ...weighed, grams: weighing.grams });
    await this.store.insertWeighing(tx, {
      id: weighing.id,
      lineId: line.lineId,
      producerId: by.producerId,
      grams: weighing.grams,
      refundId,
      refundCents,
      by: by.accountId,
      actedAt: weighing.actedAt,
      recordedAt: this.clock.now(),
    });
    return { goodsCents: weighed.goodsCents, refundCents };
  }

  private async refund(
    tx: Tx,
    by: Packer,
    { orderId, producerOrderId }: OpenPart,
    line: OpenLine,
    { id, grams }: Weighing,
    cutCents: number,
  ): Promise<string> {
    const { lineId, name } = line;
    const cut = { lineId, quantity: 0, kind: 'price' as const, deductionCents: 0, cutCents };
    const { refundId } = await this.refunds.request(
      tx,
      {
        orderId,
        cause: 'weight_difference',
        reason: `${leftOfLine(line)} × ${name}: gewogen ${grams} g`,
        parts: [{ producerOrderId, lines: [cut], deliveryCents: 0, amountCents: 0 }],
        requestKey: `weighing-${id}`,
        isOwedByLaw: true,
      },
      { accountId: by.accountId },
    );
    return refundId;
  }
}

const REFUSALS = {
  not_by_weight: 'line-not-by-weight',
  nothing_left: 'step-not-possible',
} as const;
