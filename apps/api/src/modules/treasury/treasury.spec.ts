import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  approvePlatformPayout,
  readTreasury,
  requestPlatformPayout,
  requestTopUp,
  resolveFeeBearing,
  withdrawPlatformPayout,
} from '@markthalle/contracts/office-treasury';
import { callRoute } from '../../../test/call-route.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { PaymentsWorld } from '../../../test/payments-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { TreasuryModule } from './treasury.module.ts';

let world: PaymentsWorld;
let [anna, ben] = ['', ''];

beforeAll(async () => {
  world = await PaymentsWorld.start(TreasuryModule);
  const people = new PaidOrders(world.app);
  anna = await people.person({ staff: true });
  ben = await people.person({ staff: true });
});
afterAll(() => world.stop());
beforeEach(() => world.stripe.calm());
afterEach(() => world.expectInvariants());

const ask = (amountCents: number, sessionToken: string) =>
  callRoute(world.app, requestPlatformPayout, { amountCents }, key(sessionToken));
const release = (payoutId: string, sessionToken: string) =>
  callRoute(world.app, approvePlatformPayout, { payoutId }, { sessionToken });
const page = async (sessionToken = anna) =>
  (await callRoute(world.app, readTreasury, {}, { sessionToken })).value;
const key = (sessionToken: string) => ({ sessionToken, idempotencyKey: newId() });

/** Money of the cooperative arrives from its bank account. */
async function topUp(amountCents: number): Promise<void> {
  const { status } = await callRoute(world.app, requestTopUp, { amountCents }, key(anna));
  expect(status).toBe(201);
  await world.settle();
  await world.advance(3_000);
  await world.settle();
}

async function released(amountCents: number): Promise<string> {
  const { id } = (await ask(amountCents, anna)).value;
  expect((await release(id, ben)).status).toBe(200);
  await world.settle();
  return id;
}

const stateOf = async (id: string) =>
  (await page()).payouts.find((payout) => payout.id === id)?.state;

