import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readProduct } from '@markthalle/contracts/catalog';
import { placeOrder } from '@markthalle/contracts/checkout';
import {
  endRecall,
  readOfficeRecall,
  sendOfficeRecall,
} from '@markthalle/contracts/office-recalls';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { noteBatches, reportShortage } from '@markthalle/contracts/packing';
import {
  confirmPortalOrder,
  handOverPortalOrder,
  markPortalOrderReady,
} from '@markthalle/contracts/portal-orders';
import { pauseProduct } from '@markthalle/contracts/portal-products';
import {
  previewPortalRecall,
  readPortalRecall,
  readRecallChoices,
  sendPortalRecall,
} from '@markthalle/contracts/portal-recalls';
import { listRecalls, readOrderRecalls, refundRecalled } from '@markthalle/contracts/recalls';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, demoProduct, producerOf } from '../../../test/demo-shopping.ts';
import { demoId } from '../../demo/demo-id.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';

const CHEESE = 'peenetaler-bergruh-6-monate';
const HOME = { street: 'Kastanienallee 12', postcode: '10435', town: 'Berlin' };
const WORDS = {
  danger: 'germs',
  advice: 'dispose',
  details: 'In einer Probe wurden Listerien gefunden.',
  detailsEn: 'Listeria were found in a sample.',
} as const;
const productId = demoId('product', demoProduct(CHEESE).id);
const producerId = producerOf(CHEESE);

let api: ApiUnderTest;
let dairy: { sessionToken: string };
let staff: { sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  await api.makePayable([producerId]);
  dairy = { sessionToken: await api.signIn('hallo@kaeserei-kranichruf.example') };
  staff = { sessionToken: await api.signIn('m.krueger@giebelmarkt.example') };
}, 120_000);
afterAll(() => api.stop());

async function ordered(name: string, language: 'de' | 'en' = 'de', quantity = 1) {
  const shopping = new DemoShopping(api.app);
  const cartToken = await shopping.cart({ [CHEESE]: quantity });
  const ways = { [CHEESE]: 'parcel_chilled' } as const;
  const cart = (await shopping.deliver(cartToken, HOME.postcode, ways)).value;
  const email = `${name}@kundin.example`;
  const contact = { email, name, phone: null };
  const placed = await api.call(
    placeOrder,
    { language, cartToken, expectedTotalCents: cart.totalCents, contact, address: HOME },
    { idempotencyKey: newId() },
  );
  await api.pay(placed.value.paymentUrl ?? '');
  const { orderToken } = placed.value;
  const view = (await api.call(readOrderByToken, { orderToken })).value;
  const [part] = view.producerOrders;
  return {
    orderToken,
    email,
    totalCents: view.totalCents,
    number: view.number,
    producerOrderId: part?.producerOrderId ?? '',
    lineId: part?.lines[0]?.lineId ?? '',
  };
}
type Ordered = Awaited<ReturnType<typeof ordered>>;

const note = ({ lineId }: Ordered, batchNo: string) =>
  api.call(noteBatches, { batches: [{ lineId, batchNo, goodUntilOn: null }] }, dairy);

async function handOver({ producerOrderId }: Ordered): Promise<void> {
  for (const step of [confirmPortalOrder, markPortalOrderReady, handOverPortalOrder]) {
    expect((await api.call(step, { producerOrderId }, dairy)).status).toBe(200);
  }
}

async function warnings(
  email?: string,
): Promise<{ to: string[]; subject: string; text: string }[]> {
  const query = email === undefined ? '?limit=5000' : `?to=${encodeURIComponent(email)}`;
  const response = await fetch(`${api.mailUrl}/api/messages${query}`);
  const { messages } = (await response.json()) as {
    messages: { to: string[]; subject: string; text: string }[];
  };
  return messages.filter(({ subject }) => /Rückruf|Recall/.test(subject));
}

const isInShop = async () => (await api.call(readProduct, { slug: CHEESE })).status === 200;

async function end(recallId: string) {
  await api.call(endRecall, { recallId, note: 'Die Charge ist vernichtet.' }, staff);
}

