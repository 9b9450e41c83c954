import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReceivedMail } from '@markthalle/mail-inbox/received-mail';
import { type RunningMailInbox, startMailInbox } from '@markthalle/mail-inbox/start-mail-inbox';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { Db } from '../../platform/db/db.ts';
import { newId, newToken } from '../../platform/db/new-id.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Worker } from '../../platform/jobs/worker.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LedgerModule } from '../ledger/ledger.module.ts';
import type { LineSnapshot, OrderDraft, ProducerOrderDraft } from '../orders/order-draft.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { NotificationsModule } from './notifications.module.ts';

let api: ModulesUnderTest;
let inbox: RunningMailInbox;
let db: Db;
let dairy: string;
let orchard: string;

const both = (de: string, en: string) => ({ de, en });

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

const line = (
  snapshot: Partial<LineSnapshot> & Pick<LineSnapshot, 'name'>,
  amounts: { quantity: number; unit: number; deposit?: number; vatRateBps: number },
): ProducerOrderDraft['lines'][number] => ({
  variantId: newId(),
  productVersionId: newId(),
  quantity: amounts.quantity,
  unitPriceCents: amounts.unit,
  containerDepositCents: amounts.deposit ?? 0,
  vatRateBps: amounts.vatRateBps,
  snapshot: {
    unitLabel: both('250 g', '250 g'),
    variantLabel: null,
    productSlug: 'x',
    pictureId: null,
    withdrawable: true,
    withdrawalReason: null,
    origin: null,
    ...snapshot,
  },
});

const seller = (name: string, town: string): ProducerOrderDraft['seller'] => ({
  producerName: name,
  producerSlug: 'slug',
  legalName: `${name} GbR`,
  represented: 'Almut Peters',
  street: 'Hafenweg 55',
  postcode: '17159',
  town,
  phone: '+49 30 23125 001',
  email: 'hallo@kaeserei.example',
  vatId: 'DE999000017',
  taxNumber: null,
  register: null,
  pickupHours: both('Do 14–18 Uhr', 'Thu 2–6 pm'),
});

/** Cheese and juice: 2 x 4,50 + 3 x 2,99 with 3 x 0,15 deposit + 4,90 = 23,32; plus cider 7,77. Written by hand. */
function draft(language: 'de' | 'en', buyerName: string): OrderDraft {
  const common = {
    commissionRule: { id: newId(), rateBps: 800, vatRateBps: 1900 },
    commissionNetCents: 0,
    commissionVatCents: 0,
    payoutCents: 0,
    deliveryBy: 'producer' as const,
    promise: { earliestOn: '2026-11-25', latestOn: '2026-11-27' },
  };
  return {
    orderId: newId(),
    token: newToken(),
    requestKey: newId(),
    accountId: null,
    cartId: newId(),
    language,
    email: `buyer-${language}@example.org`,
    buyerName,
    phone: '0381 12345',
    street: 'Lange Straße 1',
    postcode: '18055',
    town: 'Rostock',
    minAge: null,
    reservedUntil: new Date('2026-11-23T09:00:00Z'),
    goodsCents: 2574,
    depositCents: 45,
    deliveryCents: 490,
    totalCents: 3109,
    deliveryVatRateBps: 1900,
    producerOrders: [
      {
        ...common,
        producerOrderId: newId(),
        producerId: dairy,
        seller: seller('Käserei <b>Öde</b> 🧀', 'Dargun'),
        taxStatus: 'standard',
        way: 'parcel_chilled',
        wayLabel: both('Kühlpaket', 'Chilled parcel'),
        goodsCents: 1797,
        depositCents: 45,
        deliveryCents: 490,
        lines: [
          line(
            {
              name: both('Käse جبن', 'Cheese جبن'),
              withdrawable: false,
              withdrawalReason: 'perishable',
            },
            { quantity: 2, unit: 450, vatRateBps: 700 },
          ),
          line(
            { name: both('Apfelsaft', 'Apple juice'), variantLabel: both('trüb', 'cloudy') },
            { quantity: 3, unit: 299, deposit: 15, vatRateBps: 1900 },
          ),
        ],
      },
      {
        ...common,
        producerOrderId: newId(),
        producerId: orchard,
        seller: seller('Obsthof', 'Teterow'),
        taxStatus: 'small_business',
        way: 'pickup',
        wayLabel: both('Abholung', 'Pick-up'),
        goodsCents: 777,
        depositCents: 0,
        deliveryCents: 0,
        lines: [
          line(
            {
              name: both('Seife', 'Soap'),
              withdrawable: true,
              withdrawalReason: 'hygiene_seal',
            },
            { quantity: 1, unit: 777, vatRateBps: 0 },
          ),
        ],
      },
    ],
  };
}

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
    order = draft('de', BUYER);
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
    await pay(draft('en', 'Ann'));
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
