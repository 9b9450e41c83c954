import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runMoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { readStatement } from '@markthalle/contracts/office-settlement';
import { listPayouts } from '@markthalle/contracts/portal-payouts';
import fc from 'fast-check';
import type { PartWish } from '../../../test/paid-orders.ts';
import { SettlementWorld } from '../../../test/settlement-world.ts';

const STORIES = 5;
const PRODUCERS = 4;
const STORY_TIMEOUT_MS = 180_000;

interface PartPlan {
  readonly producer: number;
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  readonly deliveryBy: 'producer' | 'cooperative';
}

/** Parts of one order, each of another producer. */
const anOrder: fc.Arbitrary<PartPlan[]> = fc.uniqueArray(
  fc.record({
    producer: fc.nat(PRODUCERS - 1),
    goodsCents: fc.integer({ min: 50, max: 30_000 }),
    depositCents: fc.nat(500),
    deliveryCents: fc.nat(900),
    deliveryBy: fc.constantFrom('producer', 'cooperative'),
  }),
  { selector: (part) => part.producer, minLength: 1, maxLength: PRODUCERS },
);

/** What disturbs the transfers of a story, if anything. */
const aFault = fc.option(
  fc.record({
    effect: fc.constantFrom('cut_body', 'reset_after', 'error_500', 'rate_limit', 'key_in_use'),
    nth: fc.integer({ min: 1, max: 4 }),
    times: fc.integer({ min: 1, max: 4 }),
  }),
);

const aStory = fc.record({
  orders: fc.array(anOrder, { minLength: 1, maxLength: 5 }),
  fault: aFault,
});

let world: SettlementWorld;
let producerIds: string[] = [];
beforeAll(async () => {
  world = await SettlementWorld.start();
  producerIds = [];
  for (let n = 1; n <= PRODUCERS; n += 1) producerIds.push(await world.producer(`Hof ${n}`));
}, 60_000);
afterAll(() => world.stop());

const sum = (cents: readonly number[]) => cents.reduce((total, one) => total + one, 0);

const idOf = (producer: number): string => producerIds[producer] ?? '';

const wishOf = ({ producer, ...part }: PartPlan): PartWish => ({
  ...part,
  producerId: idOf(producer),
});

async function settle(): Promise<string> {
  const { runId } = await world.approved();
  await world.drain();
  await world.control('DELETE', 'faults');
  for (let round = 0; round < 3; round += 1) {
    if ((await world.run(runId)).state === 'completed') return runId;
    await world.resume();
  }
  expect((await world.run(runId)).state).toBe('completed');
  return runId;
}

it(
  'whatever is bought, each producer gets what statement and ledger say, and no cent is lost',
  async () => {
    const grossCents = new Map(producerIds.map((id) => [id, 0]));
    await fc.assert(
      fc.asyncProperty(aStory, async ({ orders, fault }) => {
        for (const parts of orders) {
          const order = await world.paid(parts.map(wishOf));
          await world.handOver(order);
          for (const part of parts) {
            const own = part.deliveryBy === 'producer' ? part.deliveryCents : 0;
            const id = idOf(part.producer);
            const before = grossCents.get(id) ?? 0;
            grossCents.set(id, before + part.goodsCents + part.depositCents + own);
          }
        }
        await world.advance(3 * 86_400_000 + 1_000);
        if (fault !== null) await world.fault(fault);
        const runId = await settle();
        for (const producerId of producerIds) await expectPaid(runId, producerId);
        await world.expectInvariants();
        const { checks } = (await world.call(runMoneyCheck, {}, world.anna)).value;
        expect(checks.filter((check) => !check.ok)).toEqual([]);
      }),
      { numRuns: STORIES, endOnFailure: true },
    );

    async function expectPaid(runId: string, producerId: string): Promise<void> {
      const received = sum(await world.received(producerId));
      const caller = { sessionToken: await world.orders.person({ producerId }) };
      const payouts = (await world.call(listPayouts, {}, caller)).value;
      expect(payouts).toMatchObject({
        transferredCents: received,
        unearnedCents: 0,
        dueCents: 0,
        inflightCents: 0,
        waiting: [],
      });
      expect(sum(payouts.runs.map((run) => run.transferCents))).toBe(received);
      expect(received).toBeLessThanOrEqual(grossCents.get(producerId) ?? 0);
      if (!payouts.runs.some((run) => run.runId === runId)) return;
      const statement = (await world.call(readStatement, { runId, producerId }, world.anna)).value;
      expect(statement.transferredCents).toBe(
        sum(statement.lines.map((line) => line.transferCents)),
      );
    }
  },
  STORY_TIMEOUT_MS,
);
