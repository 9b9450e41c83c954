import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  confirmErasure,
  exportMyData,
  listAddresses,
  openAccountForOrder,
  removeAddress,
  requestErasure,
  saveAddress,
} from '@markthalle/contracts/accounts';
import { placeOrder } from '@markthalle/contracts/checkout';
import { rememberDevice } from '@markthalle/contracts/codes';
import { logIn, readMe, registerAccount } from '@markthalle/contracts/identity';
import { sendMessage } from '@markthalle/contracts/notices';
import { listMessages, settleMessage } from '@markthalle/contracts/office-notices';
import { listMyOrders, readOrderByToken } from '@markthalle/contracts/orders';
import {
  confirmPortalOrder,
  handOverPortalOrder,
  markPortalOrderReady,
} from '@markthalle/contracts/portal-orders';
import { openSignInLink, requestSignInLink } from '@markthalle/contracts/sign-in';
import { keepWish } from '@markthalle/contracts/wish-list';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, producerOf } from '../../../test/demo-shopping.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';

const CHEESE = 'peenetaler-bergruh-6-monate';
const CARLA = 'carla@kundin.example';
const HOME = { street: 'Lindenweg 3', postcode: '10435', town: 'Berlin' };

let api: ApiUnderTest;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  await api.makePayable([producerOf(CHEESE)]);
}, 120_000);

afterAll(() => api.stop());

interface Mail {
  readonly subject: string;
  readonly text: string;
}

async function mailsTo(email: string): Promise<Mail[]> {
  await api.drain();
  const response = await fetch(`${api.mailUrl}/api/messages?to=${encodeURIComponent(email)}`);
  return ((await response.json()) as { messages: Mail[] }).messages;
}

async function linkTo(email: string, path: string): Promise<string> {
  const found = (await mailsTo(email)).flatMap(({ text }) => [
    ...text.matchAll(new RegExp(`${path}\\?token=([A-Za-z0-9_-]{43})`, 'g')),
  ]);
  const tokens = found.map(([, token]) => token ?? '').filter((one) => !seen.has(one));
  for (const one of tokens) seen.add(one);
  // The newest mail comes first.
  const [token] = tokens;
  if (token === undefined) throw new Error(`no new link ${path} for ${email}`);
  return token;
}
const seen = new Set<string>();

/** Carla orders as a guest and pays. */
async function order(email = CARLA) {
  const shopping = new DemoShopping(api.app);
  const cartToken = await shopping.cart({ [CHEESE]: 1 });
  const way = { [CHEESE]: 'parcel_chilled' };
  const cart = (await shopping.deliver(cartToken, HOME.postcode, way)).value;
  const placed = await api.call(
    placeOrder,
    {
      cartToken,
      expectedTotalCents: cart.totalCents,
      contact: { email, name: 'Carla Conradi', phone: '030 1234567' },
      address: HOME,
    },
    { idempotencyKey: newId() },
  );
  const { orderToken, paymentUrl } = placed.value;
  await api.pay(paymentUrl ?? '');
  return orderToken;
}

async function handOver(orderToken: string): Promise<void> {
  const { producerOrders } = (await api.call(readOrderByToken, { orderToken })).value;
  const { producerOrderId } = producerOrders[0] ?? { producerOrderId: '' };
  const sessionToken = await api.signIn('hallo@kaeserei-kranichruf.example');
  for (const step of [confirmPortalOrder, markPortalOrderReady, handOverPortalOrder]) {
    expect((await api.call(step, { producerOrderId }, { sessionToken })).status).toBe(200);
  }
}

async function signIn(email: string): Promise<string> {
  await api.call(requestSignInLink, { email });
  const token = await linkTo(email, '/anmelden/link');
  return (await api.call(openSignInLink, { token })).value.sessionToken;
}

describe('an account', () => {
  it('is opened after an order by a link to its own address, with the guest’s orders in it', async () => {
    const orderToken = await order();
    await api.call(openAccountForOrder, { orderToken });
    const token = await linkTo(CARLA, '/anmelden/link');
    const { sessionToken, account } = (await api.call(openSignInLink, { token })).value;
    expect(account).toMatchObject({
      email: CARLA,
      displayName: 'Carla Conradi',
      emailVerified: true,
    });
    await api.drain();
    const { orders } = (await api.call(listMyOrders, {}, { sessionToken })).value;
    expect(orders.map((one) => one.orderToken)).toEqual([orderToken]);
    expect((await api.call(openSignInLink, { token })).problem.code).toBe('link-not-valid');
  });

  it('is not told apart from none: same answer, no mail', async () => {
    const known = await api.call(requestSignInLink, { email: CARLA });
    const unknown = await api.call(requestSignInLink, { email: 'niemand@nirgends.example' });
    expect([known.status, known.value]).toEqual([unknown.status, unknown.value]);
    expect(await mailsTo('niemand@nirgends.example')).toHaveLength(0);
  });

  it('is not opened by an old link', async () => {
    await api.call(requestSignInLink, { email: CARLA });
    const token = await linkTo(CARLA, '/anmelden/link');
    api.clock.advance(20 * MINUTE_MS);
    expect((await api.call(openSignInLink, { token })).problem.code).toBe('link-not-valid');
  });

  it('drops a password that somebody set before the address was proved', async () => {
    const email = 'dora@kundin.example';
    const password = 'kranich-über-der-Müritz';
    await api.call(registerAccount, { email, password, displayName: 'Fremd' });
    await signIn(email);
    expect((await api.call(logIn, { email, password })).problem.code).toBe('wrong-credentials');
  });

  it('of the office signs in with its password only', async () => {
    await api.call(requestSignInLink, { email: 'm.krueger@giebelmarkt.example' });
    const mails = await mailsTo('m.krueger@giebelmarkt.example');
    expect(mails.filter(({ text }) => text.includes('/anmelden/link'))).toHaveLength(0);
  });

  it('mails no more links than a person needs', async () => {
    const email = 'erna@kundin.example';
    await api.call(registerAccount, {
      email,
      password: 'kranich-über-der-Müritz',
      displayName: 'E',
    });
    for (let times = 0; times < 12; times += 1) await api.call(requestSignInLink, { email });
    const links = (await mailsTo(email)).filter(({ text }) => text.includes('/anmelden/link'));
    expect(links.length).toBeLessThan(6);
  });
});