describe('a recall (LAW-FOOD-23)', () => {
  it('shows whom it would reach and sends nothing before the second press', async () => {
    const mine = await ordered('vera');
    const other = await ordered('otto');
    const unnoted = await ordered('ulla');
    await note(mine, 'V 1');
    await note(other, 'V 2');
    await handOver(mine);
    const choices = (await api.call(readRecallChoices, {}, dairy)).value;
    expect(choices.batches).toContainEqual(
      expect.objectContaining({ productId, batchNo: 'V 1', orders: 1 }),
    );
    const preview = await api.call(
      previewPortalRecall,
      { ...WORDS, productId, batchNo: 'v1' },
      dairy,
    );
    expect(preview.value.reach).toMatchObject({ orders: 1, buyers: 1, pieces: 1, stillAtFarm: 0 });
    expect(preview.value.reach.unnoted).toBeGreaterThanOrEqual(1);
    expect(preview.value.words.de.paragraphs.join(' ')).toContain('Listerien');
    expect(preview.value.words.en.paragraphs.join(' ')).toContain('Listeria were found');
    await api.drain();
    expect(await isInShop()).toBe(true);
    expect(await warnings()).toEqual([]);
    const nothing = await api.call(previewPortalRecall, { ...WORDS, productId }, dairy);
    expect(nothing.problem.code).toBe('recall-names-nothing');
    expect(unnoted.lineId).not.toBe('');
  });

  it('tells each buyer of the batch once, in their language, and nobody else', async () => {
    const german = await ordered('gerda');
    const english = await ordered('emily', 'en');
    const other = await ordered('olaf');
    const missing = await ordered('mira');
    await note(german, 'L 24-11');
    await note(english, 'l24-11');
    await note(other, 'L24-12');
    await note(missing, 'L24-11');
    const { producerOrderId, lineId } = missing;
    await api.call(
      reportShortage,
      { producerOrderId, lineId, quantity: 1, restIsGone: false, clientId: newId() },
      dairy,
    );
    await handOver(german);
    const press = { ...WORDS, productId, batchNo: 'L24-11', clientId: newId() };
    const answers = await Promise.all([
      api.call(sendPortalRecall, press, dairy),
      api.call(sendPortalRecall, press, dairy),
    ]);
    for (const answer of answers) {
      expect(answer.value).toEqual({ recallId: press.clientId, orders: 2 });
    }
    const again = await api.call(sendPortalRecall, { ...press, clientId: newId() }, dairy);
    expect(again.problem.code).toBe('recall-open-already');
    await api.drain();
    const told = await warnings();
    expect(told.flatMap(({ to }) => to).sort()).toEqual([english.email, german.email]);
    expect((await warnings(german.email))[0]?.text).toContain('Werfen Sie sie weg');
    const [mail] = await warnings(english.email);
    expect(mail?.subject).toMatch(/^Recall: /);
    expect(mail?.text).toContain('Listeria were found');
    expect(mail?.text).not.toContain('Listerien');

    expect(await isInShop()).toBe(false);
    const paused = await api.call(pauseProduct, { productId, paused: false }, dairy);
    expect(paused.problem.code).toBe('product-withheld');
    const incident = await api.app
      .get(Db)
      .row(
        `select title from platform.incident where kind = 'product-recall' and resolved_at is null`,
      );
    expect(incident).toMatchObject({ title: expect.stringContaining('2 Bestellungen') });
    const shown = (await api.call(listRecalls, { language: 'en' })).value.recalls;
    expect(shown[0]?.words.title).toMatch(/^Recall: /);

    const seen = (await api.call(readPortalRecall, { recallId: press.clientId }, dairy)).value;
    expect(seen).toMatchObject({ orders: 2, told: 2, reach: { buyers: 2, stillAtFarm: 1 } });
    expect(seen.stillAtFarm.map((part) => part.producerOrderId)).toEqual([english.producerOrderId]);
    for (const { email } of [german, english]) expect(JSON.stringify(seen)).not.toContain(email);
    const proof = (await api.call(readOfficeRecall, { recallId: press.clientId }, staff)).value;
    expect(proof.proof.map(({ orderNumber }) => orderNumber).sort()).toEqual(
      [german.number, english.number].sort(),
    );
    for (const { toldAt } of proof.proof) expect(toldAt).not.toBeNull();
    await end(press.clientId);
    expect(await isInShop()).toBe(true);
    const open = await api.app
      .get(Db)
      .rows(
        `select 1 from platform.incident where kind = 'product-recall' and resolved_at is null`,
      );
    expect(open).toEqual([]);
  });

  it('finds a batch that a phone noted late, and tells that buyer alone', async () => {
    const early = await ordered('ella');
    const late = await ordered('lars');
    await note(early, 'S7');
    await handOver(early);
    await handOver(late);
    const recallId = newId();
    const press = { ...WORDS, productId, batchNo: 'S7', clientId: recallId };
    expect((await api.call(sendPortalRecall, press, dairy)).value.orders).toBe(1);
    await api.drain();
    await note(late, 's 7');
    expect(await api.app.get(Sweeps).run('reach-recalls')).toBe(1);
    expect(await api.app.get(Sweeps).run('reach-recalls')).toBe(0);
    await api.drain();
    expect(await warnings(late.email)).toHaveLength(1);
    expect(await warnings(early.email)).toHaveLength(1);
    await end(recallId);
  });

  it('gives the whole price back once, at the expense of the producer', async () => {
    const order = await ordered('rieke', 'de', 2);
    const stranger = await ordered('sina');
    await note(order, 'G9');
    await handOver(order);
    const recallId = newId();
    const press = { ...WORDS, productId, batchNo: 'G9', clientId: recallId, producerId };
    await api.call(sendOfficeRecall, press, staff);
    await api.drain();
    const { orderToken } = order;
    const [before] = (await api.call(readOrderRecalls, { orderToken })).value.recalls;
    expect(before).toMatchObject({ recallId, canRefund: true, lines: [{ quantity: 2 }] });
    const both = await Promise.all([
      api.call(refundRecalled, { orderToken, recallId }),
      api.call(refundRecalled, { orderToken, recallId }),
    ]);
    // Nothing else was in the parcel, so its delivery goes back, too.
    for (const answer of both) expect(answer.value).toEqual({ refundCents: order.totalCents });
    await api.drain();
    const refunds = await api.app.get(Db).rows(
      `select cause, bearer, amount_cents as cents, reason from refunds.refund r
         join orders."order" o on o.id = r.order_id where o.number = $1`,
      [order.number],
    );
    expect(refunds).toEqual([
      {
        cause: 'defect',
        bearer: 'producer',
        cents: order.totalCents,
        reason: expect.stringMatching(/^Rückruf /),
      },
    ]);
    const [after] = (await api.call(readOrderRecalls, { orderToken })).value.recalls;
    expect(after?.canRefund).toBe(false);
    const foreign = await api.call(refundRecalled, { orderToken: stranger.orderToken, recallId });
    expect(foreign.problem.code).toBe('recall-not-found');
    expect((await api.call(readOrderRecalls, stranger)).value.recalls).toEqual([]);
    await end(recallId);
  });

  it('reaches everybody and nobody else in a large market, within minutes', async () => {
    const model = await ordered('muster');
    const db = api.app.get(Db);
    await multiply(db, model, 900);
    const recallId = newId();
    const press = { ...WORDS, productId, batchNo: 'B1', clientId: recallId };
    const beganMs = performance.now();
    const { orders } = (await api.call(sendPortalRecall, press, dairy)).value;
    await api.drain();
    expect(performance.now() - beganMs).toBeLessThan(300_000);
    expect(orders).toBe(300);
    const told = (await warnings()).flatMap(({ to }) =>
      to.filter((one) => one.startsWith('viele')),
    );
    const expected = Array.from({ length: 900 }, (_, n) => n + 1).filter((n) => n % 3 === 1);
    expect(told.sort()).toEqual(expected.map((n) => `viele${n}@kundin.example`).sort());
    const after = (await api.call(readPortalRecall, { recallId }, dairy)).value;
    expect(after).toMatchObject({ orders: 300, told: 300, reach: { buyers: 300, pieces: 300 } });
    await end(recallId);
  }, 300_000);
});

