import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packOrders, reportShortage, weighLine } from '@markthalle/contracts/packing';
import { readPortalOrder } from '@markthalle/contracts/portal-orders';
import type { PartWish } from '../../../test/paid-orders.ts';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { PackingModule } from './packing.module.ts';

/** At 14.90 a kilogram, 2,500 g at most: 37.25 is confirmed for each. */
const DUCK = { pricePerKgCents: 1490, nominalGrams: 2200, maxGrams: 2500 };

let world: SettlementWorld;
let farm: string;
let member: { sessionToken: string };

beforeAll(async () => {
  world = await SettlementWorld.start([PackingModule]);
  farm = await world.producer('Entenhof');
  member = { sessionToken: await world.orders.person({ producerId: farm }) };
}, 60_000);
afterAll(() => world.stop());

const DUCKS_AND_EGGS: Omit<PartWish, 'producerId'> = {
  goodsCents: 0,
  deliveryBy: 'producer',
  deliveryCents: 590,
  lines: [
    { name: 'Ente', quantity: 2, unitPriceCents: 3725, catchWeight: DUCK },
    { name: 'Eier', quantity: 6, unitPriceCents: 45, containerDepositCents: 10 },
  ],
};

async function ordered(wish: Omit<PartWish, 'producerId'> = DUCKS_AND_EGGS) {
  const order = await world.paid([{ producerId: farm, ...wish }]);
  await world.advance(5 * DAY_MS);
  const producerOrderId = order.parts.get(farm) ?? '';
  const lines = await world.db.rows<{ id: string }>(
    'select id from orders.order_line where producer_order_id = $1 order by position',
    [producerOrderId],
  );
  return { ...order, producerOrderId, lineIds: lines.map(({ id }) => id) };
}

const short = (
  order: { producerOrderId: string },
  lineId = '',
  quantity = 1,
  clientId = newId(),
  caller = member,
) =>
  world.call(
    reportShortage,
    { producerOrderId: order.producerOrderId, lineId, quantity, restIsGone: false, clientId },
    caller,
  );

const weigh = (
  order: { producerOrderId: string },
  lineId = '',
  grams = 1,
  clientId = newId(),
  caller = member,
) =>
  world.call(
    weighLine,
    { producerOrderId: order.producerOrderId, lineId, grams, clientId },
    caller,
  );

const refunds = (orderId: string) =>
  world.db.rows(
    `select cause, bearer, state, amount_cents as cents from refunds.refund
      where order_id = $1 order by requested_at, id`,
    [orderId],
  );

describe('a shortage', () => {
  it('gives price and deposit back at the producer’s expense, and commission with it', async () => {
    const order = await ordered();
    const before = (await world.call(readPortalOrder, order, member)).value;
    // 74.50 + 2.70 goods, 0.60 deposit, 5.90 delivery; 8 % of 77.20 are 6.18 and 1.17 VAT.
    expect([before.commissionNetCents, before.commissionVatCents]).toEqual([618, 117]);
    const answer = await short(order, order.lineIds[1], 4);
    // Four eggs at 0.45 and their deposit of 0.10 each.
    expect(answer.value).toEqual({ refundCents: 220, state: 'new' });
    await world.drain();
    expect(await refunds(order.orderId)).toEqual([
      { cause: 'shortage', bearer: 'producer', state: 'succeeded', cents: 220 },
    ]);
    const after = (await world.call(readPortalOrder, order, member)).value;
    // 8 % of 75.40 are 6.03 and 1.15 VAT (19 % of 6.03).
    expect([after.commissionNetCents, after.commissionVatCents]).toEqual([603, 115]);
    expect(after.lines[1]).toMatchObject({ quantity: 6, refundedQuantity: 4 });
    await world.expectInvariants();
  });

  it('happens once, however often it is pressed, and never beyond what is left', async () => {
    const order = await ordered();
    const clientId = newId();
    const first = await short(order, order.lineIds[1], 4, clientId);
    const again = await short(order, order.lineIds[1], 4, clientId);
    expect(again.value).toEqual(first.value);
    expect((await short(order, order.lineIds[1], 3)).problem.code).toBe('shortage-above-left');
    const both = await Promise.all([
      short(order, order.lineIds[1], 2),
      short(order, order.lineIds[1], 2),
    ]);
    const codes = both.map((one) => (one.status === 200 ? 'done' : one.problem.code));
    expect(codes.sort()).toEqual(['done', 'shortage-above-left']);
    expect(await refunds(order.orderId)).toHaveLength(2);
  });

  it('of everything takes the delivery with it and cancels the part', async () => {
    const order = await ordered({ ...DUCKS_AND_EGGS, lines: DUCKS_AND_EGGS.lines?.slice(1) ?? [] });
    await short(order, order.lineIds[0], 5);
    const last = await short(order, order.lineIds[0], 1);
    // The last egg with its deposit, and 5.90 for a parcel that never leaves.
    expect(last.value).toEqual({ refundCents: 45 + 10 + 590, state: 'canceled' });
    await world.drain();
    expect(await refunds(order.orderId)).toMatchObject([{ cents: 275 }, { cents: 645 }]);
    await world.expectInvariants();
  });

  it('tells the buyer once', async () => {
    const order = await ordered();
    await short(order, order.lineIds[1], 1);
    const jobs = await world.db.rows<{ payload: { missing: unknown } }>(
      `select payload from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'notifications.shortage'
          and payload ->> 'orderId' = $1`,
      [order.orderId],
    );
    expect(jobs.map(({ payload }) => payload.missing)).toEqual([
      [{ lineId: order.lineIds[1], pieces: 1 }],
    ]);
  });

  it('above the limit waits for a second person, and its pieces are promised to nobody', async () => {
    const order = await ordered({
      goodsCents: 15_000,
      quantity: 3,
      deliveryBy: 'producer',
      deliveryCents: 590,
    });
    const answer = await short(order, order.lineIds[0], 3);
    expect(answer.value).toEqual({ refundCents: 15_590, state: 'new' });
    expect(await refunds(order.orderId)).toMatchObject([{ state: 'requested', cents: 15_590 }]);
    expect((await short(order, order.lineIds[0], 1)).problem.code).toBe('shortage-above-left');
  });

  it('is not for goods that have left, nor for others', async () => {
    const order = await ordered();
    const stranger = await world.producer('Nachbar');
    const other = { sessionToken: await world.orders.person({ producerId: stranger }) };
    const foreign = await short(order, order.lineIds[0], 1, newId(), other);
    expect(foreign.problem.code).toBe('producer-order-not-found');
    expect((await short(order, newId())).problem.code).toBe('order-line-not-found');
    await world.handOver(order);
    expect((await short(order, order.lineIds[1])).problem.code).toBe('step-not-possible');
    expect((await weigh(order, order.lineIds[0], 4000)).problem.code).toBe('step-not-possible');
  });
});

