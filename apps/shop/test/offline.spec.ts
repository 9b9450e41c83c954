import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addToCart, readCart } from '@markthalle/contracts/cart';
import { readHome } from '@markthalle/contracts/catalog';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Page } from 'playwright-core';
import { PATHS } from '../app/paths.ts';
import { cart, ORDER_TOKEN, order } from './fixture-orders.ts';
import { home } from './fixture-pages.ts';
import { SESSION_TOKEN } from './shop-fixture.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const ORDER = `/bestellung/${ORDER_TOKEN}`;
const SLOW_MS = 6_000;
const CODE = '402816';

let shop: ShopUnderTest;
let lineIsCut = false;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());
beforeEach(() => {
  shop.api.calls.length = 0;
});
afterEach(async () => {
  if (lineIsCut) await shop.mendLine();
  lineIsCut = false;
  shop.api.on(readHome, () => home);
});

const cutLine = async () => {
  lineIsCut = true;
  await shop.cutLine();
};

/** The paths of all pages that this browser keeps. */
const keptPaths = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('pages-'));
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });

/** Visits a page and waits until the browser has put it aside. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await waitFor('the copy', async () => (await keptPaths(page)).includes(path));
}

describe('without a line', () => {
  it('a visited order with its code is still readable and says how old it is', async () => {
    const [first, ...others] = order.producerOrders;
    if (first === undefined) throw new Error('the order has parts');
    const producerOrders = [{ ...first, pickupCode: CODE }, ...others];
    shop.api.on(readOrderByToken, ({ orderToken }) => {
      if (orderToken !== ORDER_TOKEN) throw new FixtureProblem('order-not-found');
      return { ...order, producerOrders };
    });
    const page = await shop.openPage({ javaScript: true });
    await visit(page, ORDER);
    await cutLine();
    await page.reload();
    const text = ((await page.locator('body').textContent()) ?? '').replace(/\s+/g, ' ');
    expect(text).toContain(order.number);
    expect(text.replaceAll(' ', '')).toContain(CODE);
    expect(text).toMatch(/Offline – Stand von \d\d:\d\d/);
    // The copy is drawn with its own styles and keeps the rules about scripts.
    const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
    expect(font).toContain('Figtree');
  });

  it('home was put aside on the first visit of any page, another page says what is missing', async () => {
    const page = await shop.openPage({ javaScript: true });
    await visit(page, '/ranking');
    await waitFor('home', async () => (await keptPaths(page)).includes('/'));
    await cutLine();
    await page.goto('/');
    expect(await page.locator('h1').textContent()).toBe(
      'Von Küste, See und Acker zu Ihnen nach Hause.',
    );
    const answer = await page.goto('/en/farms');
    expect(answer?.status()).toBe(503);
    expect(await page.locator('h1').textContent()).toBe('No signal right now');
  });

  it('a visited basket is readable, and a slow line brings no old one', async () => {
    const page = await shop.openPage({ javaScript: true, shopping: true });
    await visit(page, '/korb');
    shop.api.on(readCart, async () => {
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      return cart;
    });
    await page.goto('/korb');
    expect(await page.locator('html').getAttribute('data-kept-at')).toBeNull();
    shop.api.on(readCart, () => cart);
    await cutLine();
    await page.reload();
    const text = ((await page.locator('body').textContent()) ?? '').replace(/\s+/g, ' ');
    expect(text).toContain('Lindenhonig');
    expect(text).toMatch(/Offline – Stand von \d\d:\d\d/);
  });

  it('checkouts and searches are never put aside', async () => {
    const page = await shop.openPage({ javaScript: true, shopping: true });
    await visit(page, ORDER);
    for (const path of ['/kasse', '/suche?q=honig', '/anmelden', '/?korb=neu']) {
      await page.goto(path);
    }
    await visit(page, '/ranking');
    expect((await keptPaths(page)).sort()).toEqual(['/', '/ranking', ORDER].sort());
  });

  it('an article waits and goes into the basket once the line is back', async () => {
    const page = await shop.openPage({ javaScript: true });
    await page.goto('/');
    await page.context().setOffline(true);
    await page
      .getByRole('button', { name: /in den Korb/ })
      .first()
      .click();
    await page.getByText('kommt in den Korb, sobald wieder Netz da ist').waitFor();
    expect(shop.api.inputsOf(addToCart)).toEqual([]);
    await page.context().setOffline(false);
    await waitFor('the add', () => shop.api.inputsOf(addToCart).length === 1);
    const count = page.locator('[data-cart-count]');
    await waitFor('the count', async () => (await count.textContent())?.startsWith('3') ?? false);
    await page.reload();
    expect(shop.api.inputsOf(addToCart)).toHaveLength(1);
  });

  it('an order is refused in words and what was typed stays', async () => {
    const page = await shop.openPage({ javaScript: true, shopping: true });
    await page.goto('/kasse');
    await page.getByLabel('E-Mail').fill('anna@example.org');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).click();
    await page.getByText('Bestellen geht, sobald wieder Netz da ist').waitFor();
    expect(await page.getByLabel('E-Mail').inputValue()).toBe('anna@example.org');
    await page.context().setOffline(false);
  });
});

describe('with a slow or changed line', () => {
  it('the copy comes after three seconds', async () => {
    const page = await shop.openPage({ javaScript: true });
    await visit(page, '/');
    shop.api.on(readHome, async () => {
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      return home;
    });
    const startedAt = Date.now();
    await page.goto('/');
    expect(await page.locator('html').getAttribute('data-kept-at')).not.toBeNull();
    expect(Date.now() - startedAt).toBeLessThan(SLOW_MS);
  });

  it('the network is asked first', async () => {
    const page = await shop.openPage({ javaScript: true });
    await visit(page, '/');
    shop.api.on(readHome, () => ({ ...home, productCount: 777 }));
    await page.goto('/');
    expect(await page.locator('body').textContent()).toContain('777');
  });

  it('an order that is gone is forgotten', async () => {
    const page = await shop.openPage({ javaScript: true });
    await visit(page, ORDER);
    const gone = `/bestellung/${'g'.repeat(43)}`;
    await page.evaluate(async (path) => {
      const cache = await caches.open('pages-order');
      await cache.put(
        path,
        new Response('<html lang="de">', { headers: { 'kept-at': '2026-01-01' } }),
      );
    }, gone);
    await page.goto(gone);
    await waitFor('the copy to go', async () => !(await keptPaths(page)).includes(gone));
    expect(await keptPaths(page)).toContain(ORDER);
  });
});

describe('signing out', () => {
  it('takes the copies of orders along', async () => {
    const page = await shop.openPage({ javaScript: true });
    await page
      .context()
      .addCookies([{ name: 'shop_session', value: SESSION_TOKEN, url: shop.url }]);
    await visit(page, ORDER);
    // The button of the account page, wherever that page puts it.
    await page.evaluate((action) => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action });
      document.body.append(form);
      form.submit();
    }, PATHS.signOut.de);
    await page.waitForURL(`${shop.url}/`);
    await waitFor('the copy to go', async () => !(await keptPaths(page)).includes(ORDER));
  });
});
