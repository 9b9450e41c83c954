import type { OrderView } from '@markthalle/contracts/orders';
import type { DeliveryWayKey } from '@markthalle/domain/delivery';
import type { WeighedPieces } from '@markthalle/domain/linePrice';
import type { ShareReduction } from '@markthalle/domain/share';
import {
  next,
  type OrderPaymentEvent,
  type OrderPaymentState,
  orderPaymentTable,
  type ProducerOrderEvent,
  type ProducerOrderState,
  producerOrderTable,
} from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import type { OrderDraft } from './order-draft.ts';
import { type OrderForPayment, toOrderForPayment } from './order-for-payment.ts';
import { type OrderForReorder, toOrderForReorder } from './order-for-reorder.ts';
import { OrderToken } from './order-token.ts';
import { OrdersQueries, type StoredOrder } from './orders.queries.ts';
import { type LineDate, OrdersStore } from './orders.store.ts';
import { toOrderView } from './orders.views.ts';
import { ServiceLinesStore } from './service-lines.store.ts';
import { type LockedShares, type RefundedPieces, SharesStore } from './shares.store.ts';

export { draftForPayment, shareTermsOf, splitQuestionOf } from './order-for-payment.ts';
export type { ReorderLine } from './order-for-reorder.ts';
export { paymentStateOf } from './orders.views.ts';
export type { ServiceLine } from './service-lines.store.ts';

export interface LockedProducerOrder {
  readonly producerOrderId: string;
  readonly orderId: string;
  readonly producerId: string;
  readonly state: ProducerOrderState;
  readonly way: DeliveryWayKey;
  readonly paymentState: OrderPaymentState;
  readonly order: OrderForPayment;
}

const STEP_OF: Readonly<Record<ProducerOrderEvent, string>> = {
  confirm: 'confirmed',
  mark_ready: 'ready',
  hand_over: 'handed_over',
  complete: 'completed',
  cancel: 'canceled',
};

/** The long life of a contract: created by checkout, paid through payments, carried out by fulfilment. */
@Injectable()
export class OrdersFacade {
  constructor(
    private readonly db: Db,
    private readonly store: OrdersStore,
    private readonly queries: OrdersQueries,
    private readonly tokens: OrderToken,
    private readonly clock: Clock,
    private readonly shares: SharesStore,
    /** How far undated services are. */
    readonly services: ServiceLinesStore,
  ) {}

  /** Writes the order with its parts and lines; answers its public number. */
  async create(tx: Tx, draft: OrderDraft): Promise<string> {
    const now = this.clock.now();
    const number = await this.store.nextNumber(tx, now);
    await this.store.insert(tx, draft, number, now);
    return number;
  }

  /** The order that this click made before, if it did. */
  async findByRequestKey(tx: Tx, requestKey: string): Promise<OrderForPayment | null> {
    return this.open(await this.queries.byRequestKey(requestKey, tx));
  }

  async readForPayment(orderId: string): Promise<OrderForPayment | null> {
    return this.open(await this.queries.byId(orderId));
  }

  /** The same, with the order's row locked until the transaction ends. */
  async lockForPayment(tx: Tx, orderId: string): Promise<OrderForPayment | null> {
    await tx.row(`select id from orders."order" where id = $1 for update`, [orderId]);
    return this.open(await this.queries.byId(orderId, tx));
  }

  async findByToken(token: string): Promise<OrderForPayment | null> {
    return this.open(await this.queries.byToken(token));
  }

  /** Who ordered what and where it went, to order it again; by the order's link. */
  async readForReorder(token: string): Promise<OrderForReorder | null> {
    const order = await this.queries.byToken(token);
    return order === null ? null : toOrderForReorder(order);
  }

  /** Which versions of the legal texts applied, by the order's link. */
  async legalTextsOf(token: string) {
    const order = await this.queries.byToken(token);
    return order && { number: order.number, documentIds: order.legal_document_ids };
  }

  async legalDocumentIdsOf(orderId: string): Promise<readonly string[]> {
    return (await this.queries.byId(orderId))?.legal_document_ids ?? [];
  }

  /** Orders that were placed as a guest with a proved address belong to its account from now on. */
  async adopt(tx: Tx, accountId: string, email: string): Promise<void> {
    await tx.execute(
      `update orders."order" set account_id = $1
        where account_id is null and lower(email) = lower($2)`,
      [accountId, email],
    );
  }

  /** The order as people see it (mails, office). */
  async readView(orderId: string, language?: 'de' | 'en'): Promise<OrderView | null> {
    const order = await this.queries.byId(orderId);
    if (order === null) return null;
    return toOrderView(order, this.tokens.open(order.sealed_token), language ?? order.language);
  }

  /** Moves the payment on. Null: not allowed from the present state, nothing changed. */
  async movePayment(
    tx: Tx,
    orderId: string,
    event: OrderPaymentEvent,
    at: Date,
  ): Promise<OrderPaymentState | null> {
    const row = await tx.row<{ state: OrderPaymentState }>(
      `select payment_state as state from orders."order" where id = $1 for update`,
      [orderId],
    );
    const state = row === null ? null : next(orderPaymentTable, row.state, event);
    if (state === null) return null;
    if (state !== row?.state) {
      await this.store.updatePaymentState(tx, orderId, state, state === 'paid' ? at : null);
      if (state === 'paid') await this.store.insertStep(tx, orderId, null, 'paid', null, at);
    }
    return state;
  }

