import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addToCart,
  readCart,
  removeCartCoupon,
  setCartCoupon,
  setCartDelivery,
  setCartQuantity,
} from '@markthalle/contracts/cart';
import { readProduct } from '@markthalle/contracts/catalog';
import { placeOrder } from '@markthalle/contracts/checkout';
import type { InputOf } from '@markthalle/contracts/endpoint';
import { requestRefund } from '@markthalle/contracts/office-refunds';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { createCoupon, endCoupon, listCoupons } from '@markthalle/contracts/portal-coupons';
import {
  confirmPortalOrder,
  handOverPortalOrder,
  listPortalOrders,
  markPortalOrderReady,
} from '@markthalle/contracts/portal-orders';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { demoId } from '../src/demo/demo-id.ts';
import { HOUR_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { Sweeps } from '../src/platform/sweeps/sweeps.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { expectMoneyCloses } from './money-closes.ts';

const CHEESE = { slug: 'peenetaler-bergruh-6-monate', producer: 'kaeserei-kranichruf' };
const MUG = { slug: 'becher-schilfgruen', producer: 'toepferei-blaubrand' };

type Coupon = InputOf<typeof createCoupon>;

let api: ApiUnderTest;
let today: string;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  today = berlinDateOf(api.clock.now().toISOString());
  await api.makePayable([CHEESE, MUG].map(({ producer }) => demoId('producer', producer)));
}, 60_000);
afterAll(() => api.stop());

const producer = async (slug: string) => ({
  sessionToken: await api.signIn(`hallo@${slug}.example`),
});
const wish = (more: Partial<Coupon>): Coupon => ({
  code: 'KRANICH10',
  kind: 'percent',
  percent: 10,
  minGoodsCents: 2_000,
  audience: 'PERSONAL',
  maxUses: 100,
  validFromOn: today,
  validUntilOn: addDays(today, 9),
  ...more,
});
const give = async (more: Partial<Coupon>, from = CHEESE) =>
  api.call(createCoupon, wish(more), await producer(from.producer));

const variantOf = async (slug: string) =>
  (await api.call(readProduct, { slug })).value.product.variants[0]?.variantId ?? '';

/** A cart that is fetched at the farms; answers its token. */
async function cartOf(goods: readonly { slug: string; producer: string; quantity: number }[]) {
  let cartToken: string | undefined;
  for (const { slug, quantity } of goods) {
    const token = cartToken === undefined ? {} : { cartToken };
    const added = { ...token, variantId: await variantOf(slug), quantity };
    cartToken = (await api.call(addToCart, added)).value.cartToken;
  }
  const ways = goods.map((one) => ({
    producerId: demoId('producer', one.producer),
    way: 'pickup' as const,
  }));
  const cart = await api.call(setCartDelivery, { cartToken: cartToken ?? '', ways });
  return cart.value.cartToken;
}

const redeem = (cartToken: string, code: string) => api.call(setCartCoupon, { cartToken, code });
const seen = async (cartToken: string) => {
  const { totalCents } = (await api.call(readCart, { cartToken })).value;
  return { cartToken, expectedTotalCents: totalCents };
};
const place = (summary: Awaited<ReturnType<typeof seen>>) => {
  const contact = { email: 'ada@example.org', name: 'Ada', phone: null };
  const key = { idempotencyKey: newId() };
  return api.call(placeOrder, { ...summary, contact, address: null }, key);
};
const order = async (cartToken: string) => place(await seen(cartToken));

