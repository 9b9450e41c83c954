import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { liftHold, listHolds, setHold, setTrust } from '@markthalle/contracts/office-holds';
import {
  approveRun,
  readMonthStatement,
  readRun,
  readStatement,
  submitRun,
} from '@markthalle/contracts/office-settlement';
import { chooseRhythm, listPayouts, readPayoutMonth } from '@markthalle/contracts/portal-payouts';
import { postCommissionVatDifference } from '@markthalle/domain/documentPostings';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { SettlementFacade } from './settlement.facade.ts';

jest.setTimeout(60_000);

let world: SettlementWorld;
beforeAll(async () => {
  world = await SettlementWorld.start();
}, 60_000);
afterAll(() => world.stop());

const dayIn = (days: number) =>
  new Date(world.api.clock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);

const memberOf = async (producerId: string) => ({
  sessionToken: await world.orders.person({ producerId }),
});

const waitingOf = async (producerId: string) => {
  const { waiting } = (await world.call(listPayouts, {}, await memberOf(producerId))).value;
  return waiting.map((share) => [share.payoutCents, share.reason, share.until !== null]);
};

const numberOf = async (producerOrderId: string) =>
  (
    await world.db.row<{ number: string }>(
      'select number from orders.producer_order where id = $1',
      [producerOrderId],
    )
  )?.number ?? '';

const inOrder = (cents: readonly number[]) => [...cents].sort((a, b) => a - b);

/** Draws up, releases and sends; answers what the producer got by it. */
async function settled(producerId: string): Promise<number[]> {
  const got = await world.received(producerId);
  await world.approved();
  await world.drain();
  await world.expectInvariants();
  const all = await world.received(producerId);
  for (const cents of got) all.splice(all.indexOf(cents), 1);
  return inOrder(all);
}

/** Nothing is left for the stories after this one. */
async function settleAll(): Promise<void> {
  await world.resolve({ minimumCents: 0 });
  await world.approved().catch(() => null);
  await world.drain();
}

// First of all: nobody has paid yet, so the balance at Stripe is empty.
describe('cents of a commission invoice', () => {
  it('V34: go out without a charge; F35: they wait while the balance is too low', async () => {
    const producerId = await world.producer('Ausgleich');
    await world.db.transaction((tx) =>
      world.app.get(LedgerFacade).book(tx, {
        sourceKind: 'commission_invoice',
        sourceId: newId(),
        entry: postCommissionVatDifference({ producerId, differenceCents: 1 }),
        at: world.api.clock.now(),
      }),
    );
    const run = await world.approved();
    await world.drain();
    const low = await world.incidents('balance-too-low');
    expect(low).toHaveLength(1);
    expect((await world.run(run.runId)).itemsByState).toEqual({ approved: 1 });
    expect(await world.balanceOf(`L.inflight.${producerId}`)).toBe(-1);
    // The item rests; a buyer pays meanwhile, and the money becomes available.
    await world.sweep('resume-settlement');
    await world.drain();
    expect(await world.transferCalls()).toBe(1);
    await world.paid([{ producerId: await world.producer('Anderer'), goodsCents: 1000 }]);
    await world.advance(7 * DAY_MS);
    await world.sweep('resume-settlement');
    await world.drain();
    expect((await world.run(run.runId)).state).toBe('completed');
    expect(await world.received(producerId)).toEqual([1]);
    expect(await world.incidents('balance-too-low')).toEqual([]);
    await world.expectInvariants();
  });
});

