import { invariant } from '@markthalle/domain/invariant';
import type { WeighedPieces } from '@markthalle/domain/linePrice';
import {
  addReductions,
  type ShareReduction,
  type ShareTerms,
  shareAfter,
} from '@markthalle/domain/share';
import type { OrderPaymentState, ProducerOrderState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { shareTermsOf, toOrderForPayment } from './order-for-payment.ts';
import { OrdersQueries, type StoredPart } from './orders.queries.ts';

/** One line of a share with what was given back of it. */
interface ShareLine {
  readonly lineId: string;
  readonly variantId: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
  /** What all pieces cost together, less the discount of a coupon. */
  readonly goodsCents: number;
  readonly containerDepositCents: number;
  /** Set once the pieces that were left were weighed. */
  readonly weighed: WeighedPieces | null;
  readonly refundedQuantity: number;
  readonly refundedDepositQuantity: number;
}

/** One producer's part of an order: what was sold and what was taken off since. */
export interface LockedShare {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly number: string;
  readonly state: ProducerOrderState;
  readonly terms: ShareTerms;
  readonly reduction: ShareReduction;
  /** Delivery that the cooperative carries: its own income, not part of the share. */
  readonly cooperativeDeliveryCents: number;
  readonly lines: readonly ShareLine[];
}

export interface LockedShares {
  readonly orderId: string;
  readonly number: string;
  readonly language: 'de' | 'en';
  readonly paymentState: OrderPaymentState;
  readonly totalCents: number;
  readonly deliveryVatRateBps: number;
  readonly shares: readonly LockedShare[];
}

export interface RefundedPieces {
  readonly lineId: string;
  readonly quantity: number;
  readonly depositQuantity: number;
}

/** Shares as they stand, and the only writes of what was taken off them. */
@Injectable()
export class SharesStore {
  constructor(private readonly queries: OrdersQueries) {}

  /** An order with its shares; the order's row is locked, then those of its parts. */
  async lockShares(tx: Tx, orderId: string): Promise<LockedShares | null> {
    await tx.row(`select id from orders."order" where id = $1 for update`, [orderId]);
    await tx.rows(
      'select id from orders.producer_order where order_id = $1 order by position for update',
      [orderId],
    );
    return this.readShares(tx, orderId);
  }

  /** The same without locks, for previews. */
  async readShares(from: Statements, orderId: string): Promise<LockedShares | null> {
    const order = await this.queries.byId(orderId, from);
    if (order === null) return null;
    const { producerOrders } = toOrderForPayment(order, '');
    return {
      orderId,
      number: order.number,
      language: order.language,
      paymentState: order.payment_state,
      totalCents: order.total_cents,
      deliveryVatRateBps: order.delivery_vat_rate_bps,
      shares: producerOrders.map((part) => {
        const stored = order.parts.find((one) => one.id === part.producerOrderId);
        invariant(stored !== undefined, 'a part is stored');
        const { producerOrderId, producerId, producerName, number, reduction } = part;
        return {
          producerOrderId,
          producerId,
          producerName,
          number,
          state: stored.state,
          terms: shareTermsOf(part),
          reduction,
          cooperativeDeliveryCents: part.deliveryBy === 'cooperative' ? part.deliveryCents : 0,
          lines: stored.lines.map((line) => toShareLine(line, order.language)),
        };
      }),
    };
  }

  /** Throws InvariantError beyond the terms. */
  async reduceShare(tx: Tx, producerOrderId: string, more: ShareReduction): Promise<void> {
    await this.move(tx, producerOrderId, more);
  }

  /** Takes a reduction back, because a lost dispute was decided otherwise. */
  async restoreShare(tx: Tx, producerOrderId: string, less: ShareReduction): Promise<void> {
    await this.move(tx, producerOrderId, {
      goodsCents: 0 - less.goodsCents,
      depositCents: 0 - less.depositCents,
      deliveryCents: 0 - less.deliveryCents,
    });
  }

  /** Counts pieces whose price or deposit went back to the buyer, whoever bears it. */
  async notePieces(tx: Tx, lines: readonly RefundedPieces[]): Promise<void> {
    await tx.execute(
      `update orders.order_line l
          set refunded_quantity = l.refunded_quantity + n.quantity,
              refunded_deposit_quantity = l.refunded_deposit_quantity + n.deposits
         from unnest($1::uuid[], $2::integer[], $3::integer[]) as n (id, quantity, deposits)
        where l.id = n.id`,
      [
        lines.map((line) => line.lineId),
        lines.map((line) => line.quantity),
        lines.map((line) => line.depositQuantity),
      ],
    );
  }

  /** The scale's word on the pieces that are left of a line: together `grams` and this price. */
  async noteWeighed(
    tx: Tx,
    lineId: string,
    weighed: WeighedPieces & { readonly grams: number },
  ): Promise<void> {
    await tx.execute(
      `update orders.order_line
          set weighed_pieces = $2, weighed_goods_cents = $3, weighed_grams = $4 where id = $1`,
      [lineId, weighed.pieces, weighed.goodsCents, weighed.grams],
    );
  }

  private async move(tx: Tx, producerOrderId: string, change: ShareReduction): Promise<void> {
    const part = await tx.row<StoredPart>(
      'select * from orders.producer_order where id = $1 for update',
      [producerOrderId],
    );
    invariant(part !== null, `producer order ${producerOrderId} does not exist`);
    const reduction = addReductions(
      {
        goodsCents: part.reduced_goods_cents,
        depositCents: part.reduced_deposit_cents,
        deliveryCents: part.reduced_delivery_cents,
      },
      change,
    );
    // Refuses what is beyond the terms in either direction.
    shareAfter(termsOf(part), reduction);
    await tx.execute(
      `update orders.producer_order set reduced_goods_cents = $2, reduced_deposit_cents = $3,
         reduced_delivery_cents = $4 where id = $1`,
      [producerOrderId, reduction.goodsCents, reduction.depositCents, reduction.deliveryCents],
    );
  }
}

const termsOf = (part: StoredPart): ShareTerms =>
  shareTermsOf({
    goodsCents: part.goods_cents,
    depositCents: part.deposit_cents,
    deliveryCents: part.delivery_cents,
    deliveryBy: part.delivery_by,
    commissionRule: {
      id: part.commission_rule_id,
      rateBps: part.commission_rate_bps,
      vatRateBps: part.commission_vat_rate_bps,
    },
    feeShareCents: part.fee_share_cents,
  });

const weighedOf = (line: StoredPart['lines'][number]): WeighedPieces | null =>
  line.weighed_pieces === null || line.weighed_goods_cents === null
    ? null
    : { pieces: line.weighed_pieces, goodsCents: line.weighed_goods_cents };

const toShareLine = (line: StoredPart['lines'][number], language: 'de' | 'en'): ShareLine => ({
  lineId: line.id,
  variantId: line.variant_id,
  name: line.snapshot.name[language],
  quantity: line.quantity,
  unitPriceCents: line.unit_price_cents,
  goodsCents: line.goods_cents,
  containerDepositCents: line.container_deposit_cents,
  weighed: weighedOf(line),
  refundedQuantity: line.refunded_quantity,
  refundedDepositQuantity: line.refunded_deposit_quantity,
});
