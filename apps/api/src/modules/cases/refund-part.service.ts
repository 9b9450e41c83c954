import { invariant } from '@markthalle/domain/invariant';
import { priceOfPieces } from '@markthalle/domain/linePrice';
import { next } from '@markthalle/domain/states';
import { withdrawalRefund, withdrawalTable } from '@markthalle/domain/withdrawalAnswer';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { RefundsFacade } from '../refunds/refunds.facade.ts';
import { CaseHolds } from './case-holds.ts';
import { CaseOrdersQueries, type CasePart } from './case-orders.queries.ts';
import { ReturnStepsStore } from './return-steps.store.ts';
import { type LineRow, type PartRow, WithdrawalsStore } from './withdrawals.store.ts';

/** Asks the refunds for what a withdrawn part is owed, once. */
@Injectable()
export class RefundPartService {
  constructor(
    private readonly db: Db,
    private readonly store: WithdrawalsStore,
    private readonly steps: ReturnStepsStore,
    private readonly orders: CaseOrdersQueries,
    private readonly contracts: OrdersFacade,
    private readonly refunds: RefundsFacade,
    private readonly holds: CaseHolds,
    private readonly incidents: Incidents,
  ) {}

  /** A part that is not due, or was refunded before, changes nothing. */
  refund(partId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const found = await this.store.findPart(partId, tx);
      if (found === null) return;
      // Orders before cases: whoever touches both takes the locks in this order.
      await this.contracts.lockShares(tx, found.orderId);
      const part = await this.store.lockPart(tx, partId);
      invariant(part !== null, 'a part is never deleted');
      if (part.refundWantedAt === null) return;
      if (next(withdrawalTable, part.state, 'refund') === null) return;
      await this.steps.noteRefund(tx, partId, await this.request(tx, part));
      await this.holds.release(tx, part.producerOrderId);
      await this.incidents.settle(tx, 'withdrawal-refund-late', partId);
    });
  }

  /** Null: a loss in value as high as the price leaves nothing. */
  private async request(tx: Tx, part: PartRow): Promise<string | null> {
    const order = await this.orders.byId(part.orderId, tx);
    const sold = order?.parts.find((one) => one.producerOrderId === part.producerOrderId);
    const withdrawal = await this.store.find(part.withdrawalId, tx);
    invariant(sold !== undefined && withdrawal !== null, 'a part belongs to its order');
    const lines = await this.store.linesOf(part.id, tx);
    const accepted = acceptedOf(lines, sold);
    const wish = withdrawalRefund({
      producerOrderId: part.producerOrderId,
      lines: accepted,
      isWholePart: isWhole(sold, accepted),
      standardCents: sold.standardDeliveryCents ?? sold.deliveryCents,
      chosenCents: sold.deliveryCents,
      deliveryLeftCents: sold.deliveryCents - sold.refundedDeliveryCents,
      wasInformed: part.wasInformed,
    });
    const isNothing =
      wish.deliveryCents === 0 &&
      accepted.every((line, index) => {
        const deposit = sold.lines.find((one) => one.lineId === line.lineId);
        const lossCents = wish.lines[index]?.deductionCents ?? 0;
        return lossCents === line.priceCents && deposit?.containerDepositCents === 0;
      });
    if (isNothing) return null;
    const { refundId } = await this.refunds.request(
      tx,
      {
        orderId: part.orderId,
        cause: 'withdrawal',
        reason: `Widerruf ${withdrawal.number}`,
        parts: [wish],
        givesStockBack: part.givesStockBack,
        requestKey: `withdrawal-${part.id}`,
        isOwedByLaw: true,
      },
      // The law asks for it, nobody else does: below the limit it needs no person.
      { accountId: null },
    );
    return refundId;
  }
}

/** At the price that these pieces have now: of a reduced line not all cost the same cent. */
const acceptedOf = (lines: readonly LineRow[], sold: CasePart): LineRow[] =>
  lines.flatMap((line) => {
    const own = sold.lines.find(({ lineId }) => lineId === line.lineId);
    if (own === undefined || line.answer !== 'accepted') return [];
    return [{ ...line, priceCents: priceOfPieces(own, own.refundedQuantity, line.quantity) }];
  });

/** After this refund no piece of the part is left with the buyer. */
const isWhole = (sold: CasePart, accepted: readonly LineRow[]): boolean =>
  sold.lines.every((line) => {
    const now = accepted.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0;
    return line.refundedQuantity + now >= line.quantity;
  });