describe('goods by weight', () => {
  it('cost what the scale says; the difference goes back and the share follows', async () => {
    const order = await ordered();
    // Two ducks of 4,310 g: 64.22 of 74.50.
    const answer = await weigh(order, order.lineIds[0], 4310);
    expect(answer.value).toEqual({ goodsCents: 6422, refundCents: 1028 });
    await world.drain();
    expect(await refunds(order.orderId)).toEqual([
      { cause: 'weight_difference', bearer: 'producer', state: 'succeeded', cents: 1028 },
    ]);
    const now = (await world.call(readPortalOrder, order, member)).value;
    // 8 % of 66.92 (64.22 + 2.70) are 5.35 and 1.02 VAT.
    expect([now.commissionNetCents, now.commissionVatCents]).toEqual([535, 102]);
    expect(now.lines[0]).toMatchObject({ quantity: 2, refundedQuantity: 0 });
    await world.handOver(order);
    await world.expectInvariants();
  });

  it('V10 cheese at 2.79 for 100 g that weighs 350 g costs 9.77, through the API', async () => {
    const catchWeight = { pricePerKgCents: 2790, nominalGrams: 400, maxGrams: 500 };
    const cheese = { name: 'Käse', quantity: 1, unitPriceCents: 1395, catchWeight };
    const order = await ordered({ goodsCents: 0, lines: [cheese] });
    const answer = await weigh(order, order.lineIds[0], 350);
    expect(answer.value).toEqual({ goodsCents: 977, refundCents: 418 });
  });

  it('never cost more than was confirmed, and nothing comes back of what was refunded', async () => {
    const order = await ordered();
    const id = order.lineIds[0];
    expect((await weigh(order, id, 6200)).value).toEqual({ goodsCents: 7450, refundCents: 0 });
    expect((await weigh(order, id, 4310)).value.refundCents).toBe(1028);
    expect((await weigh(order, id, 4900)).value).toEqual({ goodsCents: 6422, refundCents: 0 });
    expect((await weigh(order, id, 4000)).value).toEqual({ goodsCents: 5960, refundCents: 462 });
  });

  it('are given back later at the price that they weighed, together exactly what was paid', async () => {
    const order = await ordered();
    await weigh(order, order.lineIds[0], 4310);
    // 64.22 for two: 32.11 each.
    expect((await short(order, order.lineIds[0], 1)).value.refundCents).toBe(3211);
    expect((await weigh(order, order.lineIds[0], 2000)).value).toEqual({
      goodsCents: 2980,
      refundCents: 231,
    });
    await world.drain();
    await world.expectInvariants();
  });

  it('are weighed once per press, and only where they are sold by weight', async () => {
    const order = await ordered();
    const clientId = newId();
    const first = await weigh(order, order.lineIds[0], 4310, clientId);
    expect((await weigh(order, order.lineIds[0], 4310, clientId)).value).toEqual(first.value);
    expect(await refunds(order.orderId)).toHaveLength(1);
    expect((await weigh(order, order.lineIds[1], 300)).problem.code).toBe('line-not-by-weight');
  });

  it('are not packed before they were weighed', async () => {
    const order = await ordered();
    const pack = () =>
      world.call(
        packOrders,
        { on: '2026-06-10', producerOrderIds: [order.producerOrderId] },
        member,
      );
    expect((await pack()).problem.code).toBe('packing-weight-missing');
    await weigh(order, order.lineIds[0], 4310);
    expect((await pack()).value).toEqual({ packed: 1 });
    expect((await pack()).value).toEqual({ packed: 1 });
  });
});