describe('a hold', () => {
  it('keeps a share back for a named reason until a day, and everybody reads why', async () => {
    const producerId = await world.producer('Gehalten');
    const order = await world.due([{ producerId, goodsCents: 1000 }]);
    const partId = order.parts.get(producerId) ?? '';
    const hold = { subject: await numberOf(partId), reason: 'complaint', note: 'Glas' } as const;
    const tooLong = await world.call(setHold, { ...hold, untilOn: dayIn(80) }, world.anna);
    expect(tooLong.problem.code).toBe('hold-too-long');
    const past = await world.call(setHold, { ...hold, untilOn: dayIn(-2) }, world.anna);
    expect(past.problem.code).toBe('hold-too-long');
    const unknown = await world.call(
      setHold,
      { ...hold, subject: 'gibt-es-nicht', untilOn: dayIn(5) },
      world.anna,
    );
    expect(unknown.problem.code).toBe('hold-subject-not-found');
    await world.call(setHold, { ...hold, untilOn: dayIn(5) }, world.anna);
    expect(await waitingOf(producerId)).toEqual([[905, 'hold_complaint', true]]);
    const { holds } = (await world.call(listHolds, {}, world.ben)).value;
    expect(holds).toMatchObject([
      { producerOrderId: partId, reason: 'complaint', heldCents: 905, note: 'Glas' },
    ]);
    await world.advance(6 * DAY_MS);
    // It ends by itself, also when nobody is there.
    expect(await settled(producerId)).toEqual([905]);
    expect((await world.call(listHolds, {}, world.ben)).value.holds).toEqual([]);
  });

  it('can be lifted by a person, once and with a note', async () => {
    const producerId = await world.producer('Frei');
    await world.due([{ producerId, goodsCents: 1000 }]);
    const slug = `hof-${producerId}`;
    const untilOn = dayIn(20);
    const set = await world.call(
      setHold,
      { subject: slug, reason: 'staff', untilOn, note: 'Rückfrage' },
      world.anna,
    );
    expect(await waitingOf(producerId)).toEqual([[905, 'hold_staff', true]]);
    const { holdId } = set.value;
    await world.call(liftHold, { holdId, note: 'geklärt' }, world.ben);
    const again = await world.call(liftHold, { holdId, note: 'geklärt' }, world.ben);
    expect(again.problem.code).toBe('hold-not-found');
    expect(await settled(producerId)).toEqual([905]);
  });

  it('of a dispute stays until it is released, and a person learns of the cap', async () => {
    const producerId = await world.producer('Angefochten');
    const order = await world.due([{ producerId, goodsCents: 1000 }]);
    const producerOrderId = order.parts.get(producerId) ?? '';
    const facade = world.app.get(SettlementFacade);
    const until = new Date(world.api.clock.now().getTime() + 10 * DAY_MS);
    await world.db.transaction((tx) =>
      facade.holdShare(tx, { producerOrderId, reason: 'dispute', until, by: null }),
    );
    await world.sweep('watch-holds');
    expect(await world.incidents('hold-cap-reached')).toEqual([]);
    await world.advance(75 * DAY_MS);
    await world.sweep('watch-holds');
    expect(await world.incidents('hold-cap-reached')).toEqual([{ subject: producerOrderId }]);
    expect(await waitingOf(producerId)).toEqual([[905, 'hold_dispute', true]]);
    await world.db.transaction((tx) =>
      facade.releaseHold(tx, { producerOrderId, reason: 'dispute' }),
    );
    await world.sweep('watch-holds');
    expect(await world.incidents('hold-cap-reached')).toEqual([]);
    expect(await settled(producerId)).toEqual([905]);
  });

  it('keeps an approved item back that is not yet sent', async () => {
    const producerId = await world.producer('Spät gehalten');
    const order = await world.due([{ producerId, goodsCents: 1000 }]);
    const { runId } = await world.approved();
    const producerOrderId = order.parts.get(producerId) ?? '';
    const until = new Date(world.api.clock.now().getTime() + 10 * DAY_MS);
    const facade = world.app.get(SettlementFacade);
    await world.db.transaction((tx) =>
      facade.holdShare(tx, { producerOrderId, reason: 'complaint', until, by: null }),
    );
    await world.drain();
    expect((await world.call(readRun, { runId }, world.anna)).value.rows).toMatchObject([
      { state: 'skipped', reason: 'Eine Reklamation wird geklärt' },
    ]);
    expect(await world.balanceOf(`L.due.${producerId}`)).toBe(-905);
    await world.advance(11 * DAY_MS);
    expect(await settled(producerId)).toEqual([905]);
  });
});

describe('a trusted producer', () => {
  it('is settled without the hold after the hand-over', async () => {
    const producerId = await world.producer('Vertraut');
    const order = await world.paid([{ producerId, goodsCents: 1000 }]);
    await world.handOver(order);
    expect(await waitingOf(producerId)).toEqual([[905, 'hold_running', true]]);
    await world.call(setTrust, { producerId, trusted: true, note: 'GV 2026' }, world.anna);
    expect(await settled(producerId)).toEqual([905]);
  });
});

