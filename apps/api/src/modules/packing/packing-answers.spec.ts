import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '@markthalle/contracts/checkout';
import { answerOrder, readOrderAnswer } from '@markthalle/contracts/hand-over';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { confirmPortalOrder } from '@markthalle/contracts/portal-orders';
import { deadlineOf } from '@markthalle/domain/handOver';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, producerOf } from '../../../test/demo-shopping.ts';
import { HOUR_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';

const CHEESE = 'peenetaler-bergruh-6-monate';
const DAIRY = 'hallo@kaeserei-kranichruf.example';
const ANNA = { email: 'anna@kundin.example', name: 'Anna Seidel', phone: null };
const HOME = { street: 'Kastanienallee 12', postcode: '10435', town: 'Berlin' };

let api: ApiUnderTest;
let dairy: { sessionToken: string };
let startAt: Date;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  await api.makePayable([producerOf(CHEESE)]);
  dairy = { sessionToken: await api.signIn(DAIRY) };
  startAt = api.clock.now();
}, 120_000);
afterAll(() => api.stop());

async function ordered() {
  // The payment page lives by a clock of its own.
  api.clock.set(startAt.toISOString());
  const shopping = new DemoShopping(api.app);
  const cartToken = await shopping.cart({ [CHEESE]: 1 });
  const ways = { [CHEESE]: 'parcel_chilled' } as const;
  const cart = (await shopping.deliver(cartToken, HOME.postcode, ways)).value;
  const placed = await api.call(
    placeOrder,
    { cartToken, expectedTotalCents: cart.totalCents, contact: ANNA, address: HOME },
    { idempotencyKey: newId() },
  );
  await api.pay(placed.value.paymentUrl ?? '');
  const { orderToken } = placed.value;
  const view = (await api.call(readOrderByToken, { orderToken })).value;
  const producerOrderId = view.producerOrders[0]?.producerOrderId ?? '';
  const row = await api.app
    .get(Db)
    .row<{ on: string; number: string }>(
      'select hand_over_on as on, number from orders.producer_order where id = $1',
      [producerOrderId],
    );
  const deadlineAt = deadlineOf(row?.on ?? '');
  const { totalCents } = view;
  return { orderToken, producerOrderId, number: row?.number ?? '', deadlineAt, totalCents };
}

const stateOf = async ({ orderToken }: { orderToken: string }) =>
  (await api.call(readOrderByToken, { orderToken })).value.producerOrders[0]?.state;

async function watchAt(at: Date): Promise<void> {
  api.clock.set(at.toISOString());
  await api.app.get(Sweeps).run('watch-orders');
  await api.drain();
}

async function mailsTo(address: string): Promise<{ subject: string; text: string }[]> {
  const response = await fetch(`${api.mailUrl}/api/messages?to=${encodeURIComponent(address)}`);
  return ((await response.json()) as { messages: { subject: string; text: string }[] }).messages;
}

