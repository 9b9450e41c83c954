import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { decideLoss, listCases } from '@markthalle/contracts/office-cases';
import { receiveReturn, waiveReturn } from '@markthalle/contracts/portal-cases';
import { disputeLoss } from '@markthalle/contracts/withdrawals';
import { BuyerSteps } from '../../../test/cases-world.ts';
import type { MadeOrder, PartWish } from '../../../test/paid-orders.ts';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { CasesModule } from './cases.module.ts';

jest.setTimeout(60_000);

let market: SettlementWorld;
let buyer: BuyerSteps;
let farmId: string;
let farm: { sessionToken: string };

beforeAll(async () => {
  market = await SettlementWorld.start([CasesModule]);
  buyer = new BuyerSteps(market.app);
  farmId = await market.producer('Hof Widerruf');
  farm = { sessionToken: await market.orders.person({ producerId: farmId }) };
});
afterAll(() => market.stop());

const once = (who: { sessionToken: string }) => ({ ...who, idempotencyKey: `key-${newId()}` });

/** Paid, informed, handed over; the money is available. */
async function delivered(wish: Partial<PartWish>, isInformed = true): Promise<MadeOrder> {
  const order = await market.paid([
    { producerId: farmId, goodsCents: 0, deliveryBy: 'producer', ...wish },
  ]);
  await market.advance(5 * DAY_MS);
  if (isInformed) await buyer.informed(order);
  await market.handOver(order);
  return order;
}

/** The goods came back; answers what the buyer gets, in cents. */
async function received(order: MadeOrder, more: object = {}): Promise<number | null> {
  const { partId } = await buyer.onlyPart(order);
  const answer = await market.call(receiveReturn, { partId, ...more }, once(farm));
  expect(answer.status).toBe(200);
  await market.drain();
  return (await buyer.onlyPart(order)).refundCents;
}

const piece = (name: string, unitPriceCents: number, more: object = {}) => ({
  name,
  quantity: 1,
  unitPriceCents,
  ...more,
});

describe('LAW-WITHDR-12 what a withdrawal gives back, through the API', () => {
  it('V38, LAW-WITHDR-17 takes commission and VAT back and the producer bears the rest', async () => {
    const lines = [piece('Tisch', 6000), piece('Stuhl', 4000)];
    const order = await delivered({ lines, rateBps: 1200 });
    await buyer.withdraw(order, [{ name: 'Stuhl', quantity: 1 }]);
    expect(await received(order)).toBe(4000);
    const [part] = await market.db.rows<object>(
      `select goods_cents as goods, commission_net_cents as net, commission_vat_cents as vat,
              due_cents as due
         from refunds.refund_part where producer_order_id = $1`,
      [order.parts.get(farmId)],
    );
    expect(part).toEqual({ goods: 4000, net: 480, vat: 91, due: 3429 });
    await market.expectInvariants();
  });

  it('V39 gives back the standard delivery, not the express that was chosen', async () => {
    const order = await delivered({
      lines: [piece('Korb', 3500)],
      deliveryCents: 995,
      standardDeliveryCents: 495,
    });
    await buyer.withdraw(order);
    expect(await received(order)).toBe(3995);
  });

  it('V40 gives back one article alone where the other one stays', async () => {
    const lines = [piece('Seife', 2000), piece('Kerze', 1500)];
    const order = await delivered({ lines, deliveryCents: 495, standardDeliveryCents: 495 });
    await buyer.withdraw(order, [{ name: 'Kerze', quantity: 1 }]);
    expect(await received(order)).toBe(1500);
  });

  it('V41 asks for no delivery afterwards where it was free', async () => {
    const lines = [piece('Kissen', 2000), piece('Decke', 3200)];
    const order = await delivered({ lines, standardDeliveryCents: 0 });
    await buyer.withdraw(order, [{ name: 'Kissen', quantity: 1 }]);
    expect(await received(order)).toBe(2000);
  });

  it('V42, LAW-WITHDR-15 takes a proven loss in value off', async () => {
    const order = await delivered({ lines: [piece('Jacke', 6000)], deliveryCents: 495 });
    await buyer.withdraw(order);
    const losses = [{ lineId: await buyer.lineOf(order, 'Jacke'), lossCents: 1200 }];
    expect(await received(order, { losses, reason: 'Deutlich getragen' })).toBe(5295);
    expect((await buyer.onlyPart(order)).loss).toMatchObject({ state: 'proposed', cents: 1200 });
  });

  it('V43 takes nothing off where the buyer was not told of it', async () => {
    const order = await delivered({ lines: [piece('Jacke', 6000)], deliveryCents: 495 }, false);
    await buyer.withdraw(order);
    const losses = [{ lineId: await buyer.lineOf(order, 'Jacke'), lossCents: 1200 }];
    expect(await received(order, { losses, reason: 'Deutlich getragen' })).toBe(6495);
    expect((await buyer.onlyPart(order)).loss).toMatchObject({ state: 'dropped', counts: false });
  });

  it('V44 gives back what a coupon had left of the price', async () => {
    const lines = [
      piece('Honig', 3000, { discountCents: 300 }),
      piece('Becher', 2000, { discountCents: 200 }),
    ];
    const order = await delivered({ lines });
    await buyer.withdraw(order, [{ name: 'Becher', quantity: 1 }]);
    expect(await received(order)).toBe(1800);
  });

  it('V45 gives back price, deposit and standard delivery', async () => {
    const beer = { name: 'Bier', quantity: 6, unitPriceCents: 149, containerDepositCents: 8 };
    const order = await delivered({
      lines: [beer],
      deliveryCents: 495,
      standardDeliveryCents: 495,
    });
    await buyer.withdraw(order);
    expect(await received(order)).toBe(1437);
  });

  it('gives the delivery back with the last of several withdrawals', async () => {
    const lines = [piece('Seife', 2000), piece('Kerze', 1500)];
    const order = await delivered({ lines, deliveryCents: 495 });
    for (const name of ['Seife', 'Kerze']) {
      await buyer.withdraw(order, [{ name, quantity: 1 }]);
      const open = (await buyer.parts(order)).find(({ state }) => state === 'hold');
      await market.call(waiveReturn, { partId: open?.partId ?? '' }, once(farm));
      await market.drain();
    }
    expect((await buyer.parts(order)).map(({ refundCents }) => refundCents)).toEqual([2000, 1995]);
    await market.expectInvariants();
  });

  it('goes back once, to the means of payment, however often somebody presses', async () => {
    const order = await delivered({ lines: [piece('Vase', 2500)] });
    await buyer.withdraw(order);
    expect(await received(order)).toBe(2500);
    const { partId } = await buyer.onlyPart(order);
    const again = await market.call(receiveReturn, { partId }, once(farm));
    expect(again.problem.code).toBe('step-not-possible');
    const refunds = await market.db.rows<{ state: string; stripe: string | null }>(
      `select r.state, s.stripe_refund_id as stripe from refunds.refund r
         join refunds.sending s on s.refund_id = r.id where r.order_id = $1`,
      [order.orderId],
    );
    expect(refunds).toEqual([{ state: 'succeeded', stripe: expect.stringMatching(/^re_/) }]);
  });
});