describe("the cooperative's own money", () => {
  it('arrives by top-up and is booked once, with the movement at Stripe', async () => {
    await topUp(60_000);
    await world.sweep('reread-treasury');
    expect(await world.balanceOf('A.stripe')).toBe(60_000);
    expect(await world.balanceOf('A.bank')).toBe(-60_000);
    expect((await page()).topUps).toMatchObject([{ state: 'succeeded', amountCents: 60_000 }]);
  });

  it('leaves only above the float, and only what belongs to nobody else', async () => {
    await world.paidOrder();
    await world.sweep('reread-treasury');
    // 600.00 available; 250.00 float, 16.98 + 3.88 unearned, 0.94 VAT.
    expect(await page()).toMatchObject({ floatCents: 25_000, withdrawableCents: 32_820 });
    const refused = await ask(32_821, anna);
    expect(refused.status).toBe(422);
    expect(refused.problem?.code).toBe('payout-too-high');
    for (const cents of [0, -1, 0.5, 100_000_000]) {
      expect((await ask(cents, anna)).status).toBe(400);
    }
    expect(await world.balanceOf('A.bank')).toBe(-60_000);
  });

  it('needs two people and is sent once, however often the second one presses', async () => {
    const { id } = (await ask(1_000, anna)).value;
    expect((await release(id, anna)).problem?.code).toBe('second-person-needed');
    const pressed = await Promise.all([release(id, ben), release(id, ben)]);
    expect(pressed.map(({ status }) => status)).toEqual([200, 200]);
    await world.settle();
    expect(await world.stripe.callsTo('POST', '/v1/payouts')).toHaveLength(1);
    expect(await world.balanceOf('A.bank')).toBe(-59_000);
    expect(await stateOf(id)).toBe('sent');
    await world.advance(4 * DAY_MS);
    await world.settle();
    expect(await stateOf(id)).toBe('paid');
    expect((await release(id, anna)).problem?.code).toBe('step-not-possible');
    const unknown = await release(newId(), ben);
    expect(unknown.problem?.code).toBe('treasury-payout-not-found');
  });

  it('counts what is asked for as gone, until it is taken back', async () => {
    const before = (await page()).withdrawableCents;
    const { id } = (await ask(before, anna)).value;
    expect((await ask(1, ben)).problem?.code).toBe('payout-too-high');
    const taken = await callRoute(
      world.app,
      withdrawPlatformPayout,
      { payoutId: id },
      { sessionToken: ben },
    );
    expect(taken.status).toBe(200);
    expect((await release(id, ben)).problem?.code).toBe('step-not-possible');
    expect((await page()).withdrawableCents).toBe(before);
  });

  it('comes back when the bank refuses it: reversing entry and an incident', async () => {
    const id = await released(2_000);
    const bankCents = await world.balanceOf('A.bank');
    const stripeId = (await page()).payouts.find((one) => one.id === id)?.stripePayoutId;
    await world.stripe.ask('POST', `payouts/${stripeId}`, { outcome: 'fail' });
    await world.settle();
    expect(await stateOf(id)).toBe('returned');
    expect(await world.balanceOf('A.bank')).toBe(bankCents - 2_000);
    expect(await world.incidents('payout-failed')).toMatchObject([{ subject: stripeId }]);
    await world.sweep('reread-treasury');
    expect(await world.balanceOf('A.bank')).toBe(bankCents - 2_000);
  });

  it('is sent once when the answer is lost', async () => {
    await world.stripe.fault({
      method: 'POST',
      path: '/v1/payouts',
      effect: 'cut_body',
    });
    const id = await released(1_500);
    await world.advance(10 * 60_000);
    await world.sweep('resume-operations');
    await world.settle();
    expect(['sent', 'paid']).toContain(await stateOf(id));
    const list = await world.sdk.payouts.list({ limit: 100 });
    expect(list.data.filter(({ amount }) => amount === 1_500)).toHaveLength(1);
  });

  it('books and flags what somebody moves in the dashboard', async () => {
    const bankCents = await world.balanceOf('A.bank');
    await world.stripe.chaos({ drop_percent: 100 });
    const payout = await world.sdk.payouts.create({ amount: 700, currency: 'eur' });
    const topped = await world.sdk.topups.create({
      amount: 900,
      currency: 'eur',
      description: 'x',
    });
    await world.advance(3_000);
    await world.sweep('reread-treasury');
    expect(await world.balanceOf('A.bank')).toBe(bankCents + 700 - 900);
    expect(await world.incidents('payout-unplanned')).toMatchObject([{ subject: payout.id }]);
    expect(await world.incidents('top-up-unplanned')).toMatchObject([{ subject: topped.id }]);
  });

  it('is not booked when the bank does not send a top-up', async () => {
    const bankCents = await world.balanceOf('A.bank');
    const topped = await world.sdk.topups.create({
      amount: 400,
      currency: 'eur',
      description: 'x',
    });
    await world.stripe.ask('POST', `topups/${topped.id}`, { outcome: 'fail' });
    await world.settle();
    expect(await world.balanceOf('A.bank')).toBe(bankCents);
    const row = (await page()).topUps.find(({ stripeTopUpId }) => stripeTopUpId === topped.id);
    expect(row?.state).toBe('failed');
  });
});

describe('the alarm of the balance', () => {
  it('is raised below the float and ends by itself', async () => {
    await world.sweep('reread-treasury');
    expect(await world.incidents('balance-low')).toEqual([]);
    await world.db.execute(
      `insert into platform.setting (key, value) values ('treasury.float', $1)`,
      [
        JSON.stringify([
          { validFrom: '2026-01-01', minimumCents: 9_000_000, volumeShareBps: 0, resolution: 'V1' },
        ]),
      ],
    );
    await world.sweep('reread-treasury');
    expect(await world.incidents('balance-low')).toMatchObject([{ subject: 'platform' }]);
    expect(await world.incidents('balance-negative')).toEqual([]);
    await world.db.execute(`delete from platform.setting where key = 'treasury.float'`);
    await world.sweep('reread-treasury');
    expect(await world.incidents('balance-low')).toEqual([]);
  });
});

describe('a resolution', () => {
  const resolve = (validFrom: string) =>
    callRoute(
      world.app,
      resolveFeeBearing,
      { validFrom, mode: 'producers', resolution: 'GV 2026-12' },
      { sessionToken: anna },
    );

  it('is dated, added and never valid for the past', async () => {
    expect((await resolve('2026-01-01')).problem?.code).toBe('resolution-in-the-past');
    expect((await resolve('2999-01-01')).status).toBe(200);
    expect((await resolve('2999-06-01')).status).toBe(200);
    expect((await page()).feeBearing).toEqual([
      { validFrom: '2999-01-01', mode: 'producers', resolution: 'GV 2026-12' },
      { validFrom: '2999-06-01', mode: 'producers', resolution: 'GV 2026-12' },
    ]);
  });
});
