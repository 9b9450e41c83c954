import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  acceptLoss,
  decideLiability,
  recoverEarly,
  submitEvidence,
} from '@markthalle/contracts/office-disputes';
import {
  answerEvidenceRequest,
  listEvidenceRequests,
  readEvidenceRequest,
} from '@markthalle/contracts/portal-disputes';
import { DisputesWorld } from '../../../test/disputes-world.ts';
import type { MadeOrder } from '../../../test/paid-orders.ts';
import type { SettlementWorld } from '../../../test/settlement-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { ReduceDisputeService } from './reduce-dispute.service.ts';

// Stories of several days with a real database and a sandbox.
jest.setTimeout(30_000);

let world: DisputesWorld;
let market: SettlementWorld;

beforeAll(async () => {
  world = await DisputesWorld.start();
  market = world.market;
});
// Nothing is delivered here: what happened at Stripe meanwhile is heard of by the sweeps.
afterEach(async () => {
  for (const sweep of ['reread-refunds', 'watch-disputes'] as const) await market.sweep(sweep);
  await market.drain();
  await market.expectInvariants();
});
afterAll(() => market.stop());

const entriesOf = async (order: MadeOrder) =>
  (
    await market.db.rows<{ step: string }>(
      `select step from ledger.journal_entry where order_id = $1 and step like 'dispute%'
        order by booked_at, id`,
      [order.orderId],
    )
  ).map(({ step }) => step);

async function soldBy(name: string, goodsCents: number) {
  const farm = await market.producer(name);
  const order = await market.due([{ producerId: farm, goodsCents }]);
  await market.advance(8 * DAY_MS);
  return { farm, order };
}

it('F47 a dispute after a partial refund takes no more than the remainder', async () => {
  const { farm, order } = await soldBy('Hof Rest', 5000);
  await world.refund(order, 2000);
  const id = await world.dispute(order, { reason: 'product_unacceptable' });
  expect(await world.view(id)).toMatchObject({
    amountCents: 3000,
    refundedCents: 2000,
    withdrawnCents: 3000,
    isFullyRefunded: false,
  });
  await world.decide(order, id, 'lost');
  const { disputeId } = await world.view(id);
  const decision = { disputeId, kind: 'pro_rata' as const, note: 'Ware war schlecht' };
  await market.call(decideLiability, decision, world.staff);
  await market.drain();
  expect(await world.standing(farm)).toEqual({ due: 0, claim: 0, kept: 0 });
  // All of the commission is given back: 20.00 with the refund, 30.00 with the loss.
  const earned = await market.db.row<{ cents: number }>(
    `select coalesce(sum(case p.side when 'credit' then p.amount_cents else -p.amount_cents end), 0)
              ::bigint as cents
       from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
      where e.order_id = $1 and p.account_code in ('I.commission', 'L.vat')`,
    [order.orderId],
  );
  expect(earned).toEqual({ cents: 0 });
});

it('F48 a dispute of money that was refunded before is flagged, and the refund is evidence', async () => {
  const { farm, order } = await soldBy('Hof Zurück', 3000);
  await world.refund(order);
  expect(await world.standing(farm)).toEqual({ due: 0, claim: 0, kept: 0 });
  const id = await world.dispute(order, { reason: 'credit_not_processed' });
  const view = await world.view(id);
  expect(view).toMatchObject({ isFullyRefunded: true, refundedCents: 3000 });
  expect(view.draft.explanation).toContain('Refunded EUR 30.00');
  expect(view.draft.explanation).toMatch(/\(re_\w+\)/);
  const incident = await market.db.row<{ title: string }>(
    `select title from platform.incident where kind = 'dispute-open' and subject = $1`,
    [view.disputeId],
  );
  expect(incident?.title).toContain('schon erstattet');
  const before = await market.balanceOf('E.chargeback');
  await world.decide(order, id, 'lost');
  const { disputeId, proposed } = await world.view(id);
  await market.call(decideLiability, { disputeId, ...proposed, note: 'Regel' }, world.staff);
  // Nobody's share is left: the cooperative paid twice.
  expect(await market.balanceOf('E.chargeback')).toBe(before + 3000);
});

