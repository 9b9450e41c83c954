import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReceivedMail } from '@markthalle/mail-inbox/received-mail';
import { type RunningMailInbox, startMailInbox } from '@markthalle/mail-inbox/start-mail-inbox';
import { mixedOrder } from '../../../test/mixed-order.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Worker } from '../../platform/jobs/worker.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { LegalFacade } from '../legal/legal.facade.ts';
import type { OrderDraft } from '../orders/order-draft.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { NotificationsModule } from './notifications.module.ts';

let api: ModulesUnderTest;
let inbox: RunningMailInbox;
let db: Db;
let dairy: string;
let orchard: string;

beforeAll(async () => {
  inbox = await startMailInbox({ httpPort: 0, smtpPort: 0 });
  api = await startModules({
    modules: [IdentityModule, LedgerModule, NotificationsModule],
    now: '2026-11-23T08:00:00Z',
    environment: {
      SMTP_URL: inbox.smtpUrl,
      PUBLIC_SHOP_URL: 'https://markt.example',
      PUBLIC_PORTAL_URL: 'https://hof.example',
    },
  });
  db = api.app.get(Db);
  const people = new PaidOrders(api.app);
  dairy = await people.producer('Käserei');
  orchard = await people.producer('Obsthof');
  await member('almut@dairy.example', 'de', dairy);
  await member('ole@dairy.example', 'en', dairy);
  await member('uwe@orchard.example', 'de', orchard);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await inbox.stop();
});

const member = (email: string, language: 'de' | 'en', producerId: string) =>
  db.transaction(async (tx) => {
    const accountId = await api.app.get(IdentityFacade).createAccount(tx, {
      email,
      password: 'Moin-zusammen',
      displayName: email,
      language,
      isStaff: false,
      verified: true,
    });
    await api.app.get(ProducersFacade).addMember(tx, producerId, accountId);
  });

async function pay(order: OrderDraft, times = 1): Promise<void> {
  await db.transaction((tx) => api.app.get(OrdersFacade).create(tx, order));
  for (let n = 0; n < times; n += 1) {
    await db.transaction((tx) =>
      api.app.get(Jobs).add(tx, 'notifications.order-paid', { orderId: order.orderId }),
    );
    await api.app.get(Worker).drain();
  }
}

async function mailsTo(address: string): Promise<ReceivedMail[]> {
  const response = await fetch(`${inbox.url}/api/messages?to=${address}`);
  return ((await response.json()) as { messages: ReceivedMail[] }).messages.reverse();
}

/** The order with the texts that applied when it was placed. */
async function withTexts(order: OrderDraft): Promise<OrderDraft> {
  const kinds = ['terms', 'withdrawal_policy', 'privacy', 'guarantee_notice'] as const;
  const texts = await api.app
    .get(LegalFacade)
    .allInForce(kinds, order.language, new Date('2026-11-23T08:00:00Z'));
  return { ...order, legalDocumentIds: texts.map(({ documentId }) => documentId) };
}

/** The mail about the contract with one producer. */
const contractMail = async (address: string, producer: string): Promise<ReceivedMail> => {
  const mail = (await mailsTo(address)).find(({ subject }) => subject.includes(producer));
  if (mail === undefined) throw new Error(`no mail about ${producer} to ${address}`);
  return mail;
};

describe('the receipt of an order', () => {
  it('LAW-ORDER-6 comes at once, says that it is no acceptance, and carries the link to pay', async () => {
    const order = { ...mixedOrder('de', 'Ina', { dairy, orchard }), email: 'ina@example.org' };
    await db.transaction((tx) => api.app.get(OrdersFacade).create(tx, order));
    await db.transaction((tx) =>
      api.app.get(Jobs).add(tx, 'notifications.order-received', { orderId: order.orderId }),
    );
    await api.app.get(Worker).drain();
    const [mail, ...more] = await mailsTo('ina@example.org');
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^Ihre Bestellung \S+ bei Giebelmarkt ist eingegangen$/);
    for (const fact of [
      'Ihre Bestellung vom 23. November 2026 um 09:00 Uhr bei uns eingegangen',
      'Das ist noch keine Annahme',
      'zurückgelegt bis 23. November 2026 um 10:00 Uhr',
      `https://markt.example/kasse/zahlung/${order.token}`,
      '3 × Apfelsaft, trüb (250 g): 8,97\u00a0€',
      '31,09\u00a0€',
    ]) {
      expect(mail?.text).toContain(fact);
    }
  });
});

