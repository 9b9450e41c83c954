import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readActing } from '@markthalle/contracts/device-commands';
import { listPortalProducts } from '@markthalle/contracts/portal-products';
import { launchBrowser } from '@markthalle/testing/browser';
import { waitFor } from '@markthalle/testing/wait-for';
import { type RunningWebApp, startWebApp } from '@markthalle/testing/web-app';
import { HOUR_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { PaidOrders } from './paid-orders.ts';

jest.setTimeout(300_000);

const PORTAL = path.resolve(import.meta.dirname, '../../vendor-portal');
const DAY_MS = 86_400_000;
const ORDERS = 8;
const VARIANTS = 4;

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

let api: ApiUnderTest;
let portal: RunningWebApp;
let browser: Browser;
let db: Db;

const startPortal = async (port?: string) => {
  const { port: apiPort } = api.app.getHttpServer().address() as { port: number };
  const env = { API_URL: `http://127.0.0.1:${apiPort}`, ...(port ? { PORT: port } : {}) };
  portal = await startWebApp(PORTAL, env);
};

beforeAll(async () => {
  api = await ApiUnderTest.start();
  // The shelves of the demo were filled a moment ago; what is done on phones must lie after that.
  api.clock.advance(HOUR_MS);
  db = api.app.get(Db);
  browser = await launchBrowser();
  await startPortal();
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await api?.stop();
});

/** A phone whose clock is a day ahead, signed in. */
async function phone(token: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: portal.url });
  await context.addCookies([{ name: 'portal_session', value: token, url: portal.url }]);
  await context.addInitScript((aheadMs) => {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...parts: unknown[]) {
        super(...((parts.length === 0 ? [Real.now() + aheadMs] : parts) as [number]));
      }
      static override now() {
        return Real.now() + aheadMs;
      }
    } as DateConstructor;
  }, DAY_MS);
  const page = await context.newPage();
  await page.goto('/bestellungen');
  const isReady = `navigator.serviceWorker.controller !== null
    && document.documentElement.dataset.account !== undefined`;
  await waitFor('the worker', () => page.evaluate<boolean>(isReady), { timeoutMs: 60_000 });
  return page;
}

async function keep(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await waitFor(`the copy of ${address}`, () =>
    page.evaluate<boolean>(`caches.match('${address}').then((copy) => copy !== undefined)`),
  );
}

/** Sends one form of the page that is open, as a finger does, and waits until it is kept. */
async function act(page: Page, kind: string, typed?: string): Promise<void> {
  const form = page.locator(`form[data-command="${kind}"]`).first();
  if (typed !== undefined) await form.locator('input[type="number"]').fill(typed);
  await form.getByRole('button').first().click();
  await form
    .locator('xpath=following-sibling::*[1][@data-command-state]')
    .getByText('Gespeichert')
    .waitFor();
}

const logged = (accountId: string) =>
  db.rows<{ kind: string; state: string; at: Date }>(
    `select kind, state, acted_at as at from devices.command where account_id = $1
      order by acted_at, recorded_at`,
    [accountId],
  );

const onHand = async (variantId: string) =>
  (
    await db.row<{ onHand: number }>(
      'select on_hand as "onHand" from inventory.stock where variant_id = $1',
      [variantId],
    )
  )?.onHand;

/** The phone believes that nothing has arrived, and sends everything again. */
const forgetAnswers = (page: Page) =>
  page.evaluate(`(async () => {
    const [{ name }] = await indexedDB.databases();
    const opening = indexedDB.open(name);
    await new Promise((resolve) => { opening.onsuccess = resolve; });
    const transaction = opening.result.transaction('commands', 'readwrite');
    const cursors = transaction.objectStore('commands').openCursor();
    cursors.onsuccess = () => {
      if (!cursors.result) return;
      cursors.result.update({ ...cursors.result.value, state: 'waiting' });
      cursors.result.continue();
    };
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    opening.result.close();
  })()`);

async function allArrived(page: Page, accountId: string, count: number): Promise<void> {
  await page.goto('/entwuerfe');
  await waitFor('all acts', async () => (await logged(accountId)).length === count, {
    timeoutMs: 60_000,
  });
  await page.getByText('Nichts wartet.').waitFor();
}