describe('the minimum', () => {
  it('waits for more, and 60 days at most', async () => {
    await world.resolve({});
    const producerId = await world.producer('Klein');
    await world.due([{ producerId, goodsCents: 1000 }]);
    expect(await waitingOf(producerId)).toEqual([[905, 'below_minimum', true]]);
    await world.due([{ producerId, goodsCents: 2000 }]);
    // 9.05 and 18.10 are 27.15.
    expect(await settled(producerId)).toEqual([905, 1810]);
    await world.due([{ producerId, goodsCents: 1000 }]);
    await world.advance(60 * DAY_MS);
    expect(await settled(producerId)).toEqual([905]);
    await settleAll();
  });
});

describe('a monthly producer', () => {
  it('gets the shares of a month from the first day of the next one', async () => {
    const producerId = await world.producer('Monatlich');
    const member = await memberOf(producerId);
    await world.call(chooseRhythm, { rhythm: 'monthly' }, member);
    await world.due([{ producerId, goodsCents: 1000 }]);
    const { waiting, rhythm } = (await world.call(listPayouts, {}, member)).value;
    expect(rhythm).toBe('monthly');
    expect(waiting[0]?.reason).toBe('monthly_rhythm');
    await world.advance(31 * DAY_MS);
    expect(await settled(producerId)).toEqual([905]);
  });
});

describe('the reserve of a new producer', () => {
  it('is withheld, shown with its day, and goes out as a second transfer of the charge', async () => {
    await world.resolve({
      minimumCents: 0,
      reserve: { rateBps: 1_000, newForDays: 90, releaseAfterDays: 30 },
    });
    const producerId = await world.producer('Gemüsehof C');
    const order = await world.due([{ producerId, goodsCents: 3332 }]);
    expect(await settled(producerId)).toEqual([2713]);
    expect(await world.balanceOf(`L.reserve.${producerId}`)).toBe(-301);
    const member = await memberOf(producerId);
    const held = (await world.call(listPayouts, {}, member)).value;
    expect(held).toMatchObject({ reserveCents: 301, reserves: [{ reserveCents: 301 }] });
    await world.advance(31 * DAY_MS);
    expect(await settled(producerId)).toEqual([301]);
    expect(await world.balanceOf(`L.reserve.${producerId}`)).toBe(0);
    const sources = await world.db.rows(
      'select distinct charge_id from payments.transfer where producer_order_id = $1',
      [order.parts.get(producerId)],
    );
    expect(sources).toHaveLength(1);
    // Once is enough; the next share of the new producer has a reserve of its own (10 % of 9.05).
    await world.advance(31 * DAY_MS);
    await world.due([{ producerId, goodsCents: 1000 }]);
    expect(await settled(producerId)).toEqual([814]);
    await world.advance(60 * DAY_MS);
    // After 90 days nobody is new any more: 9.05 whole, and the 0.91 go out.
    await world.due([{ producerId, goodsCents: 1000 }]);
    expect(await settled(producerId)).toEqual([91, 905]);
    await world.resolve({ minimumCents: 0 });
  });
});

