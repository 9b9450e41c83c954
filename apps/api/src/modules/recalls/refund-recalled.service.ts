import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { readOrderRecalls, refundRecalled } from '@markthalle/contracts/recalls';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { RefundsFacade } from '../refunds/refunds.facade.ts';
import { recallWords } from './recall-words.ts';
import { RecallsQueries } from './recalls.queries.ts';
import { RecallsStore } from './recalls.store.ts';

type Locked = NonNullable<Awaited<ReturnType<OrdersFacade['lockShares']>>>;
type Line = Locked['shares'][number]['lines'][number];

/** Buyers of recalled goods: what they read by the link of their order, and their money. */
@Injectable()
export class RefundRecalledService {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersFacade,
    private readonly queries: RecallsQueries,
    private readonly store: RecallsStore,
    private readonly refunds: RefundsFacade,
  ) {}

  async read({
    orderToken,
    language,
  }: ParsedInputOf<typeof readOrderRecalls>): Promise<OutputOf<typeof readOrderRecalls>> {
    const { orderId } = await this.orderOf(orderToken);
    const found = await this.queries.ofOrder(orderId);
    return {
      recalls: found.map(({ recall, lines, canRefund }) => ({
        recallId: recall.recallId,
        startedAt: recall.startedAt.toISOString(),
        words: recallWords(recall, language),
        lines: lines.map(({ name, quantity }) => ({ name: name[language], quantity })),
        canRefund,
      })),
    };
  }

  /**
   * The whole price and deposit of what is left of the recalled lines, at the producer's expense:
   * unsafe goods have a defect (§§ 434, 437 no. 2 BGB). Where nothing else is left of the part, its
   * delivery goes back, too. Once per recall and order. Throws `order-not-found`,
   * `recall-not-found` and what a refund throws.
   */
  async refund({
    orderToken,
    recallId,
  }: ParsedInputOf<typeof refundRecalled>): Promise<OutputOf<typeof refundRecalled>> {
    const { orderId } = await this.orderOf(orderToken);
    return this.db.transaction(async (tx) => {
      const locked = await this.orders.lockShares(tx, orderId);
      const notice = await this.store.lockNotice(tx, recallId, orderId);
      const recall = await this.store.find(tx, recallId);
      if (locked === null || notice === null || recall === null) {
        throw new Problem('recall-not-found');
      }
      if (notice.refundId === null) {
        const lineIds = await this.queries.lineIdsOf(tx, recallId, orderId);
        const { refundId } = await this.refunds.request(
          tx,
          {
            orderId,
            cause: 'defect',
            reason: `Rückruf ${recall.productName.de}`,
            parts: partsOf(locked, lineIds),
            isOwedByLaw: true,
            requestKey: `recall-${recallId}-${orderId}`,
          },
          { accountId: null },
        );
        await this.store.noteRefund(tx, recallId, orderId, refundId);
        return this.amountOf(tx, refundId);
      }
      return this.amountOf(tx, notice.refundId);
    });
  }

  private async amountOf(tx: Tx, refundId: string): Promise<{ refundCents: number }> {
    const refund = await this.refunds.readRefund(refundId, tx);
    return { refundCents: refund?.amountCents ?? 0 };
  }

  private async orderOf(orderToken: string) {
    const order = await this.orders.findByToken(orderToken);
    if (order === null) throw new Problem('order-not-found');
    return order;
  }
}

const leftOf = ({ quantity, refundedQuantity }: Line): number => quantity - refundedQuantity;

/** All recalled lines are of one producer, so of one part. */
function partsOf({ shares }: Locked, lineIds: ReadonlySet<string>) {
  const share = shares.find(({ lines }) => lines.some(({ lineId }) => lineIds.has(lineId)));
  const open = share?.lines.filter((line) => leftOf(line) > 0) ?? [];
  const recalled = open.filter(({ lineId }) => lineIds.has(lineId));
  if (share === undefined || recalled.length === 0) throw new Problem('refund-empty');
  const { producerOrderId } = share;
  if (recalled.length === open.length) return { wholePart: producerOrderId };
  const lines = recalled.map((line) => ({
    lineId: line.lineId,
    quantity: leftOf(line),
    kind: 'goods_and_deposit' as const,
    deductionCents: 0,
  }));
  return [{ producerOrderId, lines, deliveryCents: 0, amountCents: 0 }];
}
