import { expect } from '@jest/globals';
import type { RefundWishPart } from '@markthalle/domain/refund';
import { RefundsFacade } from '../src/modules/refunds/refunds.facade.ts';
import type { RefundRequest } from '../src/modules/refunds/request-refund.service.ts';
import { DAY_MS } from '../src/platform/clock/clock.ts';
import { newId } from '../src/platform/db/new-id.ts';
import type { MadeOrder, PartWish } from './paid-orders.ts';
import { SettlementWorld } from './settlement-world.ts';

/** Two business days and a weekend: a card's money is available by then. */
const AVAILABLE_MS = 5 * DAY_MS;

export interface StoredRefund {
  readonly state: string;
  readonly stripeRefundId: string | null;
  readonly failureReason: string | null;
}

/** Stories of refunds: orders with real charges, and what becomes of the money afterwards. */
export class RefundsWorld {
  private constructor(readonly market: SettlementWorld) {}

  static async start(): Promise<RefundsWorld> {
    return new RefundsWorld(await SettlementWorld.start());
  }

  get app() {
    return this.market.app;
  }
  get db() {
    return this.market.db;
  }

  stop(): Promise<void> {
    return this.market.stop();
  }

  /** Paid, and the money is available for refunds. */
  async paid(wishes: readonly PartWish[]): Promise<MadeOrder> {
    const order = await this.market.paid(wishes);
    await this.market.advance(AVAILABLE_MS);
    return order;
  }

  /** Paid, handed over, and settled by a run. */
  async transferred(wishes: readonly PartWish[]): Promise<MadeOrder> {
    const order = await this.paid(wishes);
    await this.market.handOver(order);
    await this.market.advance(4 * DAY_MS);
    await this.market.approved();
    await this.market.drain();
    return order;
  }

  async lineOf(order: MadeOrder, producerId: string): Promise<string> {
    const row = await this.db.row<{ id: string }>(
      'select id from orders.order_line where producer_order_id = $1',
      [order.parts.get(producerId)],
    );
    return row?.id ?? '';
  }

  /** A wish for a price cut of one producer's part. */
  cut(order: MadeOrder, producerId: string, amountCents: number): RefundWishPart {
    const producerOrderId = order.parts.get(producerId) ?? '';
    return { producerOrderId, lines: [], deliveryCents: 0, amountCents };
  }

  /** Asks for a refund as a person and works the queue. Answers its id. */
  async refund(
    order: MadeOrder,
    parts: RefundRequest['parts'],
    more: Partial<RefundRequest> = {},
  ): Promise<string> {
    const refundId = await this.request(order, parts, more);
    await this.market.drain();
    return refundId;
  }

  /** The same without working the queue. */
  async request(
    order: MadeOrder,
    parts: RefundRequest['parts'],
    more: Partial<RefundRequest> = {},
  ): Promise<string> {
    const request = {
      orderId: order.orderId,
      cause: 'defect' as const,
      reason: 'Glas zerbrochen',
      parts,
      ...more,
    };
    const facade = this.app.get(RefundsFacade);
    const by = { accountId: newId() };
    const made = await this.db.transaction((tx) => facade.request(tx, request, by));
    return made.refundId;
  }

  async stored(refundId: string): Promise<StoredRefund> {
    const row = await this.db.row<StoredRefund>(
      `select r.state, s.stripe_refund_id as "stripeRefundId", r.failure_reason as "failureReason"
         from refunds.refund r
         left join lateral (select stripe_refund_id from refunds.sending
                             where refund_id = r.id order by created_at desc, id desc limit 1) s
                on true
        where r.id = $1`,
      [refundId],
    );
    if (row === null) throw new Error('no such refund');
    return row;
  }

  /** The bank's answer; afterwards everything is read again, some minutes later. */
  async decide(refundId: string, outcome: 'succeed' | 'fail'): Promise<void> {
    const { stripeRefundId } = await this.stored(refundId);
    await this.market.control('POST', `refunds/${stripeRefundId}`, { outcome });
    await this.reread(refundId);
  }

  /** As the webhook would. */
  async reread(refundId: string): Promise<void> {
    const { stripeRefundId } = await this.stored(refundId);
    await this.addJob('refunds.read-refund', { stripeRefundId });
  }

  async addJob(name: string, payload: object): Promise<void> {
    await this.db.execute('select graphile_worker.add_job($1, $2::json)', [
      name,
      JSON.stringify(payload),
    ]);
    await this.market.drain();
  }

  /** All lines of an order's entries of one step, as a bookkeeper writes them; `p` is a producer. */
  async written(order: MadeOrder, step: string): Promise<string[]> {
    const rows = await this.db.rows<{ line: string }>(
      `select case p.side when 'debit' then 'Dr ' else 'Cr ' end ||
              regexp_replace(p.account_code, '\\.[0-9a-f-]{36}$', '.p') || ' ' || p.amount_cents
                as line
         from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
        where e.order_id = $1 and e.step = $2 order by e.booked_at, e.id, p.line`,
      [order.orderId, step],
    );
    return rows.map((row) => row.line);
  }

  balance(code: string): Promise<number> {
    return this.market.balanceOf(code);
  }

  async closes(): Promise<void> {
    await this.market.expectInvariants();
  }

  async paymentState(order: MadeOrder): Promise<string | undefined> {
    const row = await this.db.row<{ state: string }>(
      'select payment_state as state from orders."order" where id = $1',
      [order.orderId],
    );
    return row?.state;
  }

  async expectOpen(kind: string, subject: string): Promise<void> {
    expect(await this.market.incidents(kind)).toEqual(
      expect.arrayContaining([expect.objectContaining({ subject })]),
    );
  }
}
