import { type DisputeView, readDispute } from '@markthalle/contracts/office-disputes';
import { ReduceDisputeService } from '../src/modules/disputes/reduce-dispute.service.ts';
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

  async balances(codes: Readonly<Record<string, string>>): Promise<Record<string, number>> {
    const all: Record<string, number> = {};
    for (const [name, code] of Object.entries(codes)) {
      all[name] = await this.market.balanceOf(code);
    }
    return all;
  }
}
