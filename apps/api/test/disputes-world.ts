import { type DisputeView, readDispute } from '@markthalle/contracts/office-disputes';
import { ReduceDisputeService } from '../src/modules/disputes/reduce-dispute.service.ts';
import { RefundsFacade } from '../src/modules/refunds/refunds.facade.ts';
import { newId } from '../src/platform/db/new-id.ts';
import type { MadeOrder, PartWish } from './paid-orders.ts';
import { SettlementWorld } from './settlement-world.ts';

export interface DisputeWish {
  readonly amount?: number;
  readonly inquiry?: boolean;
  readonly reason?: string;
}

/** A settled market in which banks dispute charges. */
export class DisputesWorld {
  private constructor(readonly market: SettlementWorld) {}

  static async start(): Promise<DisputesWorld> {
    return new DisputesWorld(await SettlementWorld.start());
  }

  async chargeOf({ orderId }: MadeOrder): Promise<string> {
    const row = await this.market.db.row<{ id: string }>(
      'select charge_id as id from payments.charge where order_id = $1',
      [orderId],
    );
    if (row === null) throw new Error('the order is not paid');
    return row.id;
  }

  /** The buyer's bank disputes the order's charge and we hear of it; answers Stripe's id. */
  async dispute(order: MadeOrder, wish: DisputeWish = {}): Promise<string> {
    const { id } = await this.market.control<{ id: string }>(
      'POST',
      `charges/${await this.chargeOf(order)}/dispute`,
      wish,
    );
    await this.read(id);
    return id;
  }

  /** The bank decides and we hear of it. */
  async decide(order: MadeOrder, stripeDisputeId: string, outcome: 'won' | 'lost' | 'escalated') {
    await this.market.control('POST', `charges/${await this.chargeOf(order)}/decide`, {
      dispute: stripeDisputeId,
      outcome,
    });
    await this.read(stripeDisputeId);
  }

  /** The bank takes a lost dispute back after all. */
  async overturn(stripeDisputeId: string): Promise<void> {
    await this.market.control('POST', `disputes/${stripeDisputeId}/overturn`, {});
    await this.read(stripeDisputeId);
  }

  /** Money goes back to the buyer, borne by the producer: all of the order, or a price cut. */
  async refund(order: MadeOrder, amountCents?: number): Promise<void> {
    const [producerOrderId = ''] = [...order.parts.values()];
    const cut = { producerOrderId, lines: [], deliveryCents: 0, amountCents: amountCents ?? 0 };
    const request = {
      orderId: order.orderId,
      cause: 'defect' as const,
      reason: 'schlechte Ware',
      parts: amountCents === undefined ? ('whole' as const) : [cut],
    };
    const { app, db } = this.market;
    const by = { accountId: newId() };
    await db.transaction((tx) => app.get(RefundsFacade).request(tx, request, by));
    await this.market.drain();
  }

  /** Reads a dispute again and lets everything happen that follows from it. */
  async read(stripeDisputeId: string): Promise<void> {
    await this.market.app.get(ReduceDisputeService).reduce(stripeDisputeId);
    await this.market.drain();
  }

  async view(stripeDisputeId: string): Promise<DisputeView> {
    const row = await this.market.db.row<{ id: string }>(
      'select id from disputes.dispute where stripe_dispute_id = $1',
      [stripeDisputeId],
    );
    const disputeId = row?.id ?? '';
    return (await this.market.call(readDispute, { disputeId }, this.market.anna)).value;
  }

  /** Somebody of the office, with a fresh key for each command. */
  get staff() {
    return { ...this.market.anna, idempotencyKey: `click-${newId()}` };
  }

  /** Everything of these producers is handed over, lain and transferred. */
  async transferred(wishes: readonly PartWish[]): Promise<MadeOrder> {
    const order = await this.market.due(wishes);
    await this.settle();
    return order;
  }

  /** A settlement run from draft to transfer. */
  async settle(): Promise<void> {
    await this.market.approved();
    await this.market.drain();
  }

  /** What disputes hold of an order's charge, as later rules see it. */
  async disputedCents({ orderId }: MadeOrder): Promise<number> {
    const row = await this.market.db.row<{ cents: number }>(
      'select disputed_cents as cents from payments.charge where order_id = $1',
      [orderId],
    );
    return row?.cents ?? 0;
  }

  /** What is owed to a producer, what they owe, and what is kept for them, in cents. */
  async standing(producerId: string) {
    const of = (kind: string) => this.market.balanceOf(`${kind}.${producerId}`);
    const [due, claim, kept] = [await of('L.due'), await of('A.recv'), await of('L.contested')];
    return { due: 0 - due, claim, kept: 0 - kept };
  }

  async balances(codes: Readonly<Record<string, string>>): Promise<Record<string, number>> {
    const all: Record<string, number> = {};
    for (const [name, code] of Object.entries(codes)) {
      all[name] = await this.market.balanceOf(code);
    }
    return all;
  }
}
