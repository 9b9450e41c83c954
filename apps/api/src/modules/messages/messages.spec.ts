import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '@markthalle/contracts/checkout';
import { runDeviceCommands } from '@markthalle/contracts/device-commands';
import { readMe } from '@markthalle/contracts/identity';
import { MAX_MESSAGES_PER_THREAD } from '@markthalle/contracts/message-views';
import { readOverview } from '@markthalle/contracts/office-catalog';
import {
  answerOfficeThread,
  listOfficeThreads,
  readOfficeThread,
  settleOfficeThread,
} from '@markthalle/contracts/office-threads';
import { readOrderMessages, writeOrderMessage } from '@markthalle/contracts/order-messages';
import { readOrderByToken } from '@markthalle/contracts/orders';
import {
  answerPortalThread,
  askOffice,
  listPortalThreads,
  markThreadRead,
  readPortalThread,
} from '@markthalle/contracts/portal-messages';
import { readToday } from '@markthalle/contracts/portal-orders';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, producerOf } from '../../../test/demo-shopping.ts';
import { Farm } from '../../../test/people-world.ts';
import { HOUR_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';

const CHEESE = 'peenetaler-bergruh-6-monate';
const ANNA = { email: 'Anna.Seidel@kundin.example', name: 'Anna Seidel', phone: '0170 1234567' };
const HOME = { street: 'Kastanienallee 12', postcode: '10435', town: 'Berlin' };

let api: ApiUnderTest;
let dairy: Farm;
let pottery: Farm;
let staff: { sessionToken: string };
let order: { orderToken: string; producerOrderId: string; number: string };
let unpaid: { orderToken: string; producerOrderId: string; number: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  await api.makePayable([producerOf(CHEESE)]);
  dairy = await Farm.of(api, 'kaeserei-kranichruf');
  pottery = await Farm.of(api, 'toepferei-blaubrand');
  staff = { sessionToken: await api.signIn('m.krueger@giebelmarkt.example') };
  unpaid = await ordered('de', false);
  order = await ordered('en', true);
  await api.drain();
}, 120_000);
afterAll(() => api.stop());

async function ordered(language: 'de' | 'en', isPaid: boolean) {
  const shopping = new DemoShopping(api.app);
  const cartToken = await shopping.cart({ [CHEESE]: 1 });
  const ways = { [CHEESE]: 'parcel_chilled' } as const;
  const cart = (await shopping.deliver(cartToken, HOME.postcode, ways)).value;
  const input = { cartToken, expectedTotalCents: cart.totalCents, contact: ANNA, address: HOME };
  const placed = await api.call(placeOrder, { ...input, language }, { idempotencyKey: newId() });
  if (isPaid) await api.pay(placed.value.paymentUrl ?? '');
  const { orderToken } = placed.value;
  const view = (await api.call(readOrderByToken, { orderToken })).value;
  const [part] = view.producerOrders;
  return { orderToken, producerOrderId: part?.producerOrderId ?? '', number: part?.number ?? '' };
}

const write = (words: string, about = order, idempotencyKey: string = newId()) => {
  const { orderToken, producerOrderId } = about;
  return api.call(writeOrderMessage, { orderToken, producerOrderId, words }, { idempotencyKey });
};
const threads = async (farm = dairy) => (await api.call(listPortalThreads, {}, farm.owner)).value;
const ofOrder = async () => {
  const found = (await threads()).threads.find(({ kind }) => kind === 'order');
  if (found === undefined) throw new Error('no conversation about the order');
  return found;
};
const answer = (threadId: string, words: string, by = dairy.owner, clientId: string = newId()) =>
  api.call(answerPortalThread, { threadId, clientId, words }, by);

