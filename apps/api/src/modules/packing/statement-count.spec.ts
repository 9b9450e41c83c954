import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '@markthalle/contracts/checkout';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { noteBatches, readPackingList } from '@markthalle/contracts/packing';
import { listPortalOrders, readToday } from '@markthalle/contracts/portal-orders';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, producerOf } from '../../../test/demo-shopping.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

const CHEESE = 'peenetaler-bergruh-6-monate';
const HOME = { street: 'Kastanienallee 12', postcode: '10435', town: 'Berlin' };
/** Who asks takes some of them; what is asked takes the rest, however many orders there are. */
const MOST = { today: 5, orders: 3, packing: 3 };

let api: ApiUnderTest;
let dairy: { sessionToken: string };
let on: string;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  await api.makePayable([producerOf(CHEESE)]);
  dairy = { sessionToken: await api.signIn('hallo@kaeserei-kranichruf.example') };
}, 120_000);
afterAll(() => api.stop());

async function ordered(name: string): Promise<void> {
  const shopping = new DemoShopping(api.app);
  const cartToken = await shopping.cart({ [CHEESE]: 1 });
  const ways = { [CHEESE]: 'parcel_chilled' } as const;
  const cart = (await shopping.deliver(cartToken, HOME.postcode, ways)).value;
  const contact = { email: `${name}@kundin.example`, name, phone: null };
  const placed = await api.call(
    placeOrder,
    { cartToken, expectedTotalCents: cart.totalCents, contact, address: HOME },
    { idempotencyKey: newId() },
  );
  await api.pay(placed.value.paymentUrl ?? '');
  const { orderToken } = placed.value;
  const view = (await api.call(readOrderByToken, { orderToken })).value;
  const lineId = view.producerOrders[0]?.lines[0]?.lineId ?? '';
  await api.call(noteBatches, { batches: [{ lineId, batchNo: name, goodUntilOn: null }] }, dairy);
  const row = await api.app.get(Db).row<{ on: string }>(
    `select p.hand_over_on as on from orders.producer_order p
         join orders.order_line l on l.producer_order_id = p.id where l.id = $1`,
    [lineId],
  );
  on = row?.on ?? '';
}

/** Statements of each page, with how many orders it shows. */
async function counted() {
  const today = await countStatements(() => api.call(readToday, {}, dairy));
  const orders = await countStatements(() => api.call(listPortalOrders, {}, dairy));
  const packing = await countStatements(() => api.call(readPackingList, { on }, dairy));
  return {
    shown: [orders.result.value.orders.length, packing.result.value.parcels.length],
    today: today.statements,
    orders: orders.statements,
    packing: packing.statements,
  };
}

describe('the pages that a farm opens every day', () => {
  it('take as many statements for many orders as for one', async () => {
    await ordered('eins');
    await counted();
    const { shown: one, ...few } = await counted();
    expect(one).toEqual([1, 1]);
    for (const name of ['zwei', 'drei', 'vier']) await ordered(name);
    const { shown: four, ...many } = await counted();
    expect(four).toEqual([4, 4]);
    expect(many).toEqual(few);
    expect(many.today).toBeLessThanOrEqual(MOST.today);
    expect(many.orders).toBeLessThanOrEqual(MOST.orders);
    expect(many.packing).toBeLessThanOrEqual(MOST.packing);
    // Else nothing was counted, and the limits above say nothing.
    for (const statements of Object.values(many)) expect(statements).toBeGreaterThan(0);
  });
});