describe('before the hand-over', () => {
  it('cancels the part at once, frees the stock and needs nobody', async () => {
    const order = await market.paid([{ producerId: farmId, goodsCents: 1800, deliveryCents: 300 }]);
    await market.advance(5 * DAY_MS);
    const part = order.parts.get(farmId) ?? '';
    const variant = await market.db.row<{ id: string }>(
      'select variant_id as id from orders.order_line where producer_order_id = $1',
      [part],
    );
    await market.db.execute(
      `insert into inventory.stock (variant_id, policy, on_hand, reserved)
       values ($1, 'tracked', 4, 0)`,
      [variant?.id],
    );
    await market.db.execute(
      `insert into inventory.stock_movement
         (id, variant_id, kind, counted_quantity, acted_at, recorded_at)
       values (gen_random_uuid(), $1, 'opening', 4, '2020-01-01', '2020-01-01')`,
      [variant?.id],
    );
    await buyer.withdraw(order);
    const canceled = await market.db.row('select state from orders.producer_order where id = $1', [
      part,
    ]);
    expect(canceled).toEqual({ state: 'canceled' });
    await market.drain();
    expect(await buyer.onlyPart(order)).toMatchObject({ state: 'refunded', refundCents: 2100 });
    const stock = await market.db.row(
      'select on_hand as "onHand" from inventory.stock where variant_id = $1',
      [variant?.id],
    );
    expect(stock).toEqual({ onHand: 5 });
    await market.expectInvariants();
  });

  it('waits for a person above the limit of four eyes, but is not packed', async () => {
    const order = await market.paid([{ producerId: farmId, goodsCents: 20_000 }]);
    await market.advance(5 * DAY_MS);
    await buyer.withdraw(order);
    await market.drain();
    const refund = await market.db.row('select state from refunds.refund where order_id = $1', [
      order.orderId,
    ]);
    expect(refund).toEqual({ state: 'requested' });
    const queue = await market.call(listCases, {}, market.anna);
    expect(queue.value.withdrawals.map(({ orderNumber }) => orderNumber)).toContain(
      `${order.number}-1`,
    );
  });
});

describe('LAW-WITHDR-15, 16 a disputed loss in value', () => {
  it('reaches staff, who give back what was not proven', async () => {
    const order = await delivered({ lines: [piece('Marmelade', 600)] });
    await buyer.withdraw(order);
    const losses = [{ lineId: await buyer.lineOf(order, 'Marmelade'), lossCents: 600 }];
    // Opened food may lose all its value, and then nothing goes back.
    expect(await received(order, { losses, reason: 'Glas geöffnet' })).toBeNull();
    const { partId } = await buyer.onlyPart(order);
    const words = 'Das Glas war zu.';
    const disputed = await market.call(disputeLoss, { orderToken: order.token, partId, words });
    expect(disputed.value.loss.state).toBe('disputed');
    const queue = await market.call(listCases, {}, market.anna);
    const { withdrawalId } = queue.value.withdrawals.find((one) => one.partId === partId) ?? {
      withdrawalId: '',
    };
    const decision = { withdrawalId, partId, backCents: 600, words: 'Foto zeigt das Siegel' };
    const decided = await market.call(decideLoss, decision, once(market.anna));
    expect(decided.value.parts[0]?.loss.state).toBe('dropped');
    await market.drain();
    const back = await market.db.row(
      `select sum(amount_cents)::integer as cents from refunds.refund
        where order_id = $1 and state = 'succeeded'`,
      [order.orderId],
    );
    expect(back).toEqual({ cents: 600 });
    await market.expectInvariants();
  });

  it('is capped at the price and needs a reason', async () => {
    const order = await delivered({ lines: [piece('Tee', 500)] });
    await buyer.withdraw(order);
    const { partId } = await buyer.onlyPart(order);
    const lineId = await buyer.lineOf(order, 'Tee');
    const try_ = (lossCents: number, reason: string) =>
      market.call(receiveReturn, { partId, losses: [{ lineId, lossCents }], reason }, once(farm));
    expect((await try_(501, 'Nass geworden')).problem.code).toBe('loss-above-price');
    expect((await try_(100, '')).problem.code).toBe('loss-reason-missing');
  });
});
