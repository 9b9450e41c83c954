import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { countStock } from '@markthalle/contracts/portal-products';
import {
  confirmStockAlert,
  leaveStockAlert,
  requestStockAlert,
} from '@markthalle/contracts/stock-alerts';
import { demoId } from '../src/demo/demo-id.ts';
import { RefreshListings } from '../src/modules/catalog/refresh-listings.service.ts';
import { AlertLinks } from '../src/modules/stock-alerts/alert-links.ts';
import { DAY_MS, HOUR_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { Sweeps } from '../src/platform/sweeps/sweeps.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { DatesWorld } from './dates-world.ts';
import { demoProduct, variantOf } from './demo-shopping.ts';

const MUG = 'becher-schilfgruen';
const SLOW_MS = 120_000;

let api: ApiUnderTest;
let world: DatesWorld;
let potter: { sessionToken: string };
let db: Db;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  world = new DatesWorld(api);
  potter = await world.organiser('toepferei-blaubrand');
  db = api.app.get(Db);
}, SLOW_MS);
afterAll(() => api.stop());
beforeEach(async () => {
  // Forms of one network are counted; each test is another evening.
  await db.execute('delete from identity.login_throttle');
  await db.execute('delete from stock_alerts.alert');
  await stock(0);
});

async function stock(countedQuantity: number): Promise<void> {
  const input = { variantId: variantOf(MUG), countedQuantity, clientId: newId() };
  expect((await api.call(countStock, input, potter)).status).toBe(200);
  await api.drain();
}

const ask = (email: string, about: object = { slug: MUG }) =>
  api.call(requestStockAlert, { email, ...about });

/** The token behind a path in the newest mail to an address. */
async function tokenIn(email: string, path: string): Promise<string> {
  const [mail] = await world.mailsTo(email);
  const token = new RegExp(`${path}([A-Za-z0-9_-]{43})`).exec(mail?.text ?? '')?.[1];
  if (token === undefined) throw new Error(`no link in the mail to ${email}`);
  return token;
}

async function waiting(email: string): Promise<string> {
  await ask(email);
  await api.drain();
  const token = await tokenIn(email, '/bescheid/');
  expect((await api.call(confirmStockAlert, { token })).value).toMatchObject({ slug: MUG });
  await api.drain();
  return token;
}

const subjectsTo = async (email: string) =>
  (await world.mailsTo(email)).map(({ subject }) => subject.replace(/:.*/, ''));

describe('LAW-UWG-7: a wish to be told', () => {
  it('is no wish before the click in the mail', async () => {
    expect((await ask('ohne@example.org')).value).toEqual({ accepted: true });
    await api.drain();
    expect(await subjectsTo('ohne@example.org')).toEqual(['Bitte bestätigen']);
    await stock(5);
    expect(await subjectsTo('ohne@example.org')).toEqual(['Bitte bestätigen']);
  });

  it('is met once, with a way out in the mail', async () => {
    await waiting('einmal@example.org');
    await stock(5);
    expect(await subjectsTo('einmal@example.org')).toEqual(['Wieder da', 'Bitte bestätigen']);
    await stock(0);
    await stock(5);
    expect(await subjectsTo('einmal@example.org')).toHaveLength(2);
    const token = await tokenIn('einmal@example.org', '/bescheid/abmelden/');
    expect((await api.call(leaveStockAlert, { token })).value).toEqual({ left: true });
    expect(await rows()).toBe(0);
  });

  it('keeps the words that were agreed to as a hash, and no token', async () => {
    const token = await waiting('beweis@example.org');
    const row = await db.row<{ all: string; bytes: number }>(
      `select to_jsonb(a)::text as all, length(consent_hash) as bytes from stock_alerts.alert a`,
    );
    expect(row?.bytes).toBe(32);
    expect(row?.all).not.toContain(token);
  });

  it('stops at once for whoever leaves before', async () => {
    await waiting('weg@example.org');
    const row = await db.row<{ id: string }>('select id from stock_alerts.alert');
    expect(row).not.toBeNull();
    const [mail] = await world.mailsTo('weg@example.org');
    expect(mail?.subject).toContain('Bitte bestätigen');
    const { leave } = api.app.get(AlertLinks).tokensOf(row?.id ?? '');
    await api.call(leaveStockAlert, { token: leave });
    await stock(5);
    expect(await subjectsTo('weg@example.org')).toHaveLength(1);
  });
});

const rows = async () =>
  (await db.row<{ n: number }>('select count(*) as n from stock_alerts.alert'))?.n;

