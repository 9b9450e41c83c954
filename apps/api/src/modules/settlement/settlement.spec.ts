import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveRun,
  createRun,
  discardRun,
  readSettlement,
  readStatement,
  stopRun,
} from '@markthalle/contracts/office-settlement';
import {
  listPayouts,
  readPayoutCsv,
  readPayoutStatement,
} from '@markthalle/contracts/portal-payouts';
import { postItemApproved } from '@markthalle/domain/postings';
import { postItemGivenBack } from '@markthalle/domain/settlementPostings';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { DAY_MS, SECOND_MS } from '../../platform/clock/clock.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';

let world: SettlementWorld;
beforeAll(async () => {
  world = await SettlementWorld.start();
}, 60_000);
afterAll(() => world.stop());

const newKey = () => `key-${Math.random()}`;

describe('the worked example: cheese 16.98, juice 10.74 with deposit 0.90, vegetables 33.32', () => {
  let a = '';
  let b = '';
  let c = '';
  let runId = '';
  let hash = '';

  it('freezes what is handed over and lain long enough, and nothing else', async () => {
    a = await world.producer('Käserei A');
    b = await world.producer('Mosterei B');
    c = await world.producer('Gemüsehof C');
    const order = await world.paid([
      { producerId: a, goodsCents: 1698, deliveryCents: 590 },
      { producerId: b, goodsCents: 1074, depositCents: 90 },
      { producerId: c, goodsCents: 3332 },
    ]);
    expect(order.totalCents).toBe(6784);
    const early = await world.call(createRun, {}, { ...world.anna, idempotencyKey: newKey() });
    expect(early.problem.code).toBe('nothing-to-settle');
    await world.handOver(order);
    const held = await world.call(createRun, {}, { ...world.anna, idempotencyKey: newKey() });
    expect(held.problem.code).toBe('nothing-to-settle');
    await world.advance(3 * DAY_MS + SECOND_MS);
    const run = await world.draft();
    expect(run).toMatchObject({
      state: 'review',
      submittedByMe: true,
      items: 3,
      payoutCents: 5612,
    });
    expect(run.rows).toEqual([
      {
        producerId: c,
        producerName: 'Gemüsehof C',
        orders: 1,
        grossCents: 3332,
        refundedCents: 0,
        commissionCents: 267,
        commissionVatCents: 51,
        feeCents: 0,
        payoutCents: 3014,
        carriedCents: 0,
        reserveCents: 0,
        offsetCents: 0,
        transferCents: 3014,
        state: 'ready',
        reason: null,
      },
      expect.objectContaining({ producerId: a, grossCents: 1698, payoutCents: 1536 }),
      expect.objectContaining({ producerId: b, grossCents: 1164, payoutCents: 1062 }),
    ]);
    runId = run.runId;
    hash = run.snapshotHash;
  });

  it('lets at most one run be open', async () => {
    const again = await world.call(createRun, {}, { ...world.ben, idempotencyKey: newKey() });
    // Everything is in the first run already.
    expect(again.problem.code).toBe('nothing-to-settle');
    await world.due([{ producerId: a, goodsCents: 100 }]);
    const other = await world.call(createRun, {}, { ...world.ben, idempotencyKey: newKey() });
    expect(other.problem.code).toBe('run-already-open');
  });

  it('is approved by a second person who saw these very items', async () => {
    const alone = await world.call(approveRun, { runId, snapshotHash: hash }, world.anna);
    expect(alone.problem.code).toBe('second-person-needed');
    const unseen = { runId, snapshotHash: 'a'.repeat(64) };
    expect((await world.call(approveRun, unseen, world.ben)).problem.code).toBe('run-changed');
    await world.drain();
    expect(await world.received(a)).toEqual([]);
  });

  it('the database itself refuses one person for both parts, and a changed amount', async () => {
    const same = world.db.execute(
      `update settlement.run set state = 'approved', approved_by = submitted_by where id = $1`,
      [runId],
    );
    await expect(same).rejects.toMatchObject({ constraint: 'four_eyes' });
    const amount = world.db.execute(
      'update settlement.run_item set payout_cents = payout_cents + 1 where run_id = $1',
      [runId],
    );
    await expect(amount).rejects.toThrow('permission denied');
  });

  it('books the approval, transfers each share once and ends', async () => {
    const approved = await world.call(approveRun, { runId, snapshotHash: hash }, world.ben);
    expect(approved.value).toMatchObject({ state: 'approved', transferredCents: 0 });
    expect(await world.balanceOf(`L.inflight.${c}`)).toBe(-3014);
    expect(await world.balanceOf(`L.due.${c}`)).toBe(0);
    await world.drain();
    expect(await world.run(runId)).toMatchObject({
      state: 'completed',
      transferredCents: 5612,
      itemsByState: { transferred: 3 },
    });
    expect(await world.received(a)).toEqual([1536]);
    expect(await world.received(b)).toEqual([1062]);
    expect(await world.received(c)).toEqual([3014]);
    for (const id of [a, b, c]) expect(await world.balanceOf(`L.inflight.${id}`)).toBe(0);
    await world.expectInvariants();
  });

  it('shows the office what is left to settle', async () => {
    const screen = (await world.call(readSettlement, {}, world.anna)).value;
    expect(screen.openRun).toBeNull();
    expect(screen.runs.map((run) => [run.runId, run.transferredCents])).toEqual([[runId, 5612]]);
    // 100 less 8 commission and 2 VAT on it.
    expect(screen).toMatchObject({ readyCents: 90, readyProducers: 1 });
  });

  it('gives each producer a statement of their own, whose lines add up', async () => {
    const juice = { sessionToken: await world.orders.person({ producerId: b }) };
    const statement = (await world.call(readPayoutStatement, { runId }, juice)).value;
    expect(statement).toMatchObject({
      producerId: b,
      producerName: 'Mosterei B',
      goodsCents: 1074,
      depositCents: 90,
      deliveryCents: 0,
      commissionNetCents: 86,
      commissionVatCents: 16,
      refundedCents: 0,
      payoutCents: 1062,
      transferredCents: 1062,
    });
    expect(statement.lines).toHaveLength(1);
    expect(statement.lines[0]).toMatchObject({ payoutCents: 1062, state: 'transferred' });
    const seen = await world.call(readStatement, { runId, producerId: b }, world.anna);
    expect(seen.value).toEqual(statement);
  });

  it('never shows a producer the statement of another', async () => {
    const stranger = await world.producer('Fremder Hof');
    const caller = { sessionToken: await world.orders.person({ producerId: stranger }) };
    for (const endpoint of [readPayoutStatement, readPayoutCsv]) {
      const answer = await world.call(endpoint, { runId }, caller);
      expect(answer.problem.code).toBe('statement-not-found');
    }
    const payouts = (await world.call(listPayouts, {}, caller)).value;
    expect(payouts).toMatchObject({ waiting: [], runs: [], transferredCents: 0 });
    const forged = await world.call(readPayoutStatement, { runId }, { ...caller, producerId: b });
    expect(forged.problem.code).toBe('not-allowed');
  });

  it('tells the producer what is earned and what waits, with the reason', async () => {
    const cheese = { sessionToken: await world.orders.person({ producerId: a }) };
    await world.paid([{ producerId: a, goodsCents: 1000 }]);
    const fresh = await world.paid([{ producerId: a, goodsCents: 2000 }]);
    await world.handOver(fresh);
    const payouts = (await world.call(listPayouts, {}, cheese)).value;
    expect(payouts).toMatchObject({
      accountState: 'payable',
      unearnedCents: 1000,
      // 90 of the hundred and 1810 of the two thousand.
      dueCents: 1900,
      inflightCents: 0,
      transferredCents: 1536,
    });
    expect(payouts.waiting.map((share) => [share.payoutCents, share.reason])).toEqual([
      [90, 'ready_for_next_run'],
      [1810, 'hold_running'],
      [905, 'not_handed_over'],
    ]);
    expect(payouts.runs).toMatchObject([{ runId, orders: 1, transferCents: 1536 }]);
  });
});

