import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ownerOf } from '../../../test/owner-of.ts';
import { PaymentsWorld } from '../../../test/payments-world.ts';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';
import { TakeStepService } from '../fulfilment/take-step.service.ts';

let world: PaymentsWorld;

beforeAll(async () => {
  world = await PaymentsWorld.start(FulfilmentModule);
});
afterAll(() => world.stop());
afterEach(async () => {
  await world.expectInvariants();
  await world.db.execute(`delete from platform.setting where key = 'payments.fee_bearing'`);
});

const resolve = (validFrom: string, mode: string) =>
  world.db.execute(
    `insert into platform.setting (key, value) values ('payments.fee_bearing', $1)`,
    [JSON.stringify([{ validFrom, mode, resolution: 'GV 2026-11' }])],
  );

const sharesOf = (orderId: string) =>
  world.db.rows<{ fee: number; payout: number }>(
    `select fee_share_cents as fee, payout_cents as payout from orders.producer_order
      where order_id = $1 order by position`,
    [orderId],
  );

describe("Stripe's fee", () => {
  it('is borne by the cooperative until it resolves otherwise', async () => {
    await resolve('2999-01-01', 'producers');
    const { orderId } = await world.paidOrder();
    // 16.98 less 8 % and VAT (1.36 + 0.26); 3.58 less 0.29 + 0.06, plus 0.30 deposit.
    expect(await sharesOf(orderId)).toEqual([
      { fee: 0, payout: 1536 },
      { fee: 0, payout: 353 },
    ]);
    expect(await world.balanceOf('E.stripe_fee')).toBe(65);
  });

  it('is split among the producers by gross where a resolution says so', async () => {
    const before = {
      fee: await world.balanceOf('E.stripe_fee'),
      cheese: await world.balanceOf(`L.unearned.${world.cheeseId}`),
      juice: await world.balanceOf(`L.unearned.${world.juiceId}`),
    };
    await resolve('2026-01-01', 'producers');
    const { orderId } = await world.paidOrder();
    // 65 × 16.98 / 20.86 = 52.91 and 65 × 3.88 / 20.86 = 12.09.
    expect(await sharesOf(orderId)).toEqual([
      { fee: 53, payout: 1483 },
      { fee: 12, payout: 341 },
    ]);
    expect(await world.balanceOf('E.stripe_fee')).toBe(before.fee);
    expect(await world.balanceOf(`L.unearned.${world.cheeseId}`)).toBe(before.cheese - 1645);
    expect(await world.balanceOf(`L.unearned.${world.juiceId}`)).toBe(before.juice - 376);
  });

  it('is off what becomes due at the hand-over, to the cent', async () => {
    await resolve('2026-01-01', 'producers');
    const { orderId } = await world.paidOrder();
    const { juiceId } = world;
    const dueBefore = await world.balanceOf(`L.due.${juiceId}`);
    const unearnedBefore = await world.balanceOf(`L.unearned.${juiceId}`);
    const part = await world.db.row<{ id: string }>(
      'select id from orders.producer_order where order_id = $1 and producer_id = $2',
      [orderId, juiceId],
    );
    const member = ownerOf(juiceId);
    for (const step of ['confirm', 'mark_ready', 'hand_over'] as const) {
      await world.app.get(TakeStepService).take(member, part?.id ?? '', step);
    }
    // 3.88 less the fee of 0.12: 3.76 are earned, 0.29 + 0.06 of it are commission with VAT.
    expect(await world.balanceOf(`L.unearned.${juiceId}`)).toBe(unearnedBefore + 376);
    expect(await world.balanceOf(`L.due.${juiceId}`)).toBe(dueBefore - 341);
  });
});