describe('the links', () => {
  it('confirm once, however often and at once they are clicked', async () => {
    await ask('doppelt@example.org');
    await api.drain();
    const token = await tokenIn('doppelt@example.org', '/bescheid/');
    const both = await Promise.all([1, 2].map(() => api.call(confirmStockAlert, { token })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    await stock(5);
    expect(await subjectsTo('doppelt@example.org')).toEqual(['Wieder da', 'Bitte bestätigen']);
  });

  it('are refused when forged, and answered alike when leaving', async () => {
    const token = await waiting('echt@example.org');
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}`;
    expect((await api.call(confirmStockAlert, { token: forged })).problem.code).toBe(
      'alert-link-invalid',
    );
    expect((await api.call(leaveStockAlert, { token: forged })).value).toEqual({ left: true });
    // The link that confirms is not the link that leaves.
    await api.call(leaveStockAlert, { token });
    expect(await rows()).toBe(1);
  });

  it('confirm for seven days; then the address is deleted', async () => {
    const before = api.clock.now().toISOString();
    await ask('spaet@example.org');
    await api.drain();
    const token = await tokenIn('spaet@example.org', '/bescheid/');
    const clear = () => api.app.get(Sweeps).run('clear-stock-alerts');
    api.clock.advance(7 * DAY_MS - HOUR_MS);
    expect(await clear()).toBe(0);
    api.clock.advance(HOUR_MS);
    expect((await api.call(confirmStockAlert, { token })).problem.code).toBe('alert-link-invalid');
    expect(await clear()).toBe(1);
    expect(await rows()).toBe(0);
    api.clock.set(before);
  });

  it('a confirmed wish ends after twelve months', async () => {
    await waiting('jahr@example.org');
    api.clock.advance(366 * DAY_MS);
    potter = await world.organiser('toepferei-blaubrand');
    await stock(5);
    expect(await subjectsTo('jahr@example.org')).toEqual(['Bitte bestätigen']);
    expect(await api.app.get(Sweeps).run('clear-stock-alerts')).toBe(1);
    // A clock that is turned back makes later counts earlier than these; the stories go on from here.
    potter = await world.organiser('toepferei-blaubrand');
  });
});

describe('races', () => {
  it('goods that came and went before the mail was written wake nobody, and the wish goes on', async () => {
    await waiting('flackern@example.org');
    const count = async (countedQuantity: number) => {
      const input = { variantId: variantOf(MUG), countedQuantity, clientId: newId() };
      await api.call(countStock, input, potter);
    };
    await count(5);
    await refreshOnly();
    await count(0);
    await refreshOnly();
    await api.drain();
    expect(await subjectsTo('flackern@example.org')).toEqual(['Bitte bestätigen']);
    await stock(5);
    expect(await subjectsTo('flackern@example.org')).toEqual(['Wieder da', 'Bitte bestätigen']);
  });

  it('goods that came back between form and click are told of at once', async () => {
    await ask('dazwischen@example.org');
    await api.drain();
    await stock(5);
    const token = await tokenIn('dazwischen@example.org', '/bescheid/');
    await api.call(confirmStockAlert, { token });
    await api.drain();
    expect(await subjectsTo('dazwischen@example.org')).toEqual(['Wieder da', 'Bitte bestätigen']);
  });

  it('many forms of one address at once make one wish and one mail', async () => {
    await Promise.all(Array.from({ length: 8 }, () => ask('viele@example.org')));
    await api.drain();
    expect(await rows()).toBe(1);
    expect(await world.mailsTo('viele@example.org')).toHaveLength(1);
  });
});

/** Works one round of the read model without the mails that follow from it. */
async function refreshOnly(): Promise<void> {
  await db.transaction((tx) =>
    api.app
      .get(RefreshListings)
      .refresh(tx, [demoId('product', demoProduct(MUG).id)], { recount: false }),
  );
}

describe('the form', () => {
  it('tells nobody whether an address waits already', async () => {
    await waiting('kunde@example.org');
    const known = await ask('kunde@example.org');
    const unknown = await ask('fremd@example.org');
    expect([known.status, known.value]).toEqual([unknown.status, unknown.value]);
    await api.drain();
    expect(await world.mailsTo('kunde@example.org')).toHaveLength(1);
  });

  it('takes a category, but not both and not neither', async () => {
    const about = { categoryPath: 'lebensmittel/kaese' };
    expect((await ask('kaese@example.org', about)).status).toBe(202);
    for (const wrong of [{}, { slug: MUG, ...about }]) {
      expect((await ask('x@example.org', wrong)).problem.code).toBe('invalid-input');
    }
    expect((await ask('x@example.org', { categoryPath: 'gibt/es/nicht' })).status).toBe(404);
  });

  it.each([
    '',
    'kein',
    'a@b',
    'a b@example.org',
    '🧀@example.org',
    `${'a'.repeat(260)}@example.org`,
  ])('refuses %j as an address', async (email) => {
    expect((await ask(email)).problem.code).toBe('invalid-input');
    expect(await rows()).toBe(0);
  });

  it('is limited for one network', async () => {
    const codes = [];
    for (let n = 0; n < 60; n += 1) codes.push((await ask(`flut-${n}@example.org`)).status);
    expect(codes).toContain(429);
  });
});
