import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createRun } from '@markthalle/contracts/office-settlement';
import fc from 'fast-check';
import type { MadeOrder } from '../../../test/paid-orders.ts';
import { RefundsWorld } from '../../../test/refunds-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { SettlementFacade } from './settlement.facade.ts';

const STORIES = 4;
const PRODUCERS = 3;
const STORY_TIMEOUT_MS = 240_000;
/** Holds, reserves and the minimum have ended by then; more runs than that would be a loop. */
const ROUNDS = 9;

const MOMENTS = ['before_draft', 'before_approval', 'before_transfer', 'after_transfer'] as const;

/** What may happen to one share besides being settled. */
const aPart = fc.record({
  producer: fc.nat(PRODUCERS - 1),
  goodsCents: fc.integer({ min: 500, max: 20_000 }),
  depositCents: fc.nat(300),
  refund: fc.option(
    fc.record({
      moment: fc.constantFrom(...MOMENTS),
      shareBps: fc.integer({ min: 1, max: 10_000 }),
    }),
  ),
  isHeld: fc.boolean(),
});

const aStory = fc.array(aPart, { minLength: 1, maxLength: 5 });
type Part = { readonly order: MadeOrder; readonly producerId: string; readonly cents: number };

let world: RefundsWorld;
const producerIds: string[] = [];
beforeAll(async () => {
  world = await RefundsWorld.start();
  await world.market.resolve({
    minimumCents: 1_000,
    reserve: { rateBps: 1_000, newForDays: 366, releaseAfterDays: 20 },
  });
  for (let n = 1; n <= PRODUCERS; n += 1) {
    producerIds.push(await world.market.producer(`Hof ${n}`));
  }
  // A float, so that refunds after a transfer find something to be paid from.
  await world.paid([{ producerId: await world.market.producer('Puffer'), goodsCents: 99_000 }]);
}, 60_000);
afterAll(() => world.stop());

/** Draws up and releases what is ready; nothing at all is an answer, too. */
async function draft(): Promise<boolean> {
  const caller = { ...world.market.anna, idempotencyKey: `run-${newId()}` };
  const answer = await world.market.call(createRun, {}, caller);
  if (answer.status === 201) return true;
  expect(answer.problem.code).toBe('nothing-to-settle');
  return false;
}

async function release(): Promise<void> {
  const run = await world.db.row<{ id: string; hash: string }>(
    `select id, snapshot_hash as hash from settlement.run where state = 'review'`,
  );
  if (run === null) return;
  await world.market.release(run.id, run.hash);
}

async function hold(order: MadeOrder, producerId: string): Promise<void> {
  const until = new Date(world.market.api.clock.now().getTime() + 30 * DAY_MS);
  await world.db.transaction((tx) =>
    world.app.get(SettlementFacade).holdShare(tx, {
      producerOrderId: order.parts.get(producerId) ?? '',
      reason: 'complaint',
      until,
      by: null,
    }),
  );
}

it(
  'whenever refunds come and whatever is held, nobody keeps more than gross less refunds',
  async () => {
    await fc.assert(
      fc.asyncProperty(aStory, async (parts) => {
        const refunds = new Map<(typeof MOMENTS)[number], Part[]>();
        for (const { producer, goodsCents, depositCents, refund, isHeld } of parts) {
          const producerId = producerIds[producer] ?? '';
          const order = await world.paid([{ producerId, goodsCents, depositCents }]);
          await world.market.handOver(order);
          if (isHeld) await hold(order, producerId);
          if (refund === null) continue;
          const cents = Math.max(1, Math.floor((goodsCents * refund.shareBps) / 10_000));
          const due = refunds.get(refund.moment) ?? [];
          refunds.set(refund.moment, [...due, { order, producerId, cents }]);
        }
        const refundAll = async (moment: (typeof MOMENTS)[number]) => {
          for (const { order, producerId, cents } of refunds.get(moment) ?? []) {
            await world.request(order, [world.cut(order, producerId, cents)]);
          }
        };
        await world.market.advance(4 * DAY_MS);
        await refundAll('before_draft');
        await draft();
        await refundAll('before_approval');
        await release();
        await refundAll('before_transfer');
        await world.market.drain();
        await refundAll('after_transfer');
        await world.market.drain();
        for (let round = 0; round < ROUNDS; round += 1) {
          await world.market.advance(25 * DAY_MS);
          await draft();
          await release();
          await world.market.drain();
        }
        await expectSettled();
      }),
      { numRuns: STORIES, endOnFailure: true },
    );
  },
  STORY_TIMEOUT_MS,
);

async function expectSettled(): Promise<void> {
  await world.market.expectInvariants();
  for (const producerId of producerIds) {
    const standing = await world.db.row<{ gross: number; kept: number; claim: number }>(
      `select (select coalesce(sum(goods_cents + deposit_cents - reduced_goods_cents
                                   - reduced_deposit_cents), 0)::bigint
                 from orders.producer_order where producer_id = $1) as gross,
              (select coalesce(sum(amount_cents - reversed_cents), 0)::bigint
                 from payments.transfer where producer_id = $1) as kept,
              coalesce((select debit_cents - credit_cents from ledger.account
                         where code = 'A.recv.' || $1::text), 0) as claim`,
      [producerId],
    );
    const { gross = 0, kept = 0, claim = 0 } = standing ?? {};
    expect(claim).toBeGreaterThanOrEqual(0);
    expect(kept - claim).toBeLessThanOrEqual(gross);
    const stages = ['due', 'inflight', 'reserve'].map((stage) => `L.${stage}.${producerId}`);
    for (const code of stages) expect([code, await world.balance(code)]).toEqual([code, 0]);
  }
}