describe('the mails of a paid order', () => {
  const BUYER = 'Frauke "x" <img src=x onerror=1> 🐄\u202e';
  let order: OrderDraft;

  beforeAll(async () => {
    order = await withTexts(mixedOrder('de', BUYER, { dairy, orchard }));
    await pay(order, 2);
  });

  it('LAW-ORDER-18 are one per contract to the buyer and one to each member, also when the job runs twice', async () => {
    expect(await mailsTo('buyer-de@example.org')).toHaveLength(2);
    for (const address of ['almut@dairy.example', 'ole@dairy.example', 'uwe@orchard.example']) {
      expect(await mailsTo(address)).toHaveLength(1);
    }
  });

  it.each([
    ['order number', '-1 (Teil der Bestellung 26-'],
    ['day and time of the order', '23. November 2026 um 09:00'],
    ['identity of the seller', 'GbR'],
    ['who represents the seller', 'Almut Peters'],
    ['address of the seller', 'Hafenweg 55, 17159 Dargun'],
    ['phone of the seller', '+49 30 23125 001'],
    ['e-mail of the seller', 'hallo@kaeserei.example'],
    ['VAT number of the seller', 'DE999000017'],
    ['identity and address of the agent', 'Speicherstraße 1, 23966 Wismar'],
    ['what the agent does', 'nimmt die Zahlung entgegen und empfängt Ihre Erklärungen'],
    ['main features and quantity', '3 × Apfelsaft, trüb (250 g)'],
    ['prices with VAT and deposit', 'je 2,99\u00a0€, inkl. 19\u00a0% MwSt., Pfand 0,45\u00a0€'],
    ['delivery cost', '4,90\u00a0€'],
    ['total price', '23,32\u00a0€'],
    ['way and days of delivery', 'Mi., 25. November 2026 – Fr., 27. November 2026'],
    ['payment', 'bezahlt, zusammen mit der ganzen Bestellung'],
    [
      'conditions, period and procedure of withdrawal',
      'binnen vierzehn Tagen ohne Angabe von Gründen widerrufen',
    ],
    ['exception of a line', 'schnell verderben kann (§ 312g Abs. 2 Nr. 2 BGB)'],
    ['cost of returning', 'Kosten der Rücksendung tragen Sie'],
    ['withdrawal form with the seller', 'An: Käserei <b>Öde</b> 🧀 GbR, Hafenweg 55, 17159 Dargun'],
    ['legal guarantee', 'haftet der Verkäufer mindestens 2 Jahre ab Lieferung'],
    ['complaints', 'Beschwerden richten Sie an den Verkäufer (hallo@kaeserei.example)'],
    ['the buyer’s address', 'Lange Straße 1, 18055 Rostock'],
  ])('LAW-ORDER-8 hold in the mail alone: %s', async (_, fact) => {
    const { text, html } = await contractMail('buyer-de@example.org', 'Käserei');
    const shown = html
      .replaceAll('&nbsp;', '\u00a0')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
    expect(text).toContain(fact);
    expect(shown).toContain(fact);
  });

  it('LAW-WITHDR-6 name the function and its place, and the version of the models', async () => {
    const { text } = await contractMail('buyer-de@example.org', 'Käserei');
    expect(text).toContain('„Vertrag widerrufen“');
    expect(text).toContain('https://markt.example/widerruf');
    expect(text).toContain('Stand des Musters: 2026-06');
  });

  it('LAW-WITHDR-9 speak only of the goods of this contract, each class once', async () => {
    const dairyMail = await contractMail('buyer-de@example.org', 'Käserei');
    const orchardMail = await contractMail('buyer-de@example.org', 'Obsthof');
    expect(dairyMail.text).not.toContain('Seife');
    expect(orchardMail.text).not.toContain('Apfelsaft');
    expect(orchardMail.text).toContain('wenn Sie die Versiegelung nach der Lieferung entfernen');
    expect(orchardMail.text).toContain('Endpreise, keine MwSt. ausgewiesen (§ 19 UStG).');
    expect(orchardMail.text).toContain('Do 14–18 Uhr');
    // The seller without VAT shows none.
    expect(orchardMail.text).toContain('1 × Seife (250 g): 7,77\u00a0€\n    je 7,77\u00a0€\n');
  });

  it('LAW-ORDER-7 carry the legal texts as a file', async () => {
    const { attachments } = await contractMail('buyer-de@example.org', 'Käserei');
    expect(attachments).toHaveLength(1);
    expect(attachments[0]?.name).toMatch(/^Vertragstexte-\S+\.html$/);
    expect(attachments[0]?.contentType).toBe('text/html');
  });

  it('LAW-WITHDR-7 note that the buyer is informed once all contracts are confirmed', async () => {
    const row = await db.row<{ at: Date | null }>(
      'select informed_at as at from orders."order" where id = $1',
      [order.orderId],
    );
    expect(row?.at).toEqual(new Date('2026-11-23T08:00:00Z'));
  });

  it('carry names as they were typed, but nothing in them acts', async () => {
    const mail = await contractMail('buyer-de@example.org', 'Käserei');
    expect(mail?.html).toContain('Frauke &quot;x&quot; &lt;img src=x onerror=1&gt; 🐄');
    expect(mail?.html).toContain('Käserei &lt;b&gt;Öde&lt;/b&gt; 🧀');
    expect(mail?.html).not.toMatch(/<img|<b>|\u202e/);
    expect(mail?.text).toContain('Frauke "x" <img src=x onerror=1> 🐄');
    expect(mail?.text).toContain('\u20682 × Käse جبن (250 g)\u2069: 9,00\u00a0€');
  });

  it('tell a producer only their own part, and of the buyer only name and town', async () => {
    const [mail] = await mailsTo('uwe@orchard.example');
    const part = order.producerOrders[1]?.producerOrderId;
    expect(mail?.subject).toMatch(/^Neue Bestellung \S+$/);
    expect(mail?.text).toContain(`https://hof.example/bestellungen/${part}`);
    expect(mail?.text).toContain('1 × Seife (250 g): 7,77\u00a0€');
    expect(mail?.text).toContain('🐄, Rostock');
    const whole = `${mail?.text}${mail?.html}`;
    for (const secret of ['Käse', 'Lange Straße', '18055', 'buyer-de@', '0381', order.token]) {
      expect(whole).not.toContain(secret);
    }
  });

  it('speak each reader’s language', async () => {
    const [german] = await mailsTo('almut@dairy.example');
    const [english] = await mailsTo('ole@dairy.example');
    expect(german?.subject).toMatch(/^Neue Bestellung/);
    expect(english?.subject).toMatch(/^New order/);
    expect(english?.text).toContain('3 × Apple juice, cloudy (250 g): €8.97');
    await pay(mixedOrder('en', 'Ann', { dairy, orchard }));
    const mail = await contractMail('buyer-en@example.org', 'Obsthof');
    expect(mail.subject).toMatch(/^Confirmation of contract \S+: Obsthof$/);
    expect(mail.text).toContain('https://markt.example/en/order/');
    expect(mail.text).toContain('Information on withdrawal');
    expect(mail.text).toContain('Legal guarantee');
    expect(mail.text).not.toMatch(/Bestellung|Widerruf|Lieferung/);
  });

  it('are booked, one row each', async () => {
    const rows = await db.rows<{ kind: string; state: string; n: number }>(
      `select kind, state, count(*) as n from notifications.delivery group by 1, 2 order by 1`,
    );
    expect(rows).toEqual([
      { kind: 'notifications.contract-confirmation', state: 'sent', n: 4 },
      { kind: 'notifications.new-order', state: 'sent', n: 6 },
      { kind: 'notifications.order-received', state: 'sent', n: 1 },
    ]);
  });
});

describe('the mail of a step', () => {
  it('tells that goods can be fetched when packed, and that others have left when handed over', async () => {
    const order = { ...mixedOrder('de', 'Uta', { dairy, orchard }), email: 'uta@example.org' };
    await db.transaction((tx) => api.app.get(OrdersFacade).create(tx, order));
    for (const { producerOrderId } of order.producerOrders) {
      for (const step of ['mark_ready', 'hand_over'] as const) {
        const job = { orderId: order.orderId, producerOrderId, step };
        await db.transaction((tx) =>
          api.app.get(Jobs).add(tx, 'notifications.part-on-its-way', job),
        );
      }
    }
    await api.app.get(Worker).drain();
    const subjects = (await mailsTo('uta@example.org')).map(({ subject }) => subject).sort();
    expect(subjects).toHaveLength(2);
    expect(subjects[0]).toMatch(/^Abholbereit bei Obsthof/);
    expect(subjects[1]).toMatch(/^Unterwegs von Käserei/);
  });
});
