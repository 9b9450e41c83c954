import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RefundsWorld } from '../../../test/refunds-world.ts';

jest.setTimeout(60_000);

let world: RefundsWorld;
let juice: string;
let cheese: string;

beforeAll(async () => {
  world = await RefundsWorld.start();
  juice = await world.market.producer('Mosterei');
  cheese = await world.market.producer('Käserei');
}, 60_000);

afterAll(() => world.stop());

/** Six bottles at 1.79 with 0.15 deposit, and cheese; the cooperative delivers for 5.90. */
const basket = () => [
  { producerId: juice, goodsCents: 1074, depositCents: 90, quantity: 6 },
  { producerId: cheese, goodsCents: 1698, deliveryCents: 590 },
];

const bottles = async (
  order: Awaited<ReturnType<RefundsWorld['paid']>>,
  quantity: number,
  kind: 'goods_and_deposit' | 'deposit' = 'goods_and_deposit',
) => ({
  producerOrderId: order.parts.get(juice) ?? '',
  lines: [{ lineId: await world.lineOf(order, juice), quantity, kind, deductionCents: 0 }],
  deliveryCents: 0,
  amountCents: 0,
});

describe('a refund', () => {
  it('before the hand-over takes what is not earned; E2 books what remains', async () => {
    const order = await world.paid(basket());
    const refundId = await world.refund(order, [await bottles(order, 2)]);
    expect(await world.stored(refundId)).toMatchObject({ state: 'succeeded' });
    expect(await world.written(order, 'refund_approved')).toEqual([
      'Dr L.unearned.p 388',
      'Cr L.refund_payable 388',
    ]);
    expect(await world.written(order, 'refund_sent')).toEqual([
      'Dr L.refund_payable 388',
      'Cr A.stripe 388',
    ]);
    expect(await world.paymentState(order)).toBe('partially_refunded');
    await world.market.handOver(order, [juice]);
    expect(await world.written(order, 'producer_fulfilled')).toEqual([
      'Dr L.unearned.p 776',
      'Cr L.due.p 708',
      'Cr I.commission 57',
      'Cr L.vat 11',
    ]);
    await world.closes();
  });

  it('after the hand-over gives commission and VAT back', async () => {
    const order = await world.paid(basket());
    await world.market.handOver(order);
    await world.refund(order, [await bottles(order, 2)]);
    expect(await world.written(order, 'refund_approved')).toEqual([
      'Dr L.due.p 354',
      'Dr I.commission 29',
      'Dr L.vat 5',
      'Cr L.refund_payable 388',
    ]);
    await world.closes();
  });

  it('of a line that a coupon lowered gives back in pieces exactly what was paid', async () => {
    const lowered = { producerId: juice, goodsCents: 974, discountCents: 100, quantity: 6 };
    const order = await world.paid([lowered]);
    await world.market.handOver(order);
    for (const pieces of [2, 3, 1]) await world.refund(order, [await bottles(order, pieces)]);
    // 974 / 6 = 162.33; two pieces 325 (324.67), three more 812 - 325 = 487, the last one 162.
    const goods = await world.db.rows<{ cents: number }>(
      `select line.goods_cents as cents from refunds.refund_line line
         join refunds.refund_part part on part.id = line.part_id
        where part.producer_order_id = $1 order by line.goods_cents desc`,
      [order.parts.get(juice)],
    );
    expect(goods.map(({ cents }) => cents)).toEqual([487, 325, 162]);
    expect(await world.paymentState(order)).toBe('refunded');
    await world.closes();
  });

  it('of deposits alone costs no commission', async () => {
    const order = await world.paid(basket());
    await world.market.handOver(order);
    await world.refund(order, [await bottles(order, 6, 'deposit')]);
    expect(await world.written(order, 'refund_approved')).toEqual([
      'Dr L.due.p 90',
      'Cr L.refund_payable 90',
    ]);
    await world.closes();
  });

  it('of delivery by the cooperative takes its income and VAT back', async () => {
    const order = await world.paid(basket());
    const part = { ...world.cut(order, cheese, 0), deliveryCents: 590 };
    await world.refund(order, [part]);
    expect(await world.written(order, 'delivery_refund_approved')).toEqual([
      'Dr I.shipping 496',
      'Dr L.vat 94',
      'Cr L.refund_payable 590',
    ]);
    await world.closes();
  });

  it.each([
    { cause: 'goodwill' as const, account: 'E.goodwill' },
    { cause: 'damaged_in_transit' as const, account: 'A.recv.carrier' },
    { cause: 'other' as const, account: 'E.refund' },
  ])('for $cause leaves the producer’s share alone', async ({ cause, account }) => {
    const order = await world.paid(basket());
    await world.market.handOver(order);
    await world.refund(order, [world.cut(order, cheese, 500)], { cause });
    expect(await world.written(order, 'refund_approved')).toEqual([
      `Dr ${account} 500`,
      'Cr L.refund_payable 500',
    ]);
    const row = await world.db.row<{ cents: number }>(
      `select sum(reduced_goods_cents) as cents from orders.producer_order where order_id = $1`,
      [order.orderId],
    );
    expect(row?.cents).toBe(0);
    await world.closes();
  });

  it('F40: in seven steps to the full amount leaves no commission and no VAT', async () => {
    const before = [await world.balance('I.commission'), await world.balance('L.vat')];
    const order = await world.paid([{ producerId: cheese, goodsCents: 3333 }]);
    await world.market.handOver(order);
    for (const cents of [1, 13, 77, 500, 999, 1243, 500]) {
      await world.refund(order, [world.cut(order, cheese, cents)]);
    }
    expect([await world.balance('I.commission'), await world.balance('L.vat')]).toEqual(before);
    expect(await world.paymentState(order)).toBe('refunded');
    await world.closes();
  });

  it('of everything cancels what was not handed over', async () => {
    const order = await world.paid(basket());
    await world.refund(order, 'whole', { cause: 'canceled' });
    const states = await world.db.rows<{ state: string }>(
      'select state from orders.producer_order where order_id = $1',
      [order.orderId],
    );
    expect(states).toEqual([{ state: 'canceled' }, { state: 'canceled' }]);
    expect(await world.paymentState(order)).toBe('refunded');
    await world.closes();
  });
});