/** The token in the newest mail that asks about an order. */
async function askedToken(number: string): Promise<string> {
  const mails = (await mailsTo(DAIRY)).filter(
    ({ subject }) => subject.includes('Bitte antworten') && subject.includes(number),
  );
  expect(mails).toHaveLength(1);
  return /\/antwort\/(\S+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
}

const openIncidents = (producerOrderId: string) =>
  api.app.get(Db).rows(
    `select kind from platform.incident
        where kind = 'order-unanswered' and subject = $1 and resolved_at is null`,
    [producerOrderId],
  );

describe('an order that nobody answers', () => {
  it('is brought to mind once by mail, then given to staff before the deadline', async () => {
    const order = await ordered();
    await watchAt(later(order.deadlineAt, -24 * HOUR_MS - MINUTE_MS));
    expect((await mailsTo(DAIRY)).filter(({ subject }) => /antworten/.test(subject))).toEqual([]);
    await watchAt(later(order.deadlineAt, -24 * HOUR_MS));
    await watchAt(later(order.deadlineAt, -20 * HOUR_MS));
    const token = await askedToken(order.number);
    expect(await openIncidents(order.producerOrderId)).toEqual([]);
    await watchAt(later(order.deadlineAt, -6 * HOUR_MS));
    expect(await openIncidents(order.producerOrderId)).toHaveLength(1);

    // A mail scanner that opens the link changes nothing.
    for (let n = 0; n < 3; n += 1) {
      const page = (await api.call(readOrderAnswer, { answerToken: token })).value;
      expect(page).toMatchObject({ number: order.number, state: 'new' });
      expect(JSON.stringify(page)).not.toContain('Seidel');
    }
    expect(await stateOf(order)).toBe('new');
    const answer = { answerToken: token, answer: 'confirmed' as const };
    expect((await api.call(answerOrder, answer)).value).toEqual({ state: 'confirmed' });
    expect((await api.call(answerOrder, answer)).problem.code).toBe('link-not-valid');
    expect((await api.call(readOrderAnswer, answer)).problem.code).toBe('link-not-valid');
    await watchAt(later(order.deadlineAt, -5 * HOUR_MS));
    expect(await openIncidents(order.producerOrderId)).toEqual([]);
    // Taken on and never packed: at the deadline staff hear of it.
    await watchAt(order.deadlineAt);
    expect(await openIncidents(order.producerOrderId)).toHaveLength(1);
  });

  it('is refunded with its delivery when the producer cannot deliver', async () => {
    const order = await ordered();
    await watchAt(later(order.deadlineAt, -23 * HOUR_MS));
    const answerToken = await askedToken(order.number);
    const answered = await api.call(answerOrder, { answerToken, answer: 'cannot_deliver' });
    expect(answered.value).toEqual({ state: 'canceled' });
    await api.drain();
    const refunds = await api.app.get(Db).rows(
      `select cause, bearer, amount_cents as cents from refunds.refund
          where order_id = (select order_id from orders.producer_order where id = $1)`,
      [order.producerOrderId],
    );
    expect(refunds).toEqual([{ cause: 'shortage', bearer: 'producer', cents: order.totalCents }]);
    const told = (await mailsTo(ANNA.email)).filter(({ subject }) =>
      subject.includes('fehlt etwas'),
    );
    expect(told.filter(({ subject }) => subject.includes(order.number))).toHaveLength(1);
    expect(told.at(-1)?.text).toContain('kann nicht liefern');
  });

  it('is not answered by a link that is forged, too old or of somebody who has left', async () => {
    const order = await ordered();
    await watchAt(later(order.deadlineAt, -23 * HOUR_MS));
    const token = await askedToken(order.number);
    const read = async (answerToken: string) =>
      (await api.call(readOrderAnswer, { answerToken })).status;
    const act = async (answerToken: string) =>
      (await api.call(answerOrder, { answerToken, answer: 'cannot_deliver' })).status;
    const [id = '', signature = ''] = token.split('.');
    const flipped = signature.startsWith('A') ? 'B' : 'A';
    expect(await read(`${id}.${flipped}${signature.slice(1)}`)).toBe(422);
    expect(await act(`${newId()}.${signature}`)).toBe(422);
    expect(await read(token)).toBe(200);
    const db = api.app.get(Db);
    await db.execute(`update identity.account set disabled_at = now() where email = $1`, [DAIRY]);
    expect(await act(token)).toBe(422);
    await db.execute(`update identity.account set disabled_at = null where email = $1`, [DAIRY]);
    api.clock.set(order.deadlineAt.toISOString());
    expect([await read(token), await act(token)]).toEqual([422, 422]);
    expect(await stateOf(order)).toBe('new');
  });

  it('is left in peace once it was taken on', async () => {
    const order = await ordered();
    const { producerOrderId } = order;
    await api.call(confirmPortalOrder, { producerOrderId }, dairy);
    await watchAt(later(order.deadlineAt, -6 * HOUR_MS));
    expect(await openIncidents(producerOrderId)).toEqual([]);
    const asked = (await mailsTo(DAIRY)).filter(({ subject }) =>
      subject.startsWith(`Bitte antworten: Bestellung ${order.number}`),
    );
    expect(asked).toEqual([]);
  });
});