const ORDER = 1;
const PART = 2;
const LINE = 3;

/** Copies of one order, each of another buyer; a third got batch B1, a third B2, of a third nobody noted it. */
async function multiply(db: Db, { number }: Ordered, copies: number): Promise<void> {
  const id = (kind: 1 | 2 | 3) =>
    `('00000000-0000-4000-8000-${kind}' || lpad(to_hex(n), 11, '0'))::uuid`;
  const copyOf = (table: string, alias: string, changes: Readonly<Record<string, string>>) => {
    const pairs = Object.entries(changes).map(([column, value]) => `'${column}', ${value}`);
    return `insert into ${table}
      select (jsonb_populate_record(null::${table}, to_jsonb(${alias}) ||
                jsonb_build_object(${pairs.join(', ')}))).*
        from orders."order" o join orders.producer_order p on p.order_id = o.id
        join orders.order_line l on l.producer_order_id = p.id,
             generate_series(1, ${copies}) n where o.number = $1`;
  };
  await db.transaction(async (tx) => {
    await tx.execute(
      copyOf('orders."order"', 'o', {
        id: id(ORDER),
        number: `'K-' || n`,
        token_hash: `'\\x' || md5('token' || n)`,
        request_key: 'null',
        cart_id: 'null',
        email: `'viele' || n || '@kundin.example'`,
      }),
      [number],
    );
    await tx.execute(
      copyOf('orders.producer_order', 'p', {
        id: id(PART),
        order_id: id(ORDER),
        number: `'K-' || n || '-1'`,
      }),
      [number],
    );
    await tx.execute(
      copyOf('orders.order_line', 'l', { id: id(LINE), producer_order_id: id(PART) }),
      [number],
    );
    await tx.execute(
      `insert into packing.line_batch (line_id, producer_id, variant_id, batch_no, acted_at)
       select l.id, p.producer_id, l.variant_id, 'B' || n % 3, now()
         from generate_series(1, ${copies}) n
         join orders.order_line l on l.id = ${id(LINE)}
         join orders.producer_order p on p.id = l.producer_order_id where n % 3 > 0`,
    );
  });
}