it('F49 two partial disputes on one charge never exceed it', async () => {
  const { farm, order } = await soldBy('Hof Zweimal', 5000);
  const reason = 'product_not_received';
  const first = await world.dispute(order, { amount: 1500, reason });
  const second = await world.dispute(order, { amount: 3500, reason });
  await expect(world.dispute(order, { amount: 1 })).rejects.toThrow('too much');
  expect(await world.disputedCents(order)).toBe(5000);
  await world.decide(order, first, 'won');
  expect(await world.disputedCents(order)).toBe(3500);
  // The other one still holds the shares.
  await expect(world.settle()).rejects.toThrow('nothing-to-settle');
  await world.decide(order, second, 'lost');
  const { disputeId } = await world.view(second);
  const decision = { disputeId, kind: 'at_fault' as const, producerIds: [farm], note: 'fehlt' };
  await market.call(decideLiability, decision, world.staff);
  await market.drain();
  // 50.00 − 35.00 = 15.00 remain, less 1.20 commission and 0.23 VAT.
  expect(await world.standing(farm)).toEqual({ due: 1357, claim: 0, kept: 0 });
  // As small as that it waits for the minimum or goes with the next shares.
  const rest = await market.due([{ producerId: farm, goodsCents: 10_000 }]);
  expect(rest.totalCents).toBe(10_000);
  await world.settle();
  const received = await market.received(farm);
  expect(received.reduce((sum, cents) => sum + cents, 0)).toBe(1357 + 9048);
});

it('a lost dispute that is overturned gives everything back', async () => {
  const { farm, order } = await soldBy('Hof Berufung', 5000);
  await world.settle();
  const id = await world.dispute(order, { reason: 'product_not_received' });
  await world.decide(order, id, 'lost');
  const { disputeId } = await world.view(id);
  const decision = { disputeId, kind: 'at_fault' as const, producerIds: [farm], note: 'fehlt' };
  await market.call(decideLiability, decision, world.staff);
  await market.drain();
  const lost = await world.standing(farm);
  expect(lost.due).toBe(0);
  await world.overturn(id);
  expect(await world.view(id)).toMatchObject({ status: 'won', withdrawnCents: 0 });
  expect(await world.standing(farm)).toEqual({ due: 4524, claim: lost.claim, kept: 0 });
  expect(await entriesOf(order)).toEqual([
    'dispute_withdrawn',
    'dispute_lost',
    'dispute_reinstated',
    'dispute_loss_undone',
  ]);
});

it('readings in any order and number book each movement once', async () => {
  const { order } = await soldBy('Hof Mehrfach', 4000);
  const id = await world.dispute(order, { reason: 'fraudulent' });
  await Promise.all(
    Array.from({ length: 5 }, () => market.app.get(ReduceDisputeService).reduce(id)),
  );
  await world.decide(order, id, 'won');
  await Promise.all([world.read(id), market.sweep('watch-disputes')]);
  expect(await entriesOf(order)).toEqual(['dispute_withdrawn', 'dispute_reinstated']);
});

it('a refund of a charge in dispute is refused', async () => {
  const { order } = await soldBy('Hof Doppelt', 4000);
  const id = await world.dispute(order, { reason: 'fraudulent' });
  await expect(world.refund(order, 100)).rejects.toThrow('charge-in-dispute');
  await world.decide(order, id, 'won');
  await world.refund(order, 100);
});

