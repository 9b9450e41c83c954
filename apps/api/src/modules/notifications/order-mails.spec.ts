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
});
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

describe('the mails of a paid order', () => {
  const BUYER = 'Frauke "x" <img src=x onerror=1> 🐄\u202e';
  let order: OrderDraft;

  beforeAll(async () => {
    order = mixedOrder('de', BUYER, { dairy, orchard });
    await pay(order, 2);
  });

  it('are one to the buyer and one to each member, also when the job runs twice', async () => {
    for (const address of [
      'buyer-de@example.org',
      'almut@dairy.example',
      'ole@dairy.example',
      'uwe@orchard.example',
    ]) {
      expect(await mailsTo(address)).toHaveLength(1);
    }
  });

  it('confirm every contract with all that the law asks for, in text and HTML', async () => {
    const [mail] = await mailsTo('buyer-de@example.org');
    expect(mail?.subject).toMatch(/^Ihre Bestellung \S+ bei Giebelmarkt$/);
    const facts = [
      'Ihre Bestellung vom 23. November 2026 um 09:00 Uhr ist eingegangen und bezahlt',
      'Sie haben mit jedem der 2 unten genannten Betriebe einen eigenen Vertrag',
      'GbR',
      'Almut Peters',
      'Hafenweg 55, 17159 Dargun',
      '+49 30 23125 001',
      'hallo@kaeserei.example',
      'DE999000017',
      '3 × Apfelsaft, trüb (250 g)',
      'je 2,99\u00a0€, inkl. 19\u00a0% MwSt., Pfand 0,45\u00a0€',
      '9,00\u00a0€',
      '8,97\u00a0€',
      '4,90\u00a0€',
      '23,32\u00a0€',
      'Mi., 25. November 2026 – Fr., 27. November 2026',
      'Alle Preise sind Endpreise und enthalten die Mehrwertsteuer.',
      'Endpreise, keine MwSt. ausgewiesen (§ 19 UStG).',
      'Do 14–18 Uhr',
      'Hafenweg 55, 17159 Teterow',
      '25,74\u00a0€',
      '31,09\u00a0€',
      'Lange Straße 1, 18055 Rostock',
      'Widerrufsrecht und Gewährleistung',
      'schnell verderben kann (§ 312g Abs. 2 Nr. 2 BGB)',
      'binnen 14 Tagen ohne Angabe von Gründen widerrufen',
      'wenn Sie die Versiegelung nach der Lieferung entfernen',
      'Muster-Widerrufsformular',
      `https://markt.example/bestellung/${order.token}`,
    ];
    const html = (mail?.html ?? '').replaceAll('&nbsp;', '\u00a0');
    for (const fact of facts) {
      expect(mail?.text).toContain(fact);
      expect(html).toContain(fact);
    }
    // The seller without VAT shows none.
    expect(mail?.text).toContain('1 × Seife (250 g): 7,77\u00a0€\n    je 7,77\u00a0€\n');
  });

  it('carry names as they were typed, but nothing in them acts', async () => {
    const [mail] = await mailsTo('buyer-de@example.org');
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
    const [mail] = await mailsTo('buyer-en@example.org');
    expect(mail?.subject).toMatch(/^Your order \S+ at Giebelmarkt$/);
    expect(mail?.text).toContain('https://markt.example/en/order/');
    expect(mail?.text).toContain('Right of withdrawal and legal guarantee');
    expect(mail?.text).not.toMatch(/Bestellung|Widerruf|Lieferung/);
  });

  it('are booked, one row each', async () => {
    const rows = await db.rows<{ kind: string; state: string; n: number }>(
      `select kind, state, count(*) as n from notifications.delivery group by 1, 2 order by 1`,
    );
    expect(rows).toEqual([
      { kind: 'notifications.new-order', state: 'sent', n: 6 },
      { kind: 'notifications.order-confirmation', state: 'sent', n: 2 },
    ]);
  });
});
