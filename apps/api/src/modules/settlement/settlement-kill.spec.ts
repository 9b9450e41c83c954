import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { waitFor } from '@markthalle/testing/wait-for';
import { BuiltApi } from '../../../test/built-api.ts';
import { environmentFor } from '../../../test/modules-under-test.ts';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { MINUTE_MS } from '../../platform/clock/clock.ts';
import { Worker } from '../../platform/jobs/worker.ts';

/** Longer than any kill takes here. */
const HANG_MS = 12_000;

let built: BuiltApi;
let world: SettlementWorld;
beforeAll(() => {
  built = new BuiltApi();
}, 60_000);
beforeEach(async () => {
  // A worker of its own has the real time, so the story begins now, and shares must be due without waiting.
  world = await SettlementWorld.start([], async () => new Date());
  await world.db.execute(
    `insert into platform.setting (key, value) values ('settlement.hold_days', '0')`,
  );
}, 60_000);
afterEach(() => world.stop());
afterAll(() => built.remove());

const PRODUCERS = 20;
/** `MARKTHALLE_RUN_ITEMS=2000` makes the long drill out of the short one. */
const ORDERS = Math.ceil(Number(process.env.MARKTHALLE_RUN_ITEMS ?? PRODUCERS) / PRODUCERS);
const SHARES = ORDERS * PRODUCERS;
const TIMEOUT_MS = 120_000 + 600 * SHARES;

async function approvedRun(): Promise<{ runId: string; producerIds: string[] }> {
  const producerIds: string[] = [];
  for (let n = 1; n <= PRODUCERS; n += 1) producerIds.push(await world.producer(`Hof ${n}`));
  for (let n = 1; n <= ORDERS; n += 1) {
    const order = await world.paid(
      producerIds.map((producerId) => ({ producerId, goodsCents: 1000 })),
    );
    await world.handOver(order);
  }
  await world.advance(1000);
  return { runId: (await world.approved()).runId, producerIds };
}

/** Lets a real worker begin and kills it when `calls` transfers have been asked for. */
async function workAndDie(calls: number): Promise<void> {
  const worker = built.startWorker(
    environmentFor(world.api.database.url, { STRIPE_API_BASE: world.sandbox.url }),
  );
  const asked = async () => (await world.transferCalls()) >= calls;
  await waitFor(`${calls} calls`, asked, { timeoutMs: 30_000 });
  await built.kill(worker);
  await world.control('DELETE', 'faults');
}

/**
 * Another worker takes over when the leases are over. It is started and not drained: the queue
 * keeps the jobs of the dead one locked for four hours.
 */
async function takeOver(runId: string): Promise<void> {
  await world.advance(3 * MINUTE_MS);
  const worker = world.app.get(Worker);
  await worker.start();
  await world.sweep('resume-settlement');
  const isOver = async () => (await world.run(runId)).state.startsWith('completed');
  const startedAt = performance.now();
  await waitFor('the end of the run', isOver, { timeoutMs: TIMEOUT_MS, pauseMs: 250 });
  const perSecond = SHARES / ((performance.now() - startedAt) / 1000);
  // Stripe is asked as fast as the limit allows, and not faster.
  if (ORDERS > 1) expect(perSecond).toBeGreaterThan(7.5);
  expect(perSecond).toBeLessThan(ORDERS > 1 ? 9 : PRODUCERS);
  await worker.stop();
}

/** 10.00 less 0.80 commission and 0.15 VAT on it: 9.05, once each. */
async function expectAllOnce(runId: string, producerIds: readonly string[]): Promise<void> {
  expect(await world.run(runId)).toMatchObject({
    state: 'completed',
    itemsByState: { transferred: SHARES },
    transferredCents: 905 * SHARES,
  });
  const each = Array.from({ length: ORDERS }, () => 905);
  for (const id of producerIds) expect(await world.received(id)).toEqual(each);
  await world.expectInvariants();
}

describe('kill -9 of the worker', () => {
  it(
    'F27: before the first transfer has been made, another process makes all of them once',
    async () => {
      const { runId, producerIds } = await approvedRun();
      await world.fault({ effect: 'timeout_before', times: 0, ms: HANG_MS });
      await workAndDie(1);
      for (const id of producerIds) expect(await world.received(id)).toEqual([]);
      await takeOver(runId);
      await expectAllOnce(runId, producerIds);
    },
    TIMEOUT_MS,
  );

  it(
    'F28: after transfers were made and before they were recorded, those are adopted',
    async () => {
      const { runId, producerIds } = await approvedRun();
      await world.fault({ effect: 'timeout_after', nth: 4, times: 0, ms: HANG_MS });
      await workAndDie(6);
      const made = await Promise.all(producerIds.map((id) => world.received(id)));
      const madeCount = made.flat().length;
      const { itemsByState } = await world.run(runId);
      expect(madeCount).toBeGreaterThan(itemsByState.transferred ?? 0);
      expect(madeCount).toBeLessThan(SHARES);
      await takeOver(runId);
      await expectAllOnce(runId, producerIds);
    },
    TIMEOUT_MS,
  );
});
