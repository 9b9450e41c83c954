import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { decideLiability, recoverEarly } from '@markthalle/contracts/office-disputes';
import { DisputesWorld } from '../../../test/disputes-world.ts';
import type { SettlementWorld } from '../../../test/settlement-world.ts';

// Stories of several days with a real database and a sandbox.
jest.setTimeout(30_000);

let world: DisputesWorld;
let market: SettlementWorld;

beforeAll(async () => {
  world = await DisputesWorld.start();
  market = world.market;
});
afterEach(() => market.expectInvariants());
afterAll(() => market.stop());

it('F45 an inquiry of the bank posts nothing, but holds the shares', async () => {
  const farm = await market.producer('Hof Anfrage');
  const order = await market.due([{ producerId: farm, goodsCents: 2000 }]);
  const before = await market.balanceOf('A.disputed');
  const id = await world.dispute(order, { inquiry: true, reason: 'general' });
  const view = await world.view(id);
  expect(view).toMatchObject({ status: 'warning_needs_response', withdrawnCents: 0, entries: [] });
  expect(await market.balanceOf('A.disputed')).toBe(before);
  await expect(world.settle()).rejects.toThrow('nothing-to-settle');
  await world.decide(order, id, 'won');
  expect(await world.view(id)).toMatchObject({ status: 'warning_closed', entries: [] });
  await world.settle();
  expect(await market.received(farm)).toEqual([1810]);
});

it('F46 won after an early recovery: nothing stays disputed and the share is paid again', async () => {
  const farm = await market.producer('Hof Gewinn');
  const order = await world.transferred([{ producerId: farm, goodsCents: 10_000 }]);
  expect(await market.received(farm)).toEqual([9048]);
  const id = await world.dispute(order, { reason: 'product_not_received' });
  const { disputeId } = await world.view(id);
  const [producerOrderId = ''] = [...order.parts.values()];
  const early = { disputeId, producerOrderId, note: 'Hof hat nicht geliefert' };
  expect((await market.call(recoverEarly, early, world.staff)).status).toBe(200);
  await market.drain();
  expect(await world.standing(farm)).toEqual({ due: 0, claim: 0, kept: 9048 });
  // Nothing is paid while the bank has not decided.
  await expect(world.settle()).rejects.toThrow('nothing-to-settle');
  await world.decide(order, id, 'won');
  expect(await market.balanceOf('A.disputed')).toBe(0);
  expect(await world.standing(farm)).toEqual({ due: 9048, claim: 0, kept: 0 });
  await world.settle();
  expect(await market.received(farm)).toEqual([9048, 9048]);
  expect(await world.standing(farm)).toEqual({ due: 0, claim: 0, kept: 0 });
});

it('F46 won without an early recovery releases the shares', async () => {
  const farm = await market.producer('Hof Recht');
  const order = await market.due([{ producerId: farm, goodsCents: 4000 }]);
  const id = await world.dispute(order, { reason: 'fraudulent' });
  expect(await market.balanceOf('A.disputed')).toBe(4000);
  await world.decide(order, id, 'won');
  expect(await market.balanceOf('A.disputed')).toBe(0);
  await world.settle();
  expect(await market.received(farm)).toEqual([3619]);
});

it('lost: the parcel at fault bears its part, the cooperative the rest and its delivery', async () => {
  const [good, bad] = [await market.producer('Hof Gut'), await market.producer('Hof Fehlt')];
  const order = await world.transferred([
    { producerId: good, goodsCents: 3000, deliveryCents: 590 },
    { producerId: bad, goodsCents: 2333 },
  ]);
  const before = await world.balances({ loss: 'E.chargeback', shipping: 'I.shipping' });
  const id = await world.dispute(order, { reason: 'product_not_received' });
  await world.decide(order, id, 'lost');
  const { disputeId, undecidedCents, decideByAt } = await world.view(id);
  expect({ undecidedCents, decides: decideByAt !== null }).toEqual({
    undecidedCents: 5923,
    decides: true,
  });
  expect(await market.incidents('dispute-lost')).toHaveLength(1);
  const note = 'Paket fehlt';
  const decision = { disputeId, kind: 'at_fault' as const, producerIds: [bad], note };
  expect((await market.call(decideLiability, decision, world.staff)).status).toBe(200);
  await market.drain();
  // 59.23 = 23.33 of the parcel + 30.00 chargeback + 5.90 delivery (4.96 + 0.94).
  expect(await world.view(id)).toMatchObject({
    undecidedCents: 0,
    decideByAt: null,
    losses: [
      {
        amountCents: 5923,
        chargebackCents: 3000,
        deliveryCents: 590,
        parts: [{ producerName: 'Hof Fehlt', grossCents: 2333, payoutCents: 2110 }],
      },
    ],
  });
  const after = await world.balances({ loss: 'E.chargeback', shipping: 'I.shipping' });
  expect(after.loss).toBe((before.loss ?? 0) + 3000);
  expect(after.shipping).toBe((before.shipping ?? 0) + 496);
  expect(await market.balanceOf('A.disputed')).toBe(0);
  // The transfer of the bad parcel was reversed.
  expect(await world.standing(bad)).toEqual({ due: 0, claim: 0, kept: 0 });
  expect(await market.incidents('dispute-lost')).toEqual([]);
});

