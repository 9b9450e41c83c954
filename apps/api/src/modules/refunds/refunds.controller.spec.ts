import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import {
  approveRefund,
  listRefunds,
  previewRefund,
  readRefund,
  readRefundable,
  requestRefund,
} from '@markthalle/contracts/office-refunds';
import { listOrderRefunds } from '@markthalle/contracts/order-refunds';
import { RefundsWorld } from '../../../test/refunds-world.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';

jest.setTimeout(60_000);

let world: RefundsWorld;
let producerId: string;

beforeAll(async () => {
  world = await RefundsWorld.start();
  producerId = await world.market.producer('Hof');
}, 60_000);

afterAll(() => world.stop());

const call: typeof world.market.call = (endpoint, input, caller) =>
  world.market.call(endpoint, input, caller);

it('the preview is what is booked, to the cent', async () => {
  const { anna } = world.market;
  const order = await world.paid([{ producerId, goodsCents: 1074, depositCents: 90, quantity: 6 }]);
  await world.market.handOver(order);
  const { orderId } = order;
  const left = (await call(readRefundable, { orderId }, anna)).value;
  const [part] = left.parts;
  expect(left).toMatchObject({ chargeLeftCents: 1164, limitCents: 10_000, inDispute: false });
  const wish = {
    orderId,
    cause: 'shortage' as const,
    parts: [
      {
        producerOrderId: part?.producerOrderId ?? '',
        lines: [{ lineId: part?.lines[0]?.lineId ?? '', quantity: 2 }],
      },
    ],
  };
  const preview = (await call(previewRefund, wish, anna)).value;
  expect(preview).toMatchObject({ totalCents: 388, bearer: 'producer', needsSecondPerson: false });
  expect(await world.written(order, 'refund_approved')).toEqual([]);
  const key = { ...anna, idempotencyKey: 'shortage-of-two' };
  const asked = { ...wish, reason: 'Zwei Flaschen fehlten' };
  const refund = (await call(requestRefund, asked, key)).value;
  const again = (await call(requestRefund, asked, key)).value;
  expect(again.refundId).toBe(refund.refundId);
  // The process died before it could keep its answer: the click still finds its own refund.
  await world.market.asOwner('delete from platform.idempotency_key');
  expect((await call(requestRefund, asked, key)).value.refundId).toBe(refund.refundId);
  expect(refund.parts).toEqual(preview.parts);
  expect(refund.parts[0]).toMatchObject({
    dueCents: 354,
    commissionNetCents: 29,
    commissionVatCents: 5,
    receivableCents: 0,
  });
  await world.market.drain();
  const { refundId } = refund;
  expect((await call(readRefund, { refundId }, anna)).value.state).toBe('succeeded');
  const after = (await call(readRefundable, { orderId }, anna)).value;
  expect(after.parts[0]?.lines[0]).toMatchObject({ left: 4, depositLeft: 4 });
  const token = (await world.app.get(OrdersFacade).readForPayment(orderId))?.token ?? '';
  expect((await call(listOrderRefunds, { orderToken: token })).value.refunds).toMatchObject([
    { cause: 'shortage', state: 'done', amountCents: 388, producerNames: ['Hof'] },
  ]);
  await world.closes();
});

it('a large refund waits in the list until a second person releases it', async () => {
  const { anna, ben } = world.market;
  const order = await world.paid([{ producerId, goodsCents: 20_000 }]);
  const asked = {
    orderId: order.orderId,
    cause: 'defect' as const,
    reason: 'Alles verdorben',
    parts: [world.cut(order, producerId, 15_000)],
  };
  const plain = asked.parts.map((part) => ({ ...part, lines: [] }));
  const key = { ...anna, idempotencyKey: 'large-refund' };
  const made = (await call(requestRefund, { ...asked, parts: plain }, key)).value;
  expect(made).toMatchObject({ state: 'requested', needsSecondPerson: true, requestedByMe: true });
  const open = (await call(listRefunds, {}, ben)).value.refunds;
  expect(open.map((refund) => refund.refundId)).toContain(made.refundId);
  const own = await call(approveRefund, { refundId: made.refundId }, anna);
  expect(own.problem.code).toBe('refund-second-person-needed');
  const released = (await call(approveRefund, { refundId: made.refundId }, ben)).value;
  expect(released.state).toBe('approved');
  await world.market.drain();
  expect((await call(readRefund, { refundId: made.refundId }, ben)).value.state).toBe('succeeded');
  await world.closes();
});

it('what is no refund is refused with its reason', async () => {
  const { anna } = world.market;
  const order = await world.paid([{ producerId, goodsCents: 1000 }]);
  const base = { orderId: order.orderId, cause: 'defect' as const, reason: 'x und y' };
  const key = (n: number) => ({ ...anna, idempotencyKey: `refused-${n}` });
  const part = { producerOrderId: order.parts.get(producerId) ?? '' };
  const ask = async (amountCents: number, n: number) =>
    (await call(requestRefund, { ...base, parts: [{ ...part, amountCents }] }, key(n))).problem
      .code;
  expect(await ask(0, 1)).toBe('refund-empty');
  expect(await ask(1001, 2)).toBe('refund-too-much');
  expect(await ask(99_999_999, 3)).toBe('refund-too-much');
  expect(await ask(-1, 4)).toBe('invalid-input');
  expect(await ask(0.5, 5)).toBe('invalid-input');
  expect(await world.written(order, 'refund_approved')).toEqual([]);
});