describe('a buyer and a producer', () => {
  it('shows the producer the question with the name of the buyer and nothing else', async () => {
    const written = await write('Kann der Käse am Freitag kommen?');
    expect(written.status).toBe(201);
    const { threadId, unread, lastWords, order: about } = await ofOrder();
    expect({ unread, lastWords }).toEqual({
      unread: 1,
      lastWords: 'Kann der Käse am Freitag kommen?',
    });
    expect(about).toMatchObject({ buyerName: 'Anna Seidel', number: order.number });
    const thread = await api.call(readPortalThread, { threadId }, dairy.owner);
    expect(JSON.stringify([thread.value, await threads()])).not.toMatch(
      /kundin\.example|0170|Kastanienallee/i,
    );
    expect((await api.call(readToday, {}, dairy.owner)).value.unreadMessages).toBe(1);
    const [mail] = await dairy.mailsTo('hallo@kaeserei-kranichruf.example');
    expect(mail?.subject).toBe(`Eine Frage zur Bestellung ${order.number}`);
    expect(mail?.text).toContain(`/nachrichten/${threadId}`);
    expect(mail?.text).not.toMatch(/Freitag|Seidel/);
  });

  it('mails the answer in the language of the order, with the page to write back', async () => {
    const { threadId } = await ofOrder();
    const clientId = newId();
    expect((await answer(threadId, 'Ja, am Freitag.', dairy.owner, clientId)).status).toBe(201);
    // A press that is repeated because the line broke.
    const again = await answer(threadId, 'Ja, am Freitag.', dairy.owner, clientId);
    expect(again.value.messages.map(({ author }) => author)).toEqual(['buyer', 'producer']);
    expect(again.value.unread).toBe(0);
    const mails = (await dairy.mailsTo(ANNA.email)).filter(({ subject }) =>
      subject.includes('has answered'),
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Ja, am Freitag.');
    expect(mails[0]?.text).toContain(`/en/order/${order.orderToken}/messages`);
    const { threads: seen } = (await api.call(readOrderMessages, { orderToken: order.orderToken }))
      .value;
    expect(seen[0]?.messages.map(({ words }) => words)).toEqual([
      'Kann der Käse am Freitag kommen?',
      'Ja, am Freitag.',
    ]);
  });

  it('keeps a question once, however often the form is sent', async () => {
    const key = newId();
    await write('Danke!', order, key);
    const again = await write('Danke!', order, key);
    expect(again.value.messages.filter(({ words }) => words === 'Danke!')).toHaveLength(1);
  });

  it('puts away what needs no answer', async () => {
    const { threadId, unread } = await ofOrder();
    expect(unread).toBe(1);
    const put = await api.call(markThreadRead, { threadId }, dairy.owner);
    expect(put.value.unread).toBe(0);
    expect((await threads()).unread).toBe(0);
  });

  it('is refused before the payment, for foreign parts and with words missing or too long', async () => {
    expect((await write('Hallo', unpaid)).problem.code).toBe('message-before-payment');
    const foreign = { ...order, producerOrderId: newId() };
    expect((await write('Hallo', foreign)).problem.code).toBe('producer-order-not-found');
    const forged = { ...order, orderToken: 'A'.repeat(43) };
    expect((await write('Hallo', forged)).problem.code).toBe('order-not-found');
    expect((await write('  ')).problem.code).toBe('invalid-input');
    expect((await write('a'.repeat(2_001))).problem.code).toBe('invalid-input');
    expect((await ofOrder()).unread).toBe(0);
  });

  it('is closed to another farm and to the office', async () => {
    const { threadId } = await ofOrder();
    const tried = [
      await api.call(readPortalThread, { threadId }, pottery.owner),
      await answer(threadId, 'Fremd', pottery.owner),
      await api.call(markThreadRead, { threadId }, pottery.owner),
      await api.call(readOfficeThread, { threadId }, staff),
      await api.call(answerOfficeThread, { threadId, clientId: newId(), words: 'x' }, staff),
      await api.call(settleOfficeThread, { threadId }, staff),
    ];
    expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await threads(pottery)).threads).toEqual([]);
    expect(JSON.stringify((await api.call(listOfficeThreads, {}, staff)).value)).not.toContain(
      threadId,
    );
  });

  it('takes only so many questions from one place in a time', async () => {
    const codes = [];
    for (let tries = 0; tries < 21; tries += 1) {
      const sent = await write('Noch etwas', { ...order, producerOrderId: newId() });
      codes.push(sent.problem.code);
    }
    expect(codes[0]).toBe('producer-order-not-found');
    expect(codes.at(-1)).toBe('too-many-requests');
    api.clock.advance(HOUR_MS);
  });

  it('ends at a number of messages', async () => {
    const { threadId } = await ofOrder();
    const fill = (position: number) =>
      api.app
        .get(Db)
        .execute('update messages.thread set last_position = $2 where id = $1', [
          threadId,
          position,
        ]);
    await fill(MAX_MESSAGES_PER_THREAD);
    expect((await answer(threadId, 'Noch etwas')).problem.code).toBe('thread-full');
    expect((await write('Noch etwas')).problem.code).toBe('thread-full');
    await fill(3);
  });
});

describe('on a phone without a line', () => {
  it('keeps the time of writing and the one message, however often it is sent', async () => {
    const { threadId } = await ofOrder();
    const { accountId } = (await api.call(readMe, {}, dairy.owner)).value;
    const now = api.clock.now();
    const actedAt = new Date(now.getTime() - 3_600_000).toISOString();
    const command = {
      commandId: newId(),
      kind: 'message.sent',
      input: { threadId, words: 'Aus dem Stall geschrieben.' },
      actedAt,
      baseVersion: null,
    };
    const batch = {
      deviceId: newId(),
      accountId,
      producerId: dairy.producerId,
      sentAt: now.toISOString(),
      commands: [command],
    };
    for (const _ of [1, 2]) {
      const sent = await api.call(runDeviceCommands, batch, dairy.owner);
      expect(sent.value.results).toMatchObject([{ state: 'applied' }]);
    }
    const { messages } = (await api.call(readPortalThread, { threadId }, dairy.owner)).value;
    const written = messages.filter(({ words }) => words === 'Aus dem Stall geschrieben.');
    expect(written).toMatchObject([{ messageId: command.commandId, writtenAt: actedAt }]);
  });
});

