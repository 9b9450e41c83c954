import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { approveRun, createRun, readStatement } from '@markthalle/contracts/office-settlement';
import { listPayouts } from '@markthalle/contracts/portal-payouts';
import type { MadeOrder } from '../../../test/paid-orders.ts';
import { RefundsWorld } from '../../../test/refunds-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';

jest.setTimeout(60_000);

let world: RefundsWorld;
beforeAll(async () => {
  world = await RefundsWorld.start();
  // A float, so that refunds after a transfer find something to be paid from.
  await world.paid([{ producerId: await world.market.producer('Puffer'), goodsCents: 50_000 }]);
}, 60_000);
afterAll(() => world.stop());

const HELD_MS = 4 * DAY_MS;

/** One share of 33.32, worth 30.14, handed over and lain long enough. */
async function due(name: string): Promise<{ producerId: string; order: MadeOrder }> {
  const producerId = await world.market.producer(name);
  const order = await world.paid([{ producerId, goodsCents: 3332 }]);
  await world.market.handOver(order);
  await world.market.advance(HELD_MS);
  return { producerId, order };
}

const standings = async (producerId: string) => ({
  due: await world.balance(`L.due.${producerId}`),
  inflight: await world.balance(`L.inflight.${producerId}`),
  claim: await world.balance(`A.recv.${producerId}`),
});

/** What a producer has received, less what was taken back. */
async function keptCents(producerId: string): Promise<number> {
  const row = await world.db.row<{ cents: number }>(
    `select coalesce(sum(amount_cents - reversed_cents), 0)::bigint as cents
       from payments.transfer where producer_id = $1`,
    [producerId],
  );
  return row?.cents ?? 0;
}

const EVEN = { due: 0, inflight: 0, claim: 0 };

describe('a share that was refunded in part', () => {
  it('is settled as it stands, with what was taken off and the commission on the rest', async () => {
    const { producerId, order } = await due('Erstattet');
    await world.refund(order, [world.cut(order, producerId, 999)]);
    const { runId } = await world.market.approved();
    await world.market.drain();
    const statement = await world.market.call(
      readStatement,
      { runId, producerId },
      world.market.anna,
    );
    // 23.33 are left: 8 % are 1.87, 19 % of that 0.36.
    expect(statement.value).toMatchObject({
      goodsCents: 3332,
      refundedCents: 999,
      commissionNetCents: 187,
      commissionVatCents: 36,
      payoutCents: 2110,
      transferCents: 2110,
    });
    expect(await world.market.received(producerId)).toEqual([2110]);
    await world.market.expectInvariants();
  });

  it('and in full needs no item', async () => {
    const { producerId, order } = await due('Ganz erstattet');
    await world.refund(order, [world.cut(order, producerId, 3332)]);
    const caller = { ...world.market.anna, idempotencyKey: newId() };
    const none = await world.market.call(createRun, {}, caller);
    expect(none.problem.code).toBe('nothing-to-settle');
    expect(await standings(producerId)).toEqual(EVEN);
  });

  it('waits while nobody has decided about the refund, and says so', async () => {
    const { producerId, order } = await due('Unentschieden');
    const refundId = await world.request(order, [world.cut(order, producerId, 500)]);
    await world.db.execute(`update refunds.refund set state = 'requested' where id = $1`, [
      refundId,
    ]);
    const member = { sessionToken: await world.market.orders.person({ producerId }) };
    const { waiting } = (await world.market.call(listPayouts, {}, member)).value;
    expect(waiting.map((share) => share.reason)).toEqual(['hold_refund_open']);
    await world.db.execute(`update refunds.refund set state = 'approved' where id = $1`, [
      refundId,
    ]);
    await world.market.drain();
    await world.market.approved();
    await world.market.drain();
    // 28.32 are left: 8 % are 2.27, 19 % of that 0.43.
    expect(await keptCents(producerId)).toBe(2562);
    await world.market.expectInvariants();
  });
});

