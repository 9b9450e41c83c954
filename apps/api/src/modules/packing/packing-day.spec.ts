import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '@markthalle/contracts/checkout';
import { handOverByScan, handOverTrip, readHandOver } from '@markthalle/contracts/hand-over';
import { readOrderByToken } from '@markthalle/contracts/orders';
import {
  noteBatches,
  packOrders,
  printDeliveryNote,
  printParcelLabels,
  readPackingList,
  reportShortage,
  tickPacking,
} from '@markthalle/contracts/packing';
import { listPortalOrders, readPortalOrder } from '@markthalle/contracts/portal-orders';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, producerOf, variantOf } from '../../../test/demo-shopping.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';

const CHEESE = 'peenetaler-bergruh-6-monate';
const ANNA = { email: 'anna@kundin.example', name: 'Anna Seidel', phone: null };
const HOME = { street: 'Kastanienallee 12', postcode: '10435', town: 'Berlin' };

let api: ApiUnderTest;
let dairy: { sessionToken: string };
let pottery: { sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  await api.makePayable([producerOf(CHEESE)]);
  dairy = { sessionToken: await api.signIn('hallo@kaeserei-kranichruf.example') };
  pottery = { sessionToken: await api.signIn('hallo@toepferei-blaubrand.example') };
}, 120_000);
afterAll(() => api.stop());

async function ordered(way: 'pickup' | 'parcel_chilled', pieces = 1) {
  const shopping = new DemoShopping(api.app);
  const cartToken = await shopping.cart({ [CHEESE]: pieces });
  const cart = (await shopping.deliver(cartToken, HOME.postcode, { [CHEESE]: way })).value;
  const address = way === 'pickup' ? null : HOME;
  const placed = await api.call(
    placeOrder,
    { cartToken, expectedTotalCents: cart.totalCents, contact: ANNA, address },
    { idempotencyKey: newId() },
  );
  await api.pay(placed.value.paymentUrl ?? '');
  const { orderToken } = placed.value;
  const [part] = (await api.call(readOrderByToken, { orderToken })).value.producerOrders;
  const producerOrderId = part?.producerOrderId ?? '';
  const card = (await api.call(readPortalOrder, { producerOrderId }, dairy)).value;
  const pickupCode = part?.pickupCode ?? '';
  return { orderToken, producerOrderId, pickupCode, number: card.number, ...placesOf(card) };
}

const placesOf = (card: { handOverOn: string; tripAddress: string }) => ({
  on: card.handOverOn,
  trip: card.tripAddress,
});

const listOf = async (on: string, caller = dairy) =>
  (await api.call(readPackingList, { on }, caller)).value;

const parcelOf = async (order: { on: string; producerOrderId: string }) =>
  (await listOf(order.on)).parcels.find((one) => one.producerOrderId === order.producerOrderId);

describe('the list of a day', () => {
  it('sums what is fetched, then shows each parcel with what its goods need', async () => {
    const first = await ordered('parcel_chilled', 2);
    const second = await ordered('parcel_chilled', 3);
    expect(second.on).toBe(first.on);
    const list = await listOf(first.on);
    const sum = list.products.find(({ variantId }) => variantId === variantOf(CHEESE));
    expect(sum).toMatchObject({ pieces: 5, parcels: 2, ticked: false });
    const parcel = await parcelOf(first);
    expect(parcel).toMatchObject({ word: 'new', town: 'Berlin', minAge: null });
    expect(parcel?.lines).toMatchObject([
      { pieces: 2, missing: 0, need: { dateKind: 'best_before' }, lacksBatch: true },
    ]);
    expect(list.trips.map(({ address }) => address)).toContain(first.trip);
    expect((await listOf(first.on, pottery)).parcels).toEqual([]);
  });

  it('asks the database as often for many parcels as for one', async () => {
    const { on } = await ordered('parcel_chilled');
    const count = async () => {
      const list = await countStatements(() => listOf(on));
      const orders = await countStatements(() => api.call(listPortalOrders, {}, dairy));
      return [list.statements, orders.statements];
    };
    const few = await count();
    for (let n = 0; n < 3; n += 1) await ordered('parcel_chilled', 2);
    expect(await count()).toEqual(few);
    // Who asks (1), whose right (in the same), and the list itself.
    expect(few[0]).toBeLessThanOrEqual(3);
    expect(few[1]).toBeLessThanOrEqual(3);
  });

  it('keeps ticks, the newest act decides, and nobody ticks for others', async () => {
    const order = await ordered('parcel_chilled');
    const lineId = (await parcelOf(order))?.lines[0]?.lineId ?? '';
    const tick = (ticked: boolean, caller = dairy) =>
      api.call(tickPacking, { on: order.on, ticks: [{ subjectId: lineId, ticked }] }, caller);
    const ticked = async () => (await parcelOf(order))?.lines[0]?.ticked;
    expect((await tick(true)).value).toEqual({ ticked: 1 });
    expect(await ticked()).toBe(true);
    expect((await tick(false, pottery)).value).toEqual({ ticked: 0 });
    expect(await ticked()).toBe(true);
    await tick(false);
    expect(await ticked()).toBe(false);
  });
});