it('lost and nobody decides: after a week the rule of the reason counts', async () => {
  const farm = await market.producer('Hof Frist');
  const order = await market.due([{ producerId: farm, goodsCents: 5000 }]);
  const id = await world.dispute(order, { reason: 'product_unacceptable' });
  await world.decide(order, id, 'lost');
  await market.sweep('watch-disputes');
  expect(await world.view(id)).toMatchObject({ losses: [], undecidedCents: 5000 });
  await market.advance(8 * 86_400_000);
  await market.sweep('watch-disputes');
  await market.drain();
  expect(await world.view(id)).toMatchObject({
    losses: [{ amountCents: 5000, decidedByName: null, chargebackCents: 0 }],
  });
  expect(await world.standing(farm)).toEqual({ due: 0, claim: 0, kept: 0 });
  await expect(world.settle()).rejects.toThrow('nothing-to-settle');
});

it('lost through fraud: the producer keeps the share', async () => {
  const farm = await market.producer('Hof Betrug');
  const order = await market.due([{ producerId: farm, goodsCents: 5000 }]);
  const id = await world.dispute(order, { reason: 'fraudulent' });
  await world.decide(order, id, 'lost');
  const { disputeId, proposed } = await world.view(id);
  expect(proposed).toEqual({ kind: 'at_fault', producerIds: [] });
  const decision = { disputeId, ...proposed, note: 'wie die Regel' };
  await market.call(decideLiability, decision, world.staff);
  await world.settle();
  expect(await market.received(farm)).toEqual([4524]);
});

it('F24 a direct debit that is taken back after the transfer: waterfall, no negative dues', async () => {
  const farm = await market.producer('Hof Lastschrift');
  const order = await market.paidByDebit(
    [{ producerId: farm, goodsCents: 10_000 }],
    'DE89370400440532013000',
  );
  await market.handOver(order);
  await market.advance(20 * 86_400_000);
  await world.settle();
  expect(await market.received(farm)).toEqual([9048]);
  const id = await world.dispute(order);
  const view = await world.view(id);
  expect(view).toMatchObject({ status: 'lost', rule: 'unpaid', evidenceDueAt: null });
  await market.advance(8 * 86_400_000);
  await market.sweep('watch-disputes');
  await market.drain();
  expect(await mailsAbout(id)).toEqual([{ result: 'lost', borneCents: 10_000 }]);
  const now = await world.standing(farm);
  expect(now.due).toBe(0);
  expect(now.claim + (await reversedOf(order.orderId))).toBe(9048);
  const row = await market.db.row(
    'select returned_at is not null as returned from payments.charge where order_id = $1',
    [order.orderId],
  );
  expect(row).toEqual({ returned: true });
});

async function reversedOf(orderId: string): Promise<number> {
  const row = await market.db.row<{ cents: number }>(
    'select coalesce(sum(reversed_cents), 0)::bigint as cents from payments.transfer where order_id = $1',
    [orderId],
  );
  return row?.cents ?? 0;
}

/** Mails about the end of a dispute that were planned, whether sent or not. */
async function mailsAbout(stripeDisputeId: string) {
  return market.db.rows(
    `select payload ->> 'result' as result, (payload ->> 'borneCents')::int as "borneCents"
       from graphile_worker._private_jobs j
       join disputes.evidence_request r on r.id::text = j.payload ->> 'requestId'
       join disputes.dispute d on d.id = r.dispute_id
      where d.stripe_dispute_id = $1 and payload ->> 'result' is not null`,
    [stripeDisputeId],
  );
}