describe('a refund between draft and transfer', () => {
  it('before the approval: the item is left out of it, the others go on', async () => {
    const changed = await due('Verändert');
    const other = await due('Unverändert');
    const { runId, snapshotHash } = await world.market.draft();
    const { order, producerId } = changed;
    await world.refund(order, [world.cut(order, producerId, 999)]);
    await world.market.call(approveRun, { runId, snapshotHash }, world.market.ben);
    await world.market.drain();
    const run = await world.market.run(runId);
    expect(run.itemsByState).toEqual({ transferred: 1, skipped: 1 });
    expect(run.rows.find((row) => row.producerId === producerId)).toMatchObject({
      state: 'skipped',
      reason: 'Der Betrag hat sich geändert, seit die Abrechnung angelegt wurde',
    });
    expect(await world.market.received(other.producerId)).toEqual([3014]);
    await world.market.approved();
    await world.market.drain();
    expect(await world.market.received(producerId)).toEqual([2110]);
    await world.market.expectInvariants();
  });

  it('F39: between approval and transfer, or after it: the same balances at the end', async () => {
    const first = await due('Erst erstattet');
    const later = await due('Erst überwiesen');
    await world.market.approved();
    // The refund is approved while both items are; one of them is sent before, one after it.
    const { id: itemId = '' } =
      (await world.db.row<{ id: string }>(
        `select id from settlement.run_item where producer_id = $1 and state = 'approved'`,
        [first.producerId],
      )) ?? {};
    await world.db.execute('update settlement.run_item set lease_until = $2 where id = $1', [
      itemId,
      new Date(world.market.api.clock.now().getTime() + 60_000),
    ]);
    await world.market.drain();
    for (const { order, producerId } of [first, later]) {
      await world.refund(order, [world.cut(order, producerId, 999)]);
    }
    expect(await standings(first.producerId)).toEqual({ due: 0, inflight: -3014, claim: 904 });
    await world.market.resume();
    expect(await standings(first.producerId)).toEqual({ ...EVEN, due: -2110 });
    await world.market.approved();
    await world.market.drain();
    for (const { producerId } of [first, later]) {
      expect(await standings(producerId)).toEqual(EVEN);
      expect(await keptCents(producerId)).toBe(2110);
    }
    await world.market.expectInvariants();
  });
});

describe('a claim on a producer', () => {
  it('is offset in the next runs and leaves the floor, and the statement says so', async () => {
    const { producerId, order } = await due('Schuldet');
    await world.market.approved();
    await world.market.drain();
    // The account at Stripe holds nothing that could be taken back: a claim of 9.04 stays.
    await world.db.execute(
      `update payments.transfer set reversed_cents = amount_cents where producer_id = $1`,
      [producerId],
    );
    await world.refund(order, [world.cut(order, producerId, 999)]);
    expect(await standings(producerId)).toEqual({ ...EVEN, claim: 904 });
    await world.db.execute(
      `update payments.transfer set reversed_cents = 0 where producer_id = $1`,
      [producerId],
    );
    const next = await world.paid([{ producerId, goodsCents: 1000 }]);
    await world.market.handOver(next);
    await world.market.advance(HELD_MS);
    const { runId } = await world.market.approved();
    await world.market.drain();
    // A quarter of 9.05 reaches the producer: 2.26; 6.79 are offset.
    const statement = await world.market.call(
      readStatement,
      { runId, producerId },
      world.market.anna,
    );
    expect(statement.value).toMatchObject({
      payoutCents: 905,
      offsetCents: 679,
      transferCents: 226,
    });
    expect(await standings(producerId)).toEqual({ ...EVEN, claim: 225 });
    const last = await world.paid([{ producerId, goodsCents: 1000 }]);
    await world.market.handOver(last);
    await world.market.advance(HELD_MS);
    await world.market.approved();
    await world.market.drain();
    expect(await standings(producerId)).toEqual(EVEN);
    expect((await world.market.received(producerId)).sort((a, b) => a - b)).toEqual([
      226, 680, 3014,
    ]);
    await world.market.expectInvariants();
  });
});

describe('an account that is gone', () => {
  it('F37, F38: dues are kept, and the next run uses the new account', async () => {
    const { producerId } = await due('Neu angemeldet');
    const old = await world.market.accountOf(producerId);
    await world.db.execute(
      `update producers.stripe_account set state = 'closed' where stripe_account_id = $1`,
      [old],
    );
    const caller = { ...world.market.anna, idempotencyKey: newId() };
    const none = await world.market.call(createRun, {}, caller);
    expect(none.problem.code).toBe('nothing-to-settle');
    expect(await world.balance(`L.due.${producerId}`)).toBe(-3014);
    await world.db.execute(
      `update producers.stripe_account set replaced_at = created_at where stripe_account_id = $1`,
      [old],
    );
    const spare = await world.market.producer('Ersatzkonto');
    await world.db.execute(
      'update producers.stripe_account set producer_id = $1 where producer_id = $2',
      [producerId, spare],
    );
    await world.market.approved();
    await world.market.drain();
    const transfers = await world.db.rows<{ account: string }>(
      'select stripe_account_id as account from payments.transfer where producer_id = $1',
      [producerId],
    );
    expect(transfers.map(({ account }) => account)).toEqual([
      await world.market.accountOf(producerId),
    ]);
    expect(transfers[0]?.account).not.toBe(old);
    await world.market.expectInvariants();
  });
});