describe('four eyes', () => {
  it('F54: a double press and two approvers at once approve once', async () => {
    const producerId = await world.producer('Doppelhof');
    await world.due([{ producerId, goodsCents: 1000 }]);
    const { runId, snapshotHash } = await world.draft();
    const cora = { sessionToken: await world.orders.person({ staff: true }) };
    const press = (caller: { sessionToken: string }) =>
      world.call(approveRun, { runId, snapshotHash }, caller);
    const answers = await Promise.all([
      press(world.ben),
      press(world.ben),
      press(cora),
      press(cora),
    ]);
    const codes = answers.map((answer) =>
      answer.status === 200 ? 'approved' : answer.problem.code,
    );
    expect(codes.sort()).toEqual(
      ['approved', 'approved', 'step-not-possible', 'step-not-possible'].sort(),
    );
    await world.drain();
    expect(await world.received(producerId)).toEqual([905]);
    const booked = await world.db.row<{ n: number }>(
      `select count(*) as n from ledger.journal_entry e join settlement.run_item i
          on e.source_id = i.id::text where i.run_id = $1 and e.step = 'item_approved'
         and i.producer_id = $2`,
      [runId, producerId],
    );
    expect(booked?.n).toBe(1);
    await world.expectInvariants();
  });

  it('a run that was thrown away frees its items and can not be approved', async () => {
    const producerId = await world.producer('Verworfen');
    await world.due([{ producerId, goodsCents: 1000 }]);
    const { runId, snapshotHash } = await world.draft();
    const discarded = await world.call(discardRun, { runId }, world.ben);
    expect(discarded.value.state).toBe('discarded');
    const late = await world.call(approveRun, { runId, snapshotHash }, world.ben);
    expect(late.problem.code).toBe('step-not-possible');
    await world.approved();
    await world.drain();
    expect(await world.received(producerId)).toEqual([905]);
    const gone = await world.call(discardRun, { runId }, world.ben);
    expect(gone.problem.code).toBe('step-not-possible');
  });

  it('refuses a run whose stored items are not what was frozen', async () => {
    const producerId = await world.producer('Verändert');
    const order = await world.due([{ producerId, goodsCents: 1000 }]);
    const { runId, snapshotHash } = await world.draft();
    await world.asOwner(
      `update settlement.run_item set goods_cents = goods_cents - 1, deposit_cents = deposit_cents +
        1
        where producer_order_id = '${order.parts.get(producerId)}'`,
    );
    const answer = await world.call(approveRun, { runId, snapshotHash }, world.ben);
    expect(answer.problem.code).toBe('run-changed');
    await world.call(discardRun, { runId }, world.ben);
  });

  it('releases nothing that the ledger does not owe', async () => {
    const producerId = await world.producer('Überzogen');
    await world.due([{ producerId, goodsCents: 1000 }]);
    const { runId, snapshotHash } = await world.draft();
    await world.db.transaction((tx) =>
      world.app.get(LedgerFacade).book(tx, {
        sourceKind: 'test',
        sourceId: runId,
        entry: postItemApproved({ producerId, amountCents: 1 }),
        at: world.api.clock.now(),
      }),
    );
    const answer = await world.call(approveRun, { runId, snapshotHash }, world.ben);
    expect(answer.problem.code).toBe('run-changed');
    expect((await world.run(runId)).state).toBe('review');
    expect(await world.balanceOf(`L.inflight.${producerId}`)).toBe(-1);
    await world.call(discardRun, { runId }, world.ben);
    // The stray cent goes back, so that the next stories settle this share.
    await world.db.transaction((tx) =>
      world.app.get(LedgerFacade).book(tx, {
        sourceKind: 'test',
        sourceId: runId,
        entry: postItemGivenBack({
          producerId,
          to: 'due',
          transferCents: 1,
          reserveCents: 0,
          offsetCents: 0,
        }),
        at: world.api.clock.now(),
      }),
    );
  });
});