describe('a coupon of a producer', () => {
  it('has all its conditions or it is refused, field by field (LAW-UWG-8)', async () => {
    const pointers = async (more: Partial<Coupon>) =>
      (await give(more)).problem.errors?.map(({ pointer }) => pointer);
    expect(await pointers({ percent: null })).toEqual(['/percent']);
    expect(await pointers({ kind: 'amount', amountCents: 500, minGoodsCents: 599 })).toEqual([
      '/minGoodsCents',
    ]);
    expect(await pointers({ validFromOn: addDays(today, -1) })).toEqual(['/validFromOn']);
    expect(await pointers({ validUntilOn: addDays(today, -1) })).toEqual(['/validUntilOn']);
    expect(await pointers({ code: '<script>' })).toEqual(['/code']);
  });

  it('is known by one code only, whoever gives it', async () => {
    expect((await give({ code: 'einmal' })).value.code).toBe('EINMAL');
    expect((await give({ code: 'Einmal' }, MUG)).problem.code).toBe('coupon-code-taken');
  });

  it('is answered beside the field when it does not count, and changes nothing', async () => {
    await give({ code: 'MORGEN', validFromOn: addDays(today, 1) });
    await give({ code: 'AB20' });
    await give({ code: 'FREMD' }, MUG);
    const cartToken = await cartOf([{ ...CHEESE, quantity: 1 }]);
    const answer = async (code: string) => (await redeem(cartToken, code)).problem.code;
    expect(await answer('<script>alert(1)</script>')).toBe('coupon-unknown');
    expect(await answer("AB20'; drop table promotions.coupon; --")).toBe('coupon-unknown');
    expect(await answer('MORGEN')).toBe('coupon-not-yet-valid');
    expect(await answer('AB20')).toBe('coupon-below-minimum');
    expect(await answer('FREMD')).toBe('coupon-no-goods');
    expect((await api.call(readCart, { cartToken })).value.coupon).toBeNull();
  });

  it('is not found by trying: refused codes are counted per client, right ones are not', async () => {
    await give({ code: 'ERRATEN', minGoodsCents: 0 });
    const cartToken = await cartOf([{ ...CHEESE, quantity: 1 }]);
    const from = async (address: string, code: string) => {
      const answer = await api.call(setCartCoupon, { cartToken, code }, { address });
      return answer.status === 200 ? 'redeemed' : answer.problem.code;
    };
    const guesser = '203.0.113.7';
    for (let n = 0; n < 25; n += 1) expect(await from(guesser, 'ERRATEN')).toBe('redeemed');
    for (let n = 0; n < 20; n += 1) expect(await from(guesser, `RATE${n}`)).toBe('coupon-unknown');
    expect(await from(guesser, 'ERRATEN')).toBe('too-many-requests');
    const held = await api.call(readCart, { cartToken });
    expect(held.value.coupon?.code).toBe('ERRATEN');
    expect(await from('203.0.113.8', 'ERRATEN')).toBe('redeemed');
    api.clock.advance(HOUR_MS);
    expect(await from(guesser, 'ERRATEN')).toBe('redeemed');
  });

  it('lowers the lines of its producer, and the shop says so', async () => {
    await give({ code: 'KRANICH10' });
    const cartToken = await cartOf([
      { ...CHEESE, quantity: 3 },
      { ...MUG, quantity: 1 },
    ]);
    const before = (await api.call(readCart, { cartToken })).value;
    // 3 x 9.60 = 28.80; a tenth is 2.88.
    const cart = (await redeem(cartToken, ' kranich10 ')).value;
    expect(cart.coupon).toMatchObject({
      code: 'KRANICH10',
      discountCents: 288,
      refusedBecause: null,
    });
    expect(cart.totalCents).toBe(before.totalCents - 288);
    const lines = cart.groups.flatMap((group) => group.lines);
    expect(lines.find((line) => line.productSlug === CHEESE.slug)).toMatchObject({
      discountCents: 288,
      goodsCents: 2592,
    });
    // Fewer than its minimum: it stays typed and says why it gives nothing.
    const one = { cartToken, variantId: await variantOf(CHEESE.slug), quantity: 1 };
    const fewer = (await api.call(setCartQuantity, one)).value;
    expect(fewer.coupon).toMatchObject({ discountCents: 0, refusedBecause: 'below_minimum' });
    expect((await api.call(removeCartCoupon, { cartToken })).value.coupon).toBeNull();
  });
});

