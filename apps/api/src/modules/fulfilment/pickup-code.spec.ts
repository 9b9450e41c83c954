import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '@markthalle/contracts/checkout';
import { readOrderByToken } from '@markthalle/contracts/orders';
import {
  confirmPortalOrder,
  handOverByCode,
  markPortalOrderReady,
  readPortalOrder,
} from '@markthalle/contracts/portal-orders';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, producerOf } from '../../../test/demo-shopping.ts';
import { newId } from '../../platform/db/new-id.ts';

const CHEESE = 'peenetaler-bergruh-6-monate';
const ANNA = { email: 'anna@kundin.example', name: 'Anna Seidel', phone: null };
const HOME = { street: 'Kastanienallee 12', postcode: '10435', town: 'Berlin' };

let api: ApiUnderTest;
let dairy: { sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  await api.makePayable([producerOf(CHEESE)]);
  dairy = { sessionToken: await api.signIn('hallo@kaeserei-kranichruf.example') };
}, 120_000);

afterAll(() => api.stop());

async function order(way: string, address: typeof HOME | null) {
  const shopping = new DemoShopping(api.app);
  const cartToken = await shopping.cart({ [CHEESE]: 1 });
  const cart = (await shopping.deliver(cartToken, HOME.postcode, { [CHEESE]: way })).value;
  const placed = await api.call(
    placeOrder,
    { cartToken, expectedTotalCents: cart.totalCents, contact: ANNA, address },
    { idempotencyKey: newId() },
  );
  return placed.value;
}

const read = async (orderToken: string) =>
  (await api.call(readOrderByToken, { orderToken })).value.producerOrders[0];

describe('a pick-up code', () => {
  it('is shown to the buyer from the payment to the hand-over, never to the producer', async () => {
    const { orderToken, paymentUrl } = await order('pickup', null);
    expect((await read(orderToken))?.pickupCode).toBeNull();
    await api.pay(paymentUrl ?? '');
    const part = await read(orderToken);
    const pickupCode = part?.pickupCode ?? '';
    expect(pickupCode).toMatch(/^\d{6}$/);
    const { producerOrderId } = part ?? { producerOrderId: '' };
    const portal = (await api.call(readPortalOrder, { producerOrderId }, dairy)).value;
    expect(portal.hasPickupCode).toBe(true);
    expect(JSON.stringify(portal)).not.toContain(pickupCode);

    const hand = (code: string) =>
      api.call(handOverByCode, { producerOrderId, pickupCode: code }, dairy);
    expect((await hand(pickupCode)).problem.code).toBe('step-not-possible');
    await api.call(confirmPortalOrder, { producerOrderId }, dairy);
    await api.call(markPortalOrderReady, { producerOrderId }, dairy);
    const wrong = pickupCode === '000000' ? '000001' : '000000';
    expect((await hand(wrong)).problem.code).toBe('pickup-code-wrong');
    expect((await read(orderToken))?.state).toBe('ready');
    expect((await hand(pickupCode)).value.state).toBe('handed_over');
    expect((await hand(pickupCode)).value.state).toBe('handed_over');
    expect((await read(orderToken))?.pickupCode).toBeNull();
  });

  it('of another producer’s order opens nothing', async () => {
    const { orderToken, paymentUrl } = await order('pickup', null);
    await api.pay(paymentUrl ?? '');
    const part = await read(orderToken);
    const answer = await api.call(
      handOverByCode,
      { producerOrderId: part?.producerOrderId ?? '', pickupCode: part?.pickupCode ?? '' },
      { sessionToken: await api.signIn('hallo@toepferei-blaubrand.example') },
    );
    expect(answer.problem.code).toBe('producer-order-not-found');
  });

  it('does not exist for goods that are brought', async () => {
    const { orderToken, paymentUrl } = await order('parcel_chilled', HOME);
    await api.pay(paymentUrl ?? '');
    expect((await read(orderToken))?.pickupCode).toBeNull();
  });
});