describe('LAW-FOOD-2, LAW-FOOD-23: batch and date', () => {
  it('are asked before food is packed, kept per line, and traced to the buyer', async () => {
    const order = await ordered('parcel_chilled');
    const pack = (datesChecked = false) =>
      api.call(
        packOrders,
        { on: order.on, producerOrderIds: [order.producerOrderId], datesChecked },
        dairy,
      );
    expect((await pack()).problem.code).toBe('packing-dates-missing');
    const lineId = (await parcelOf(order))?.lines[0]?.lineId ?? '';
    const note = (caller: { sessionToken: string }) =>
      api.call(
        noteBatches,
        { batches: [{ lineId, batchNo: 'L-47', goodUntilOn: '2027-03-01' }] },
        caller,
      );
    expect((await note(pottery)).problem.code).toBe('order-line-not-found');
    expect((await note(dairy)).value).toEqual({ noted: 1 });
    expect((await pack()).value).toEqual({ packed: 1 });
    expect((await parcelOf(order))?.lines[0]).toMatchObject({
      batchNo: 'L-47',
      goodUntilOn: '2027-03-01',
      lacksBatch: false,
    });
    const buyers = await api.app.get(Db).rows(
      `select o.email from packing.line_batch b
         join orders.order_line l on l.id = b.line_id
         join orders.producer_order p on p.id = l.producer_order_id
         join orders."order" o on o.id = p.order_id
        where b.producer_id = $1 and b.variant_id = $2 and b.batch_no = 'L-47'`,
      [producerOf(CHEESE), variantOf(CHEESE)],
    );
    expect(buyers).toEqual([{ email: ANNA.email }]);
  });

  it('stand on the delivery note, in the language of the buyer', async () => {
    const order = await ordered('parcel_chilled');
    const lineId = (await parcelOf(order))?.lines[0]?.lineId ?? '';
    await api.call(
      noteBatches,
      { batches: [{ lineId, batchNo: 'L-48', goodUntilOn: '2027-03-01' }] },
      dairy,
    );
    const { producerOrderId } = order;
    const note = await api.call(printDeliveryNote, { producerOrderId }, dairy);
    const text = await textOfPdf(Buffer.from(note.value.base64, 'base64'));
    expect(text).toContain(`Lieferschein ${order.number}`);
    expect(text).toContain('L-48');
    expect(text).toContain('mindestens bis 01.03.2027');
    expect(text).toContain('Kastanienallee 12');
    expect(text).not.toMatch(/€/);
    const foreign = await api.call(printDeliveryNote, { producerOrderId }, pottery);
    expect(foreign.problem.code).toBe('producer-order-not-found');
  });

  it('may be seen on the goods instead', async () => {
    const order = await ordered('parcel_chilled');
    const packed = await api.call(
      packOrders,
      { on: order.on, producerOrderIds: [order.producerOrderId], datesChecked: true },
      dairy,
    );
    expect(packed.value).toEqual({ packed: 1 });
  });
});

describe('papers', () => {
  it('are labels with number, address and the cold chain for each parcel', async () => {
    const order = await ordered('parcel_chilled');
    const labels = await api.call(printParcelLabels, { on: order.on }, dairy);
    const text = await textOfPdf(Buffer.from(labels.value.base64, 'base64'));
    expect(text).toContain(order.number);
    expect(text).toContain('Anna Seidel');
    expect(text).toContain('10435 Berlin');
    expect(text).toContain('GEKÜHLT');
    const foreign = await api.call(printParcelLabels, { on: order.on }, pottery);
    expect(foreign.problem.code).toBe('producer-order-not-found');
  });
});

