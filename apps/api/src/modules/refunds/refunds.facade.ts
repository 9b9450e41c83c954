import { accountCodes } from '@markthalle/domain/accountCodes';
import { invariant } from '@markthalle/domain/invariant';
import type { ShareStanding } from '@markthalle/domain/refundPostings';
import type { RefundState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { RecoveriesStore, type RecoveryDraft } from './recoveries.store.ts';
import { RefundPreviewService } from './refund-preview.service.ts';
import type { RefundLineRow, RefundPartRow, RefundRow } from './refund-rows.ts';
import { RefundableOrders } from './refundable-orders.ts';
import { RefundsStore } from './refunds.store.ts';
import { type RefundRequest, RequestRefundService } from './request-refund.service.ts';

const NOTHING_NOW: ReadonlySet<string> = new Set([
  'charge-in-dispute',
  'refund-empty',
  'refund-too-much',
]);

/** A refund with its parts and lines. */
export interface WholeRefund extends RefundRow {
  readonly parts: readonly (RefundPartRow & { readonly lines: readonly RefundLineRow[] })[];
}

/** What other modules may ask of refunds. */
@Injectable()
export class RefundsFacade {
  constructor(
    private readonly requests: RequestRefundService,
    private readonly store: RefundsStore,
    private readonly recoveries: RecoveriesStore,
    private readonly refundable: RefundableOrders,
    private readonly ledger: LedgerFacade,
    private readonly jobs: Jobs,
    private readonly previews: RefundPreviewService,
  ) {}

  /**
   * Writes a refund down; below the limit, and asked for by a person, it is approved at once.
   * Throws the problems of `RequestRefundService.request`.
   */
  request(
    tx: Tx,
    request: RefundRequest,
    by: { readonly accountId: string | null },
  ): Promise<{ refundId: string; state: RefundState }> {
    return this.requests.request(tx, request, by);
  }

  /**
   * What a refund of pieces of one line would give back, in cents; 0 where nothing is left or a
   * dispute forbids it at the moment.
   */
  async previewLine(question: {
    readonly orderId: string;
    readonly producerOrderId: string;
    readonly lineId: string;
    readonly quantity: number;
  }): Promise<number> {
    const { orderId, producerOrderId, lineId, quantity } = question;
    if (quantity === 0) return 0;
    const line = { lineId, quantity, kind: 'goods_and_deposit' as const, deductionCents: 0 };
    const parts = [{ producerOrderId, lines: [line], deliveryCents: 0, amountCents: 0 }];
    try {
      const preview = { language: 'de' as const, orderId, cause: 'canceled' as const, parts };
      return (await this.previews.preview(preview)).totalCents;
    } catch (error) {
      if (error instanceof Problem && NOTHING_NOW.has(error.code)) return 0;
      throw error;
    }
  }

  /** Works off a claim that was just booked on `A.recv.p`; a job goes on. Answers its id. */
  async startRecovery(tx: Tx, draft: RecoveryDraft): Promise<string> {
    const recoveryId = await this.recoveries.insert(tx, { ...draft, state: 'open' });
    await this.jobs.add(tx, 'refunds.recover', { recoveryId });
    return recoveryId;
  }

  /** What a producer owes, in cents; below 0 when too much was taken back. */
  async receivableOf(producerId: string, tx?: Tx): Promise<number> {
    return 0 - (await this.ledger.creditOf(accountCodes.receivable(producerId), tx));
  }

  /** Refunds of an order that have not come to their end. */
  openRefundsOf(orderId: string, tx?: Tx): Promise<RefundRow[]> {
    return this.store.openOfOrder(orderId, tx);
  }

  /** A refund with its parts and lines, or null. */
  async readRefund(refundId: string, tx?: Tx): Promise<WholeRefund | null> {
    const refund = await this.store.find(refundId, tx);
    if (refund === null) return null;
    const parts = await this.store.partsOf(refundId, tx);
    const lines = await this.store.linesOf(refundId, tx);
    return {
      ...refund,
      parts: parts.map((part) => ({
        ...part,
        lines: lines.filter((line) => line.partId === part.id),
      })),
    };
  }

  /** Where the money of a share stands. */
  async standingOf(tx: Tx, producerOrderId: string): Promise<ShareStanding> {
    const share = await tx.row<{ orderId: string; producerId: string }>(
      `select order_id as "orderId", producer_id as "producerId"
         from orders.producer_order where id = $1`,
      [producerOrderId],
    );
    invariant(share !== null, `producer order ${producerOrderId} does not exist`);
    return this.refundable.standingOf(tx, share);
  }

  /** Delivery by the cooperative that went back so far, in cents. */
  async deliveryRefundedOf(tx: Tx, orderId: string): Promise<number> {
    const parts = await this.store.approvedPartsOfOrder(orderId, tx);
    return parts.reduce((sum, part) => sum + part.cooperativeDeliveryCents, 0);
  }
}