describe('the weekly run', () => {
  const draft = () =>
    world.db.row<{ id: string; hash: string }>(
      `select id, snapshot_hash as hash from settlement.run where state = 'draft'`,
    );

  it('F56: is drawn up once a week, caught up when missed, and never doubled', async () => {
    await world.sweep('weekly-settlement');
    // The market has just begun: the first day is still to come.
    expect(await draft()).toBeNull();
    const producerId = await world.producer('Wöchentlich');
    await world.due([{ producerId, goodsCents: 1000 }]);
    await world.advance(7 * DAY_MS);
    expect(await world.sweep('weekly-settlement')).toBe(1);
    expect(await world.sweep('weekly-settlement')).toBe(0);
    const run = await draft();
    // A week later the first one still waits: the second is late and is made up for.
    await world.due([{ producerId, goodsCents: 2000 }]);
    await world.advance(7 * DAY_MS);
    expect(await world.sweep('weekly-settlement')).toBe(0);
    expect(await world.incidents('settlement-late')).toHaveLength(1);
    const { id: runId = '', hash: snapshotHash = '' } = run ?? {};
    const direct = await world.call(approveRun, { runId, snapshotHash }, world.anna);
    expect(direct.problem.code).toBe('step-not-possible');
    const unseen = { runId, snapshotHash: 'a'.repeat(64) };
    expect((await world.call(submitRun, unseen, world.anna)).problem.code).toBe('run-changed');
    const submitted = await world.call(submitRun, { runId, snapshotHash }, world.anna);
    expect(submitted.value).toMatchObject({ state: 'review', createdByName: null });
    const alone = await world.call(approveRun, { runId, snapshotHash }, world.anna);
    expect(alone.problem.code).toBe('second-person-needed');
    await world.call(approveRun, { runId, snapshotHash }, world.ben);
    await world.drain();
    expect(await world.received(producerId)).toEqual([905]);
    expect(await world.sweep('weekly-settlement')).toBe(1);
    expect(await world.incidents('settlement-late')).toEqual([]);
    const next = await draft();
    const second = { runId: next?.id ?? '', snapshotHash: next?.hash ?? '' };
    await world.call(submitRun, second, world.ben);
    await world.call(approveRun, second, world.anna);
    await world.drain();
    expect(inOrder(await world.received(producerId))).toEqual([905, 1810]);
    const weeks = await world.db.rows(
      'select run_id from settlement.week where run_id is not null',
    );
    expect(weeks).toHaveLength(2);
    await world.expectInvariants();
  });
});

async function monthBefore(producerId: string, month: string) {
  const last = new Date(Date.parse(`${month}-01`) - DAY_MS).toISOString().slice(0, 7);
  return (await world.call(readMonthStatement, { producerId, month: last }, world.anna)).value;
}

describe('a month', () => {
  it('leads from its opening to its closing, for producer and office alike', async () => {
    const producerId = await world.producer('Monatsblatt');
    await world.due([{ producerId, goodsCents: 1074, depositCents: 90 }]);
    const { runId } = await world.approved();
    await world.drain();
    const month = world.api.clock.now().toISOString().slice(0, 7);
    const seen = (await world.call(readMonthStatement, { producerId, month }, world.anna)).value;
    const total = seen.movements.reduce((cents, one) => cents + one.cents, 0);
    expect(seen.openingCents + total).toBe(seen.closingCents);
    // The hold may have led from one month into the next.
    const before = await monthBefore(producerId, month);
    expect(before.closingCents).toBe(seen.openingCents);
    const moved = [...before.movements, ...seen.movements];
    const sum = (kind: string) =>
      moved.filter((one) => one.kind === kind).reduce((cents, one) => cents + one.cents, 0);
    expect([sum('sales'), sum('commission'), sum('commission_vat'), sum('transfers')]).toEqual([
      1164, -86, -16, -1062,
    ]);
    expect(seen.closingCents).toBe(0);
    const own = await world.call(readPayoutMonth, { month }, await memberOf(producerId));
    expect(own.value).toEqual(seen);
    const statement = (await world.call(readStatement, { runId, producerId }, world.anna)).value;
    expect(seen.runs.map((run) => run.transferredCents)).toEqual([statement.transferredCents]);
  });

  it('is part of its year', async () => {
    const producerId = await world.producer('Jahresblatt');
    await world.due([{ producerId, goodsCents: 2000 }]);
    await world.advance(70 * DAY_MS);
    await world.due([{ producerId, goodsCents: 500 }]);
    const year = world.api.clock.now().toISOString().slice(0, 4);
    const months = Array.from(
      { length: 12 },
      (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`,
    );
    const read = async (month: string) =>
      (await world.call(readMonthStatement, { producerId, month }, world.anna)).value;
    const whole = await read(year);
    expect([whole.fromOn, whole.toOn, whole.isRunning]).toEqual([
      `${year}-01-01`,
      `${year}-12-31`,
      true,
    ]);
    const past = months.filter((month) => `${month}-01` <= world.api.clock.now().toISOString());
    let cents = whole.openingCents;
    for (const month of past) {
      const part = await read(month);
      expect(part.openingCents).toBe(cents);
      cents = part.closingCents;
    }
    expect(whole.closingCents).toBe(cents);
    const next = await world.call(
      readMonthStatement,
      { producerId, month: String(Number(year) + 1) },
      world.anna,
    );
    expect(next.problem.code).toBe('statement-not-found');
  });
});