describe('addresses', () => {
  const address = { name: 'Carla Conradi', ...HOME, phone: null };

  it('are kept, changed and removed by their owner alone', async () => {
    const mine = { sessionToken: await signIn(CARLA) };
    const { addressId } = (await api.call(saveAddress, address, mine)).value;
    const changed = { ...address, addressId, street: 'Ahornweg 1' };
    await api.call(saveAddress, changed, mine);
    expect((await api.call(listAddresses, {}, mine)).value.addresses).toEqual([changed]);

    const theirs = { sessionToken: await api.signIn('anna.seidel@kundin.example') };
    const stolen = await api.call(saveAddress, { ...address, addressId }, theirs);
    expect(stolen.problem.code).toBe('address-not-found');
    await api.call(removeAddress, { addressId }, theirs);
    expect((await api.call(listAddresses, {}, theirs)).value.addresses).toEqual([]);
    expect((await api.call(listAddresses, {}, mine)).value.addresses).toHaveLength(1);
  });

  it('are ten at most, and none of control characters', async () => {
    const mine = { sessionToken: await api.signIn('anna.seidel@kundin.example') };
    for (let count = 0; count < 10; count += 1) await api.call(saveAddress, address, mine);
    const eleventh = await api.call(saveAddress, address, mine);
    expect(eleventh.problem.code).toBe('too-many-addresses');
    const broken = await api.call(saveAddress, { ...address, street: 'A\r\nBcc: x' }, mine);
    expect(broken.problem.errors?.[0]?.pointer).toBe('/street');
  });
});

describe('LAW-GDPR-3 the export', () => {
  it('holds what every table knows about the person', async () => {
    api.clock.advance(HOUR_MS);
    const mine = { sessionToken: await signIn(CARLA) };
    const { data, subject } = (await api.call(exportMyData, {}, mine)).value;
    expect(subject.email).toBe(CARLA);
    expect(Object.keys(data).sort()).toEqual(
      api.app
        .get(PersonalData)
        .all()
        .map(({ table }) => table)
        .sort(),
    );
    expect(data['orders."order"']).toHaveLength(1);
    expect(data['orders."order"']?.[0]).toMatchObject({ buyer_name: 'Carla Conradi' });
    expect(data['accounts.address']?.[0]).toMatchObject({ street: 'Ahornweg 1' });
    expect(JSON.stringify(data)).not.toMatch(/token_hash|password_hash|public_key/);
  });

  it('forgets no table that names a person', async () => {
    const rows = await api.app.get(Db).rows<{ table: string }>(
      `select distinct table_schema || '.' || table_name as table
         from information_schema.columns
        where table_schema not in ('information_schema', 'pg_catalog', 'graphile_worker')
          and column_name ~ '(^|_)(email|buyer_name|reporter_name|phone|account_id|birth_date)$'`,
    );
    const declared = api.app
      .get(PersonalData)
      .all()
      .map(({ table }) => table.replaceAll('"', ''));
    const missing = rows
      .map(({ table }) => table)
      .filter((table) => !declared.includes(table) && !(table in NOT_BUYERS));
    expect(missing).toEqual([]);
  });
});

/** Tables with such columns that know nothing about buyers, and why. */
const NOT_BUYERS: Readonly<Record<string, string>> = {
  'producers.producer': 'the business data of a producer, shown to everybody',
  'producers.member': 'who works for a producer',
  'producers.stripe_account': 'the account at the payment service',
  'payments.failed_debit': 'its producer’s account at the payment service',
  'payments.transfer': 'its producer’s account at the payment service',
  'treasury.producer_payout': 'its producer’s account at the payment service',
};