describe('an order with a coupon', () => {
  it('pays, is invoiced, partly given back and closes to the cent', async () => {
    await give({ code: 'ZEHN', minGoodsCents: 0 });
    const cartToken = await cartOf([{ ...CHEESE, quantity: 3 }]);
    const cart = (await redeem(cartToken, 'ZEHN')).value;
    const placed = (await order(cartToken)).value;
    expect([cart.totalCents, placed.totalCents]).toEqual([2592, 2592]);
    await api.pay(placed.paymentUrl ?? '');
    const view = (await api.call(readOrderByToken, { orderToken: placed.orderToken })).value;
    const line = view.producerOrders[0]?.lines[0];
    expect(line).toMatchObject({
      couponCode: 'ZEHN',
      discountCents: 288,
      goodsCents: 2592,
    });
    const caller = await producer(CHEESE.producer);
    const [own] = (await api.call(listPortalOrders, {}, caller)).value.orders;
    for (const step of [confirmPortalOrder, markPortalOrderReady, handOverPortalOrder]) {
      await api.call(step, { producerOrderId: own?.producerOrderId ?? '' }, caller);
    }
    await api.drain();
    await expectMoneyCloses(api);
    const refund = await giveBack(view.number, own?.producerOrderId ?? '', line?.lineId ?? '');
    // 25.92 / 3.
    expect(refund.value.amountCents).toBe(864);
    await api.drain();
    await expectMoneyCloses(api);
    const { coupons } = (await api.call(listCoupons, {}, caller)).value;
    const held = coupons.find(({ code }) => code === 'ZEHN');
    expect(held).toMatchObject({ uses: 1, discountCents: 288, state: 'running' });
  });

  it('holds the last uses exactly once under parallel orders', async () => {
    await give({ code: 'ZWEIMAL', minGoodsCents: 0, maxUses: 2 }, MUG);
    const carts: string[] = [];
    for (let n = 0; n < 6; n += 1) carts.push(await cartOf([{ ...MUG, quantity: 1 }]));
    for (const cartToken of carts) await redeem(cartToken, 'ZWEIMAL');
    // All have seen the lower total before the first one presses the button.
    const answers = await Promise.all((await Promise.all(carts.map(seen))).map(place));
    const late = answers.filter(({ status }) => status !== 201);
    expect(late.map(({ problem }) => problem.code)).toHaveLength(4);
    // Who finds it used up when pricing has another total; who lost at the last moment is told so.
    for (const { problem } of late) {
      expect(['coupon-used-up', 'cart-changed']).toContain(problem.code);
    }
    const refused = answers.findIndex(({ status }) => status !== 201);
    // Nothing half-done: the basket is as it was, and says why the coupon gives nothing now.
    const cart = await api.call(readCart, { cartToken: carts[refused] ?? '' });
    expect(cart.value).toMatchObject({ itemCount: 1, coupon: { refusedBecause: 'used_up' } });
  });

  it('gives its use back when it expires', async () => {
    await give({ code: 'ZURUECK', minGoodsCents: 0, maxUses: 1 });
    const first = await cartOf([{ ...CHEESE, quantity: 1 }]);
    await redeem(first, 'ZURUECK');
    expect((await order(first)).status).toBe(201);
    const second = await cartOf([{ ...CHEESE, quantity: 1 }]);
    expect((await redeem(second, 'ZURUECK')).problem.code).toBe('coupon-used-up');
    api.clock.advance(HOUR_MS);
    await api.sandbox('POST', '/clock/advance', { seconds: 3600 });
    await api.webhooksArrived();
    await api.drain();
    await api.app.get(Sweeps).run('release-expired-reservations');
    expect((await redeem(second, 'ZURUECK')).value.coupon?.discountCents).toBeGreaterThan(0);
  });
});

describe('LAW-PANGV-12 a code for everybody', () => {
  const shown = async () => {
    await api.drain();
    return (await api.call(readProduct, { slug: MUG.slug })).value.product.price;
  };

  it('stands beside the price with the lowest of the last 30 days, a personal one does not', async () => {
    await give({ code: 'NURFUERSIE', minGoodsCents: 0 }, MUG);
    expect((await shown()).announced).toBeNull();
    const coupon = { code: 'HERBST10', minGoodsCents: 0, audience: 'PUBLIC' as const };
    const { couponId } = (await give(coupon, MUG)).value;
    const { grossCents, announced } = await shown();
    expect(announced?.voucher).toMatchObject({
      code: 'HERBST10',
      priceCents: grossCents - Math.round(grossCents / 10),
      lowestCents: grossCents,
    });
    const caller = await producer(MUG.producer);
    const ended = (await api.call(endCoupon, { couponId }, caller)).value;
    expect(ended).toMatchObject({ state: 'ended', validUntilOn: today });
    expect((await shown()).announced).toBeNull();
  });

  it('is nobody else’s to end', async () => {
    const { couponId } = (await give({ code: 'MEINS' })).value;
    const other = await producer(MUG.producer);
    expect((await api.call(endCoupon, { couponId }, other)).problem.code).toBe('coupon-not-found');
  });
});

/** Staff give one of three pieces back: a third of what the line cost after the coupon. */
async function giveBack(orderNumber: string, producerOrderId: string, lineId: string) {
  const staff = { sessionToken: await api.signIn('m.krueger@giebelmarkt.example') };
  const row = await api.app
    .get(Db)
    .row<{ id: string }>(`select id from orders."order" where number = $1`, [orderNumber]);
  const pieces = { lineId, quantity: 1, kind: 'goods_and_deposit' as const };
  return api.call(
    requestRefund,
    {
      orderId: row?.id ?? '',
      cause: 'defect',
      reason: 'Rinde gerissen',
      parts: [{ producerOrderId, lines: [pieces] }],
    },
    { ...staff, idempotencyKey: newId() },
  );
}
