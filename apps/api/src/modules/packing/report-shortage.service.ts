import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { reportShortage } from '@markthalle/contracts/packing';
import { priceOfPieces } from '@markthalle/domain/linePrice';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type JobPayloads, Jobs } from '../../platform/jobs/jobs.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { RefundsFacade } from '../refunds/refunds.facade.ts';
import { leftOfLine, type OpenLine, type OpenPart, OpenParts, type Packer } from './open-parts.ts';
import { PackingStore } from './packing.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Tells the buyer, in their language, what is missing and that the money comes back. */
    'notifications.shortage': {
      readonly orderId: string;
      readonly producerOrderId: string;
      /** Of the act; each is told once. */
      readonly shortageId: string;
      readonly refundCents: number;
      readonly missing: readonly { readonly lineId: string; readonly pieces: number }[];
    };
  }
}

export interface Shortage {
  /** Of the press or the command: the same one again changes nothing. */
  readonly id: string;
  readonly producerOrderId: string;
  readonly lineId: string;
  readonly quantity: number;
  readonly restIsGone: boolean;
  readonly actedAt: Date;
}

type Answer = OutputOf<typeof reportShortage>;

/**
 * Pieces that were sold and are not there. What was not delivered is not owed (§ 326(1), (4) BGB):
 * price and deposit go back at the producer's expense, commission follows, and where nothing is left
 * of a part its delivery goes back too and the part is canceled (refunds does both).
 */
@Injectable()
export class ReportShortageService {
  constructor(
    private readonly db: Db,
    private readonly parts: OpenParts,
    private readonly store: PackingStore,
    private readonly refunds: RefundsFacade,
    private readonly inventory: InventoryFacade,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  report(by: Packer, shortage: Omit<Shortage, 'actedAt'>): Promise<Answer> {
    const actedAt = this.clock.now();
    return this.db.transaction((tx) => this.reportIn(tx, by, { ...shortage, actedAt }));
  }

  /**
   * Throws `producer-order-not-found`, `order-line-not-found`, `step-not-possible` after the
   * hand-over, `shortage-above-left` and what a refund throws.
   */
  async reportIn(tx: Tx, by: Packer, shortage: Shortage): Promise<Answer> {
    const part = await this.parts.lock(tx, by.producerId, shortage.producerOrderId);
    const before = await this.store.recordedRefund(tx, 'shortage', shortage.id, by.producerId);
    if (before !== null) return { refundCents: before, state: part.state };
    const line = this.parts.lineOf(part, shortage.lineId);
    const { quantity } = shortage;
    if (quantity > leftOfLine(line)) throw new Problem('shortage-above-left');
    const isAll = part.lines.every(
      (one) => leftOfLine(one) === (one.lineId === line.lineId ? quantity : 0),
    );
    const refunded = await this.refund(tx, by, part, {
      requestKey: `shortage-${shortage.id}`,
      reason: `${quantity} × ${line.name} fehlt`,
      parts: isAll ? { wholePart: part.producerOrderId } : [wishOf(part, line, quantity)],
    });
    await this.note(tx, by, part, refunded.refundId, [{ ...shortage, line }]);
    if (shortage.restIsGone) {
      await this.inventory.clearShelf(tx, line.variantId, by.accountId);
    }
    const missing = [{ lineId: line.lineId, pieces: quantity }];
    await this.tell(tx, by, part, {
      shortageId: shortage.id,
      refundCents: refunded.refundCents,
      missing,
    });
    const now = await this.parts.lock(tx, by.producerId, part.producerOrderId);
    return { refundCents: refunded.refundCents, state: now.state };
  }

  /** The producer cannot deliver at all: everything that is left goes back. `id` is that of the act. */
  async cancelIn(tx: Tx, by: Packer, producerOrderId: string, id: string): Promise<Answer> {
    const part = await this.parts.lock(tx, by.producerId, producerOrderId);
    const open = part.lines.filter((line) => leftOfLine(line) > 0);
    const [first] = open;
    if (first === undefined) throw new Problem('step-not-possible', { state: part.state });
    this.parts.lineOf(part, first.lineId);
    const { refundId, refundCents } = await this.refund(tx, by, part, {
      requestKey: `shortage-${id}`,
      reason: 'Der Betrieb kann nicht liefern',
      parts: { wholePart: producerOrderId },
    });
    const actedAt = this.clock.now();
    await this.note(
      tx,
      by,
      part,
      refundId,
      open.map((line) => ({ id: newId(), line, quantity: leftOfLine(line), actedAt })),
    );
    const missing = open.map((line) => ({ lineId: line.lineId, pieces: leftOfLine(line) }));
    await this.tell(tx, by, part, { shortageId: id, refundCents, missing });
    const now = await this.parts.lock(tx, by.producerId, producerOrderId);
    return { refundCents, state: now.state };
  }

  private async refund(
    tx: Tx,
    by: Packer,
    part: OpenPart,
    wish: Pick<Parameters<RefundsFacade['request']>[1], 'parts' | 'reason' | 'requestKey'>,
  ): Promise<{ refundId: string; refundCents: number }> {
    const { orderId } = part;
    const request = { ...wish, orderId, cause: 'shortage' as const, isOwedByLaw: true };
    const { refundId } = await this.refunds.request(tx, request, { accountId: by.accountId });
    const refund = await this.refunds.readRefund(refundId, tx);
    return { refundId, refundCents: refund?.amountCents ?? 0 };
  }

  private async note(
    tx: Tx,
    by: Packer,
    part: OpenPart,
    refundId: string,
    missing: readonly (Pick<Shortage, 'id' | 'quantity' | 'actedAt'> & {
      readonly line: OpenLine;
    })[],
  ): Promise<void> {
    for (const { id, line, quantity, actedAt } of missing) {
      await this.store.insertShortage(tx, {
        id,
        lineId: line.lineId,
        producerOrderId: part.producerOrderId,
        producerId: by.producerId,
        quantity,
        refundId,
        refundCents:
          priceOfPieces(line, line.refundedQuantity, quantity) +
          line.containerDepositCents * quantity,
        by: by.accountId,
        actedAt,
        recordedAt: this.clock.now(),
      });
    }
  }

  private async tell(
    tx: Tx,
    { producerId }: Packer,
    { orderId, producerOrderId }: OpenPart,
    shortage: Omit<JobPayloads['notifications.shortage'], 'orderId' | 'producerOrderId'>,
  ): Promise<void> {
    const told = { orderId, producerOrderId, ...shortage };
    await this.jobs.add(tx, 'notifications.shortage', told);
    const event = { producerId, kind: 'order.shortage', subjectId: producerOrderId } as const;
    await this.jobs.add(tx, 'integrations.event', event);
  }
}

const wishOf = ({ producerOrderId }: OpenPart, { lineId }: OpenLine, quantity: number) => ({
  producerOrderId,
  lines: [{ lineId, quantity, kind: 'goods_and_deposit' as const, deductionCents: 0 }],
  deliveryCents: 0,
  amountCents: 0,
});