describe('LAW-GDPR-4 the erasure', () => {
  it('takes two steps, keeps what the law wants and forgets the person', async () => {
    const finished = await order('frieda@kundin.example');
    await handOver(finished);
    const underWay = await order('frieda@kundin.example');
    await api.drain();
    api.clock.advance(31 * DAY_MS);
    await api.call(rememberDevice, { orderToken: underWay, consent: true });
    await api.call(openAccountForOrder, { orderToken: finished });
    const link = await linkTo('frieda@kundin.example', '/anmelden/link');
    const { sessionToken } = (await api.call(openSignInLink, { token: link })).value;
    await api.call(keepWish, { slug: CHEESE }, { sessionToken });
    await api.drain();

    expect((await api.call(requestErasure, {}, { sessionToken })).status).toBe(202);
    // The first step changes nothing.
    await api.drain();
    expect((await api.call(readMe, {}, { sessionToken })).status).toBe(200);
    expect(await api.app.get(Db).rows('select 1 from accounts.wish')).toHaveLength(1);
    const token = await linkTo('frieda@kundin.example', '/konto/loeschen');
    expect((await api.call(confirmErasure, { token })).value).toEqual({ erasing: true });
    expect((await api.call(readMe, {}, { sessionToken })).status).toBe(401);
    const mails = await mailsTo('frieda@kundin.example');
    expect(mails.map(({ subject }) => subject)).toContain('Ihr Konto bei Giebelmarkt ist gelöscht');

    expect(await tablesNaming('frieda@kundin.example')).toEqual(['orders."order"']);
    expect(await api.app.get(Db).rows('select 1 from accounts.wish')).toEqual([]);
    const done = (await api.call(readOrderByToken, { orderToken: finished })).value;
    expect(done.contact).toMatchObject({ name: 'Gelöscht', phone: null });
    expect(done.address).toBeNull();
    const open = (await api.call(readOrderByToken, { orderToken: underWay })).value;
    expect(open.contact.name).toBe('Carla Conradi');
    const papers = await api.app
      .get(Db)
      .rows(`select 1 from documents.document d join orders.producer_order p on
               p.id = d.producer_order_id join orders."order" o on o.id = p.order_id
              where d.kind = 'invoice' and o.buyer_name = 'Gelöscht'`);
    expect(papers.length).toBeGreaterThan(0);

    await handOver(underWay);
    await api.drain();
    const sweeps = api.app.get(Sweeps);
    await sweeps.run('finish-erasures');
    expect(await tablesNaming('frieda@kundin.example')).toEqual(['orders."order"']);
    api.clock.advance(31 * DAY_MS);
    expect(await sweeps.run('finish-erasures')).toBe(1);
    expect(await tablesNaming('frieda@kundin.example')).toEqual([]);
    expect(await sweeps.run('finish-erasures')).toBe(0);
  }, 60_000);

  it('finds an open message again when it is settled', async () => {
    const email = 'gerda@kundin.example';
    await api.call(registerAccount, { email, password: 'möwe-über-Hiddensee', displayName: 'G' });
    const mine = { sessionToken: await signIn(email) };
    const text = 'Bitte rufen Sie mich wegen der Lieferung am Freitag zurück.';
    const contact = { name: 'Gerda Grau', email, phone: null };
    await api.call(sendMessage, { topic: 'question', text, ...contact });
    await api.call(requestErasure, {}, mine);
    await api.call(confirmErasure, { token: await linkTo(email, '/konto/loeschen') });
    await api.drain();
    expect(await tablesNaming(email)).toEqual(['notices.message']);
    const sweeps = api.app.get(Sweeps);
    expect(await sweeps.run('finish-erasures')).toBe(0);

    const staff = await api.signIn('m.krueger@giebelmarkt.example');
    const { messages } = (await api.call(listMessages, {}, { sessionToken: staff })).value;
    const messageId = messages.find((one) => one.email === email)?.messageId ?? '';
    const settled = await api.call(
      settleMessage,
      { messageId, note: 'Angerufen' },
      { sessionToken: staff },
    );
    expect(settled.status).toBe(200);
    expect(await sweeps.run('finish-erasures')).toBe(1);
    expect(await tablesNaming(email)).toEqual([]);
    const kept = await api.app
      .get(Db)
      .rows('select 1 from accounts.erasure where kept_email is not null');
    expect(kept).toEqual([]);
  }, 60_000);

  it('is not for accounts with duties, nor by a link that is made up', async () => {
    const sessionToken = await api.signIn('hallo@kaeserei-kranichruf.example');
    const refused = await api.call(requestErasure, {}, { sessionToken });
    expect(refused.problem.code).toBe('account-has-duties');
    const forged = await api.call(confirmErasure, { token: 'A'.repeat(43) });
    expect(forged.problem.code).toBe('link-not-valid');
  });
});

/** Declared tables in which an address still stands in any column. */
async function tablesNaming(email: string): Promise<string[]> {
  const found: string[] = [];
  for (const { table, erasure } of api.app.get(PersonalData).all()) {
    if (erasure.kind === 'keep') continue;
    const rows = await api.app
      .get(Db)
      .rows(`select 1 from ${table} t where to_jsonb(t)::text ilike '%' || $1 || '%' limit 1`, [
        email,
      ]);
    if (rows.length > 0) found.push(table);
  }
  return found;
}