describe('evidence', () => {
  it('is asked of each producer, reminded, assembled and submitted', async () => {
    const { farm, order } = await soldBy('Hof Beleg', 4000);
    const caller = await member(farm);
    const id = await world.dispute(order, { reason: 'product_not_received' });
    const { requests } = (await market.call(listEvidenceRequests, {}, caller)).value;
    expect(requests).toMatchObject([{ canAnswer: true, answeredAt: null }]);
    const requestId = requests[0]?.requestId ?? '';
    const due = new Date(requests[0]?.dueAt ?? '').getTime();
    await market.advance(due - market.api.clock.now().getTime() - DAY_MS);
    expect(await market.sweep('watch-disputes')).toBeGreaterThan(0);
    const answer = {
      requestId,
      handedOverOn: '2026-11-20',
      carrier: 'DHL',
      trackingNumber: '00340434161094000000',
      statement: 'Am Freitag an DHL übergeben. winning_evidence',
    };
    expect((await market.call(answerEvidenceRequest, answer, caller)).value).toMatchObject({
      given: { carrier: 'DHL', proof: null },
    });
    const view = await world.view(id);
    expect(view.parts[0]).toMatchObject({ requestId, remindedAt: expect.any(String) });
    const { draft, disputeId } = view;
    expect(draft).toMatchObject({ shippingCarrier: 'DHL', shippingOn: '2026-11-20' });
    const sent = await market.call(submitEvidence, { disputeId, ...draft }, world.staff);
    expect(sent.value).toMatchObject({ canAnswer: false, answers: [{ state: 'sent' }] });
    await market.drain();
    expect(await world.view(id)).toMatchObject({ submissions: 1, answers: [{ state: 'taken' }] });
    await market.advance(DAY_MS);
    await world.read(id);
    expect((await world.view(id)).status).toBe('won');
    // Late words are refused, nothing changes.
    const late = await market.call(answerEvidenceRequest, answer, caller);
    expect(late.problem.code).toBe('dispute-closed');
  });

  it('accepting the loss is the end', async () => {
    const { order } = await soldBy('Hof Verloren', 4000);
    const id = await world.dispute(order, { reason: 'fraudulent' });
    const { disputeId } = await world.view(id);
    const accept = { disputeId, note: 'aussichtslos', confirmed: 'yes' as const };
    expect((await market.call(acceptLoss, accept, world.staff)).status).toBe(200);
    const twice = await market.call(acceptLoss, accept, world.staff);
    expect(twice.problem.code).toBe('answer-on-its-way');
    await market.drain();
    expect(await world.view(id)).toMatchObject({ status: 'lost', undecidedCents: 4000 });
    const closed = await market.call(acceptLoss, accept, world.staff);
    expect(closed.problem.code).toBe('dispute-closed');
  });

  it('is not for others, and not after the deadline', async () => {
    const { farm, order } = await soldBy('Hof Spät', 4000);
    const stranger = await member(await market.producer('Hof Fremd'));
    await world.dispute(order, { reason: 'general' });
    const own = await member(farm);
    const { requests } = (await market.call(listEvidenceRequests, {}, own)).value;
    const requestId = requests[0]?.requestId ?? '';
    const foreign = await market.call(readEvidenceRequest, { requestId }, stranger);
    expect(foreign.problem.code).toBe('dispute-not-found');
    const words = { requestId, statement: 'Das war ich nicht, aber ich rede mit.' };
    const meddling = await market.call(answerEvidenceRequest, words, stranger);
    expect(meddling.problem.code).toBe('dispute-not-found');
    const short = await market.call(answerEvidenceRequest, { requestId, statement: 'ok' }, own);
    expect(short.problem.code).toBe('invalid-input');
    await market.advance(30 * DAY_MS);
    const late = await market.call(answerEvidenceRequest, words, own);
    expect(late.problem.code).toBe('evidence-too-late');
  });

  it('that is missing three days before the end opens an incident (N12)', async () => {
    const { order } = await soldBy('Hof Eile', 4000);
    const id = await world.dispute(order, { reason: 'general' });
    const { disputeId, evidenceDueAt } = await world.view(id);
    const left = new Date(evidenceDueAt ?? '').getTime() - market.api.clock.now().getTime();
    await market.advance(left - 2 * DAY_MS);
    await market.sweep('watch-disputes');
    const subjects = (await market.incidents('dispute-deadline')).map(({ subject }) => subject);
    expect(subjects).toContain(disputeId);
  });
});

describe('bad input', () => {
  it('a decision about strangers, of a closed dispute, and about nothing is refused', async () => {
    const { order } = await soldBy('Hof Fehler', 4000);
    const stranger = await market.producer('Hof Unbeteiligt');
    const id = await world.dispute(order, { reason: 'fraudulent' });
    const { disputeId } = await world.view(id);
    const blame = { disputeId, kind: 'at_fault' as const, producerIds: [stranger], note: 'der da' };
    const wrong = await market.call(decideLiability, blame, world.staff);
    expect(wrong.problem.code).toBe('producer-not-found');
    const early = { disputeId, producerOrderId: newId(), note: 'zurück' };
    const unknown = await market.call(recoverEarly, early, world.staff);
    expect(unknown.problem.code).toBe('producer-order-not-found');
    const [producerOrderId = ''] = [...order.parts.values()];
    const untaken = await market.call(recoverEarly, { ...early, producerOrderId }, world.staff);
    expect(untaken.problem.code).toBe('nothing-to-recover');
    await world.decide(order, id, 'won');
    const closed = { disputeId, kind: 'pro_rata' as const, note: 'zu spät' };
    const late = await market.call(decideLiability, closed, world.staff);
    expect(late.problem.code).toBe('dispute-closed');
    expect(await entriesOf(order)).toEqual(['dispute_withdrawn', 'dispute_reinstated']);
  });
});

async function member(producerId: string) {
  return { sessionToken: await market.orders.person({ producerId }), producerId };
}