describe('the stop switch', () => {
  it('holds back every transfer that has not started, until it is released', async () => {
    const producerId = await world.producer('Angehalten');
    await world.due([{ producerId, goodsCents: 1000 }]);
    const { runId } = await world.approved();
    const stopped = await world.call(stopRun, { runId, stopped: true }, world.anna);
    expect(stopped.value).toMatchObject({ stopped: true, state: 'approved' });
    await world.drain();
    await world.resume();
    expect(await world.received(producerId)).toEqual([]);
    await world.call(stopRun, { runId, stopped: false }, world.anna);
    await world.drain();
    expect(await world.received(producerId)).toEqual([905]);
    const late = await world.call(stopRun, { runId, stopped: true }, world.anna);
    expect(late.problem.code).toBe('step-not-possible');
  });
});

describe('who waits', () => {
  it('leaves out a producer without a ready account, and says why', async () => {
    const ready = await world.producer('Bereit');
    const waiting = await world.orders.producer('Ohne Konto');
    const order = await world.due([
      { producerId: ready, goodsCents: 1000 },
      { producerId: waiting, goodsCents: 2000 },
    ]);
    expect(order.parts.size).toBe(2);
    const screen = (await world.call(readSettlement, {}, world.anna)).value;
    expect(screen.proposal).toContainEqual(
      expect.objectContaining({
        producerId: waiting,
        state: 'blocked',
        payoutCents: 1810,
        reason: 'Das Auszahlungskonto ist noch nicht bereit',
      }),
    );
    await world.approved();
    await world.drain();
    expect(await world.received(ready)).toEqual([905]);
    expect(await world.balanceOf(`L.due.${waiting}`)).toBe(-1810);
  });
});

describe('the statement as a file', () => {
  it('opens in a German spreadsheet and carries no formula', async () => {
    const producerId = await world.producer('=HYPERLINK("http://böse.example");Hof "Öde"');
    await world.due([
      {
        producerId,
        goodsCents: 1074,
        depositCents: 90,
        deliveryCents: 590,
        deliveryBy: 'producer',
      },
    ]);
    const { runId, runNumber } = await world.approved();
    await world.drain();
    const caller = { sessionToken: await world.orders.person({ producerId }) };
    const answer = await world.app.inject({
      method: 'GET',
      url: `/portal/payouts/${runId}/statement.csv`,
      headers: { authorization: `Bearer ${caller.sessionToken}` },
    });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain('attachment');
    expect([...answer.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = answer.payload.slice(1).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(
      `"${runNumber}";"'=HYPERLINK(""http://böse.example"");Hof ""Öde""";"Bestellung";`,
    );
    expect(lines[1]).toContain(
      ';10,74;0,90;5,90;0,00;8,00;-0,86;-0,16;0,00;16,52;0,00;0,00;0,00;16,52;;"überwiesen";"tr_',
    );
    expect(lines[2]).toContain(
      '"Summe";;;10,74;0,90;5,90;0,00;;-0,86;-0,16;0,00;16,52;0,00;0,00;0,00;16,52;;;',
    );
    expect(lines[3]).toBe('');
  });
});