describe('a day in a barn without a line', () => {
  it('arrives once, in order and with its times, though the tab was killed and the clock is wrong', async () => {
    const token = await api.signIn('hallo@kaeserei-kranichruf.example');
    const me = (await api.call(readActing, {}, { sessionToken: token })).value;
    const { products } = (await api.call(listPortalProducts, {}, { sessionToken: token })).value;
    const variants = products
      .flatMap((product) => product.variants)
      .filter(({ policy }) => policy === 'tracked')
      .slice(0, VARIANTS)
      .map(({ variantId }) => variantId);
    expect(variants).toHaveLength(VARIANTS);
    const made = new PaidOrders(api.app);
    const orders: string[] = [];
    for (let position = 0; position < ORDERS; position += 1) {
      const order = await made.paid([{ producerId: me.producerId, goodsCents: 1000 + position }]);
      orders.push(order.parts.get(me.producerId) ?? '');
    }
    await db.execute(`update orders.producer_order set state = 'confirmed' where id = any($1)`, [
      orders,
    ]);

    const page = await phone(token);
    for (const id of orders) await keep(page, `/bestellungen/${id}`);
    for (const id of variants) await keep(page, `/lager/${id}`);
    const { port } = new URL(portal.url);
    await portal.stop();
    await page.context().setOffline(true);
    const begunAt = Date.now();
    const done: string[] = [];
    for (const id of variants) {
      await page.goto(`/lager/${id}`);
      for (const [kind, typed] of [
        ['stock.received', '7'],
        ['stock.counted', '12'],
        ['stock.sold', '3'],
      ] as const) {
        await act(page, kind, typed);
        done.push(kind);
      }
      for (const order of orders.splice(0, ORDERS / VARIANTS)) {
        await page.goto(`/bestellungen/${order}`);
        await act(page, 'order.ready');
        done.push('order.ready');
      }
    }
    const lastedMs = Date.now() - begunAt;
    expect(done).toHaveLength(20);

    const devTools = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    devTools.send('Page.crash').catch(() => undefined);
    await crashed;
    const context = page.context();
    await page.close();
    await startPortal(port);
    await context.setOffline(false);
    const reopened = await context.newPage();
    await allArrived(reopened, me.accountId, done.length);

    const rows = await logged(me.accountId);
    expect(rows.map(({ kind }) => kind)).toEqual(done);
    expect(rows.every(({ state }) => state === 'applied')).toBe(true);
    // Counted 12 replaces what came before; 3 were sold after it.
    for (const variantId of variants) expect(await onHand(variantId)).toBe(9);
    // The clock of the phone shows tomorrow; the acts happened during the last minutes all the same.
    const now = api.clock.now().getTime();
    const [first, last] = [rows[0], rows.at(-1)].map((row) => row?.at.getTime() ?? 0);
    expect(last).toBeLessThanOrEqual(now);
    expect(first).toBeGreaterThan(now - lastedMs - 60_000);
    expect((last ?? 0) - (first ?? 0)).toBeLessThanOrEqual(lastedMs);

    await forgetAnswers(reopened);
    await reopened.reload();
    await reopened.getByText('Nichts wartet.').waitFor();
    expect(await logged(me.accountId)).toEqual(rows);
    for (const variantId of variants) expect(await onHand(variantId)).toBe(9);
  });

  it('two phones of one farm sell from the same shelf without losing a piece', async () => {
    const token = await api.signIn('hallo@imkerei-lindenlaut.example');
    const me = (await api.call(readActing, {}, { sessionToken: token })).value;
    const { products } = (await api.call(listPortalProducts, {}, { sessionToken: token })).value;
    const variantId = products
      .flatMap((product) => product.variants)
      .find(({ policy }) => policy === 'tracked')?.variantId;
    if (variantId === undefined) throw new Error('the beekeeper counts her jars');
    const before = (await onHand(variantId)) ?? 0;
    const phones = [await phone(token), await phone(token)];
    for (const page of phones) {
      await page.goto(`/lager/${variantId}`);
      await page.context().setOffline(true);
      await act(page, 'stock.received', '5');
      await act(page, 'stock.sold', '1');
    }
    for (const page of phones) await page.context().setOffline(false);
    await waitFor('both phones', async () => (await logged(me.accountId)).length === 4, {
      timeoutMs: 60_000,
    });
    expect(await onHand(variantId)).toBe(before + 8);
  });
});
