import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CONTACT_TOPICS, sendMessage } from '@markthalle/contracts/notices';
import { listMessages, settleMessage } from '@markthalle/contracts/office-notices';
import { TrustWorld } from '../../../test/trust-world.ts';
import { countStatements } from '../../platform/db/db.ts';

/** Buyers, mails and a queue: on a busy machine a test takes its time. */
jest.setTimeout(60_000);

let world: TrustWorld;
beforeAll(async () => {
  world = await TrustWorld.start();
}, 60_000);
afterAll(() => world.stop());

const MESSAGE = {
  topic: 'authority',
  name: 'Lebensmittelaufsicht',
  email: 'aufsicht@example.org',
  phone: null,
  text: 'Wir bitten um Rückruf <b>heute</b>.',
} as const;
const send = (change: object = {}) => world.call(sendMessage, { ...MESSAGE, ...change });
const open = async () => (await world.call(listMessages, {}, world.catalog.staff)).value;

describe('LAW-DSA-2, LAW-GPSR-2 the contact points', () => {
  it('reach a queue of people, with every topic, and answer with a receipt', async () => {
    for (const topic of CONTACT_TOPICS) expect((await send({ topic })).status).toBe(201);
    const { result, statements } = await countStatements(open);
    expect(statements).toBe(2); // the session, and the page
    expect(result.openCount).toBe(5);
    expect(result.messages.map(({ topic }) => topic)).toEqual([...CONTACT_TOPICS]);
    const [mail] = await world.mailsTo('aufsicht@example.org');
    expect(mail?.subject).toBe('Ihre Nachricht an Giebelmarkt ist angekommen');
    expect(mail?.html).toContain('&lt;b&gt;heute&lt;/b&gt;');
  });

  it('leave the queue when somebody says what was done, once', async () => {
    const [first] = (await open()).messages;
    const messageId = first?.messageId ?? '';
    const settle = (note: string) =>
      world.call(settleMessage, { messageId, note }, world.catalog.staff);
    expect((await settle('')).status).toBe(400);
    expect((await settle('Angerufen, Frage geklärt.')).status).toBe(200);
    expect((await settle('noch einmal')).problem.code).toBe('message-not-open');
    expect((await open()).openCount).toBe(4);
    const settled = await world.call(listMessages, { filter: 'settled' }, world.catalog.staff);
    expect(settled.value.messages).toMatchObject([
      { messageId, settled: { note: 'Angerufen, Frage geklärt.' } },
    ]);
  });

  it('refuse what nobody could answer', async () => {
    const wrong = [
      { email: 'keine' },
      { name: '' },
      { name: 'x'.repeat(121) },
      { text: '🧀' },
      { topic: 'spam' },
      { name: 'zwei\nZeilen' },
    ];
    for (const change of wrong) expect((await send(change)).status).toBe(400);
  });
});