  /** Takes Stripe's fee off the shares that bear it; done once, with the charge that paid the order. */
  bearFees(
    tx: Tx,
    orderId: string,
    shares: readonly { readonly producerId: string; readonly feeShareCents: number }[],
  ): Promise<void> {
    return this.store.bearFees(tx, orderId, shares);
  }

  /** The information on withdrawal surely reached the buyer: periods may begin (§ 356(3) BGB). */
  noteInformed(tx: Tx, orderId: string): Promise<void> {
    return this.store.noteInformed(tx, orderId, this.clock.now());
  }

  /** Unpaid orders whose reservation has run out, oldest first. */
  idsPastReservation(now: Date, limit: number): Promise<string[]> {
    return this.queries.idsPastReservation(now, limit);
  }

  /** Staff let the goods of an order leave while its direct debit is processed. */
  allowEarlyShipping(tx: Tx, orderId: string, by: string, at: Date): Promise<void> {
    return this.store.allowEarlyShipping(tx, orderId, by, at);
  }

  /** How far the parts of an order are, by id; the parts are locked. */
  partStates(tx: Tx, orderId: string): Promise<ReadonlyMap<string, ProducerOrderState>> {
    return this.store.lockPartStates(tx, orderId);
  }

  /** A further payment attempt; answers its number. */
  startAttempt(tx: Tx, orderId: string, reservedUntil: Date): Promise<number> {
    return this.store.startAttempt(tx, orderId, reservedUntil);
  }

  /** One producer's part, locked (the order first, then the part); null if it is not this producer's. */
  async lockProducerOrder(
    tx: Tx,
    producerOrderId: string,
    producerId: string,
  ): Promise<LockedProducerOrder | null> {
    const row = await tx.row<{ orderId: string }>(
      `select order_id as "orderId" from orders.producer_order where id = $1 and producer_id = $2`,
      [producerOrderId, producerId],
    );
    if (row === null) return null;
    const order = await this.lockForPayment(tx, row.orderId);
    const part = await tx.row<{ state: ProducerOrderState; way: DeliveryWayKey }>(
      'select state, way from orders.producer_order where id = $1 for update',
      [producerOrderId],
    );
    if (order === null || part === null) return null;
    return {
      producerOrderId,
      orderId: row.orderId,
      producerId,
      state: part.state,
      way: part.way,
      paymentState: order.paymentState,
      order,
    };
  }

  /** Moves a part on. Null: not allowed from the present state, nothing changed. */
  async moveProducerOrder(
    tx: Tx,
    producerOrderId: string,
    event: ProducerOrderEvent,
    by: { readonly actorId: string | null; readonly at: Date; readonly holdUntil?: Date },
  ): Promise<ProducerOrderState | null> {
    const row = await tx.row<{ state: ProducerOrderState; orderId: string }>(
      `select state, order_id as "orderId" from orders.producer_order where id = $1 for update`,
      [producerOrderId],
    );
    const state = row === null ? null : next(producerOrderTable, row.state, event);
    if (row === null || state === null) return null;
    const handedOverAt = event === 'hand_over' ? by.at : null;
    await this.store.updateProducerOrder(
      tx,
      producerOrderId,
      state,
      handedOverAt,
      by.holdUntil ?? null,
    );
    await this.store.insertStep(
      tx,
      row.orderId,
      producerOrderId,
      STEP_OF[event],
      by.actorId,
      by.at,
    );
    return state;
  }

  /** A part is new again; whoever asks has locked it and decided that it may (`canUnconfirm`). */
  takeBackConfirmation(tx: Tx, producerOrderId: string): Promise<void> {
    return this.store.updateProducerOrder(tx, producerOrderId, 'new', null, null);
  }

  /** An order's shares with what was taken off since; its row is locked, then those of its parts. */
  lockShares(tx: Tx, orderId: string): Promise<LockedShares | null> {
    return this.shares.lockShares(tx, orderId);
  }

  /** The same without locks. */
  readShares(orderId: string): Promise<LockedShares | null> {
    return this.shares.readShares(this.db, orderId);
  }

  /** Takes off a share what its producer bears. Throws InvariantError beyond the terms. */
  reduceShare(tx: Tx, producerOrderId: string, more: ShareReduction): Promise<void> {
    return this.shares.reduceShare(tx, producerOrderId, more);
  }

  /** Takes a reduction back. Throws InvariantError when there was less. */
  restoreShare(tx: Tx, producerOrderId: string, less: ShareReduction): Promise<void> {
    return this.shares.restoreShare(tx, producerOrderId, less);
  }

  /** Counts pieces whose price or deposit went back to the buyer, whoever bears it. */
  noteRefundedPieces(tx: Tx, lines: readonly RefundedPieces[]): Promise<void> {
    return this.shares.notePieces(tx, lines);
  }

  /** What the scale said of a line that is sold by weight; lowers the price of its pieces. */
  noteWeighed(
    tx: Tx,
    lineId: string,
    weighed: WeighedPieces & { readonly grams: number },
  ): Promise<void> {
    return this.shares.noteWeighed(tx, lineId, weighed);
  }

  /** A line's seats are for another date from now on, by agreement with its buyer. */
  moveLineToDate(tx: Tx, lineId: string, to: LineDate): Promise<void> {
    return this.store.moveLineToDate(tx, lineId, to);
  }

  private open(order: StoredOrder | null): OrderForPayment | null {
    return order === null ? null : toOrderForPayment(order, this.tokens.open(order.sealed_token));
  }
}
