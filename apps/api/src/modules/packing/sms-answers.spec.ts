import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '@markthalle/contracts/checkout';
import { readOrderByToken } from '@markthalle/contracts/orders';
import {
  chooseSmsQuestions,
  readSmsQuestions,
  receiveSms,
} from '@markthalle/contracts/sms-answers';
import { deadlineOf } from '@markthalle/domain/handOver';
import { ApiUnderTest, SMS_INBOUND_SECRET } from '../../../test/api-under-test.ts';
import { DemoShopping, producerOf } from '../../../test/demo-shopping.ts';
import { HOUR_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';

const CHEESE = 'peenetaler-bergruh-6-monate';
const DAIRY = 'hallo@kaeserei-kranichruf.example';
const MOBILE = '+491712345678';
const PHONE = '491712345678@sms.invalid';
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

/** An order of which the producer is reminded; answers the code in the SMS, if there was one. */
async function asked() {
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
  const part = await api.app.get(Db).row<{ on: string; number: string }>(
    `select hand_over_on as on, number from orders.producer_order
      order by id desc limit 1`,
  );
  const known = (await messages()).length;
  api.clock.set(later(deadlineOf(part?.on ?? ''), -23 * HOUR_MS).toISOString());
  await api.app.get(Sweeps).run('watch-orders');
  await api.drain();
  const fresh = (await messages()).slice(known).find((text) => text.includes(part?.number ?? '-'));
  return { orderToken, code: /JA (\d{6})/.exec(fresh ?? '')?.[1] ?? null, text: fresh ?? '' };
}

/** All SMS to the farm, the oldest first. */
async function messages(): Promise<string[]> {
  const response = await fetch(`${api.mailUrl}/api/messages?to=${encodeURIComponent(PHONE)}`);
  const { messages: all } = (await response.json()) as { messages: { id: number; text: string }[] };
  return all.sort((a, b) => a.id - b.id).map(({ text }) => text);
}

function signed(text: string, more: { from?: string; messageId?: string; sentAt?: number } = {}) {
  const { from = MOBILE, messageId = newId() } = more;
  const sentAt = more.sentAt ?? Math.floor(api.clock.now().getTime() / 1000);
  const signature = createHmac('sha256', SMS_INBOUND_SECRET)
    .update(JSON.stringify([sentAt, messageId, from, text]))
    .digest('hex');
  return { sentAt, messageId, from, text, signature };
}

async function sent(sms: ReturnType<typeof signed>): Promise<string[]> {
  const before = (await messages()).length;
  expect((await api.call(receiveSms, sms)).status).toBe(200);
  await api.drain();
  return (await messages()).slice(before);
}

const stateOf = async ({ orderToken }: { orderToken: string }) =>
  (await api.call(readOrderByToken, { orderToken })).value.producerOrders[0]?.state;

describe('an order answered by SMS', () => {
  it('asks only those who chose it and whose number is proved', async () => {
    expect((await api.call(readSmsQuestions, {}, dairy)).value).toEqual({
      wanted: false,
      mobile: null,
      available: true,
    });
    const tooEarly = await api.call(chooseSmsQuestions, { wanted: true }, dairy);
    expect(tooEarly.problem.code).toBe('mobile-missing');
    await api.app
      .get(Db)
      .execute('update identity.account set mobile = $1 where email = $2', [MOBILE, DAIRY]);
    expect((await asked()).code).toBeNull();
    const chosen = await api.call(chooseSmsQuestions, { wanted: true }, dairy);
    expect(chosen.value).toMatchObject({ wanted: true, mobile: MOBILE });
    const question = await asked();
    expect(question.code).toMatch(/^\d{6}$/);
    expect(question.text).not.toContain('Seidel');
  });

  it('is taken on by JA with the code, once, like the press in the mail', async () => {
    const question = await asked();
    const wrong = await sent(signed(`JA ${question.code === '000000' ? '000001' : '000000'}`));
    expect(wrong).toEqual([expect.stringContaining('nicht verstanden')]);
    const stranger = await sent(signed(`JA ${question.code}`, { from: '+491799999999' }));
    expect(stranger).toEqual([]);
    expect(await stateOf(question)).toBe('new');
    const sms = signed(`ja ${question.code}`);
    expect(await sent(sms)).toEqual([
      expect.stringMatching(/^Danke\. Bestellung .* angenommen\.$/),
    ]);
    expect(await stateOf(question)).toBe('confirmed');
    // The gateway hands it over again: nothing happens, nothing is said.
    expect(await sent(sms)).toEqual([]);
    expect(await sent(signed(`NEIN ${question.code}`))).toEqual([
      expect.stringContaining('nicht verstanden'),
    ]);
    expect(await stateOf(question)).toBe('confirmed');
  });

  it('gives the money back by NEIN', async () => {
    const question = await asked();
    expect(await sent(signed(`Nein ${question.code}`))).toEqual([
      expect.stringContaining('ist abgesagt'),
    ]);
    expect(await stateOf(question)).toBe('canceled');
  });

  it('takes nothing that is not signed by the gateway, changed, or old', async () => {
    const question = await asked();
    const good = signed(`JA ${question.code}`);
    const old = signed(good.text, { sentAt: good.sentAt - 700 });
    for (const bad of [{ ...good, from: '+491799999999' }, { ...good, text: 'NEIN' }, old]) {
      expect((await api.call(receiveSms, bad)).problem.code).toBe('sms-signature-wrong');
    }
    expect(await stateOf(question)).toBe('new');
  });

  it('leaves a number in silence that tries codes', async () => {
    const question = await asked();
    api.clock.advance(2 * HOUR_MS);
    const answers: string[] = [];
    for (let n = 0; n < 8; n += 1) answers.push(...(await sent(signed(`JA 99999${n}`))));
    expect(answers).toHaveLength(5);
    expect(await sent(signed(`JA ${question.code}`))).toEqual([]);
    expect(await stateOf(question)).toBe('new');
  });
});
