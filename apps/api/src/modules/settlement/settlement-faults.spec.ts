import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { approveRun, readSettlement } from '@markthalle/contracts/office-settlement';
import { waitFor } from '@markthalle/testing/wait-for';
import { SettlementWorld } from '../../../test/settlement-world.ts';

let world: SettlementWorld;
beforeEach(async () => {
  world = await SettlementWorld.start();
}, 60_000);
afterEach(() => world.stop());

/** Producers with one due share of 10.00 each: 9.05 after commission and VAT on it. */
async function producersWithShare(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= count; n += 1) ids.push(await world.producer(`Hof ${n}`));
  await world.due(ids.map((producerId) => ({ producerId, goodsCents: 1000 })));
  return ids;
}

async function expectAllOnce(producerIds: readonly string[]): Promise<void> {
  for (const id of producerIds) {
    expect(await world.received(id)).toEqual([905]);
    expect(await world.balanceOf(`L.inflight.${id}`)).toBe(0);
    expect(await world.balanceOf(`L.due.${id}`)).toBe(0);
  }
  await world.expectInvariants();
}

/** Resumes until the run is over; `rounds` bounds the minutes that a person would wait. */
async function resumeUntilDone(runId: string, rounds: number): Promise<number> {
  for (let round = 0; round < rounds; round += 1) {
    const { state } = await world.run(runId);
    if (state.startsWith('completed')) return round;
    await world.resume();
  }
  expect((await world.run(runId)).state).toMatch(/^completed/);
  return rounds;
}

describe('a settlement run in bad weather', () => {
  it('F27: killed between approval and the first transfer, another process sends all once', async () => {
    const ids = await producersWithShare(3);
    const { runId } = await world.approved();
    const twin = await world.startTwin();
    await world.drain(twin);
    expect(await world.run(runId)).toMatchObject({ state: 'completed', transferredCents: 2715 });
    await expectAllOnce(ids);
    await twin.close();
  });

  it('F29: 429 on every third call slows the run down and changes nothing', async () => {
    const ids = await producersWithShare(6);
    await world.fault({ effect: 'rate_limit', nth: 3, every: 3, times: 0 });
    const { runId } = await world.approved();
    await world.drain();
    await resumeUntilDone(runId, 3);
    expect((await world.run(runId)).state).toBe('completed');
    const released = await world.db.row<{ n: number }>(
      `select count(*) as n from ledger.journal_entry where step = 'item_released'`,
    );
    expect(released?.n).toBe(0);
    await expectAllOnce(ids);
  }, 60_000);

  it.each(['cut_body', 'reset_after', 'timeout_before', 'error_500', 'key_in_use'])(
    'an answer lost by %s leaves the money in flight until there is proof',
    async (effect) => {
      const [id = ''] = await producersWithShare(1);
      // More hits than the SDK itself retries.
      await world.fault({ effect, times: 4, ms: 100 });
      const { runId } = await world.approved();
      await world.drain();
      expect((await world.run(runId)).state).toBe('executing');
      expect(await world.balanceOf(`L.inflight.${id}`)).toBe(-905);
      expect(await world.balanceOf(`L.due.${id}`)).toBe(0);
      await world.control('DELETE', 'faults');
      await resumeUntilDone(runId, 3);
      await expectAllOnce([id]);
    },
    60_000,
  );

  it('F34: more than the charge has left is refused; the others go on, a person is told', async () => {
    const [poor = '', fine = ''] = await producersWithShare(2);
    const { runId } = await world.draft();
    const row = await world.db.row<{ orderId: string; chargeId: string; partId: string }>(
      `select order_id as "orderId", charge_id as "chargeId", producer_order_id as "partId"
         from settlement.run_item where run_id = $1 and producer_id = $2`,
      [runId, poor],
    );
    // Somebody has used the charge by hand: 11.00 of its 20.00 are left for two shares of 9.05.
    await world.transferByHand(fine, 900, row?.chargeId ?? '');
    await world.call(
      approveRun,
      { runId, snapshotHash: (await world.run(runId)).snapshotHash },
      world.ben,
    );
    await world.drain();
    const run = await world.run(runId);
    expect(run).toMatchObject({
      state: 'completed_with_errors',
      itemsByState: { transferred: 1, rejected: 1 },
      transferredCents: 905,
    });
    const rejected = run.rows.find((one) => one.state === 'failed');
    expect(rejected?.reason).toBe('Der Zahlungsdienst hat die Überweisung abgelehnt');
    const loser = rejected?.producerId ?? '';
    expect([poor, fine]).toContain(loser);
    // The money is due again, and the share waits for a person.
    expect(await world.balanceOf(`L.due.${loser}`)).toBe(-905);
    expect(await world.balanceOf(`L.inflight.${loser}`)).toBe(0);
    expect(await world.incidents('transfer-rejected')).toHaveLength(1);
    const screen = (await world.call(readSettlement, {}, world.anna)).value;
    expect(screen.proposal.find((one) => one.producerId === loser)).toMatchObject({
      state: 'blocked',
      reason: 'Eine offene Frage muss zuerst geklärt werden',
    });
  }, 60_000);

  it('F36: an account restricted after the approval is kept back for the next run', async () => {
    const [held = '', fine = ''] = await producersWithShare(2);
    const { runId } = await world.approved();
    const setState = (state: string) =>
      world.db.execute('update producers.stripe_account set state = $2 where producer_id = $1', [
        held,
        state,
      ]);
    await setState('restricted');
    await world.drain();
    const run = await world.run(runId);
    expect(run).toMatchObject({
      state: 'completed_with_errors',
      itemsByState: { transferred: 1, skipped: 1 },
    });
    expect(run.rows.find((one) => one.producerId === held)).toMatchObject({
      state: 'skipped',
      reason: 'Das Auszahlungskonto ist noch nicht bereit',
    });
    expect(await world.received(held)).toEqual([]);
    expect(await world.balanceOf(`L.due.${held}`)).toBe(-905);
    await setState('payable');
    await world.approved();
    await world.drain();
    await expectAllOnce([held, fine]);
  }, 60_000);

  it('F53: a lease that runs out mid-call gives the item to a twin, with one effect', async () => {
    const [id = ''] = await producersWithShare(1);
    const { runId } = await world.approved();
    await world.fault({ effect: 'timeout_after', nth: 1, ms: 4_000 });
    const first = world.drain();
    await waitFor('the call', async () => (await world.transferCalls()) >= 1);
    const twin = await world.startTwin();
    // Three minutes pass for both, while the first still waits for its answer.
    await world.resume(twin);
    await first;
    await resumeUntilDone(runId, 3);
    await expectAllOnce([id]);
    await twin.close();
  }, 60_000);

  it('pauses after five calls without an answer, tells a person, and goes on later', async () => {
    const ids = await producersWithShare(12);
    await world.fault({ effect: 'error_500', times: 0 });
    const { runId } = await world.approved();
    await world.drain();
    // Five items at three tries of the SDK each; up to six workers may be in a call when the
    // circuit opens.
    const calls = await world.transferCalls();
    expect(calls).toBeGreaterThanOrEqual(15);
    expect(calls).toBeLessThanOrEqual(36);
    expect(await world.incidents('transfers-paused')).toHaveLength(1);
    await world.control('DELETE', 'faults');
    await resumeUntilDone(runId, 4);
    expect(await world.incidents('transfers-paused')).toHaveLength(0);
    await expectAllOnce(ids);
  }, 60_000);
});