describe('the hand-over', () => {
  const scan = (trip: string, code: string, caller = dairy) =>
    api.call(handOverByScan, { trip, code }, caller);

  it('works by the code of whoever fetches, once; the phone knows a slow hash alone', async () => {
    const order = await ordered('pickup');
    const view = (await api.call(readHandOver, { trip: order.trip }, dairy)).value;
    expect(JSON.stringify(view)).not.toContain(order.pickupCode);
    const part = view.parts.find((one) => one.producerOrderId === order.producerOrderId);
    expect(part?.codeHash).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const again = (await api.call(readHandOver, { trip: order.trip }, dairy)).value;
    expect(again.parts).toEqual(view.parts);
    const wrong = order.pickupCode === '000000' ? '000001' : '000000';
    expect((await scan(order.trip, wrong)).problem.code).toBe('pickup-code-wrong');
    expect((await scan(order.trip, order.pickupCode, pottery)).problem.code).toBe('trip-not-found');
    const both = await Promise.all([
      scan(order.trip, order.pickupCode),
      scan(order.trip, order.pickupCode),
    ]);
    const codes = both.map((one) => (one.status === 200 ? 'done' : one.problem.code));
    expect(codes.sort()).toEqual(['done', 'handed-over-before']);
    const { producerOrderId } = order;
    const now = (await api.call(readPortalOrder, { producerOrderId }, dairy)).value;
    expect(now.word).toBe('handed_over');
  });

  it('gives everything chosen to the driver and counts the crates', async () => {
    const first = await ordered('parcel_chilled');
    const second = await ordered('parcel_chilled');
    const { trip } = first;
    const give = (ids: string[], caller = dairy) =>
      api.call(handOverTrip, { trip, producerOrderIds: ids, crates: 4 }, caller);
    expect((await give([newId()])).problem.code).toBe('producer-order-not-found');
    const ids = [first.producerOrderId, second.producerOrderId];
    expect((await give(ids, pottery)).problem.code).toBe('trip-not-found');
    expect((await give(ids)).value).toEqual({ handedOver: 2 });
    expect((await give(ids)).value).toEqual({ handedOver: 2 });
    const view = (await api.call(readHandOver, { trip }, dairy)).value;
    expect(view.crates).toBe(4);
    expect(view.parts.filter(({ handedOverAt }) => handedOverAt !== null)).toHaveLength(2);
  });

  it('takes the number that a scanner reads off a label', async () => {
    const order = await ordered('parcel_chilled');
    const given = await scan(order.trip, ` ${order.number.toUpperCase()} `);
    expect(given.value).toMatchObject({ number: order.number, buyerName: 'Anna Seidel' });
  });
});

describe('a shortage in the shop', () => {
  it('empties the shelf, tells the buyer in one mail and refunds', async () => {
    const order = await ordered('parcel_chilled', 2);
    const lineId = (await parcelOf(order))?.lines[0]?.lineId ?? '';
    const { producerOrderId } = order;
    const missing = { producerOrderId, lineId, quantity: 1, clientId: newId() };
    expect((await api.call(reportShortage, missing, dairy)).status).toBe(200);
    await api.call(reportShortage, missing, dairy);
    await api.drain();
    const stock = await api.app.get(InventoryFacade).stockOf([variantOf(CHEESE)]);
    const shelf = stock.get(variantOf(CHEESE));
    expect((shelf?.onHand ?? 0) - (shelf?.reserved ?? 0)).toBe(0);
    const mails = await mailsAbout(order.number);
    const about = mails.filter(({ subject }) => subject.includes('fehlt etwas'));
    expect(about).toHaveLength(1);
    expect(about[0]?.text).toContain('1 ×');
    expect((await parcelOf(order))?.lines[0]).toMatchObject({ pieces: 1, missing: 1 });
  });
});

async function mailsAbout(number: string): Promise<{ subject: string; text: string }[]> {
  const answer = await fetch(`${api.mailUrl}/api/messages`);
  const { messages } = (await answer.json()) as { messages: { subject: string; text: string }[] };
  return messages.filter(({ subject }) => subject.includes(number));
}
