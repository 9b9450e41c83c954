import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import {
  type DisputeView,
  decideLiability,
  listDisputes,
  recoverEarly,
} from '@markthalle/contracts/office-disputes';
import { DisputesWorld } from '../../../test/disputes-world.ts';
import type { MadeOrder } from '../../../test/paid-orders.ts';
import type { SettlementWorld } from '../../../test/settlement-world.ts';
import { Dice } from '../../../test/soak/dice.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';

// Many days of a market with a real database and a sandbox.
jest.setTimeout(120_000);

const STEPS = 50;
const WEIGHTS = {
  sell: 3,
  settle: 2,
  dispute: 4,
  bankDecides: 3,
  overturn: 1,
  staffDecide: 4,
  recover: 4,
  refund: 1,
  wait: 1,
};
/** The newest cases are those that somebody works on. */
const IN_WORK = 3;
const REASONS = ['fraudulent', 'product_not_received', 'product_unacceptable', 'general'] as const;

interface Case {
  readonly order: MadeOrder;
  readonly stripeId: string;
}

let world: DisputesWorld;
let market: SettlementWorld;

beforeAll(async () => {
  world = await DisputesWorld.start();
  market = world.market;
});
afterAll(() => market.stop());

it.each([1, 2, 3])('whatever banks, staff and runs do, the books close (seed %i)', async (seed) => {
  const story = new Story(new Dice(seed));
  for (let step = 0; step < STEPS; step += 1) await story.step();
  await story.end();
  await market.expectInvariants();
  expect(await market.balanceOf('A.disputed')).toBe(0);
  const kept = await market.db.row<{ cents: number }>(
    `select coalesce(sum(credit_cents - debit_cents), 0)::bigint as cents from ledger.account
      where code like 'L.contested.%'`,
  );
  expect(kept).toEqual({ cents: 0 });
  // Nobody bears more than the own part: what reductions took never exceeds what was sold.
  const losses = await market.db.rows(
    `select 1 from disputes.loss l where l.amount_cents <> l.delivery_net_cents
        + l.delivery_vat_cents + l.chargeback_cents + coalesce((select sum(p.gross_cents)
            from disputes.loss_part p where p.dispute_id = l.dispute_id and p.round = l.round), 0)`,
  );
  expect(losses).toEqual([]);
});

it('the stories were eventful', async () => {
  const happened = await market.db.row<Record<string, number>>(
    `select (select count(*) from disputes.dispute) as disputes,
            (select count(*) from disputes.loss) as losses,
            (select count(*) from disputes.loss where undone_at is not null) as undone,
            (select count(*) from refunds.recovery where cause_kind = 'dispute') as recovered`,
  );
  for (const [what, count] of Object.entries(happened ?? {})) {
    expect([what, count > 0]).toEqual([what, true]);
  }
});

/** One market's random days; refusals are part of the story, faults are not. */
class Story {
  private readonly orders: MadeOrder[] = [];
  private readonly cases: Case[] = [];

  constructor(private readonly dice: Dice) {}

  async step(): Promise<void> {
    const act = this.dice.weighted(WEIGHTS);
    const acts: Record<keyof typeof WEIGHTS, () => Promise<unknown>> = {
      sell: () => this.sell(),
      settle: () => this.settle(),
      dispute: () => this.dispute(),
      bankDecides: () => this.bankDecides(),
      overturn: () => this.overturn(),
      staffDecide: () => this.staffDecide(),
      recover: () => this.recover(),
      refund: () => this.refund(),
      wait: () => market.advance(this.dice.int(0, 2) * DAY_MS),
    };
    await acts[act]();
    await market.drain();
  }