describe('bad input is refused and books nothing', () => {
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => 'accepted',
      (error) => error.code,
    );

  it.each([
    { what: '0 cents', cents: 0, code: 'refund-empty' },
    { what: 'one cent too much', cents: 1699, code: 'refund-too-much' },
    { what: '999,999.99', cents: 99_999_999, code: 'refund-too-much' },
  ])('$what', async ({ cents, code }) => {
    const order = await world.paid(basket());
    expect(await refusal(world.request(order, [world.cut(order, cheese, cents)]))).toBe(code);
    expect(await world.written(order, 'refund_approved')).toEqual([]);
  });

  it('a line of another order', async () => {
    const order = await world.paid(basket());
    const other = await world.paid(basket());
    const part = { ...(await bottles(other, 1)), producerOrderId: order.parts.get(juice) ?? '' };
    expect(await refusal(world.request(order, [part]))).toBe('refund-line-not-found');
  });

  it('the same pieces twice at once: one wins', async () => {
    const order = await world.paid(basket());
    const part = await bottles(order, 4);
    const answers = await Promise.all([
      refusal(world.request(order, [part])),
      refusal(world.request(order, [part])),
      refusal(world.request(order, [part])),
    ]);
    expect(answers.sort()).toEqual(['accepted', 'refund-too-much', 'refund-too-much']);
    await world.market.drain();
    await world.closes();
  });

  it('1 cent is a refund', async () => {
    const order = await world.paid(basket());
    const refundId = await world.refund(order, [world.cut(order, cheese, 1)]);
    expect(await world.stored(refundId)).toMatchObject({ state: 'succeeded' });
    await world.closes();
  });
});
