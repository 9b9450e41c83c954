import type { CatchWeight } from '@markthalle/domain/catchWeight';
import { invariant } from '@markthalle/domain/invariant';
import type { WeighedPieces } from '@markthalle/domain/linePrice';
import type { ProducerOrderState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { VISIBLE_TO_PRODUCER } from '../fulfilment/fulfilment.facade.ts';
import type { LineSnapshot } from '../orders/order-draft.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';

/** Whoever packs: a member on a phone or at a desk, or one who answered a mail. */
export interface Packer {
  readonly producerId: string;
  readonly accountId: string;
}

export interface OpenLine {
  readonly lineId: string;
  readonly variantId: string;
  readonly name: string;
  readonly quantity: number;
  readonly goodsCents: number;
  readonly containerDepositCents: number;
  readonly weighed: WeighedPieces | null;
  readonly refundedQuantity: number;
  /** Pieces of which a shortage was reported, but its refund waits for a second person. */
  readonly pendingPieces: number;
  readonly catchWeight: CatchWeight | null;
}

export interface OpenPart {
  readonly orderId: string;
  readonly producerOrderId: string;
  readonly number: string;
  readonly state: ProducerOrderState;
  readonly lines: readonly OpenLine[];
}

const PACKABLE: ReadonlySet<ProducerOrderState> = new Set(['new', 'confirmed', 'ready']);

/** Parts whose goods are still at the farm, locked: the order first, as everywhere. */
@Injectable()
export class OpenParts {
  constructor(private readonly orders: OrdersFacade) {}

  /** Throws `producer-order-not-found` for those of others and unpaid ones. */
  async lock(tx: Tx, producerId: string, producerOrderId: string): Promise<OpenPart> {
    const part = await this.orders.lockProducerOrder(tx, producerOrderId, producerId);
    const isVisible = part !== null && (await isVisibleToProducer(tx, part.orderId));
    if (part === null || !isVisible) throw new Problem('producer-order-not-found');
    const locked = await this.orders.lockShares(tx, part.orderId);
    const share = locked?.shares.find((one) => one.producerOrderId === producerOrderId);
    invariant(share !== undefined, 'a part has its share');
    const extra = await this.extrasOf(tx, producerOrderId);
    return {
      orderId: part.orderId,
      producerOrderId,
      number: share.number,
      state: part.state,
      lines: share.lines.map((line) => {
        const more = extra.get(line.lineId);
        return {
          ...line,
          pendingPieces: more?.pending ?? 0,
          catchWeight: more?.catchWeight ?? null,
        };
      }),
    };
  }

  /** The line of an open part. Throws `order-line-not-found`, and `step-not-possible` after the hand-over. */
  lineOf(part: OpenPart, lineId: string): OpenLine {
    const line = part.lines.find((one) => one.lineId === lineId);
    if (line === undefined) throw new Problem('order-line-not-found');
    if (!PACKABLE.has(part.state)) throw new Problem('step-not-possible', { state: part.state });
    return line;
  }

  private async extrasOf(tx: Tx, producerOrderId: string) {
    const rows = await tx.rows<{
      id: string;
      pending: number;
      catchWeight: LineSnapshot['catchWeight'];
    }>(
      `select l.id, l.snapshot -> 'catchWeight' as "catchWeight",
              (select coalesce(sum(s.quantity), 0)::integer from packing.shortage s
                 join refunds.refund r on r.id = s.refund_id
                where s.line_id = l.id and r.state = 'requested') as pending
         from orders.order_line l where l.producer_order_id = $1`,
      [producerOrderId],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** Pieces of a line that are neither given back nor on their way to be. */
export const leftOfLine = (line: OpenLine): number =>
  line.quantity - line.refundedQuantity - line.pendingPieces;

async function isVisibleToProducer(tx: Tx, orderId: string): Promise<boolean> {
  const row = await tx.row(
    `select o.id from orders."order" o where o.id = $1 and ${VISIBLE_TO_PRODUCER}`,
    [orderId],
  );
  return row !== null;
}