describe('a producer and the office', () => {
  const ask = (words: string, callBack: { on: string; span: 'noon' } | null, clientId = newId()) =>
    api.call(askOffice, { clientId, words, callBack }, dairy.owner);

  it('wishes a call on a working day soon, which staff see, answer and settle', async () => {
    const today = api.clock.now().toISOString().slice(0, 10);
    const days = [1, 2, 3, 4].map((day) =>
      new Date(Date.parse(today) + day * 86_400_000).toISOString().slice(0, 10),
    );
    const results = await Promise.all(
      ['2020-01-02', '2099-01-02'].map((on) => ask('Bitte anrufen', { on, span: 'noon' })),
    );
    expect(results.map(({ problem }) => problem.code)).toEqual(['call-back-day', 'call-back-day']);
    const asked = [];
    for (const on of days) asked.push(await ask(`Bitte anrufen ${on}`, { on, span: 'noon' }));
    const [taken] = asked.filter(({ status }) => status === 201);
    const threadId = taken?.value.threadId ?? '';
    const open = (await api.call(listOfficeThreads, {}, staff)).value.threads;
    expect(open[0]).toMatchObject({
      threadId,
      producerName: 'Käserei Kranichruf',
      waitsForUs: true,
      callBack: { span: 'noon' },
    });
    const before = (await api.call(readOverview, {}, staff)).value.openMessages;
    await api.call(
      answerOfficeThread,
      { threadId, clientId: newId(), words: 'Wir rufen an.' },
      staff,
    );
    const [mail] = await dairy.mailsTo('hallo@kaeserei-kranichruf.example');
    expect(mail).toMatchObject({ subject: 'Antwort aus dem Büro' });
    expect(mail?.text).toContain('Wir rufen an.');
    const seen = (await threads()).threads.find((one) => one.threadId === threadId);
    expect(seen).toMatchObject({ kind: 'office', unread: 1, lastWords: 'Wir rufen an.' });
    const settled = await api.call(settleOfficeThread, { threadId }, staff);
    expect(settled.value.settled).not.toBeNull();
    expect((await api.call(readOverview, {}, staff)).value.openMessages).toBe(before - 1);
    // Writing again opens it again.
    await answer(threadId, 'Noch eine Frage');
    expect((await api.call(readOfficeThread, { threadId }, staff)).value).toMatchObject({
      settled: null,
      waitsForUs: true,
    });
  });

  it('takes a question once and only so many open ones', async () => {
    const clientId = newId();
    const first = await ask('Wie lege ich Sorten an?', null, clientId);
    expect((await ask('Wie lege ich Sorten an?', null, clientId)).value).toEqual(first.value);
    const codes = [];
    for (let tries = 0; tries < 21; tries += 1) {
      const asked = await ask(`Frage ${tries}`, null);
      codes.push(asked.status === 201 ? 'taken' : asked.problem.code);
    }
    expect(codes.at(-1)).toBe('too-many-threads');
    const open = (await api.call(listOfficeThreads, {}, staff)).value.threads;
    expect(open.filter(({ producerId }) => producerId === dairy.producerId)).toHaveLength(20);
  });
});

describe('LAW-GDPR-4 the erasure of a buyer', () => {
  it('finds and takes the words, though the order forgets its address first', async () => {
    const db = api.app.get(Db);
    const subject = { accountId: newId(), email: ANNA.email.toLowerCase() };
    const data = await api.app.get(PersonalData).export(subject);
    expect(data['messages.message']).toHaveLength(2);
    await db.execute(`update orders."order" set email = 'weg@bestellung.invalid'`);
    await db.transaction((tx) => api.app.get(PersonalData).erase(tx, subject, new Date()));
    const words = await db.rows<{ author: string; words: string }>(
      `select m.author, m.words from messages.message m join messages.thread t on t.id = m.thread_id
        where t.producer_order_id is not null order by m.position`,
    );
    expect(words.filter(({ author }) => author === 'buyer')).toEqual([
      { author: 'buyer', words: 'Gelöscht' },
      { author: 'buyer', words: 'Gelöscht' },
    ]);
    expect(words.some((one) => one.words === 'Ja, am Freitag.')).toBe(true);
  });
});