  /** Every dispute is decided, every loss borne, every refund paid. */
  async end(): Promise<void> {
    const { disputes } = (await market.call(listDisputes, { filter: 'open' }, market.anna)).value;
    for (const { order, stripeId } of this.cases) {
      if (!disputes.some((one) => one.stripeDisputeId === stripeId)) continue;
      await tolerate(world.decide(order, stripeId, this.outcome()));
    }
    // What nobody answered is lost by the first time and borne by the rule by the second.
    await this.passTime();
    await this.passTime();
    for (const { stripeId } of this.cases) {
      if (this.dice.chance(0.4)) await tolerate(world.overturn(stripeId));
    }
    // Money that came back lets refunds go that waited for it.
    await this.passTime();
  }

  private async passTime(): Promise<void> {
    await market.advance(10 * DAY_MS);
    for (const sweep of ['watch-disputes', 'reread-refunds'] as const) await market.sweep(sweep);
    await market.drain();
  }

  private async sell(): Promise<void> {
    const parts = [];
    for (let n = 0; n <= this.dice.int(0, 1); n += 1) {
      const producerId = await market.producer(`Hof ${this.dice.int(1, 1_000_000)}`);
      const goodsCents = this.dice.int(3_000, 12_000);
      parts.push({ producerId, goodsCents, deliveryCents: this.dice.int(0, 600) });
    }
    const order = await market.paid(parts);
    this.orders.push(order);
    if (this.dice.chance(0.25)) return;
    await market.handOver(order);
    if (this.dice.chance(0.7)) await market.advance(4 * DAY_MS);
    if (this.dice.chance(0.5)) await this.settle();
  }

  private async settle(): Promise<void> {
    await tolerate(world.settle());
  }

  private async dispute(): Promise<void> {
    const order = this.anyOrder();
    if (order === null) return;
    const wish = {
      reason: this.dice.pick(REASONS) ?? 'general',
      inquiry: this.dice.chance(0.15),
      ...(this.dice.chance(0.5) ? {} : { amount: this.dice.int(1, order.totalCents) }),
    };
    const stripeId = await tolerate(world.dispute(order, wish));
    if (stripeId !== null) this.cases.push({ order, stripeId });
  }

  private async bankDecides(): Promise<void> {
    const one = this.anyCase();
    if (one === null) return;
    await tolerate(world.decide(one.order, one.stripeId, this.outcome()));
  }

  private async overturn(): Promise<void> {
    const one = this.anyCase();
    if (one !== null) await tolerate(world.overturn(one.stripeId));
  }

  private async staffDecide(): Promise<void> {
    const view = await this.anyView();
    if (view === null) return;
    const producerIds = view.parts
      .filter(() => this.dice.chance(0.5))
      .map(({ producerId }) => producerId);
    const kind = this.dice.chance(0.6) ? ('at_fault' as const) : ('pro_rata' as const);
    const input = { disputeId: view.disputeId, kind, producerIds, note: 'ausgewürfelt' };
    await market.call(decideLiability, input, world.staff);
  }

  private async recover(): Promise<void> {
    const view = await this.anyView();
    const part = view?.parts[0];
    if (view === null || part === undefined) return;
    const { disputeId } = view;
    const input = { disputeId, producerOrderId: part.producerOrderId, note: 'ausgewürfelt' };
    await market.call(recoverEarly, input, world.staff);
  }

  private async refund(): Promise<void> {
    const order = this.anyOrder();
    if (order !== null) await tolerate(world.refund(order, this.dice.int(1, 3_000)));
  }

  private outcome(): 'won' | 'lost' {
    return this.dice.chance(0.5) ? 'won' : 'lost';
  }

  private anyOrder(): MadeOrder | null {
    return this.dice.pick(this.orders) ?? null;
  }

  private anyCase(): Case | null {
    return this.dice.pick(this.cases.slice(-IN_WORK)) ?? null;
  }

  private async anyView(): Promise<DisputeView | null> {
    const one = this.anyCase();
    return one === null ? null : world.view(one.stripeId);
  }
}

/** What the market or the sandbox refuses is no fault; anything broken still fails the test. */
async function tolerate<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    const { name, message } = error as Error;
    const isRefusal =
      name === 'Problem' || message.includes('refused:') || /^\S+: \{/.test(message);
    if (isRefusal) return null;
    throw error;
  }
}
